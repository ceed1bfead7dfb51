import assert from "node:assert/strict";
import { test } from "node:test";
import { meanOf } from "../combine.js";
import { curvatures } from "../curvature.js";
import { twoSamples } from "../datasets.js";
import { formula } from "../formula.js";

const near = (actual: readonly number[], expected: readonly number[]): void => {
  assert.equal(actual.length, expected.length);
  for (const [i, value] of actual.entries()) assert.ok(Math.abs(value - expected[i]) < 1e-6, `${actual}`);
};

test("a bowl of squares curves by twice its factors, a saddle both ways", () => {
  near(curvatures(formula("x^2 + 2*y^2", { x: 1, y: 1 }), { x: -3, y: -3 }), [2, 4]);
  near(curvatures(formula("x^2 - y^2", { x: 1, y: 1 }), { x: 0, y: 0 }), [-2, 2]);
  // [[2, 1], [1, 2]] has the eigenvalues 1 and 3.
  near(curvatures(formula("x^2 + x*y + y^2", { x: 1, y: 1 }), { x: 5, y: 0 }), [1, 3]);
});

test("the mean loss of two samples: one flat direction, and a sum and product that algebra gives", () => {
  const model = formula("(w1*x1 + w2*x2 + b - target)^2", { ...twoSamples[0], w1: 0, w2: 0, b: 0 });
  const mean = meanOf(twoSamples.map((sample) => model.set(sample).objective(["w1", "w2", "b"])));
  const found = curvatures(mean, { w1: 0, w2: 0, b: 0 });
  // The Hessian is u uᵀ + v vᵀ with u = (0.1, 0.8, 1), v = (0.5, 0.3, 1): its eigenvalues are 0 and the two roots of
  // λ² - (u·u + v·v) λ + (u·u)(v·v) - (u·v)², where u·u = 1.65, v·v = 1.34, u·v = 1.29.
  const root = Math.sqrt(2.99 * 2.99 - 4 * (1.65 * 1.34 - 1.29 * 1.29));
  near(found, [0, (2.99 - root) / 2, (2.99 + root) / 2]);
});

test("a point of other parameters is refused", () => {
  assert.throws(() => curvatures(formula("x^2", { x: 1 }).objective(["x"]), { y: 1 }), {
    code: "other-parameters",
  });
});
