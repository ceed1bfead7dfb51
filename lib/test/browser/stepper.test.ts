import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { formula } from "../../formula/formula.js";
import { findChromium, launch } from "../../run/chromium.js";
import { stepper } from "../../stepper/stepper.js";

/** The step-by-step view in a saved page with no kernel: two on one page, by mouse and by keyboard, and in print. */
const folder = mkdtempSync(join(tmpdir(), "stepper-"));
const file = join(folder, "page.html");
const empty = join(folder, "empty.html");
let browser: Browser;

before(async () => {
  const first = stepper(formula("q = x + y; f = q * z", { x: -2, y: 5, z: -4 })).html();
  const second = stepper(formula("b = a + a; c = b + b", { a: 3 }), { start: 2 }).html();
  // A key that the page itself listens to, as a notebook does.
  const page = `<!doctype html><meta charset="utf-8"><body onkeydown="this.dataset.keys=(this.dataset.keys??'')+event.key">${first}${second}`;
  writeFileSync(file, page);
  writeFileSync(empty, "<!doctype html><body>");
  browser = await launch(findChromium() as string);
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function open(
  options: { javaScriptEnabled?: boolean } = {},
): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 }, ...options });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    if (/^http/.test(request.url())) errors.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  return { page, errors };
}

/** The numbers that are to be seen in the picture now. */
async function seen(card: Locator): Promise<string[]> {
  return card.locator("svg [data-at]:not(.later) text").allTextContents();
}
const said = async (card: Locator): Promise<string> =>
  (await card.locator(".backprop-sentence").textContent()) ?? "";
const where = (card: Locator): Promise<string | null> => card.locator("output").textContent();

test("it opens at the inputs, and the buttons go through every step", async () => {
  const { page, errors } = await open();
  const card = page.locator(".backprop-card").first();
  assert.deepEqual((await seen(card)).sort(), ["5", "−2", "−4"]);
  assert.equal(await card.locator("strong").textContent(), "The inputs");
  const next = card.getByRole("button", { name: "One step on" });
  await next.click();
  assert.deepEqual((await seen(card)).sort(), ["5", "q = 3", "−2", "−4"]);
  for (let i = 0; i < 3; i++) await next.click();
  assert.equal(await card.locator("strong").textContent(), "Backward through the gate × of f");
  assert.match(await said(card), /to q:\s*df\/df = 1\s*upstream\s*×/);
  assert.equal(await card.locator("ellipse.now").count(), 1);
  await next.click();
  assert.equal((await seen(card)).length, 10);
  assert.equal(await where(card), "5 of 5");
  assert.equal(await next.getAttribute("aria-disabled"), "true");
  await card.getByRole("button", { name: "First step" }).click();
  assert.equal(await where(card), "0 of 5");
  assert.deepEqual(errors, []);
  await page.close();
});

test("arrow keys, Home and End, also on the slider, and no key reaches the page around it", async () => {
  const { page } = await open();
  const card = page.locator(".backprop-card").first();
  await card.focus();
  const after = async (...keys: string[]): Promise<string | null> => {
    for (const key of keys) await page.keyboard.press(key);
    return where(card);
  };
  assert.equal(await after("ArrowRight", "ArrowRight"), "2 of 5");
  assert.equal(await after("End"), "5 of 5");
  assert.equal(await after("ArrowLeft"), "4 of 5");
  assert.equal(await after("Home"), "0 of 5");
  await card.getByRole("slider").focus();
  assert.equal(await after("ArrowRight", "ArrowRight", "ArrowRight"), "3 of 5");
  assert.match(
    (await card.getByRole("slider").getAttribute("aria-valuetext")) ?? "",
    /^3 of 5: The way back/,
  );
  await after("a", "x", "Enter");
  assert.equal(await page.locator("body").getAttribute("data-keys"), null);
  const outline = await card
    .getByRole("slider")
    .evaluate((one) => one.ownerDocument.defaultView?.getComputedStyle(one).outlineStyle);
  assert.equal(outline, "solid");
  await page.close();
});

test("two on a page do not disturb each other, and leave no name behind", async () => {
  const { page } = await open();
  const cards = page.locator(".backprop-card");
  assert.equal(await where(cards.nth(1)), "2 of 5");
  await cards.nth(1).focus();
  await page.keyboard.press("End");
  assert.deepEqual([await where(cards.nth(0)), await where(cards.nth(1))], ["0 of 5", "5 of 5"]);
  assert.match(await said(cards.nth(1)), /gradients add: dc\/da = 2 \+ 2 = 4/);
  const names = (): string[] => Object.keys(globalThis);
  const present = await page.evaluate(names);
  await page.goto(pathToFileURL(empty).href);
  assert.deepEqual(present, await page.evaluate(names));
  await page.close();
});

test("the table of all steps opens, with the present step marked; in print everything is there", async () => {
  const { page } = await open();
  const card = page.locator(".backprop-card").first();
  const tables = page.locator(".backprop-tables").first();
  assert.equal(await tables.isVisible(), false);
  await card.focus();
  await page.keyboard.press("ArrowRight");
  await card.getByRole("button", { name: "All steps" }).click();
  assert.deepEqual(await tables.locator("tr[aria-current=step] td").allTextContents(), [
    "1",
    "+",
    "q = x + y",
    "−2 + 5",
    "3",
  ]);
  await card.getByRole("button", { name: "All steps" }).click();
  await page.emulateMedia({ media: "print", reducedMotion: "reduce" });
  assert.equal(await tables.isVisible(), true);
  assert.equal(await card.locator(".backprop-controls").isVisible(), false);
  const shown = await card
    .locator("svg [data-at]")
    .evaluateAll((parts) =>
      parts.map((part) => part.ownerDocument.defaultView?.getComputedStyle(part).opacity),
    );
  assert.deepEqual(new Set(shown), new Set(["1"]));
  await page.close();
});

test("a page saved while it shows the view shows it again", async () => {
  const { page } = await open();
  await page.locator(".backprop-card").first().focus();
  await page.keyboard.press("End");
  const saved = join(folder, "saved.html");
  writeFileSync(saved, await page.content());
  await page.goto(pathToFileURL(saved).href);
  const cards = page.locator(".backprop-card");
  assert.deepEqual([await cards.count(), await page.locator("svg").count()], [2, 2]);
  assert.deepEqual([await where(cards.nth(0)), await where(cards.nth(1))], ["0 of 5", "2 of 5"]);
  await cards.nth(0).getByRole("button", { name: "One step on" }).click();
  assert.deepEqual((await seen(cards.nth(0))).sort(), ["5", "q = 3", "−2", "−4"]);
  await page.close();
});

test("without scripts the picture and both tables stand there", async () => {
  const { page } = await open({ javaScriptEnabled: false });
  assert.equal(await page.locator("img").first().isVisible(), true);
  assert.equal(await page.locator("table").count(), 4);
  assert.equal(await page.locator("button").count(), 0);
  await page.close();
});
