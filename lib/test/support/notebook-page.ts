import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { figureOf, type Notebook, outputsOf } from "../../run/notebook.js";
import { selectNotebooks } from "../../run/select.js";

/** The notebooks of the course, and how many figures, pictures and steppers each shows. */
export const notebooks = selectNotebooks([]).map((file) => {
  const notebook = JSON.parse(readFileSync(file, "utf8")) as Notebook;
  const outputs = outputsOf(notebook);
  const html = outputs.map(({ data }) => [data?.["text/html"] ?? ""].flat().join("")).join("\n");
  return {
    file,
    name: path.basename(file),
    figures: outputs.filter((output) => figureOf(output) !== undefined).length,
    pictures: html.split("<img ").length - 1,
    steppers: html.split('<div class="backprop-stepper"').length - 1,
    tables: html.split("<table").length - 1,
  };
});

/** Of each kind of output the notebook that has most of it; with `npm test -- tours` every one. */
export const toured = notebooks.filter(
  (one) =>
    process.env.TOURS === "all" ||
    (["figures", "pictures", "steppers", "tables"] as const).some(
      (kind) => one === notebooks.reduce((most, other) => (other[kind] > most[kind] ? other : most)),
    ),
);

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

/** Walks all steppers of a page, as many as there must be. */
export async function walkAll(page: Page, wanted: number): Promise<void> {
  const steppers = page.locator(".backprop-stepper:has(.backprop-card)");
  assert.equal(await steppers.count(), wanted, "steppers whose script ran");
  for (let index = 0; index < wanted; index++) await walk(page, steppers.nth(index));
}

/** Waits until every picture in the outputs is loaded, and returns how many stand there by themselves. */
export async function pictureCount(page: Page): Promise<number> {
  await page.waitForFunction(`(${broken}).length === 0`).catch(() => undefined);
  assert.deepEqual(await page.evaluate(broken), [], "pictures that are not loaded");
  return page.locator(".jp-RenderedHTML img:not(.backprop-stepper:has(.backprop-card) img)").count();
}
