import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { findChromium, launch, noChromium } from "../../run/chromium.js";
import { choose, cleared, endKernel, openLab, openNotebook, untrusted, visit } from "../support/lab.js";
import { notebooks, pictureCount, toured, walkAll } from "../support/notebook-page.js";

/** The notebooks as a reader meets them in JupyterLab, trusted and not. */
let browser: Browser;
let server: ChildProcess;
let address: URL;
before(async () => {
  const program = findChromium();
  assert.ok(program, noChromium);
  browser = await launch(program);
  ({ address, server } = await openLab(notebooks.map(({ file }) => file)));
});
after(async () => {
  await browser?.close();
  server?.removeAllListeners("close").kill("SIGTERM");
});

/** Runs in the page: whether every cell with code has run, or one has failed. */
const finished = `(() => {
  const failed = document.querySelector('[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type="application/vnd.jupyter.error"]');
  if (failed) return failed.textContent;
  const cells = [...document.querySelectorAll(".jp-Notebook .jp-CodeCell")].filter((c) => c.querySelector(".cm-content").textContent.trim());
  return cells.length > 0 && cells.every((c) => /^\\[\\d+\\]/.test(c.querySelector(".jp-InputPrompt").textContent)) ? "fine" : "";
})()`;

// Two at a time: a kernel that starts leaves the other core to a page that draws.
describe("in JupyterLab, Run All", { concurrency: 2 }, () => {
  for (const { name, figures, pictures, steppers } of toured)
    it(`${name}: ${figures} figures, ${pictures} pictures, ${steppers} steppers`, () =>
      visit(browser, name, async ({ page, foreign, errors }) => {
        await openNotebook(page, address, cleared(name));
        await choose(page, "Run", /^Run All Cells/);
        const outcome = await page.waitForFunction(finished, undefined, { timeout: 120_000, polling: 250 });
        assert.equal(await outcome.jsonValue(), "fine");
        const drawn = page.locator(".js-plotly-plot:has(.main-svg)");
        if (figures > 0) await drawn.nth(figures - 1).waitFor({ state: "attached" });
        assert.equal(await drawn.count(), figures, "interactive figures");
        await walkAll(page, steppers);
        assert.equal(await pictureCount(page), pictures - steppers, "graph pictures");
        assert.deepEqual(errors, []);
        assert.deepEqual(foreign, [], "everything comes from this machine");
      }).finally(() => endKernel(address, cleared(name))));
});

describe("opened and not run", () => {
  const chosen = notebooks.find(({ steppers }) => steppers > 0);
  it("a notebook with a stepper is among them", () => assert.ok(chosen));
  if (!chosen) return;
  it("the committed notebook is trusted: its steppers step at once", () =>
    visit(browser, "opened", async ({ page }) => {
      await openNotebook(page, address, chosen.name);
      await page.locator(".backprop-card").first().waitFor();
      await walkAll(page, chosen.steppers);
    }).finally(() => endKernel(address, chosen.name)));
  it("an untrusted copy shows the whole picture and the table of steps, and runs no script", () =>
    visit(browser, "untrusted", async ({ page }) => {
      await openNotebook(page, address, untrusted(chosen.name));
      await page.locator(".jp-RenderedHTML img").first().waitFor();
      assert.equal(await page.locator(".backprop-card").count(), 0);
      assert.equal(await pictureCount(page), chosen.pictures);
      const tables = page.locator(".jp-OutputArea-output table:visible", { hasText: "upstream" });
      assert.ok((await tables.count()) >= chosen.steppers, "the tables of steps");
    }).finally(() => endKernel(address, untrusted(chosen.name))));
});
