import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../../check/index.js";

type Row = readonly [problem: string, inputs: Record<string, number>, answers: string, slip: string];

/** Slips met on real sheets; the last number is wrong, worked by hand with the wrong rule. */
const rows: readonly Row[] = [
  // σ′ once more beside a cross-entropy: -(1 - p)·p·(1 - p).
  ["p = sigmoid(z); L = -log(p)", { z: 0.5 }, "p=0.6225 dz=-0.0887", "factor-twice"],
  ["y = x + 2; z = 3*y^2; o = z/4", { x: 1 }, "dz=0.25 dy=1.125", "factor-twice"],
  ["h = tanh(z); f = 3*h", { z: 0.5 }, "h=0.4621 dh=3 dz=1.8554", "factor-twice"],
  ["h1 = 2*x; h2 = 3*x; o = v1*h1 + v2*h2", { x: 1, v1: 5, v2: 7 }, "h1=2 h2=3 dv2=2", "wrong-input"],
  ["a1 = 2*x; a2 = 5*x; o = 3*a2", { x: 2 }, "a1=4 a2=10 o=12", "wrong-input"],
  ["d = a - b", { a: 5, b: 3 }, "d=-3", "term-left-out"],
  [
    "o = w*x + b; loss = (o-t)^2",
    { w: 0.5, b: 0.2, x: 0.3, t: 0.8 },
    "o=0.35 do=-0.9 db=-0.18",
    "sum-as-product",
  ],
  ["s = a + c; f = 4*s", { a: 3, c: 7 }, "s=10 ds=4 da=12", "sum-as-product"],
  ["b = 4*a; c = b + 3; d = 5*b; f = c + d", { a: 3 }, "da=28", "added-twice"],
  ["q = 3*y; r = 5*y; f = q + r", { y: 2 }, "dy=15", "paths-multiplied"],
  ["f = sin(x)", { x: 5 }, "dx=0.9962", "degrees"],
  ["f = cos(x)", { x: 30 }, "dx=-0.5", "degrees"],
  ["f = tanh(x)", { x: 0.5 }, "f=0.5463", "wrong-function"],
  ["f = sqrt(x^2 + y^2)", { x: 3, y: 4 }, "dy=4", "root-forgotten"],
];

test("slips of real sheets are named", () => {
  for (const [problem, inputs, answers, slip] of rows) {
    const { verdicts } = check(problem, answers, { inputs });
    const last = verdicts[verdicts.length - 1];
    assert.deepEqual([last.verdict, last.slip], ["wrong", slip], `${problem}: ${answers} ${last.message}`);
    assert.ok(verdicts.slice(0, -1).every(({ verdict }) => verdict === "right"));
  }
});

test("no factor is missing at a gate that has none", () => {
  const [one] = check("c = b + 3; f = c + d", "dc=2", { inputs: { b: 1, d: 9 } }).verdicts;
  assert.equal(one.verdict, "wrong");
  assert.ok(![one.slip, ...one.others].includes("factor-missing"), one.message);
});
