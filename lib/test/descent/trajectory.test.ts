import assert from "node:assert/strict";
import { test } from "node:test";
import { meanOf, sumOf } from "../../descent/combine.js";
import { adam, gradientDescent, momentum, newton } from "../../descent/optimizers.js";
import { descend, path } from "../../descent/trajectory.js";
import { formula } from "../../formula/formula.js";

const bowl = () => formula("x^2 + 2*y^2", { x: -3, y: -3 });

test("x² + 2y² from (-3, -3), η = 0.1, until J < 0.005: 17 steps, J = 0.004564", () => {
  const walk = descend(bowl(), { x: -3, y: -3 }, gradientDescent(0.1), { until: 0.005 });
  const records = path(walk);
  assert.equal(walk.stopped, "until");
  assert.equal(records.length, 18);
  const near = (actual: number, expected: number, digits: number): void =>
    assert.ok(Math.abs(actual - expected) < 0.5 * Math.pow(10, -digits), `${actual}, not ${expected}`);
  assert.deepEqual(records[0], { step: 0, point: { x: -3, y: -3 }, value: 27, gradient: { x: -6, y: -12 } });
  near(records[1].point.x, -2.4, 14);
  near(records[1].point.y, -1.8, 14);
  near(records[1].value, 12.24, 13);
  near(records[17].value, 0.004564, 6);
  assert.equal(records[17].step, 17);
  assert.ok(records[16].value >= 0.005);
  for (const { step, point } of records) {
    near(point.x, -3 * Math.pow(0.8, step), 13);
    near(point.y, -3 * Math.pow(0.6, step), 13);
  }
});

test("the limit η < 0.5 comes from the largest curvature: beyond it the walk diverges and keeps its path", () => {
  const at = (rate: number) => descend(bowl(), { x: -3, y: -3 }, gradientDescent(rate), { steps: 400 });
  assert.equal(at(0.49).stopped, "steps");
  assert.ok(at(0.49).values[400] < 1e-6);
  const oscillating = at(0.5);
  assert.deepEqual([...oscillating.points[399]].map(Math.abs), [0, 3]);
  const lost = at(0.6);
  assert.equal(lost.stopped, "diverged");
  assert.ok(lost.points.length > 30 && lost.points.length < 100);
  for (const [n, [, y]] of lost.points.entries())
    assert.ok(Math.abs(y / (-3 * Math.pow(-1.4, n)) - 1) < 1e-12, `${n}: ${y}`);
  for (const list of [lost.values, lost.gradients]) assert.equal(list.length, lost.points.length);
});

test("two samples of a linear regression, one step on each, as printed in the article", () => {
  const loss = formula("(w1 * x1 + w2 * x2 + b - t)^2", { w1: 0, x1: 0.1, w2: 0, x2: 0.8, b: 0, t: 0.8 });
  const names = ["w1", "w2", "b"];
  const one = { steps: 1 };
  const first = descend(loss.objective(names), { w1: 0, w2: 0, b: 0 }, gradientDescent(0.1), one);
  const close = (actual: readonly number[], expected: readonly number[]): void => {
    for (const [i, x] of actual.entries())
      assert.ok(Math.abs(x - expected[i]) < 1e-15, `${x}, not ${expected[i]}`);
  };
  close([first.values[0]], [0.64]);
  close([...first.points[1]], [0.016, 0.128, 0.16]);
  const { w1, w2, b } = path(first)[1].point;
  loss.set({ x1: 0.5, x2: 0.3, t: 0.5 });
  const second = descend(loss, { w1, w2, b }, gradientDescent(0.1), one);
  close([second.values[0]], [0.08620096]);
  close([...second.points[1]], [0.04536, 0.145616, 0.21872]);
});

test("a start already below `until` is the whole path; the number of steps is respected", () => {
  assert.equal(descend(bowl(), { x: 0, y: 0 }, gradientDescent(0.1), { until: 1 }).points.length, 1);
  const walk = descend(bowl(), { x: 1, y: 1 }, adam(0.1), { steps: 7 });
  assert.deepEqual(
    [walk.stopped, walk.points.length, walk.optimizer, walk.learningRate],
    ["steps", 8, "adam", 0.1],
  );
  assert.equal(descend(bowl(), { x: 1, y: 1 }, gradientDescent(1e-9)).points.length, 1001);
});

test("some inputs descend while the others stay; the formula itself is not moved", () => {
  const f = bowl();
  const walk = descend(f, { y: 1 }, gradientDescent(0.25), { steps: 1 });
  assert.deepEqual([walk.names, walk.values], [["y"], [11, 9]]);
  assert.deepEqual(f.inputs, { x: -3, y: -3 });
});

test("a walk that leaves the domain has diverged at its last point; one that starts outside is an error", () => {
  const f = formula("log(x) + x", { x: 1 });
  const walk = descend(f, { x: 1 }, gradientDescent(1), { steps: 5 });
  assert.deepEqual([walk.stopped, walk.points.length], ["diverged", 1]);
  assert.throws(() => descend(f, { x: -1 }, gradientDescent(1)), {
    name: "DomainError",
    code: "outside-domain",
  });
  const singular = descend(formula("3 * x", { x: 1 }), { x: 1 }, newton(), { steps: 5 });
  assert.deepEqual([singular.stopped, singular.points.length], ["diverged", 1]);
});

