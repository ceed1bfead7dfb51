import assert from "node:assert/strict";
import { test } from "node:test";
import {
  declaredOptimizers,
  eachParameter,
  type Optimizer,
  type OptimizerMaker,
  optimizer,
} from "../../descent/optimizer.js";
import {
  adagrad,
  adam,
  adamW,
  gradientDescent,
  momentum,
  nesterov,
  newton,
  optimizers,
  rmsProp,
} from "../../descent/optimizers.js";
import { number } from "../../descent/settings.js";
import { belowOne } from "../../text/ranges.js";

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

for (const make of optimizers) {
  const { name } = make;
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
}

/** Numbers that lie outside the range of some setting. */
const doubtful = [-1, -0.1, 0, 0.5, 1, 1.5, Infinity, Number.NaN, "0.5" as unknown as number];

for (const make of optimizers)
  test(`${make.name} takes each setting in its range, by name and by place, and refuses it by name outside`, () => {
    make.settings.forEach((setting, i) => {
      const option = setting.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      for (const value of doubtful) {
        const before = make.settings.slice(0, i).map(({ standard }) => standard);
        for (const go of [() => make(0.1, { [setting.name]: value }), () => make(0.1, ...before, value)])
          if (setting.standard !== false && setting.range.holds(value)) go();
          else
            assert.throws(go, { name: "OptionError", code: `${option}-out-of-range`, value }, setting.name);
      }
    });
    assert.throws(() => make(0.1, { beta3: 0.5 }), { name: "OptionError", code: "unknown-setting" });
    assert.throws(() => make(0.1, ...[1, 2, 3, 4, 5, 6].map(() => undefined)), { code: "unknown-setting" });
  });

test("the ranges are those of the papers", () => {
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
    [() => newton(1, { damping: -1 }), "damping"],
  ];
  for (const [make, option] of refused)
    assert.throws(make, { name: "OptionError", code: `${option}-out-of-range` }, option);
});

test("a setting of one name means the same in every optimizer", () => {
  const known = new Map<string, unknown>();
  for (const setting of optimizers.flatMap(({ settings }) => settings))
    assert.equal(known.set(setting.name, known.get(setting.name) ?? setting).get(setting.name), setting);
});

/** Two steps on x² from 1 at the learning rate 0.1 (newton: 1), worked by hand from the formula in each declaration. */
const worked: Record<string, { settings: Record<string, number | boolean>; points: number[] }[]> = {
  "gradient-descent": [{ settings: {}, points: [0.8, 0.64] }],
  momentum: [
    { settings: { momentum: 0.5 }, points: [0.8, 0.54] },
    // v = 2, then 1 + 1.6; the average is v · 0.5 / (1 - 0.5ⁿ): 2, then 2.6 · 0.5 / 0.75
    { settings: { momentum: 0.5, corrected: true }, points: [0.8, 0.8 - (0.1 * 2.6 * 2) / 3] },
  ],
  nesterov: [
    { settings: { momentum: 0.5 }, points: [0.7, 0.7 - 0.1 * (1.4 + 0.5 * 2.4)] },
    // v = -0.2; then the gradient 1.4 at 0.8 - 0.1: v = -0.1 - 0.14
    { settings: { momentum: 0.5, lookAhead: true }, points: [0.8, 0.56] },
  ],
  newton: [
    { settings: {}, points: [0, 0] },
    { settings: { damping: 2 }, points: [0.5, 0.25] },
  ],
  adagrad: [{ settings: { epsilon: 1 }, points: [1 - 0.2 / 3] }],
  rmsprop: [{ settings: { decay: 0.75, epsilon: 1 }, points: [0.9] }],
  adam: [
    { settings: { epsilon: 1, beta1: 0.5, beta2: 0.5 }, points: [1 - 0.2 / 3] },
    // m = 1, s = 1 (half of 2, a quarter of 4), √s + ε = 2
    { settings: { epsilon: 1, beta1: 0.5, beta2: 0.75, uncorrected: true }, points: [0.95] },
  ],
  adamw: [
    { settings: { epsilon: 1, weightDecay: 0.5 }, points: [1 - 0.2 / 3 - 0.05] },
    {
      settings: { epsilon: 1, beta1: 0.5, beta2: 0.75, uncorrected: true, weightDecay: 0.5 },
      points: [0.95 - 0.05],
    },
  ],
};

