import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, it, test } from "node:test";
import type { Cell, Notebook } from "../../run/notebook.js";
import { selectNotebooks } from "../../run/select.js";
import { claimed, unfounded, worked as workedIn } from "../support/pages/prose.js";

/** Numbers are computed, never typed: each one in a notebook's prose is printed by a cell of it. */
describe("every number in the prose is printed by a cell, given in one, or worked out by an equation beside it", () => {
  for (const file of selectNotebooks([]))
    it(path.basename(file), () => {
      const found = unfounded(JSON.parse(readFileSync(file, "utf8")) as Notebook);
      assert.deepEqual(found, [], "print it, write how it comes about, or leave it out");
    });
});

const texts = (markdown: string): string[] => claimed(markdown).map(({ text }) => text);

test("what is claimed, and what is not", () => {
  assert.deepEqual(texts("It falls to 0.0041 after 17 steps, of 1,797 pictures."), ["0.0041", "17", "1797"]);
  assert.deepEqual(texts("$dx_0 = 0.39$ and $w_{12} = −1.5$; 97.3 %"), ["0.39", "1.5", "97.3"]);
  for (const none of [
    "## 13 A network",
    "see notebooks **05**, 13 and 14, section 27",
    "[0.5](page.ipynb) `y = 0.5` <i style='width:0.5em'>",
    "(Kingma & Ba, 2015)",
    "It takes about 45 minutes.",
    "at $h = 10^{-15}$",
    "three of 12 weights",
    "Run, then try 0.49, 0.51 and 1/3.",
  ])
    assert.deepEqual(texts(none), [], none);
});

test("an equation in the text is worked out", () => {
  const worked = (text: string): number[] => workedIn(text).map((one) => Number(one.toPrecision(12)));
  assert.deepEqual(worked("$2 \\cdot 0.197 = 0.394$"), [0.394]);
  assert.deepEqual(worked("the change is $-0.05 \\cdot (9 + 64) = -3.65$."), [-3.65]);
  assert.deepEqual(worked("$\\frac{3}{4} + \\sqrt{4} = 2.75$"), [2.75]);
  assert.deepEqual(worked("no equation, 0.5"), []);
});

test("a number that nothing stands behind is found, with its cell", () => {
  const cell = (id: string, more: Partial<Cell>): Cell => ({
    id,
    cell_type: "markdown",
    source: "",
    metadata: {},
    ...more,
  });
  const printed: Cell = cell("a", {
    cell_type: "code",
    source: "console.log(walk);",
    outputs: [{ output_type: "stream", name: "stdout", text: "0.00456\n" }],
  });
  const notebook = (source: string): Notebook => ({
    cells: [printed, cell("b", { source })],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
  assert.deepEqual(unfounded(notebook("It is 0.0046.")), []);
  assert.deepEqual(unfounded(notebook("It is 0.456 %.")), []);
  assert.deepEqual(unfounded(notebook("It is 0.0047.")), ["b: 0.0047"]);
  assert.deepEqual(unfounded(notebook("It takes 31 steps; $2 \\cdot 11.5 = 24$.")), [
    "b: 31",
    "b: 11.5",
    "b: 24",
  ]);
});
