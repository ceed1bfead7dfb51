import assert from "node:assert/strict";
import { test } from "node:test";
import { sumOf } from "../../descent/combine.js";
import type { Optimizer } from "../../descent/optimizer.js";
import { gradientDescent } from "../../descent/optimizers.js";
import { descend, measure } from "../../descent/trajectory.js";
import { formula } from "../../formula/formula.js";
import type { Objective } from "../../graph/compile.js";

/** An objective of x alone, or of these names, with this value and gradient everywhere. */
const flat = (value: number, gradient: readonly number[], names: readonly string[] = ["x"]): Objective => ({
  names,
  evaluate: (_, into) => {
    into.set(gradient);
    return value;
  },
});

test("until is a value to fall below: one that is just reached is not enough", () => {
  const square = formula("x^2", { x: 2 });
  const walk = descend(square, { x: 2 }, gradientDescent(0.25), { until: 4 });
  assert.deepEqual([walk.values, walk.stopped], [[4, 1], "until"]);
  const atOnce = descend(square, { x: 2 }, gradientDescent(0.25), { until: 4.5, steps: 1_000_000 });
  assert.deepEqual([atOnce.values, atOnce.stopped], [[4], "until"]);
});

test("a value has gone out of bounds above 10⁹ times the start's, not at it", () => {
  const values = (last: number) => (step: number) => flat(step === 0 ? -4 : last, [1]);
  const walk = (last: number) => descend(values(last), { x: 0 }, gradientDescent(1), { steps: 1 });
  assert.equal(walk(4e9).stopped, "steps");
  assert.equal(walk(4.000001e9).stopped, "diverged");
  assert.equal(walk(-4.000001e9).stopped, "diverged");
});

test("a function of the step number is asked once for each step, from 0 on", () => {
  const asked: number[] = [];
  const objective = (step: number): Objective => {
    asked.push(step);
    return flat(step, [1]);
  };
  const walk = descend(objective, { x: 0 }, gradientDescent(1), { steps: 3 });
  assert.deepEqual(asked, [0, 1, 2, 3]);
  assert.deepEqual(walk.values, [0, 1, 2, 3]);
});

test("a step out of all numbers ends the walk at the point before it", () => {
  const bowl = formula("x^2 + y^2", { x: 100, y: 0 });
  const walk = descend(bowl, { x: 100, y: 0 }, gradientDescent(1e307));
  assert.deepEqual([walk.stopped, walk.values, walk.reason], ["diverged", [10000], undefined]);
  assert.deepEqual([...walk.points[0]], [100, 0]);
});

test("one part of the gradient that is not finite is enough to refuse it", () => {
  const names = ["x", "y"];
  const start = { x: 0, y: 0 };
  for (const gradient of [
    [1, Number.NaN],
    [Infinity, 1],
  ]) {
    assert.throws(() => descend(flat(1, gradient, names), start, gradientDescent(1)), { code: "not-finite" });
    const sum = sumOf([flat(1, [1, 1], names), flat(1, gradient, names)]);
    const into = Float64Array.of(7, 7);
    assert.throws(() => sum.evaluate([0, 0], into), { code: "overflow" });
    assert.deepEqual([...into], [7, 7]);
  }
});

test("an optimizer's own mistake is not taken for a walk that diverged", () => {
  const broken: Optimizer = {
    name: "broken",
    learningRate: 1,
    start: () => () => {
      throw new RangeError("broken");
    },
  };
  assert.throws(() => descend(flat(1, [1]), { x: 0 }, broken), { name: "RangeError", message: "broken" });
});

test("a path is measured by an objective of exactly its parameters", () => {
  const walk = descend(flat(1, [1, 1], ["x", "y"]), { x: 0, y: 0 }, gradientDescent(1), { steps: 1 });
  for (const names of [["x"], ["x", "z"], ["z", "y"], ["x", "y", "z"]])
    assert.throws(() => measure(walk, flat(1, [1], names)), { code: "other-parameters" }, names.join());
  assert.deepEqual(measure(walk, flat(3, [5, 7], ["x", "y"])).values, [3, 3]);
});
