import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { makeHandouts } from "../../../handout/make.js";
import { findChromium, launch } from "../../../run/chromium.js";
import { selectNotebooks } from "../../../run/select.js";

/** A notebook as a page and as a PDF, as they are made, in a real browser. */
const folder = mkdtempSync(join(tmpdir(), "handouts-"));
let browser: Browser;
const told: string[] = [];
const wanted = {
  files: selectNotebooks(["02"]),
  editions: ["student", "teacher"],
  formats: ["html", "pdf"],
  papers: ["letter"],
  folder,
} as const;

before(async () => {
  await makeHandouts(wanted, { made: (line) => told.push(line) });
  browser = await launch(findChromium() as string);
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

test("what was made is told, and made again only when it has changed", async () => {
  assert.deepEqual(told.sort(), [
    "student/02-chain-rule.html",
    "student/02-chain-rule.letter.pdf",
    "teacher/02-chain-rule.html",
    "teacher/02-chain-rule.letter.pdf",
  ]);
  assert.deepEqual(await makeHandouts(wanted, { made: assert.fail }), { made: 0, kept: 4, missing: [] });
  const other = await makeHandouts(
    { ...wanted, editions: ["student"], papers: ["a4"] },
    { made: () => undefined },
  );
  assert.deepEqual(other, { made: 1, kept: 1, missing: [] }, "another paper is another file");
});

test("the page works without a network: no request, no error, the stepper steps, nothing is wider than a phone", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => /^http/.test(request.url()) && faults.push(request.url()));
  await page.goto(pathToFileURL(join(folder, "teacher", "02-chain-rule.html")).href);
  const stepper = page.locator(".backprop-card").first();
  const sentence = stepper.locator(".backprop-sentence");
  const first = await sentence.textContent();
  await stepper.getByRole("button", { name: "One step on" }).click();
  assert.notEqual(await sentence.textContent(), first);
  assert.deepEqual(faults, []);
  const wide = await page.evaluate("document.documentElement.scrollWidth");
  assert.ok(Number(wide) <= 390, `${wide} px`);
  assert.equal(await page.locator("img:not([alt]), img[alt='']").count(), 0);
  await page.close();
});

test("the PDF has pages of its paper, bookmarks and tags", () => {
  const pdf = (edition: string): string =>
    readFileSync(
      join(folder, edition, `02-chain-rule.${edition === "teacher" ? "letter.pdf" : "pdf"}`),
      "latin1",
    );
  assert.match(pdf("teacher"), /^%PDF-/);
  assert.match(pdf("teacher"), /\/MediaBox \[0 0 612 792\]/);
  assert.match(pdf("student"), /\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
  assert.ok((pdf("student").match(/\/Type \/Page\b/g) ?? []).length >= 5);
  for (const part of [/\/Outlines \d/, /\/StructTreeRoot \d/]) assert.match(pdf("student"), part);
});
