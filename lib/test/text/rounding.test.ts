import assert from "node:assert/strict";
import { test } from "node:test";
import { decimalsInFull, roundTo } from "../../text/rounding.js";

test("the decimals that state a number in full are the digits behind its point", () => {
  const cases: [value: number, decimals: number | undefined][] = [
    [3, 0],
    [-0.5, 1],
    [0.125, 3],
    [12.34, 2],
    [1e-7, 7],
    [1.5e-7, 8],
    [1e-15, 15],
    [0.123456789012345, 15],
    [1.5e-15, undefined],
    [1e-16, undefined],
    [1e21, 0],
    [1.5e300, 0],
  ];
  for (const [value, decimals] of cases) assert.equal(decimalsInFull(value), decimals, String(value));
  assert.equal(decimalsInFull(0.5, 2), 2);
  assert.equal(decimalsInFull(0.125, 2), 3);
});

test("a half is rounded away from zero as it is written in decimals, not as it is held in binary", () => {
  assert.equal(roundTo(1.005, 0.01), 1.01);
  assert.equal(roundTo(-1.005, 0.01), -1.01);
  assert.equal(roundTo(2.5, 1), 3);
  assert.equal(roundTo(0.0049, 0.01), 0);
});

test("what is too large to have such digits, or is no number, stays as it is", () => {
  assert.equal(roundTo(123456789012345680, 0.1), 123456789012345680);
  assert.equal(roundTo(-Infinity, 0.01), -Infinity);
  assert.ok(Number.isNaN(roundTo(Number.NaN, 0.01)));
});
