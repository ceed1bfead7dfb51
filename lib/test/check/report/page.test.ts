import assert from "node:assert/strict";
import { test } from "node:test";
import { ClassReport, checkClass } from "../../../check/index.js";
import type { SheetProblem } from "../../../check/sheet/problem.js";

const at = { inputs: { x: -2, y: 5, z: -4 } };
const product = "q = x + y; f = q * z";

test("the page of a class is a whole page, with signs that are explained and numbers under each other", () => {
  const report = checkClass(product, "student,q,f,dq\nAda,3,-12,-4\nBo,-10,40,\nCy,-10,1.,4,9\n", at);
  const page = report.toHtml();
  assert.match(page, /^<!doctype html>\n<html lang="en"><head><meta charset="utf-8">/);
  assert.match(page, /<style>body\{.*@media print\{.*<\/style><\/head><body>\n<h1>3 sheets checked<\/h1>\n/s);
  assert.ok(page.endsWith("</body></html>\n"));
  const plain = page.replace(/<[^>]+>/g, "");
  assert.ok(
    plain.includes(
      "\n✓ right &nbsp; ≈ right, loosely rounded &nbsp; ↪ follows from an earlier slip &nbsp; ✗ wrong &nbsp; · not answered\n",
    ),
  );
  assert.match(
    page,
    /<span style="color:#\w{6};font-weight:bold" title="follows from an earlier slip">↪<\/span>/,
  );
  // The bar of a slip is as long as it is common: two of two are 12 em, one of two 6.
  assert.deepEqual(
    [...page.matchAll(/width:([\d.]+)em"><\/span> (\d)</g)].map(([, width, count]) => `${count}: ${width}`),
    ["2: 12.00", "1: 6.00", "1: 6.00"],
  );
  const question = '<td style="text-align:left"><i>q</i></td><td style="text-align:right">1</td>';
  assert.ok(page.includes(question), "counts stand to the right, names to the left");
  assert.match(
    page,
    /<th scope="col" style="text-align:left">student<\/th><th scope="col" style="text-align:left">right/,
  );
  assert.match(
    page,
    /<td style="text-align:left">Bo<\/td><td style="text-align:left">0 \/ 3<\/td><td style="text-align:right">1</,
  );
  const one = checkClass(product, "student,q\nAda,3\n", at).toHtml();
  assert.match(one, /<title>1 sheet checked<\/title>.*<h1>1 sheet checked<\/h1>.*<p>None\.<\/p>/s);
  assert.ok(one.endsWith("</div>\n\n</body></html>\n"), "no strip is to be handed back");
});

test("what could not be read in several files is told with the file; a loose number with how it is loose", () => {
  const place = { code: "c", message: "what it is", line: 2, column: 3 };
  const told = (problems: SheetProblem[]): string => new ClassReport([], [], [], problems).toHtml();
  const cells = (page: string): string[] =>
    [...page.slice(page.indexOf("What could not be read")).matchAll(/<t[dh](?: [^>]*)?>(.*?)<\/t[dh]>/g)].map(
      ([, cell]) => cell,
    );
  const withFile = cells(told([{ ...place, file: "a.csv" }, place]));
  assert.deepEqual(withFile.slice(0, 8), ["file", "line", "column", "", "a.csv", "2", "3", "what it is"]);
  assert.deepEqual(withFile.slice(8), ["", "2", "3", "what it is"]);
  assert.deepEqual(cells(told([place])), ["line", "column", "", "2", "3", "what it is"]);
  const loose = checkClass("f = x * y", "student,f\nAda,1.23\n", { inputs: { x: 1.2351, y: 1 } }).toHtml();
  assert.match(
    loose,
    /<td title="Right, but loosely rounded: [^"]*" style="text-align:center;[^"]*">≈<\/td>/,
  );
});

test("a strip tells of loose numbers too, after the wrong ones", () => {
  // f = 1.2351 is cut off, and dx is y = 2.
  const options = { inputs: { x: 0.61755, y: 2 } };
  const page = checkClass(
    "f = x * y",
    "student,f,dx\nAda,1.23,-2.00\nBo,1.23,2.00\nCy,1.24,2.00\n",
    options,
  ).toHtml();
  const strips = [...page.matchAll(/<section class="strip">(.*?)<\/section>/gs)].map(([, strip]) => strip);
  assert.equal(strips.length, 2, "nothing is to be said to Cy");
  assert.match(
    strips[0],
    /^<b>Ada:<\/b> .*<li>✗ You wrote dx = −2\.00\..*<li>≈ f = 1\.23: Right, but loosely/,
  );
  assert.match(strips[1], /^<b>Bo:<\/b> 2 of 2 right\.<ul><li>≈ f = 1\.23: Right, but loosely/);
});
