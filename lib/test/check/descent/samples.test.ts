import assert from "node:assert/strict";
import { test } from "node:test";
import { readSamples } from "../../../check/descent/trajectory-samples.js";
import { checkDescent, type DescentProblem } from "../../../check/index.js";
import { InputError } from "../../../text/errors.js";

/** With x = 1/3 and w = -3: f = -1, dw = x = 1/3, w' = -3 - 0.3/3 = -3.1. */
const product: DescentProblem = {
  formula: "f = w * x",
  start: { w: -3 },
  learningRate: 0.3,
  samples: [{ x: 1 / 3 }],
};

test("what the problem states may be repeated in any form of number, rounded too", () => {
  for (const [w, x] of [
    ["−3", "1/3"],
    ["-3.0", "0.33"],
    ["-6/2", "3.3333e-1"],
    ["-3", "0.3"],
  ]) {
    const { problems, right, of } = checkDescent(product, `step,w,x,f,w'\n0,${w},${x},-1,-3.1\n`);
    assert.deepEqual([problems, right, of], [[], 2, 2], `${w} ${x}`);
  }
  const { problems } = checkDescent(product, "w,x,f\n3,0.34,-1\n-3.1,a third,\n");
  assert.deepEqual(
    problems.map(({ code, line, column, name }) => [code, line, column, name]),
    [
      ["start-changed", 2, 1, "w"],
      ["start-changed", 2, 3, "x"],
      ["not-a-number", 3, 6, "x"],
    ],
  );
  assert.equal(problems[0].message, 'the problem has w = -3 here, the table "3"');
});

test("every sample has the formula's inputs but the parameters, no other and none less", () => {
  const refused: [samples: Record<string, number>[], code: string, says: string][] = [
    [[{ x: 1 }, { x: 1, w: 5 }], "unknown-input", "sample 2: w is a parameter"],
    [[{ x: 1 }, { x: 2 }, {}], "missing-input", "sample 3: x has no value"],
    [[{ x: 1, t: 2 }], "unknown-input", 'sample 1: the formula has no input "t"'],
    [[{ x: 1 }, { x: Number.NaN }], "not-a-finite-number", "sample 2: x must be a finite number, not NaN"],
  ];
  for (const [samples, code, says] of refused)
    for (const table of ["w,f\n-3,-1\n", "w'\n-3.1\n-3.2\n-3.3\n"])
      assert.throws(
        () => checkDescent({ ...product, samples }, table),
        (error) =>
          error instanceof InputError &&
          error.code === code &&
          error.message.includes(says) &&
          error.expected !== undefined,
        says,
      );
});

test("a column without a name is passed over; a number in it is told", () => {
  assert.deepEqual(readSamples("x,t,\n1,2,\n3,4\n", ["x", "t"], "s.csv"), [
    { x: 1, t: 2 },
    { x: 3, t: 4 },
  ]);
  assert.deepEqual(readSamples("x,,t,,\n1,,2,,\n", ["x", "t"], "s.csv"), [{ x: 1, t: 2 }]);
  assert.throws(
    () => readSamples("x,,t\n1,9,2\n", ["x", "t"], "s.csv"),
    (error) =>
      error instanceof InputError && error.code === "no-column" && /line 2, column 3/.test(error.message),
  );
});
