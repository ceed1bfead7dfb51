import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { findChromium, launch, noChromium } from "../../run/chromium.js";
import { selectNotebooks } from "../../run/main.js";
import { figureOf, type Notebook, outputsOf } from "../../run/notebook.js";
import { choose, endKernels, openLab, openNotebook, savedPage, untrusted, visit } from "../support/lab.js";

/** The notebooks as a reader meets them: in JupyterLab, as a saved page, and untrusted. */
const notebooks = selectNotebooks([]).map((file) => {
  const notebook = JSON.parse(readFileSync(file, "utf8")) as Notebook;
  const outputs = outputsOf(notebook);
  const html = outputs.map(({ data }) => [data?.["text/html"] ?? ""].flat().join("")).join("\n");
  return {
    file,
    name: path.basename(file),
    figures: outputs.filter((output) => figureOf(output) !== undefined).length,
    pictures: html.split("<img ").length - 1,
    steppers: html.split('<div class="backprop-stepper"').length - 1,
  };
});

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

/** Runs in the page: the sources of pictures in outputs that were not loaded. */
const broken = `[...document.querySelectorAll(".jp-RenderedHTML img")].filter((i) => !(i.complete && i.naturalWidth > 0)).map((i) => i.src.slice(0, 60))`;

/** Walks one stepper by mouse and by keyboard; its text must change at every step. */
async function walk(page: Page, stepper: Locator): Promise<void> {
  const card = stepper.locator(".backprop-card");
  await card.scrollIntoViewIfNeeded();
  const count = async () => (await card.locator("output").textContent())?.split(" of ").map(Number) ?? [];
  const sentence = () => card.locator(".backprop-sentence").textContent();
  const [start = Number.NaN, last = Number.NaN] = await count();
  assert.ok(last >= 3, `${last} steps`);
  if (start > 0) await card.press("Home");
  const seen = new Set([await sentence()]);
  await card.getByRole("button", { name: "One step on" }).click();
  assert.deepEqual(await count(), [1, last]);
  seen.add(await sentence());
  await card.press("ArrowRight");
  assert.deepEqual(await count(), [2, last]);
  seen.add(await sentence());
  assert.equal(seen.size, 3, "the sentence changes");
  await card.locator("input[type=range]").focus();
  await page.keyboard.press("End");
  assert.deepEqual(await count(), [last, last]);
  await card.getByRole("button", { name: "One step back" }).click();
  assert.deepEqual(await count(), [last - 1, last]);
  assert.ok(await card.locator("svg").isVisible());
}

async function walkAll(page: Page, wanted: number): Promise<void> {
  const steppers = page.locator(".backprop-stepper:has(.backprop-card)");
  assert.equal(await steppers.count(), wanted, "steppers whose script ran");
  for (let index = 0; index < wanted; index++) await walk(page, steppers.nth(index));
}

/** Waits until every picture in the outputs is loaded, and returns how many stand there by themselves. */
async function pictureCount(page: Page): Promise<number> {
  await page.waitForFunction(`(${broken}).length === 0`).catch(() => undefined);
  assert.deepEqual(await page.evaluate(broken), [], "pictures that are not loaded");
  return page.locator(".jp-RenderedHTML img:not(.backprop-stepper:has(.backprop-card) img)").count();
}

afterEach(() => endKernels(address));

describe("in JupyterLab, Run All", () => {
  for (const { name, figures, pictures, steppers } of notebooks)
    it(`${name}: ${figures} figures, ${pictures} pictures, ${steppers} steppers`, () =>
      visit(browser, name, async ({ page, foreign, errors }) => {
        await openNotebook(page, address, name);
        await choose(page, "Edit", /^Clear Outputs of All Cells/);
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
      }));
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
    }));
  it("an untrusted copy shows the whole picture and the table of steps, and runs no script", () =>
    visit(browser, "untrusted", async ({ page }) => {
      await openNotebook(page, address, untrusted(chosen.name));
      await page.locator(".jp-RenderedHTML img").first().waitFor();
      assert.equal(await page.locator(".backprop-card").count(), 0);
      assert.equal(await pictureCount(page), chosen.pictures);
      const tables = page.locator(".jp-OutputArea-output table:visible", { hasText: "upstream" });
      assert.ok((await tables.count()) >= chosen.steppers, "the tables of steps");
    }));
});

describe("as a saved page without a kernel", () => {
  for (const { file, name, figures, steppers } of notebooks)
    it(name, () =>
      visit(browser, `saved-${name}`, async ({ page }) => {
        await page.goto(pathToFileURL(savedPage(file)).href, { waitUntil: "domcontentloaded" });
        await walkAll(page, steppers);
        await pictureCount(page);
        const stills = page.locator(".jp-RenderedSVG svg:visible, .jp-RenderedSVG img:visible");
        assert.ok((await stills.count()) >= figures, "a still picture of each figure");
      }),
    );
});
