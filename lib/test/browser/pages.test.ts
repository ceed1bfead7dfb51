import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { findChromium, launch, noChromium } from "../../run/chromium.js";
import { savePages, visit } from "../support/lab.js";
import { notebooks, pictureCount, walkAll } from "../support/notebook-page.js";

let browser: Browser;
let pageOf: (notebook: string) => string;
before(async () => {
  const program = findChromium();
  assert.ok(program, noChromium);
  pageOf = savePages(notebooks.map(({ file }) => file));
  browser = await launch(program);
});
after(() => browser?.close());

describe("as a saved page without a kernel", () => {
  for (const { file, name, figures, steppers } of notebooks)
    it(name, () =>
      visit(browser, `saved-${name}`, async ({ page }) => {
        await page.goto(pathToFileURL(pageOf(file)).href, { waitUntil: "domcontentloaded" });
        await walkAll(page, steppers);
        await pictureCount(page);
        const stills = page.locator(".jp-RenderedSVG svg:visible, .jp-RenderedSVG img:visible");
        assert.ok((await stills.count()) >= figures, "a still picture of each figure");
      }),
    );
});
