import { type ChildProcess, execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { inRoot, jupyterEnvironment, startLab, venvPython } from "../../run/project.js";

/** A JupyterLab on copies of the notebooks, so that nothing done to them reaches the committed ones. */
const folder = inRoot(".build", "browser");
const work = path.join(folder, "notebooks");
const state = path.join(folder, "state");
const environment = jupyterEnvironment(state);

const python = (...args: string[]) => execFileSync(venvPython, args, { env: environment, stdio: "pipe" });

/** The name of a copy that Jupyter has no reason to trust: its content was never signed. */
export const untrusted = (name: string): string => `untrusted-${name}`;

/** The name of a copy without outputs: whatever it shows, its cells have shown. */
export const cleared = (name: string): string => `cleared-${name}`;

/** Copies the notebooks, signs those as committed, and starts JupyterLab; resolves to its address. */
export async function openLab(notebooks: readonly string[]): Promise<{ address: URL; server: ChildProcess }> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  mkdirSync(state);
  for (const file of notebooks) {
    const name = path.basename(file);
    copyFileSync(file, path.join(work, name));
    const notebook = JSON.parse(readFileSync(file, "utf8"));
    notebook.metadata.copy = "untrusted";
    writeFileSync(path.join(work, untrusted(name)), JSON.stringify(notebook));
    for (const cell of notebook.cells)
      if (cell.cell_type === "code") Object.assign(cell, { execution_count: null, outputs: [] });
    writeFileSync(path.join(work, cleared(name)), JSON.stringify(notebook));
  }
  python(inRoot("lib", "run", "sign.py"), ...notebooks.map((file) => path.join(work, path.basename(file))));
  return new Promise((resolve, reject) => {
    const server = startLab({ folder: work, state }, (address) =>
      resolve({ address: new URL(address), server }),
    );
    server.on("close", (status) =>
      reject(new Error(`JupyterLab stopped with ${status}: see ${state}/lab.log`)),
    );
  });
}

/** Makes saved pages of the notebooks, as File → Save and Export does; returns where each one's page lies. */
export function savePages(notebooks: readonly string[]): (notebook: string) => string {
  python("-m", "nbconvert", "--to", "html", "--log-level=ERROR", "--output-dir", folder, ...notebooks);
  return (notebook) => path.join(folder, `${path.basename(notebook, ".ipynb")}.html`);
}

export interface Visit {
  page: Page;
  /** Addresses outside this machine that the page asked for; it gets nothing from there. */
  foreign: string[];
  /** Errors of the page's own scripts. */
  errors: string[];
}

/**
 * Lets `visitor` use a fresh page. A picture of how it ended is kept in the folder that SCREENSHOTS names; after a
 * failure there is one in any case, beside the copies of the notebooks.
 */
export async function visit(
  browser: Browser,
  name: string,
  visitor: (visit: Visit) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(60_000);
  const [foreign, errors]: [string[], string[]] = [[], []];
  await page.route(/^https?:\/\/(?!localhost|127\.0\.0\.1)/, (route) => {
    foreign.push(route.request().url());
    return route.abort();
  });
  page.on("pageerror", (error) => errors.push(String(error.stack ?? error)));
  let pictures = process.env.SCREENSHOTS;
  try {
    await visitor({ page, foreign, errors });
  } catch (error) {
    pictures ??= folder;
    throw error;
  } finally {
    if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`) });
    await page.close();
  }
}

/** Opens a notebook in JupyterLab and waits until its cells and its kernel are there. */
export async function openNotebook(page: Page, { origin, searchParams }: URL, name: string): Promise<void> {
  const token = searchParams.get("token");
  await page.goto(`${origin}/lab/workspaces/test/tree/${name}?reset&token=${token}`);
  await page.locator(".jp-Notebook .jp-Cell").first().waitFor();
  await page.getByText(/^TypeScript .* \| Idle$/).waitFor(); // in the status bar
}

/** Ends the notebook's kernel: each takes a quarter of a gigabyte. */
export async function endKernel({ origin, searchParams }: URL, name: string): Promise<void> {
  const headers = { authorization: `token ${searchParams.get("token")}` };
  const sessions = (await (await fetch(`${origin}/api/sessions`, { headers })).json()) as {
    id: string;
    path: string;
  }[];
  await Promise.all(
    sessions
      .filter(({ path }) => path === name)
      .map(({ id }) => fetch(`${origin}/api/sessions/${id}`, { method: "DELETE", headers })),
  );
}

/** Chooses an entry of JupyterLab's menu bar. */
export async function choose(page: Page, menu: string, entry: RegExp): Promise<void> {
  await page.locator(".lm-MenuBar-itemLabel", { hasText: new RegExp(`^${menu}$`) }).click();
  await page.locator(".lm-Menu-item", { hasText: entry }).first().click();
}
