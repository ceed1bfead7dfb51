import assert from "node:assert/strict";
import { test } from "node:test";
import { optimizers } from "../../descent/optimizers.js";
import type { LearningRate } from "../../descent/schedule.js";
import {
  cosineDecay,
  exponentialDecay,
  inverseTimeDecay,
  schedules,
  stepDecay,
  warmUp,
} from "../../descent/schedules.js";
import { descend } from "../../descent/trajectory.js";
import { formula } from "../../formula/formula.js";

const close = (actual: readonly number[], expected: readonly number[]): void => {
  assert.equal(actual.length, expected.length);
  for (const [i, x] of actual.entries()) assert.ok(Math.abs(x - expected[i]) < 1e-14, `${actual}`);
};
const first = (schedule: (n: number) => number, count: number): number[] =>
  Array.from({ length: count }, (_, n) => schedule(n));

/** The rates of the first steps from 0.8, by hand. */
const worked: Record<string, { settings: Record<string, number>; rates: number[] }> = {
  step: { settings: { factor: 0.5, every: 2 }, rates: [0.8, 0.8, 0.4, 0.4, 0.2] },
  exponential: { settings: { factor: 0.5 }, rates: [0.8, 0.4, 0.2, 0.1] },
  // cos 0, 60, 90, 120, 180 degrees are 1, ½, 0, -½, -1
  cosine: { settings: { over: 6 }, rates: [0.8, 0.8 * (0.5 + Math.sqrt(3) / 4), 0.6, 0.4, 0.2] },
  "inverse-time": { settings: { slowing: 1 }, rates: [0.8, 0.4, 0.8 / 3, 0.2] },
};

for (const make of schedules)
  test(`${make.name} gives the rates worked by hand, the same for the same step`, () => {
    const row = worked[make.name];
    assert.ok(
      row,
      `add ${make.name} to \`worked\` in lib/test/descent/schedules.test.ts: some rates by hand`,
    );
    const schedule = make(0.8, row.settings);
    close(first(schedule, row.rates.length), row.rates);
    assert.equal(schedule(0), 0.8);
    assert.equal(schedule(3), make(0.8, row.settings)(3));
    for (const bad of [0, -1, Number.NaN])
      assert.throws(() => make(bad), { name: "OptionError", code: "learning-rate-out-of-range" });
    for (const { name } of make.settings)
      assert.throws(() => make(0.8, { [name]: -1 }), { name: "OptionError", code: `${name}-out-of-range` });
    assert.throws(() => make(0.8, { nothing: 1 }), { code: "unknown-setting" });
  });

test("a cosine ends level, at the share that is asked for", () => {
  const rates = first(cosineDecay(1, 4, 0.2), 7);
  close(rates, [1, 0.6 + 0.4 * Math.SQRT1_2, 0.6, 0.6 - 0.4 * Math.SQRT1_2, 0.2, 0.2, 0.2]);
  assert.equal(cosineDecay(1, 4)(4), 0);
});

test("1/t: the sum has no end, the squares have one", () => {
  const rates = first(inverseTimeDecay(1, 1), 5000);
  const sum = rates.reduce((all, rate) => all + rate, 0);
  const squares = rates.reduce((all, rate) => all + rate * rate, 0);
  assert.ok(sum > 9 && Math.abs(squares - (Math.PI * Math.PI) / 6) < 1e-3, `${sum} ${squares}`);
});

test("warm-up rises evenly to the whole rate, a number's as well as a schedule's", () => {
  close(first(warmUp(0.4, 4), 6), [0.1, 0.2, 0.3, 0.4, 0.4, 0.4]);
  close(first(warmUp(stepDecay(0.4, 0.5, 3), 2), 4), [0.2, 0.4, 0.4, 0.2]);
  for (const steps of [0, 1.5, -1])
    assert.throws(() => warmUp(0.1, steps), { name: "OptionError", code: "warm-up-out-of-range" });
});

for (const make of optimizers)
  test(`${make.name} takes a schedule: its first step is at half the rate, its second at all of it`, () => {
    const walk = (rate: LearningRate, x: number): number =>
      descend(formula("x^2 + x^4", { x }), { x }, make(rate), { steps: 1 }).points[1][0];
    const optimizer = make(warmUp(0.2, 2));
    assert.deepEqual([optimizer.learningRate, optimizer.schedule?.(1)], [0.1, 0.2]);
    const at = descend(formula("x^2 + x^4", { x: 1 }), { x: 1 }, optimizer, { steps: 2 }).points;
    assert.equal(at[1][0], walk(0.1, 1));
    assert.notEqual(at[2][0], at[1][0]);
    assert.equal(make(0.2).schedule, undefined);
  });

test("on x²/2 each step of gradient descent takes off its own rate's share: the product of 1 - η", () => {
  const rate = exponentialDecay(0.5, 0.5);
  const optimizer = optimizers[0](rate);
  const walk = descend(formula("x^2 / 2", { x: 1 }), { x: 1 }, optimizer, { steps: 4 });
  close(
    walk.points.map(([x]) => x),
    [1, 0.5, 0.5 * 0.75, 0.5 * 0.75 * 0.875, 0.5 * 0.75 * 0.875 * 0.9375],
  );
  // and a second walk begins with the first rate again
  assert.equal(descend(formula("x^2 / 2", { x: 1 }), { x: 1 }, optimizer, { steps: 1 }).points[1][0], 0.5);
});

test("a rate that a schedule answers is looked at when its step comes; 0 stands still", () => {
  const bad = optimizers[0]((n) => (n < 2 ? 0.1 : Number.NaN));
  assert.throws(() => descend(formula("x^2", { x: 1 }), { x: 1 }, bad, { steps: 5 }), {
    name: "OptionError",
    code: "learning-rate-out-of-range",
  });
  assert.throws(() => optimizers[0](() => -1), { code: "learning-rate-out-of-range" });
  const still = optimizers[0](cosineDecay(0.1, 1));
  const walk = descend(formula("x^2", { x: 1 }), { x: 1 }, still, { steps: 3 });
  assert.deepEqual([walk.points[1][0], walk.points[3][0]], [0.8, 0.8]);
});
