import assert from "node:assert/strict";
import { test } from "node:test";
import { check, slipTable } from "../../../check/index.js";
import { slipExamples } from "../../../check/slips/slip-examples.js";
import { localSlips } from "../../../check/slips/slip-locals.js";
import { sentSlips, totalSlips, updateSlips } from "../../../check/slips/slip-rules.js";
import { valueSlips } from "../../../check/slips/slip-values.js";

/** More sheets whose last number is wrong, and the slip; every wrong number is worked by hand. */
const more: [problem: string, inputs: Record<string, number>, sheet: string, slip: string, rate?: number][] =
  [
    ["q = x + y; f = q * z", { x: -2, y: 5, z: -4 }, "q=3 f=-12 dq=4", "sign-flipped"],
    ["q = a * b; f = q + a", { a: 3, b: 5 }, "q=15 f=18 da=1", "fan-out-overwritten"],
    ["o = w*x + b; r = o - t; l = r^2", { w: 2, x: 3, b: 1, t: 4 }, "o=7 r=3 l=9 dr=3", "exponent-forgotten"],
    ["f = x * y", { x: 1.25, y: 3 }, "f=7.35", "digits-swapped"],
    ["f = x * y", { x: 1.25, y: 3 }, "f=0.0375", "decimal-point"],
    ["f = v*x + w*y", { v: 3, x: 7, w: 5, y: 11 }, "f=76 dv=7 dw=11 v'=1.9", "wrong-gradient", 0.1],
    ["f = x - y", { x: 6, y: 4 }, "f=2 dy=1", "sign-flipped"],
    ["u = log(x); f = 3 * u", { x: 5 }, "u=1.6094 f=4.8283 dx=15", "reciprocal-forgotten"],
    ["u = log(x); f = 3 * u", { x: 5 }, "u=1.6094 f=4.8283 dx=0.2606", "common-logarithm"],
    ["u = tan(x); f = 3 * u", { x: 1 }, "u=1.5574 f=4.6722 dx=0.8757", "upside-down"],
    ["m = min(x, y); f = 3 * m", { x: 2, y: 5 }, "m=2 f=6 dx=0", "wrong-route"],
    ["s = 5 * x; f = s + 7", { x: 2 }, "s=10 f=17 ds=1 dx=1", "factor-missing"],
  ];

test("every slip that can be named is named in its example, and nothing else there is wrong", () => {
  for (const { code, problem, inputs, answers, learningRate } of slipExamples()) {
    const { verdicts } = check(problem, answers, { inputs, learningRate });
    const last = verdicts[verdicts.length - 1];
    assert.deepEqual([last.verdict, last.slip], ["wrong", code], `${problem}: ${answers}, ${last.others}`);
    assert.match(last.message, /^You wrote .* It looks as if /);
    const before = verdicts.slice(0, code === "answers-exchanged" ? 0 : -1);
    assert.deepEqual(
      before.filter(({ verdict }) => verdict !== "right"),
      [],
      `${problem}: ${answers}`,
    );
  }
});

test("more sheets with one slip", () => {
  for (const [problem, inputs, sheet, slip, learningRate] of more) {
    const { verdicts } = check(problem, sheet, { inputs, learningRate });
    const last = verdicts[verdicts.length - 1];
    assert.deepEqual([last.verdict, last.slip], ["wrong", slip], `${problem}: ${sheet}, ${last.others}`);
    assert.ok(
      verdicts.slice(0, -1).every(({ verdict }) => verdict === "right"),
      `${problem}: ${sheet}`,
    );
  }
});

test("no slip of the tables is without an example", () => {
  const rules = [
    ...Object.values(valueSlips).flat(),
    ...Object.values(localSlips).flat(2),
    ...sentSlips,
    ...totalSlips,
    ...updateSlips,
  ];
  const shown = new Set(slipExamples().map(({ code }) => code));
  const missing = rules.map(({ code }) => code).filter((code) => !shown.has(code));
  assert.deepEqual(missing, [], `give ${missing} a row in lib/check/slips/slip-examples.ts`);
  assert.equal(slipExamples().length, shown.size, "one for each");
});

// The network of M. Mazur's "A step by step backpropagation example" (2015): loss 0.298371109, w5' = 0.35891648,
// w7' = 0.511301270, w1' = 0.149780716.
test("weights that were updated too early are seen in the fifth digit of another weight", () => {
  const inputs = { i1: 0.05, i2: 0.1, w1: 0.15, w2: 0.2, w3: 0.25, w4: 0.3, b1: 0.35 };
  const rest = { w5: 0.4, w6: 0.45, w7: 0.5, w8: 0.55, b2: 0.6, t1: 0.01, t2: 0.99 };
  const problem = `h1 = sigmoid(w1*i1 + w2*i2 + b1); h2 = sigmoid(w3*i1 + w4*i2 + b1)
o1 = sigmoid(w5*h1 + w6*h2 + b2); o2 = sigmoid(w7*h1 + w8*h2 + b2)
loss = ((o1 - t1)^2 + (o2 - t2)^2) / 2`;
  const options = { inputs: { ...inputs, ...rest }, learningRate: 0.5 };
  const right = "loss=0.298371109 w5'=0.35891648 w7'=0.511301270";
  assert.equal(check(problem, `${right} w1'=0.149780716`, options).right, 4);
  // With the new w5 and w7 on the way back: δ1 w5' + δ2 w7', in plain arithmetic.
  const sigma = (x: number): number => 1 / (1 + Math.exp(-x));
  const [h1, h2] = [sigma(0.3775), sigma(0.3925)];
  const [o1, o2] = [sigma(0.4 * h1 + 0.45 * h2 + 0.6), sigma(0.5 * h1 + 0.55 * h2 + 0.6)];
  const [d1, d2] = [(o1 - 0.01) * o1 * (1 - o1), (o2 - 0.99) * o2 * (1 - o2)];
  const back = d1 * (0.4 - 0.5 * d1 * h1) + d2 * (0.5 - 0.5 * d2 * h1);
  const late = 0.15 - 0.5 * back * h1 * (1 - h1) * 0.05;
  assert.ok(Math.abs(late - 0.149780716) < 5e-5);
  const wrong = check(problem, `${right} w1'=${late.toFixed(9)}`, options).verdicts[3];
  assert.deepEqual([wrong.verdict, wrong.slip], ["wrong", "updated-too-early"]);
  assert.match(wrong.message, /at dh1, the weights w5 and w7 were already updated/);
});

test("the slips as a table, a row each", () => {
  const rows = slipTable("pen").rows;
  assert.deepEqual(
    rows.map(({ slip }) => slip),
    ["decimal-point", "digits-swapped", "answers-exchanged"],
  );
  assert.deepEqual(rows[0], {
    problem: "f = x * y at x = 1.25, y = 3",
    wrote: "f = 37.5",
    "it looks as if": "the decimal point is one place too far to the right.",
    slip: "decimal-point",
  });
  const stages = (["forward", "backward", "update", "pen"] as const).map((stage) => slipTable(stage).rows);
  assert.deepEqual(stages.flat(), slipTable().rows);
});
