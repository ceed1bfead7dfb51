import assert from "node:assert/strict";
import { test } from "node:test";
import { adam, adamW, gradientDescent, nesterov, optimizers } from "../../descent/optimizers.js";
import { penalized } from "../../descent/penalty.js";
import { exponentialDecay } from "../../descent/schedules.js";
import { clipped, decayed } from "../../descent/tamed.js";
import { descend } from "../../descent/trajectory.js";
import { formula } from "../../formula/formula.js";

const steep = formula("30 * x - 40 * y", { x: 0, y: 0 });
const start = { x: 0, y: 0 };
const first = (optimizer = gradientDescent(0.1), f = steep): number[] => [
  ...descend(f, start, optimizer, { steps: 1 }).points[1],
];

test("clipped by norm a gradient keeps its direction: (30, -40) of length 50 becomes (3, -4) of length 5", () => {
  assert.deepEqual(first(clipped(gradientDescent(1), { norm: 5 })), [-3, 4]);
  assert.deepEqual(first(clipped(gradientDescent(1), { norm: 50 })), [-30, 40]);
  assert.deepEqual(first(clipped(gradientDescent(1), { norm: 51 })), [-30, 40]);
});

test("clipped by value each part is cut to its own: (30, -40) becomes (30, -35), then (5, -5)", () => {
  assert.deepEqual(first(clipped(gradientDescent(1), { value: 35 })), [-30, 35]);
  assert.deepEqual(first(clipped(gradientDescent(1), { value: 5 })), [-5, 5]);
  const both = first(clipped(gradientDescent(1), { value: 5, norm: 1 }));
  for (const x of both) assert.ok(Math.abs(Math.abs(x) - Math.SQRT1_2) < 1e-15, `${both}`);
});

test("clipping measures lengths beyond the range of squares", () => {
  const huge = formula("3e200 * x + 4e200 * y", start);
  const [x, y] = first(clipped(gradientDescent(1), { norm: 5 }), huge);
  assert.ok(Math.abs(x + 3) < 1e-14 && Math.abs(y + 4) < 1e-14, `${x} ${y}`);
});

test("the gradient that Nesterov looks ahead for is clipped as well", () => {
  const optimizer = clipped(nesterov(1, { momentum: 0, lookAhead: true }), { value: 2 });
  assert.deepEqual(first(optimizer), [-2, 2]);
});

test("a clipped walk records the gradient itself, has its optimizer's name and rate, and can be used again", () => {
  for (const make of optimizers) {
    const optimizer = clipped(decayed(make(0.25), 0.1), { value: 1 });
    assert.deepEqual([optimizer.name, optimizer.learningRate], [make.name, 0.25]);
    const bowl = formula("20 * x^2 + y^2", { x: 1, y: 1 });
    const walk = () => descend(bowl, { x: 1, y: 1 }, optimizer, { steps: 4 });
    assert.deepEqual(walk().points, walk().points);
    assert.deepEqual([...walk().gradients[0]], [40, 2]);
  }
});

test("limits are above 0, and have no other names", () => {
  for (const value of [0, -1, Number.NaN, Infinity])
    for (const [name, clip] of Object.entries({ value: { value }, norm: { norm: value } }))
      assert.throws(() => clipped(adam(0.1), clip), { name: "OptionError", code: `${name}-out-of-range` });
  assert.throws(() => clipped(adam(0.1), { length: 3 } as never), { code: "unknown-setting" });
  for (const λ of [-0.1, 1])
    assert.throws(() => decayed(adam(0.1), λ), { code: "weight-decay-out-of-range" });
});

test("Adam with weight decay is AdamW, also on a schedule; gradient descent with it is an L2 penalty", () => {
  const f = formula("sin(x) + x * y + y^2", { x: 1, y: -2 });
  const at = { x: 1, y: -2 };
  for (const rate of [0.1, exponentialDecay(0.1, 0.9)]) {
    const [one, other] = [adamW(rate, { weightDecay: 0.2 }), decayed(adam(rate), 0.2)].map(
      (optimizer) => descend(f, at, optimizer, { steps: 30 }).points,
    );
    for (const [n, point] of one.entries())
      point.forEach((x, i) => {
        assert.ok(Math.abs(x - other[n][i]) < 1e-13, `step ${n}`);
      });
  }
  const decay = descend(f, at, decayed(gradientDescent(0.1), 0.3), { steps: 20 }).points;
  const penalty = descend(penalized(f.compile(), { l2: 0.3 }), at, gradientDescent(0.1), {
    steps: 20,
  }).points;
  for (const [n, point] of decay.entries())
    point.forEach((x, i) => {
      assert.ok(Math.abs(x - penalty[n][i]) < 1e-13, `step ${n}`);
    });
});

test("a penalty by hand: at (3, -2), L1 0.5 and L2 2 add 2.5 + 13, and to the gradient (0.5 + 6, -0.5 - 4)", () => {
  const own = formula("x * y", { x: 3, y: -2 }).compile();
  const gradient = new Float64Array(2);
  assert.equal(penalized(own, { l1: 0.5, l2: 2 }).evaluate([3, -2], gradient), -6 + 2.5 + 13);
  assert.deepEqual([...gradient], [-2 + 6.5, 3 - 4.5]);
  assert.equal(penalized(own, { l1: 0.5, l2: 2, names: ["y"] }).evaluate([3, -2], gradient), -6 + 1 + 4);
  assert.deepEqual([...gradient], [-2, 3 - 4.5]);
  assert.equal(penalized(own, {}).evaluate([3, -2], gradient), -6);
  penalized(own, { l1: 1 }).evaluate([0, 0], gradient);
  assert.deepEqual([...gradient], [0, 0]);
});

test("a penalty that cannot be is refused", () => {
  const own = formula("x", { x: 3 }).compile();
  assert.throws(() => penalized(own, { l1: -1 }), { name: "OptionError", code: "l1-out-of-range" });
  assert.throws(() => penalized(own, { l2: Infinity }), { name: "OptionError", code: "l2-out-of-range" });
  assert.throws(() => penalized(own, { names: ["w"] }), {
    name: "InputError",
    code: "unknown-name",
    value: "w",
  });
  assert.throws(() => penalized(own, { l3: 1 } as never), { code: "unknown-setting" });
  const gradient = Float64Array.of(7);
  assert.throws(() => penalized(own, { l2: 1 }).evaluate([1e200], gradient), { code: "overflow" });
  assert.deepEqual([...gradient], [7]);
});