test("the start must be the inputs of the objective, and finite; options in range", () => {
  const objective = bowl().objective(["x", "y"]);
  const go = (start: Record<string, number>, options = {}) =>
    descend(objective, start, momentum(0.1), options);
  assert.throws(() => go({ x: 1 }), { name: "InputError", code: "not-a-finite-number" });
  assert.throws(() => go({ x: 1, y: Infinity }), { code: "not-a-finite-number" });
  assert.throws(() => go({ x: 1, y: 1, z: 1 }), { name: "InputError", code: "extra-input", value: "z" });
  assert.throws(() => descend(bowl(), { z: 1 }, momentum(0.1)), { name: "InputError", code: "unknown-name" });
  for (const steps of [0, -1, 1.5, 1e6 + 1, Number.NaN])
    assert.throws(() => go({ x: 1, y: 1 }, { steps }), { name: "OptionError", code: "steps-out-of-range" });
  for (const until of [Number.NaN, Infinity])
    assert.throws(() => go({ x: 1, y: 1 }, { until }), { name: "OptionError", code: "until-out-of-range" });
});

test("an objective that answers NaN or ∞ has diverged there; at the start it is an error", () => {
  const objective = (answer: (x: number) => number, slope = (_: number) => 1) => ({
    names: ["x"],
    evaluate(point: ArrayLike<number>, gradient: Float64Array): number {
      gradient[0] = slope(point[0]);
      return answer(point[0]);
    },
  });
  const cases = [
    objective((x) => (x < -2.5 ? Number.NaN : x)),
    objective((x) => (x < -2.5 ? -Infinity : x)),
    objective(
      (x) => x,
      (x) => (x < -2.5 ? Number.NaN : 1),
    ),
  ];
  for (const one of cases) {
    const walk = descend(one, { x: 0 }, gradientDescent(1), { steps: 9 });
    assert.deepEqual([walk.stopped, walk.values, walk.gradients.length], ["diverged", [0, -1, -2], 3]);
    assert.match(String(walk.reason?.message), /not finite at x = -3/);
    assert.throws(() => descend(one, { x: -3 }, gradientDescent(1)), { name: "DomainError" });
  }
});

test("a sum of losses that overflows is an error, and one that throws leaves the gradient as it was", () => {
  const big = formula("1e308 * x", { x: 1 }).objective(["x"]);
  const log = formula("log(x)", { x: 1 }).objective(["x"]);
  const gradient = Float64Array.of(7);
  assert.throws(() => sumOf([big, big]).evaluate([1], gradient), { name: "DomainError", code: "overflow" });
  assert.throws(() => sumOf([log, big, log]).evaluate([-1], gradient), { name: "DomainError" });
  const bowlOf = formula("x^2", { x: 1 }).objective(["x"]);
  assert.throws(() => meanOf([bowlOf, log]).evaluate([-1], gradient), { name: "DomainError" });
  assert.deepEqual([...gradient], [7]);
  assert.equal(meanOf([bowlOf, log]).evaluate([1], gradient), 0.5);
  assert.deepEqual([...gradient], [1.5]);
});

test("Newton on a Hessian that is singular but for rounding stops and says so", () => {
  const line = descend(formula("x", { x: 3 }), { x: 3 }, newton(), { steps: 5 });
  assert.deepEqual(
    [line.stopped, line.points.length, line.reason?.code],
    ["diverged", 1, "singular-hessian"],
  );
  // (x + y)³ is flat along x = -y: its exact Hessian has rank 1 everywhere.
  const valley = formula("(x + y) ^ 3 + 0.1 * x", { x: 1.1, y: 0.7 });
  const flat = descend(valley, { x: 1.1, y: 0.7 }, newton(), { steps: 5 });
  assert.deepEqual([flat.points.length, flat.reason?.code], [1, "singular-hessian"]);
  assert.equal(descend(bowl(), { x: -3, y: -3 }, newton(), { until: 1e-6 }).reason, undefined);
});

test("a start of no parameters moves nothing and is refused; a wrong name is told before a wrong option", () => {
  const nothing = { name: "InputError", code: "empty-start" };
  assert.throws(() => descend(bowl(), {}, gradientDescent(0.1)), nothing);
  assert.throws(() => descend({ names: [], evaluate: () => 1 }, {}, gradientDescent(0.1)), nothing);
  const wrong = { x: 1, y: 1, z: Number.NaN };
  assert.throws(() => descend(bowl().objective(["x", "y"]), wrong, gradientDescent(0.1), { steps: 0 }), {
    code: "extra-input",
  });
});

test("a misspelt option and what is no optimizer are refused by name", () => {
  const at = { x: 1 };
  const bowl = formula("x^2", at);
  assert.throws(() => descend(bowl, at, gradientDescent(0.1), { step: 5 } as never), {
    code: "unknown-option",
  });
  assert.throws(() => descend(bowl, at, 0.1 as never), { code: "not-an-optimizer" });
});
