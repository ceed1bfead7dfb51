import assert from "node:assert/strict";
import { test } from "node:test";
import { centralDifference, forwardDifference, gradientCheck } from "../../descent/gradient-check.js";
import { measured } from "../../descent/second-derivatives.js";
import { solve } from "../../descent/solve.js";
import { Formula, formula } from "../../formula/formula.js";
import { compile } from "../../graph/compile.js";
import { gate } from "../../graph/gate.js";
import { Graph } from "../../graph/graph.js";

test("right gradients agree with the measured ones", () => {
  for (const text of ["(x + y) * z", "exp(x*y) / (1 + z^2)", "sigmoid(x) * tanh(y) - log(1 + z*z)"])
    for (const row of gradientCheck(formula(text, { x: 0.3, y: -1.2, z: 2.5 }))) {
      assert.equal(row.agrees, true, `${text} ${row.name}: ${row.error}`);
      assert.ok(row.error < 1e-9);
    }
});

test("a gate with a wrong derivative is found, and a kink fools the check", () => {
  const wrong = gate("wrongSquare", { symbol: "x²", forward: "x * x", local: ["3 * x"] });
  const [row] = gradientCheck(new Formula(wrong(new Graph().input("x", 2))));
  assert.deepEqual([row.agrees, row.gradient], [false, 6]);
  assert.ok(Math.abs(row.measured - 4) < 1e-9);
  const kink = formula("relu(x)", { x: 0 });
  assert.deepEqual([gradientCheck(kink)[0].agrees, gradientCheck(kink)[0].gradient], [false, 0]);
  assert.equal(kink.warnings.length, 1);
});

test("on x³ the central difference is off by h², the forward one by 3xh + h²", () => {
  const cube = compile(formula("x^3", { x: 2 }).output);
  const at = Float64Array.of(2);
  for (const h of [0.5, 0.25, 1 / 1024]) {
    assert.equal(centralDifference(cube, at, 0, h), 12 + h * h);
    assert.equal(forwardDifference(cube, at, 0, h), 12 + 6 * h + h * h);
  }
  assert.deepEqual([...at], [2]);
});

test("a step that is lost in rounding is refused, not answered with NaN", () => {
  const exponential = compile(formula("exp(x)", { x: 1 }).output);
  for (const difference of [centralDifference, forwardDifference])
    assert.throws(() => difference(exponential, Float64Array.of(1), 0, 1e-17), {
      name: "InputError",
      code: "step-too-small",
      message: "the step h is lost in rounding: x + h is x itself at 1",
    });
});

test("the Hessian of Rosenbrock's function at its minimum is (802, -400; -400, 200)", () => {
  const banana = formula("(1 - x)^2 + 100 * (y - x^2)^2", { x: 1, y: 1 }).compile();
  const gradientAt = (point: Float64Array): Float64Array => {
    const gradient = new Float64Array(2);
    banana.evaluate(point, gradient);
    return gradient;
  };
  const entries = measured(gradientAt, Float64Array.of(1, 1)).rows.flatMap((row) => [...row]);
  for (const [i, expected] of [802, -400, -400, 200].entries())
    assert.ok(Math.abs(entries[i] - expected) < 1e-5, `${entries[i]}`);
});

test("solve exchanges rows where it must, leaves its matrix alone and refuses a singular one", () => {
  const rows = [Float64Array.of(0, 2, 1), Float64Array.of(1, 0, 0), Float64Array.of(3, 0, 1)];
  assert.deepEqual([...solve(rows, Float64Array.of(7, 1, 6))], [1, 2, 3]);
  assert.deepEqual(
    rows.map((row) => row[0]),
    [0, 1, 3],
  );
  const singular = [Float64Array.of(1, 2), Float64Array.of(2, 4)];
  assert.throws(() => solve(singular, Float64Array.of(1, 1)), {
    name: "DomainError",
    code: "singular-hessian",
  });
});

test("the step grows with the input, so that large inputs are measured as well as 0", () => {
  for (const x of [1e8, -1e5, 0, 1e-3])
    assert.equal(gradientCheck(formula("x^2", { x }))[0].agrees, true, String(x));
});

test("the error is relative to the larger of both, and absolute below 1", () => {
  const off = gate("off", { symbol: "?", forward: "x * x", local: ["3 * x"] });
  const errorAt = (x: number): number => gradientCheck(formula(off(new Graph().input("x", x))))[0].error;
  assert.ok(Math.abs(errorAt(100) - 100 / 300) < 1e-8);
  assert.ok(Math.abs(errorAt(0.01) - 0.01) < 1e-8);
});

test("an error just as large as allowed is allowed", () => {
  const [check] = gradientCheck(formula("-x", { x: 3 }), 0);
  assert.deepEqual([check.error, check.agrees], [0, true]);
});
