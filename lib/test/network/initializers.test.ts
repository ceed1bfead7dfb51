import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "../../data/random.js";
import { draws, type Initializer } from "../../network/initializer.js";
import {
  constantly,
  initializers,
  kaimingNormal,
  kaimingUniform,
  plainNormal,
  xavierNormal,
  xavierUniform,
  zeros,
} from "../../network/initializers.js";
import { OptionError } from "../../text/errors.js";
import { refuses } from "../support/refuses.js";

const fans = { in: 30, out: 50 };
const N = 40_000;

function sample(initializer: Initializer, seed = 1): number[] {
  return Array.from({ length: N }, initializer.start(fans, draws(random(seed))));
}

/*
 * Variances by the papers: Glorot & Bengio 2010, equation 12, 2/(n_in + n_out); He et al. 2015, equation 10, 2/n_in, and
 * equation 14, 2/n_out. A gain g multiplies them by g². The last column is the fourth moment over the squared
 * variance: 3 of a normal, 9/5 of an even distribution.
 */
const rows: [string, Initializer, number, number][] = [
  ["Xavier, even", xavierUniform(), 2 / 80, 1.8],
  ["Xavier, even, gain 5/3", xavierUniform(5 / 3), (25 / 9) * (2 / 80), 1.8],
  ["Xavier, normal", xavierNormal(), 2 / 80, 3],
  ["Xavier, normal, gain 2", xavierNormal({ gain: 2 }), 8 / 80, 3],
  ["Kaiming, even", kaimingUniform(), 2 / 30, 1.8],
  ["Kaiming, normal", kaimingNormal(), 2 / 30, 3],
  ["Kaiming, normal, for the gradients", kaimingNormal({ fanOut: true }), 2 / 50, 3],
  ["Kaiming, even, for the gradients", kaimingUniform({ fanOut: true }), 2 / 50, 1.8],
  ["Kaiming, 1/n", kaimingNormal({ gain: 1 }), 1 / 30, 3],
  ["plain", plainNormal(0.3), 0.09, 3],
];
for (const [name, initializer, variance, kurtosis] of rows)
  test(`${name}: mean 0, the variance of the paper, the shape of the distribution`, () => {
    const all = sample(initializer);
    const moment = (power: number): number => all.reduce((sum, x) => sum + Math.pow(x, power), 0) / N;
    // Four standard errors: √(v/N), v·√((k - 1)/N).
    assert.ok(Math.abs(moment(1)) < 4 * Math.sqrt(variance / N), `${moment(1)}`);
    assert.ok(Math.abs(moment(2) / variance - 1) < 4 * Math.sqrt((kurtosis - 1) / N), `${moment(2)}`);
    assert.ok(Math.abs(moment(4) / (moment(2) * moment(2)) - kurtosis) < 0.2, `${moment(4)}`);
  });

test("even numbers stay within the bounds of the papers, and come near them", () => {
  // Glorot & Bengio 2010, equation 16: √6/√(n_in + n_out). He: √(6/n_in).
  for (const [initializer, bound] of [
    [xavierUniform(), Math.sqrt(6 / 80)],
    [kaimingUniform(), Math.sqrt(6 / 30)],
  ] as const) {
    const most = Math.max(...sample(initializer).map(Math.abs));
    assert.ok(most <= bound && most > 0.999 * bound, `${most} ${bound}`);
  }
});

test("zeros and constants are what they say; the same seed gives the same numbers, another others", () => {
  assert.ok(sample(zeros()).every((x) => x === 0));
  assert.ok(sample(constantly(0.25)).every((x) => x === 0.25));
  for (const make of [xavierUniform, kaimingNormal]) {
    assert.deepEqual(sample(make(), 5), sample(make(), 5));
    assert.notDeepEqual(sample(make(), 5), sample(make(), 6));
  }
});

test("every initializer tells its rule and its source", () => {
  assert.equal(initializers.length, 7);
  for (const { rule, source, name } of initializers) assert.ok(/w/.test(rule) && /\d{4}/.test(source), name);
});

const option = (code: string): Record<string, unknown> => ({ constructor: OptionError, code });
refuses("a gain of 0", () => xavierUniform(0), option("gain-out-of-range"));
refuses("a deviation below 0", () => plainNormal(-1), option("deviation-out-of-range"));
refuses("a setting that there is not", () => kaimingNormal({ fan: 1 } as never), option("unknown-setting"));
