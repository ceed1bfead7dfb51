import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { makeHandouts } from "../../../handout/make.js";
import { findChromium, launch, noChromium } from "../../../run/chromium.js";
import { selectNotebooks } from "../../../run/select.js";
import { toured } from "../../support/notebook-page.js";

/** What axe-core finds in pages and slides for those who read with other means: nothing serious. */
const folder = mkdtempSync(join(tmpdir(), "axe-"));
const slides = ["02-chain-rule", "14-check-your-own-work"];
const files = [...new Set([...toured.map(({ file }) => file), ...selectNotebooks(slides)])];
const pages = files.map((file) => basename(file, ".ipynb"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser: Browser;
before(async () => {
  const program = findChromium();
  assert.ok(program, noChromium);
  browser = await launch(program);
  const told = { made: () => undefined };
  const wanted = { editions: ["teacher"], papers: [], folder } as const;
  await makeHandouts({ ...wanted, files, formats: ["html"] }, told);
  await makeHandouts({ ...wanted, files: selectNotebooks(slides), formats: ["slides"] }, told);
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function open(file: string, colorScheme: "light" | "dark", width = 1280): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 720 }, colorScheme });
  await page.goto(pathToFileURL(join(folder, "teacher", file)).href);
  await page.evaluate(axe);
  return page;
}

/** The findings that are serious or worse, each with the first place. */
async function findings(page: Page): Promise<string[]> {
  const found = (await page.evaluate(`axe.run().then(({ violations }) => violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => id + ": " + nodes.length + " × " + nodes[0].html.slice(0, 160)))`)) as string[];
  return found;
}

for (const name of [...pages, "index"])
  test(`the page ${name}`, async () => {
    for (const scheme of slides.includes(name) ? (["light", "dark"] as const) : (["light"] as const)) {
      const page = await open(`${name}.html`, scheme);
      assert.deepEqual(await findings(page), [], scheme);
      await page.close();
    }
    const phone = await open(`${name}.html`, "light", 390);
    assert.deepEqual(await findings(phone), [], "on a phone");
    await phone.close();
  });

for (const name of slides)
  test(`the slides ${name}, each`, async () => {
    const page = await open(`${name}.slides.html`, "light");
    const count = Number(await page.evaluate("Reveal.getTotalSlides()"));
    for (let i = 0; i < count; i++) {
      await page.evaluate(`Reveal.slide(${i}, 0, 99)`);
      assert.deepEqual(await findings(page), [], `slide ${i + 1}`);
    }
    await page.close();
  });

test("what is serious is found", async () => {
  const page = await open("index.html", "light");
  await page.evaluate(
    `document.body.insertAdjacentHTML("beforeend", '<img src="data:,"><p style="color:#ccc">pale</p>')`,
  );
  assert.equal((await findings(page)).length, 2);
  await page.close();
});
