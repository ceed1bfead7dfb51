import assert from "node:assert/strict";
import { test } from "node:test";
import { measured } from "../../descent/second-derivatives.js";
import { solve } from "../../descent/solve.js";

const matrix = (...rows: number[][]): Float64Array[] => rows.map((row) => Float64Array.from(row));
const close = (actual: Float64Array, expected: readonly number[], tolerance = 1e-12): void => {
  assert.equal(actual.length, expected.length);
  for (const [i, x] of actual.entries())
    assert.ok(Math.abs(x - expected[i]) <= tolerance * Math.max(1, Math.abs(expected[i])), `${actual}`);
};

test("linear equations are solved, with rows in any order and zeros in the way", () => {
  close(solve(matrix([2]), Float64Array.of(3)), [1.5]);
  close(solve(matrix([2, 1], [1, 3]), Float64Array.of(5, 10)), [1, 3]);
  close(solve(matrix([0, 1], [1, 0]), Float64Array.of(7, 9)), [9, 7]);
  // x + y + z = 6, 2y + 5z = -4, 2x + 5y - z = 27
  close(solve(matrix([1, 1, 1], [0, 2, 5], [2, 5, -1]), Float64Array.of(6, -4, 27)), [5, 3, -2]);
});

test("the larger pivot is taken: 1e-7·x + y = 1, x + y = 2 keeps its digits", () => {
  close(
    solve(matrix([1e-7, 1], [1, 1]), Float64Array.of(1, 2)),
    [1 / (1 - 1e-7), (1 - 2e-7) / (1 - 1e-7)],
    4e-16,
  );
});

test("what is singular is judged beside the largest entry, whatever the unit", () => {
  const singular = { name: "DomainError", code: "singular-hessian" };
  for (const unit of [1e-12, 1, 1e12]) {
    close(solve(matrix([unit]), Float64Array.of(2 * unit)), [2]);
    close(solve(matrix([unit, 0], [0, 1e-6 * unit]), Float64Array.of(unit, unit)), [1, 1e6]);
    assert.throws(() => solve(matrix([unit, unit], [unit, unit]), Float64Array.of(1, 1)), singular);
    assert.throws(() => solve(matrix([unit, 0], [0, 1e-9 * unit]), Float64Array.of(1, 1)), singular);
    assert.throws(
      () => solve(matrix([unit, 2 * unit], [2 * unit, 4 * unit + 1e-9 * unit]), Float64Array.of(1, 1)),
      singular,
    );
  }
  assert.throws(() => solve(matrix([Number.NaN]), Float64Array.of(1)), singular);
});

test("the Hessian of x²y + 3y² at (2, -1) is [2y, 2x; 2x, 6], symmetric to the last bit", () => {
  const gradientAt = ([x, y]: Float64Array): Float64Array => Float64Array.of(2 * x * y, x * x + 6 * y);
  const { rows } = measured(gradientAt, Float64Array.of(2, -1));
  close(rows[0], [-2, 4], 1e-9);
  close(rows[1], [4, 6], 1e-9);
  assert.equal(rows[0][1], rows[1][0]);
  // Far from 0 the step grows with the parameter: x⁴/12 at 1000 has the second derivative 10⁶.
  close(measured(([x]) => Float64Array.of((x * x * x) / 3), Float64Array.of(1000)).rows[0], [1e6], 1e-9);
});
