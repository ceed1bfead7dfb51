import assert from "node:assert/strict";
import { test } from "node:test";
import { twoSamples } from "../../data/datasets.js";
import { meanOf, sumOf } from "../../descent/combine.js";
import { gradientDescent } from "../../descent/optimizers.js";
import { descend, measure } from "../../descent/trajectory.js";
import { formula } from "../../formula/formula.js";
import { InputError } from "../../text/errors.js";

const names = ["w1", "w2", "b"];
const zero = { w1: 0, w2: 0, b: 0 };
const loss = formula("(w1*x1 + w2*x2 + b - target)^2", { ...twoSamples[0], ...zero });
const losses = twoSamples.map((sample) => loss.set({ ...sample }).objective(names));

const near = (actual: ArrayLike<number>, expected: readonly number[]): void =>
  expected.forEach((value, i) => {
    assert.ok(Math.abs(actual[i] - value) < 1e-12, `${actual[i]} at ${i}, expected ${value}`);
  });

test("one sample a step: the two steps of the worked linear regression, exact", () => {
  const walk = descend((step) => losses[step % 2], zero, gradientDescent(0.1), { steps: 2 });
  near(walk.values, [0.64, 0.08620096]);
  near(walk.points[1], [0.016, 0.128, 0.16]);
  near(walk.points[2], [0.04536, 0.145616, 0.21872]);
  assert.equal(walk.values.length, 3);
});

test("the sum and the mean of two losses, and their gradients, from the printed samples by algebra", () => {
  // at 0 the errors are -0.8 and -0.5: losses 0.64 and 0.25, gradients 2·error·(x1, x2, 1)
  const gradient = new Float64Array(3);
  assert.ok(Math.abs(sumOf(losses).evaluate([0, 0, 0], gradient) - 0.89) < 1e-15);
  near(gradient, [-0.66, -1.58, -2.6]);
  assert.ok(Math.abs(meanOf(losses).evaluate([0, 0, 0], gradient) - 0.445) < 1e-15);
  near(gradient, [-0.33, -0.79, -1.3]);
});

test("measure judges the same points by another objective", () => {
  const walk = descend((step) => losses[step % 2], zero, gradientDescent(0.1), { steps: 2 });
  const judged = measure(walk, losses[0]);
  assert.equal(judged.points, walk.points);
  // sample 1 at the printed parameters: output - 0.8, squared
  near(judged.values, [0.64, 0.536 * 0.536, 0.4602512 * 0.4602512]);
  near(judged.gradients[0], [-0.16, -1.28, -1.6]);
});

test("objectives of other parameters are refused by name and step", () => {
  const other = formula("x^2", { x: 1 }).objective(["x"]);
  const walk = descend(losses[0], zero, gradientDescent(0.1), { steps: 1 });
  assert.throws(() => sumOf([]), InputError);
  assert.throws(() => meanOf([losses[0], other]), /w1, w2, b and of x/);
  assert.throws(() => measure(walk, other), /takes x, not w1, w2, b/);
  assert.throws(
    () => descend((step) => (step < 3 ? losses[0] : other), zero, gradientDescent(0.1), { steps: 9 }),
    /objective of step 3 takes x/,
  );
});
