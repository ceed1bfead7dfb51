import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../../check/index.js";
import { formula } from "../../../formula/formula.js";
import { gate } from "../../../graph/gate.js";
import { Graph } from "../../../graph/graph.js";

/** How far, how loosely and in which order slips are looked for. */

test("a flipped sign is named before a mixed-up input that makes the same number", () => {
  // dq is z = -4; written is 4, which is -z and q as well.
  const [, , dq] = check("q = x + y; f = q * z", "q=4 f=-16 dq=4", {
    inputs: { x: 1, y: 3, z: -4 },
  }).verdicts;
  assert.deepEqual([dq.verdict, dq.slip], ["wrong", "sign-flipped"]);
  // A minus that belongs to the rule is named before a flipped sign: d(1/x) = -1/x² = -1/16 at 4.
  const reciprocal = check("u = 1/x; f = u", "dx=0.0625", { inputs: { x: 4 } }).verdicts[0];
  assert.deepEqual([reciprocal.verdict, reciprocal.slip], ["wrong", "reciprocal-minus"]);
});

test("a slip is found ten lines before the first number on the sheet", () => {
  // x³ as 3x: 12 in place of 64, then ten times + 7.3: 85 in place of 137. No other single slip makes 85.
  const steps = Array.from({ length: 10 }, (_, i) => `${"bcdefghijk"[i]} = ${"abcdefghij"[i]} + y`);
  const sheet = check(`a = x^3; ${steps.join("; ")}`, "k=85.0", { inputs: { x: 4, y: 7.3 } });
  const [k] = sheet.verdicts;
  assert.equal(64 + 73, k.exact);
  assert.deepEqual([k.verdict, k.slip], ["wrong", "power-as-product"]);
  assert.match(k.message, /on the way, at a, /);
});

test("a slip explains a number that is loosely rounded by some units of its last digit, not by many", () => {
  // 3.21 × 3.92 = 12.5832; added in place of multiplied it is 7.13, and 713 in place of 1258.32.
  const inputs = { x: 3.21, y: 3.92 };
  const named = (f: string): string | null =>
    check("q = x * y; f = 100 * q", `f=${f}`, { inputs }).verdicts[0].slip;
  assert.equal(named("713.00"), "wrong-operation");
  assert.equal(named("713.05"), "wrong-operation", "5 units off");
  assert.equal(named("713.20"), null, "20 units off");
});

test("a learner's gate has no slips of its own, whatever it is called", () => {
  // "constructor" is a name that every object has.
  for (const name of ["constructor", "cubed"]) {
    const cube = gate(name, { symbol: "x³", forward: "x^3", local: ["3 * x^2"] });
    const f = formula(cube(new Graph().input("x", 2), "f"));
    const [value, gradient] = check(f, "f=-8 dx=-12").verdicts;
    assert.deepEqual([value.slip, gradient.slip], ["sign-flipped", "sign-flipped"], name);
  }
});