for (const make of optimizers)
  test(`${make.name} on x² from 1 takes the steps worked by hand`, () => {
    const rows = worked[make.name];
    assert.ok(
      rows,
      `add ${make.name} to \`worked\` in lib/test/descent/optimizers.test.ts: a step or two by hand`,
    );
    for (const { settings, points } of rows) {
      const steps = walk(make(make.learningRate, settings), (x) => 2 * x, 1, points.length);
      assertClose(steps, [1, ...points], make === (newton as unknown) ? 1e-9 : 1e-14);
    }
    const switches = make.settings.filter(({ standard }) => standard === false);
    for (const { name } of switches)
      assert.ok(
        rows.some(({ settings }) => settings[name]),
        `work a step of ${make.name} with ${name} by hand in lib/test/descent/optimizers.test.ts`,
      );
  });

test("Nesterov's two forms are one walk: at θ + μ·v the rewritten form stands where the other looks", () => {
  const gradientAt = (x: number): number => Math.sin(x) + x * x * x;
  const mu = 0.8;
  const stays = walk(nesterov(0.05, { momentum: mu, lookAhead: true }), gradientAt, 1.5, 25);
  const looks = stays.map((x, n) => x + mu * (x - stays[Math.max(0, n - 1)]));
  assertClose(walk(nesterov(0.05, mu), gradientAt, 1.5, 25), looks, 1e-13);
});

test("corrected momentum on a slope steps by the slope from the start; plain momentum runs up to ten times it", () => {
  assertClose(
    walk(momentum(0.1, { corrected: true }), slope, 0, 20),
    counted(20, (n) => 0.3 * n),
    1e-13,
  );
});

test("Adam uncorrected starts by (1 - β₁)/√(1 - β₂) of the rate, corrected by all of it", () => {
  // 0.1 / √0.001 = 3.1622776…
  assertClose(walk(adam(0.1, { uncorrected: true }), slope, 0, 1), [0, 0.1 * Math.sqrt(10)], 1e-6);
});

test("damping leads Newton downhill from where the curvature is negative", () => {
  // cos x at 0.5: the gradient is -sin, the curvature -cos. Newton goes to the maximum at 0, damped downhill to π.
  const cosine = (x: number): number => -Math.sin(x);
  assert.ok(Math.abs(walk(newton(), cosine, 0.5, 1)[1] - (0.5 - Math.tan(0.5))) < 1e-9);
  const [, damped] = walk(newton(1, { damping: 2 }), cosine, 0.5, 1);
  assert.ok(Math.abs(damped - (0.5 + Math.sin(0.5) / (2 - Math.cos(0.5)))) < 1e-9);
  assertClose([walk(newton(1, 2), cosine, 0.5, 60)[60]], [Math.PI], 1e-9);
});

test("a new optimizer is one declaration: it walks, checks its settings, and is among the declared", () => {
  const signs = optimizer("signs", {
    rule: "θ ← θ - η·sign(∇J)",
    source: "Riedmiller & Braun 1993",
    learningRate: 0.25,
    settings: [number("patience", 1, belowOne, "…")],
    start: eachParameter(0, () => (rate) => (g) => rate * Math.sign(g)),
  });
  assert.deepEqual(walk(signs(undefined, { patience: 0 }), slope, 0, 2), [0, 0.25, 0.5]);
  assert.throws(() => signs(0.1, 1), { code: "patience-out-of-range" });
  assert.ok(declaredOptimizers().includes(signs as unknown as OptimizerMaker));
  assert.ok(!optimizers.includes(signs as unknown as OptimizerMaker));
});

test("epsilon is added below the bar: with g = 2, η = 0.1, ε = 0.5 the first step is 0.2 / (√s + 0.5)", () => {
  const two = (): number => 2;
  assertClose(walk(adagrad(0.1, 0.5), two, 1, 1), [1, 1 - 0.2 / 2.5]);
  assertClose(walk(rmsProp(0.1, 0.75, 0.5), two, 1, 1), [1, 1 - 0.2 / 1.5]);
  assertClose(walk(adam(0.1, { epsilon: 0.5 }), two, 1, 1), [1, 1 - 0.2 / 2.5]);
});
