import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { makeHandouts } from "../../../handout/make.js";
import { editions } from "../../../handout/parts/editions.js";
import { findChromium, launch, noChromium } from "../../../run/chromium.js";
import { selectNotebooks } from "../../../run/select.js";
import { partialPlotly } from "../../../web/plotly.js";
import { notebooks, toured } from "../../support/notebook-page.js";

/** What is alive in a page: figures that can be explored, without a request and under the page's own policy. */
const folder = mkdtempSync(join(tmpdir(), "live-"));
const most = 2_500_000;
let browser: Browser;
before(async () => {
  const program = findChromium();
  assert.ok(program, noChromium);
  const wanted = { files: selectNotebooks([]), editions, formats: ["html"], papers: [], folder } as const;
  await makeHandouts(wanted, { made: () => undefined });
  browser = await launch(program);
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Opens a student's page for some work, after which nothing may have been complained of or asked for. */
async function visited(
  name: string,
  options: Parameters<Browser["newPage"]>[0],
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage(options);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => /^(?!file:|data:)/.test(request.url()) && faults.push(request.url()));
  await page.goto(pathToFileURL(join(folder, "student", `${name}.html`)).href);
  await work(page);
  assert.deepEqual(faults, []);
  await page.close();
}

const explore = async (page: Page, place: number): Promise<void> => {
  await page.locator("figure[data-figure]").nth(place).getByRole("button").click();
  await page.locator("figure[data-figure].live").nth(0).waitFor();
};
const placesOf = (page: Page): Promise<number> => page.locator("figure[data-figure]").count();

test("no page is larger than 2.5 MB, and plotly.js is in those alone that have figures, once", () => {
  let count = 0;
  for (const edition of editions)
    for (const name of readdirSync(join(folder, edition))) {
      const file = join(folder, edition, name);
      assert.ok(statSync(file).size <= most, `${edition}/${name}: ${statSync(file).size} bytes`);
      const figures = notebooks.find(
        (one) => basename(one.file, ".ipynb") === basename(name, ".html"),
      )?.figures;
      const copies = readFileSync(file, "utf8").split('id="packed-plotly"').length - 1;
      assert.equal(copies, figures ? 1 : 0, name);
      count++;
    }
  assert.equal(count, editions.length * (notebooks.length + 1));
});

for (const { file, name, figures } of toured.filter((one) => one.figures > 0))
  test(`every figure of ${name} is drawn when its button is pressed, and the still comes back`, () =>
    visited(basename(file, ".ipynb"), {}, async (page) => {
      const count = await placesOf(page);
      assert.ok(count > 0 && count <= figures, `${count} figures`);
      assert.equal(await page.evaluate("typeof Plotly"), "undefined", "nothing is unpacked before");
      for (let i = 0; i < count; i++) {
        const place = page.locator("figure[data-figure]").nth(i);
        await place.getByRole("button", { name: "Explore this figure" }).click();
        await place.getByRole("button", { name: "Show the still picture" }).waitFor();
        assert.equal(await place.locator("img").isVisible(), false);
        assert.ok(await place.locator(".plot .main-svg").first().isVisible());
        assert.equal(
          await place.locator(".plot").getAttribute("aria-label"),
          await place.locator("img").getAttribute("alt"),
        );
        await place.getByRole("button", { name: "Show the still picture" }).click();
        assert.ok(await place.locator("img").isVisible());
        assert.equal(await place.locator(".plot").count(), 0);
      }
    }));

test("a figure in space and a figure with a slider, by keys, on a phone", () =>
  visited("05-gradient-descent", { viewport: { width: 390, height: 800 } }, async (page) => {
    const solid = page.locator("figure[data-webgl]").first();
    await solid.getByRole("button").press("Enter");
    await solid.locator("canvas").first().waitFor();
    for (let i = 0; i < (await placesOf(page)); i++) {
      const place = page.locator("figure[data-figure]").nth(i);
      if ((await place.locator(".plot").count()) > 0) continue;
      await place.getByRole("button").press("Enter");
      await place.locator(".plot .main-svg").first().waitFor();
    }
    const slider = page.locator("figure input[type=range]").first();
    const title = page.locator("figure:has(input[type=range]) .gtitle").first();
    const first = await title.textContent();
    await slider.press("ArrowRight");
    assert.notEqual(await title.textContent(), first);
    assert.match((await slider.getAttribute("aria-valuetext")) ?? "", /^learning rate η = [\d.]+$/);
    const wide = Number(await page.evaluate("document.documentElement.scrollWidth"));
    assert.ok(wide <= 390, `${wide} px`);
  }));

test("a figure that moves: its slider shows a step, and its play button runs the slider to the last", () =>
  visited("10-optimizers", {}, async (page) => {
    const places = page.locator("figure[data-figure]");
    let moving = 0;
    for (let i = 0; i < (await placesOf(page)); i++) {
      const place = places.nth(i);
      await place.getByRole("button", { name: "Explore this figure" }).click();
      await place.locator(".plot .main-svg").first().waitFor();
      const slider = place.locator("input[type=range]");
      if ((await slider.count()) === 0) continue;
      moving++;
      const drawn = `document.querySelectorAll("figure[data-figure]")[${i}].querySelector(".js-plotly-plot").data.map(({ x }) => JSON.stringify(x)).join()`;
      const whole = await page.evaluate(drawn);
      await slider.press("Home");
      for (let t = 0; t < 100 && (await page.evaluate(drawn)) === whole; t++) await page.waitForTimeout(20);
      assert.notEqual(await page.evaluate(drawn), whole, "at step 0 only the starts are drawn");
      assert.equal(await slider.getAttribute("aria-valuetext"), "step 0");
      await place.locator(".updatemenu-button").first().click();
      const last = (await slider.getAttribute("max")) ?? "";
      for (let t = 0; t < 1000 && (await slider.inputValue()) !== last; t++) await page.waitForTimeout(20);
      assert.equal(await slider.inputValue(), last);
    }
    assert.equal(moving, 2);
  }));

test("in the dark the page and its figures are dark, and follow; on paper stands the still", () =>
  visited("07-stochastic-and-mini-batch", { colorScheme: "dark" }, async (page) => {
    const lightness = async (script: string): Promise<number> => {
      const color = (await page.evaluate(script)) as string;
      assert.match(color, /^rgb\(/, "no colour that lets others through");
      return Math.max(...(color.match(/\d+/g) ?? []).map(Number));
    };
    const ground = "getComputedStyle(document.body).backgroundColor";
    assert.ok((await lightness(ground)) < 60);
    await explore(page, 0);
    const drawn = "getComputedStyle(document.querySelector('.plot .main-svg')).backgroundColor";
    assert.ok((await lightness(drawn)) < 60);
    await page.emulateMedia({ colorScheme: "light" });
    // The policy stops Playwright's own waiting too.
    for (let i = 0; i < 100 && (await lightness(drawn)) < 200; i++) await page.waitForTimeout(20);
    assert.ok((await lightness(drawn)) > 200);
    assert.ok((await lightness(ground)) > 200);
    await page.emulateMedia({ media: "print" });
    const place = page.locator("figure[data-figure]").first();
    assert.ok(await place.locator("img").isVisible());
    assert.equal(await place.locator(".plot").isVisible(), false);
    assert.equal(await place.getByRole("button").count(), 0);
  }));

test("where no script runs, and where there is no WebGL, the still is all there is", async () => {
  await visited("05-gradient-descent", { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator("figure button").count(), 0);
    assert.ok(await page.locator("figure img").first().isVisible());
  });
  const page = await browser.newPage();
  await page.addInitScript("HTMLCanvasElement.prototype.getContext = () => null;");
  await page.goto(pathToFileURL(join(folder, "student", "05-gradient-descent.html")).href);
  assert.equal(await page.locator("figure[data-webgl] button").count(), 0);
  assert.ok((await page.locator("figure button").count()) > 5);
  await page.close();
});

test("plotly.js is cut to the traces that are asked for, and makes no code of text", async () => {
  const [plain, maps] = [await partialPlotly(["scatter"]), await partialPlotly(["contour", "scatter"])];
  assert.ok(plain.length < maps.length && maps.length < 1_300_000, `${plain.length} and ${maps.length}`);
  assert.match(plain, /^\/\*\*[\s\S]*?MIT license/);
  assert.doesNotMatch(maps, /\beval\(|new Function\(/);
  await assert.rejects(partialPlotly(["nosuchtrace"]), /no module lib\/nosuchtrace\.js/);
});
