import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Browser, Locator, Page } from "playwright-core";
import type { Task } from "../../../check/report/sheet/task.js";
import { makeHandouts } from "../../../handout/make.js";
import { blanksOf } from "../../../handout/parts/blanks.js";
import { readNotebook } from "../../../handout/parts/read.js";
import { check } from "../../../index.js";
import { findChromium, launch, noChromium } from "../../../run/chromium.js";
import { selectNotebooks } from "../../../run/select.js";

/** Exercises that are judged in the page itself, by the library, without a request. */
const folder = mkdtempSync(join(tmpdir(), "exercises-"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const serious = `axe.run(".exercise").then(({ violations }) => violations
  .filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id, nodes }) => id + " " + nodes[0].html))`;
let browser: Browser;
before(async () => {
  const program = findChromium();
  assert.ok(program, noChromium);
  const wanted = { files: selectNotebooks([]), formats: ["html"], papers: [], folder } as const;
  await makeHandouts({ ...wanted, editions: ["student", "teacher"] }, { made: () => undefined });
  browser = await launch(program);
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const fileOf = (edition: string, name: string): string => join(folder, edition, `${name}.html`);

/** The tasks that a page holds. */
function tasksIn(edition: string, name: string): Task[] {
  const [, packed] = /id="packed-tasks">([^<]*)</.exec(readFileSync(fileOf(edition, name), "utf8")) ?? [];
  return packed ? JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString()) : [];
}

async function opened(edition: string, name: string): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => /^(?!file:|data:)/.test(request.url()) && faults.push(request.url()));
  await page.goto(pathToFileURL(fileOf(edition, name)).href);
  return { page, faults };
}

/** Writes answers and hands them in with the Enter key; what is said then. */
async function handedIn(form: Locator, answers: Record<string, string>): Promise<string> {
  for (const [name, answer] of Object.entries(answers))
    await form.getByRole("textbox", { name, exact: true }).fill(answer);
  await form.getByRole("textbox").last().press("Enter");
  await form.getByRole("button", { name: "Check" }).and(form.locator(":enabled")).waitFor();
  const told = form.getByRole("status");
  await told.locator("p").first().waitFor();
  return (await told.textContent()) ?? "";
}

test("right and wrong answers are judged as the library does, with hints; how the step goes opens when it is asked for", async () => {
  const { page, faults } = await opened("student", "02-chain-rule");
  const form = page.locator("form").first();
  assert.equal(await page.evaluate("typeof backpropJudge"), "undefined", "nothing is unpacked before");
  assert.match(await handedIn(form, { u: "9", v: "16", y: "4" }), /^3 of 3 right\./);
  assert.match(await handedIn(form, { y: "5" }), /^2 of 3 right\. Look first at y\./);
  assert.match(await handedIn(form, { u: "", v: "<b>", y: "" }), /could not be read/);
  const [{ problem, options, names }] = tasksIn("student", "02-chain-rule").filter((one) =>
    ["q", "f", "dq"].every((name) => one.names.includes(name)),
  );
  assert.deepEqual([problem, options], ["q = x + y; f = q * z", { inputs: { x: -2, y: 5, z: 4 } }]);
  const flipped = page
    .locator("form")
    .filter({ has: page.getByRole("textbox", { name: "q", exact: true }) })
    .last();
  const answers = { q: "7", f: "28", dq: "4", dz: "7", dx: "4", dy: "4" };
  assert.deepEqual(Object.keys(answers), names);
  const told = await handedIn(flipped, answers);
  const mime = check(problem, answers, options).toMime();
  const texts = String(mime["text/html"]).split("<style>")[0];
  const expected = await page.evaluate(
    `new DOMParser().parseFromString(${JSON.stringify(texts)}, "text/html").body.textContent`,
  );
  assert.equal(told.trim(), String(expected).trim());
  const hint = flipped.getByText("How does the step go?").first();
  const folded = flipped.locator("details").first();
  assert.equal(await folded.getAttribute("open"), null);
  await hint.click();
  assert.equal(await folded.getAttribute("open"), "");
  assert.match((await folded.textContent()) ?? "", /q = x \+ y = −2 \+ 5$/);
  const wide = Number(await page.evaluate("document.documentElement.scrollWidth"));
  assert.ok(wide <= 390, `${wide} px`);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe);
    assert.deepEqual(await page.evaluate(serious), [], colorScheme);
  }
  await page.emulateMedia({ media: "print" });
  assert.equal(await form.getByRole("button").count(), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test("a plain number is judged in a teacher's page and is not in a student's, which has every formula of its notebook", async () => {
  let [formulas, plain] = [0, 0];
  for (const file of selectNotebooks([])) {
    const name = basename(file, ".ipynb");
    const { cells } = readNotebook(file);
    const keys = cells.filter(({ metadata }) => [metadata.tags].flat().includes("key"));
    const asked = keys.flatMap(blanksOf).flatMap(({ task }) => (task ? [task] : []));
    const [inStudent, inTeacher] = [tasksIn("student", name), tasksIn("teacher", name)];
    const isFormula = ({ problem }: Task): boolean => typeof problem === "string";
    assert.ok(inStudent.every(isFormula), name);
    formulas += inStudent.length;
    plain += inTeacher.filter((one) => !isFormula(one)).length;
    const known = asked.filter((one) => isFormula(one) && !String(one.problem).includes("cube("));
    assert.equal(
      inStudent.length,
      known.length,
      `${name}: a gate of one's own is known to its notebook alone`,
    );
    assert.equal(inTeacher.length - inStudent.length, asked.filter((one) => !isFormula(one)).length, name);
  }
  assert.ok(formulas >= 30 && plain >= 30, `${formulas} formulas, ${plain} plain`);
  const { page, faults } = await opened("teacher", "00-start-here");
  const form = page.locator("form").first();
  assert.match(await handedIn(form, { area: "12", around: "13" }), /^1 of 2 right\. Look first at around\./);
  assert.deepEqual(faults, []);
  await page.close();
});
