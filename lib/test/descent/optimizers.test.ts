import assert from "node:assert/strict";
import { test } from "node:test";
import {
  adagrad,
  adam,
  adamW,
  gradientDescent,
  momentum,
  nesterov,
  newton,
  type Optimizer,
  rmsProp,
} from "../../descent/optimizers.js";

/** The points that an optimizer visits in one dimension, the start included. */
function walk(
  optimizer: Optimizer,
  gradientAt: (x: number) => number,
  start: number,
  steps: number,
): number[] {
  const at = (point: Float64Array): Float64Array => point.map(gradientAt);
  const step = optimizer.start(Float64Array.of(start), at);
  const points = [start];
  let point = Float64Array.of(start);
  for (let n = 0; n < steps; n++) {
    point = step(point, at(point)) as typeof point;
    points.push(point[0]);
  }
  return points;
}

function assertClose(actual: number[], expected: number[], tolerance = 1e-14): void {
  assert.equal(actual.length, expected.length);
  actual.forEach((x, i) => {
    const error = Math.abs(x - expected[i]) / Math.max(1, Math.abs(expected[i]));
    assert.ok(error <= tolerance, `step ${i}: ${x}, not ${expected[i]}`);
  });
}

const counted = (n: number, of: (step: number) => number): number[] =>
  Array.from({ length: n + 1 }, (_, i) => of(i));
const quadratic = (x: number): number => x; // J = x²/2
const slope = (): number => -3; // J = -3x

test("gradient descent on ax²/2 is (1 - aη)ⁿ·x0", () => {
  const points = walk(gradientDescent(0.1), (x) => 4 * x, 5, 20);
  assertClose(
    points,
    counted(20, (n) => 5 * Math.pow(0.6, n)),
  );
});

test("momentum on x²/2 by hand: v = 1, 1.8, 2.34, 2.592; x = 0.9, 0.72, 0.486, 0.2268", () => {
  assertClose(walk(momentum(0.1, 0.9), quadratic, 1, 4), [1, 0.9, 0.72, 0.486, 0.2268]);
  assertClose(walk(momentum(0.1, 0), quadratic, 1, 5), walk(gradientDescent(0.1), quadratic, 1, 5));
});

test("momentum on a slope runs up to 1/(1 - μ) times the step: v = g·(1 - μⁿ)/(1 - μ)", () => {
  const points = walk(momentum(0.1, 0.5), slope, 0, 30);
  assertClose(
    points,
    counted(30, (n) => 0.3 * (2 * n - 2 * (1 - Math.pow(0.5, n)))),
  );
});

test("Nesterov's rewritten form is the look-ahead form, seen from where momentum will carry it", () => {
  const gradientAt = (x: number): number => Math.sin(x) + x * x * x;
  const [rate, mu] = [0.05, 0.8];
  let [x, v] = [1.5, 0];
  const ahead = [x];
  for (let n = 0; n < 25; n++) {
    v = mu * v - rate * gradientAt(x + mu * v);
    x += v;
    ahead.push(x + mu * v);
  }
  assertClose(walk(nesterov(rate, mu), gradientAt, 1.5, 25), ahead, 1e-13);
});

/** 0, then the sums of so many steps. */
const sums = (n: number, stepLength: (n: number) => number): number[] => {
  const points = [0];
  for (let i = 1; i <= n; i++) points.push(points[i - 1] + stepLength(i));
  return points;
};

test("Adagrad on a slope: steps of η/√n, whatever the slope", () => {
  assertClose(
    walk(adagrad(0.5), slope, 0, 20),
    sums(20, (n) => 0.5 / Math.sqrt(n)),
    1e-8,
  );
});

test("RMSProp on a slope: steps of η/√(1 - ρⁿ)", () => {
  const expected = sums(20, (n) => 0.01 / Math.sqrt(1 - Math.pow(0.9, n)));
  assertClose(walk(rmsProp(0.01, 0.9), slope, 0, 20), expected, 1e-8);
});

test("Adam's first step is η, and so is every step on a slope: both averages are corrected alike", () => {
  assertClose(
    walk(adam(0.1), slope, 0, 30),
    counted(30, (n) => 0.1 * n),
    1e-8,
  );
  for (const g of [1e-3, 1, -1e6])
    assertClose(
      walk(adam(0.1), () => g, 0, 1),
      [0, -0.1 * Math.sign(g)],
      2e-6,
    );
  const epsilon = 3; // g/(|g| + ε) = 1/2
  assertClose(walk(adam(0.1, { epsilon }), slope, 0, 1), [0, 0.05]);
});

test("Adam's second step on x² from 1, by hand: m = 0.36 over 0.19, v = 0.007236 over 0.001999", () => {
  const second = 0.9 - (0.1 * (36 / 19)) / Math.sqrt(7236 / 1999);
  assertClose(
    walk(adam(0.1), (x) => 2 * x, 1, 2),
    [1, 0.9, second],
    1e-8,
  );
});

