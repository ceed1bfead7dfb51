import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { makeHandouts } from "../../../handout/make.js";
import { stage } from "../../../handout/slides/style.js";
import { findChromium, launch, noChromium } from "../../../run/chromium.js";
import { selectNotebooks } from "../../../run/select.js";
import { toured } from "../../support/notebook-page.js";

/** The slides of notebooks with output of every kind, in a real browser. */
const folder = mkdtempSync(join(tmpdir(), "slides-"));
const files = [...new Set([...toured.map(({ file }) => file), ...selectNotebooks(["02"])])];
let browser: Browser;
before(async () => {
  const program = findChromium();
  assert.ok(program, noChromium);
  browser = await launch(program);
  const formats = ["slides"] as const;
  const editions = ["teacher", "student"] as const;
  await makeHandouts({ files, editions, formats, papers: [], folder }, { made: () => undefined });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Opens slides; what goes wrong or is asked for is gathered. */
async function open(edition: string, name: string): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: stage });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => /^http/.test(request.url()) && faults.push(request.url()));
  await page.goto(pathToFileURL(join(folder, edition, `${name}.slides.html`)).href);
  return { page, faults };
}

/** Goes through all slides; what reaches beyond the stage, or has to be scrolled, by the number of its slide. */
const beyond = `(() => {
  const found = [];
  for (let i = 0; i < Reveal.getTotalSlides(); i++) {
    Reveal.slide(i, 0, 99);
    const slide = Reveal.getCurrentSlide();
    for (const one of slide.querySelectorAll("*")) {
      if (one.closest(".katex *, script, style, aside") || one.getClientRects().length === 0) continue;
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const isCut = one.scrollWidth > one.clientWidth + 2 && getComputedStyle(one).overflowX !== "visible" && one.clientWidth > 0;
      if (left < 0 || top < 0 || right > ${stage.width} || bottom > ${stage.height} || isCut)
        found.push([i, one.tagName, one.className, Math.round(right), Math.round(bottom)].join(" "));
    }
  }
  return found;
})()`;

for (const name of files.map((file) => basename(file, ".ipynb")))
  test(`${name}: no slide is taller or wider than the stage, nothing is asked for, nothing fails`, async () => {
    for (const edition of ["teacher", "student"]) {
      const { page, faults } = await open(edition, name);
      assert.ok(Number(await page.evaluate("Reveal.getTotalSlides()")) >= 10);
      assert.deepEqual(await page.evaluate(beyond), [], edition);
      assert.deepEqual(faults, []);
      assert.equal(await page.locator("img:not([alt]), img[alt='']").count(), 0);
      await page.close();
    }
  });

test("a slide that is too tall is found", async () => {
  const { page } = await open("student", "02-chain-rule");
  await page.evaluate(
    `document.querySelectorAll(".body")[2].insertAdjacentHTML("beforeend", "<p style='height:700px'>tall</p>")`,
  );
  assert.notDeepEqual(await page.evaluate(beyond), []);
  await page.close();
});

test("the presenter's view opens from a file, with the notes and the next slide", async () => {
  const { page, faults } = await open("teacher", "02-chain-rule");
  const [view] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("s")]);
  view.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await view.locator("#upcoming-slide iframe").waitFor({ timeout: 10_000 });
  const walk = Number(
    await page.evaluate(
      `Reveal.getSlides().findIndex((one) => one.querySelector("aside.notes")?.textContent.includes("Forward: each gate's value"))`,
    ),
  );
  assert.ok(walk > 0, "a slide whose notes have the calculation by hand");
  await page.evaluate(`Reveal.slide(${walk})`);
  await view.getByText("Forward: each gate's value").first().waitFor({ timeout: 10_000 });
  assert.equal(await view.locator(".katex-html").count(), 0, "formulas are not written twice");
  const inside = view.frameLocator("#current-slide iframe").locator("section.present");
  await inside.waitFor({ timeout: 10_000 });
  assert.deepEqual(faults, []);
  await page.close();
});

test("the walk through a graph works on its slide, and the keys are its own while one is at it", async () => {
  const { page } = await open("student", "02-chain-rule");
  await page.evaluate(
    `Reveal.slide(Reveal.getSlides().findIndex((one) => one.querySelector(".backprop-card")))`,
  );
  const card = page.locator("section.present .backprop-card");
  const sentence = card.locator(".backprop-sentence");
  const first = await sentence.textContent();
  await card.getByRole("button", { name: "One step on" }).click();
  assert.notEqual(await sentence.textContent(), first);
  const before = await page.evaluate("Reveal.getIndices().h");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate("Reveal.getIndices().h"), before);
  await page.close();
});
