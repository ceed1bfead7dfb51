import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf } from "../../../check/class/class-columns.js";
import { columnName, stepOf } from "../../../check/descent/trajectory-columns.js";
import { readSamples } from "../../../check/descent/trajectory-samples.js";
import { checkDescent } from "../../../check/index.js";
import type { SheetProblem } from "../../../check/sheet/problem.js";
import { formula } from "../../../formula/formula.js";
import { readCsv } from "../../../text/csv-read.js";

/** The step of one row under this head, or what is said of it. */
function step(head: string, row: string, i = 0): number | string {
  const problems: SheetProblem[] = [];
  const [names, cells] = readCsv(`${head}\n${row}`);
  const found = stepOf(names, cells, i, problems);
  return (
    found ?? problems.map(({ code, line, column, message }) => `${code} ${line}:${column} ${message}`).join()
  );
}

test("a row's step is in its column, by any of its names, or it is the place of the row", () => {
  for (const name of ["step", "Step", "n", "k", "iteration", "步", "步数"])
    assert.equal(step(`x,${name}`, "1,7"), 7, name);
  assert.equal(step("x,y", "1,7", 3), 3);
  assert.equal(step("x,step", "1,", 3), 3, "left blank");
  assert.deepEqual([step("step,x", "0,1"), step("step,x", "200,1"), step("x", "1", 200)], [0, 200, 200]);
  assert.equal(step("steps,x", "7,1", 2), 2, "another name");
});

test("what is no step is told with its place", () => {
  const rest = "steps are 0, 1, 2, … up to 200";
  for (const text of ["1.5", "-1", "201", "one", "Infinity"])
    assert.equal(step("x,step", `1,${text}`), `not-a-step 2:3 "${text}" is no step; ${rest}`);
  assert.equal(step("x", "1", 201), `not-a-step 2:1 row 202 is not judged; ${rest}`);
});

test("a column of a descent is a parameter, a value or a gradient; its steps and blanks are nothing", () => {
  const made = formula("q = 3 * w; f = q * x", { w: 2, x: 5 });
  const problems: SheetProblem[] = [];
  const names = (head: string): (string | undefined)[] =>
    readCsv(head)[0].map((cell) => columnName(cell, made, ["w"], problems));
  assert.deepEqual(names("step,w,w',new w,q,f,dq,df/dw,,x"), [
    undefined,
    "w",
    "w'",
    "w'",
    "q",
    "f",
    "dq",
    "dw",
    undefined,
    "x",
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual(names("f,3,x',d3"), ["f", undefined, undefined, undefined]);
  assert.deepEqual(
    problems.map(({ code, column, name }) => [code, column, name]),
    [
      ["unknown-answer", 3, "3"],
      ["unknown-answer", 5, "x'"],
      ["unknown-answer", 8, "d3"],
    ],
  );
});

test("columns of a class: who, then answers and inputs; others are strange unless they are blank or the sheet's", () => {
  const answerable = { names: ["q", "dq"], given: new Map([["x", 1]]), result: "f" };
  const read = (head: string) => columnsOf(readCsv(head)[0], answerable);
  const { answers, who, problems } = read("name,group,x,q,remark,,Sheet,dq");
  assert.equal(who, 2);
  assert.deepEqual(answers, [undefined, undefined, undefined, "q", undefined, undefined, undefined, "dq"]);
  assert.deepEqual(
    problems.map(({ column, name }) => [column, name]),
    [[16, "remark"]],
  );
  assert.deepEqual([read("a,b").who, read("a,b").problems], [2, []]);
  assert.equal(read("q,dq").who, 0);
});

test("samples are read from a table, and what is wrong with it is told with its place", () => {
  assert.deepEqual(readSamples("x,t\n1,0.5\n-2,1/4\n", ["t", "x"], "data.csv"), [
    { x: 1, t: 0.5 },
    { x: -2, t: 0.25 },
  ]);
  const refused: [table: string, code: string, message: string][] = [
    [
      "x,w\n1,2\n",
      "unknown-input",
      'data.csv, line 1, column 3: "w" is no input that changes; the columns are x, t',
    ],
    ["x,t,x\n1,2,3\n", "input-given-twice", 'data.csv, line 1, column 5: there are two columns "x"'],
    ["x\n1\n", "missing-input", "data.csv has no column t; the columns are x, t"],
    [
      "x,t\n",
      "missing-input",
      "data.csv holds no samples; it needs a line of names, then a line for each sample",
    ],
    ["", "missing-input", "data.csv holds no samples; it needs a line of names, then a line for each sample"],
    ["x,t\n1,2,3\n", "no-column", 'data.csv, line 2, column 5: "3" stands under no column'],
    ["x,t\n1,2\n3\n", "missing-input", "data.csv, line 3, column 1: t has no value"],
    ["x,t\n,2\n", "missing-input", "data.csv, line 2, column 1: x has no value"],
  ];
  for (const [table, code, message] of refused)
    assert.throws(
      () => readSamples(table, ["x", "t"], "data.csv"),
      { name: "InputError", code, message },
      table,
    );
  assert.throws(() => readSamples("x\n1\n", ["x", "t"], "d"), { value: ["t"], expected: "columns x, t" });
  assert.throws(() => readSamples("x\n1\n", [], "d"), /every input of the formula is a parameter/);
  assert.throws(() => readSamples("x\n1;5\n", ["x"], "d"), {
    code: "not-a-number",
    message: /^d, line 2, column 1: /,
  });
});

test("samples take turns, and a kink that is met in any step is told once", () => {
  const problem = {
    formula: "f = relu(w * x)",
    start: { w: 0 },
    learningRate: 0.5,
    samples: [{ x: 2 }, { x: -1 }],
  };
  // At the kink relu' is taken as 0, so w stays 0.
  const { verdicts, notes } = checkDescent(problem, "step,w,f,x\n0,0,0,2\n1,0,0,-1\n2,0,0,2\n");
  assert.deepEqual(
    verdicts.map(({ name, verdict }) => `${name} ${verdict}`),
    ["f[0] right", "w[1] right", "f[1] right", "w[2] right", "f[2] right"],
  );
  assert.deepEqual(notes.length, 1);
  assert.match(notes[0], /relu has a kink/);
});