test("Adam corrects each parameter by the same count of steps", () => {
  const step = adam(0.1).start(Float64Array.of(0, 0, 0), () => new Float64Array(3));
  let point = Float64Array.of(0, 0, 0);
  for (let n = 0; n < 10; n++) point = step(point, Float64Array.of(1, -20, 300)) as typeof point;
  assertClose([...point], [-1, 1, -1], 1e-7);
});

test("AdamW takes η·λ of the parameter off beside Adam's step; Adam takes none", () => {
  const expected = [10];
  for (let n = 0; n < 10; n++) expected.push(expected[n] * (1 - 0.1 * 0.2) + 0.1);
  assertClose(walk(adamW(0.1, { weightDecay: 0.2 }), slope, 10, 10), expected, 1e-8);
  assertClose(walk(adamW(0.1, { weightDecay: 0 }), slope, 10, 10), walk(adam(0.1), slope, 10, 10));
  assertClose(walk(adamW(0.1), slope, 10, 1), [10, 10 - 0.1 * 0.01 * 10 + 0.1], 1e-8);
});

test("Newton lands in one step on a quadratic, damped part of the way, and walks to a saddle as well", () => {
  // J = x² + xy + 2y² - 3x: the gradient is 0 at (12/7, -3/7).
  const gradientAt = ([x, y]: Float64Array): Float64Array => Float64Array.of(2 * x + y - 3, x + 4 * y);
  const from = Float64Array.of(50, -70);
  assertClose([...newton().start(from, gradientAt)(from, gradientAt(from))], [12 / 7, -3 / 7], 1e-8);
  const half = newton(0.5).start(from, gradientAt)(from, gradientAt(from));
  assertClose([...half], [(50 + 12 / 7) / 2, (-70 - 3 / 7) / 2], 1e-8);
  const saddle = ([x, y]: Float64Array): Float64Array => Float64Array.of(2 * x, -2 * y);
  assertClose([...newton().start(from, saddle)(from, saddle(from))], [0, 0], 1e-7);
  const flat = (): Float64Array => Float64Array.of(1, 1);
  assert.throws(() => newton().start(from, flat)(from, flat()), {
    name: "DomainError",
    code: "singular-hessian",
  });
});

const all: [string, (rate: number) => Optimizer][] = [
  ["gradient-descent", gradientDescent],
  ["momentum", momentum],
  ["nesterov", nesterov],
  ["newton", newton],
  ["adagrad", adagrad],
  ["rmsprop", rmsProp],
  ["adam", adam],
  ["adamw", adamW],
];

for (const [name, make] of all)
  test(`${name} says its name and rate, can be used again, and changes neither argument`, () => {
    const optimizer = make(0.3);
    assert.deepEqual([optimizer.name, optimizer.learningRate], [name, 0.3]);
    const first = walk(optimizer, (x) => 2 * x + Math.sin(x), 2, 8);
    assert.deepEqual(
      walk(optimizer, (x) => 2 * x + Math.sin(x), 2, 8),
      first,
    );
    const [point, gradient] = [Float64Array.of(1, 2), Float64Array.of(3, -4)];
    optimizer.start(point, (at) => at.map((x) => 2 * x))(point, gradient);
    assert.deepEqual([...point, ...gradient], [1, 2, 3, -4]);
    for (const bad of [0, -0.1, Number.NaN, Infinity, "0.1" as unknown as number])
      assert.throws(() => make(bad), { name: "OptionError", code: "learning-rate-out-of-range", value: bad });
  });

test("every other setting is checked too", () => {
  const refused: [() => Optimizer, string][] = [
    [() => momentum(0.1, 1), "momentum"],
    [() => nesterov(0.1, -0.1), "momentum"],
    [() => adagrad(0.1, 0), "epsilon"],
    [() => rmsProp(0.1, Number.NaN), "decay"],
    [() => rmsProp(0.1, 0.9, -1), "epsilon"],
    [() => adam(0.1, { beta1: 1 }), "beta1"],
    [() => adam(0.1, { beta2: 1.5 }), "beta2"],
    [() => adamW(0.1, { epsilon: 0 }), "epsilon"],
    [() => adamW(0.1, { weightDecay: -1 }), "weight-decay"],
  ];
  for (const [make, option] of refused)
    assert.throws(make, { name: "OptionError", code: `${option}-out-of-range` }, option);
});

test("epsilon is added below the bar: with g = 2, η = 0.1, ε = 0.5 the first step is 0.2 / (√s + 0.5)", () => {
  const two = (): number => 2;
  assertClose(walk(adagrad(0.1, 0.5), two, 1, 1), [1, 1 - 0.2 / 2.5]);
  assertClose(walk(rmsProp(0.1, 0.75, 0.5), two, 1, 1), [1, 1 - 0.2 / 1.5]);
  assertClose(walk(adam(0.1, { epsilon: 0.5 }), two, 1, 1), [1, 1 - 0.2 / 2.5]);
});
