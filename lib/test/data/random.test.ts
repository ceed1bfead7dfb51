import assert from "node:assert/strict";
import { test } from "node:test";
import { twoSamples } from "../../data/datasets.js";
import { random } from "../../data/random.js";

test("random is mulberry32: its numbers for seed 1 are those of other programs", () => {
  const next = random(1);
  assert.deepEqual([next(), next(), next()], [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
});

test("random numbers lie in [0, 1), the same for the same seed, spread evenly", () => {
  const [first, again, other] = [random(42), random(42), random(43)];
  const counts = new Array(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const x = first();
    assert.ok(x >= 0 && x < 1);
    assert.equal(again(), x);
    assert.notEqual(other(), x);
    counts[Math.floor(10 * x)]++;
  }
  // 1,000 expected in each; 150 is five standard deviations.
  for (const count of counts) assert.ok(Math.abs(count - 1000) < 150, `${counts}`);
});

test("the two samples of the regression are those of the article", () => {
  assert.deepEqual(twoSamples, [
    { x1: 0.1, x2: 0.8, target: 0.8 },
    { x1: 0.5, x2: 0.3, target: 0.5 },
  ]);
});
