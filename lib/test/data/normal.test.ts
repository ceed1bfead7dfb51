import assert from "node:assert/strict";
import { test } from "node:test";
import { standardNormal } from "../../data/normal.js";
import { random } from "../../data/random.js";

test("normal numbers are those of d3-random 3.0.1, randomNormal.source(mulberry32 of seed 1)", () => {
  const next = standardNormal(random(1));
  for (const expected of [
    0.38413386922984266, 0.02191729852272542, 1.4915761077542333, 0.7624596969671427, -0.7507416333452167,
    -2.9950747194133003,
  ])
    assert.equal(next(), expected);
});

test("their distribution is the normal one", () => {
  const next = standardNormal(random(7));
  const all = Array.from({ length: 20_000 }, next).sort((a, b) => a - b);
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  const variance = all.reduce((sum, x) => sum + x * x, 0) / all.length;
  // Standard errors: 1/√n = 0.0071 of the mean, √(2/n) = 0.01 of the variance; four of them.
  assert.ok(Math.abs(mean) < 0.029, `${mean}`);
  assert.ok(Math.abs(variance - 1) < 0.04, `${variance}`);
  // Quantiles of the standard normal distribution: Abramowitz & Stegun, table 26.5. √(p(1 - p)/n) is at most 0.0036.
  for (const [p, quantile] of [
    [0.5, 0],
    [0.75, 0.67449],
    [0.9, 1.28155],
    [0.975, 1.95996],
    [0.99, 2.32635],
  ])
    assert.ok(Math.abs(all.filter((x) => x <= quantile).length / all.length - p) < 0.0145, `${p}`);
});
