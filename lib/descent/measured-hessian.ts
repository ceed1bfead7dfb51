import { DomainError } from "../text/errors.js";

/**
 * The matrix of second derivatives, n × n, from central differences of an exact gradient: exact up to rounding on a
 * quadratic, error of order h² elsewhere. Source of the step: Nocedal & Wright 2006, 8.1 (h = ∛ε, relative).
 */
export function hessian(
  gradientAt: (point: Float64Array) => Float64Array,
  point: Float64Array,
): Float64Array[] {
  const rows = Array.from(point, (parameter, i) => {
    const h = Math.cbrt(Number.EPSILON) * Math.max(1, Math.abs(parameter));
    const up = point.slice();
    const down = point.slice();
    up[i] += h;
    down[i] -= h;
    const above = gradientAt(up);
    const below = gradientAt(down);
    return above.map((value, j) => (value - below[j]) / (up[i] - down[i]));
  });
  return rows.map((row, i) => row.map((value, j) => (value + rows[j][i]) / 2));
}

/** A pivot this small beside the largest entry is the rounding of a measured Hessian, not curvature. */
const ROUNDING = 1e-8;

/** Solves matrix · x = right by elimination with partial pivoting. @throws DomainError when it is singular. */
export function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  const rows = matrix.map((row, i) => Float64Array.of(...row, right[i]));
  const least = ROUNDING * matrix.reduce((most, row) => Math.max(most, ...row.map(Math.abs)), 0);
  for (let column = 0; column < n; column++) {
    let best = column;
    for (let i = column + 1; i < n; i++)
      if (Math.abs(rows[i][column]) > Math.abs(rows[best][column])) best = i;
    [rows[column], rows[best]] = [rows[best], rows[column]];
    const pivot = rows[column];
    if (!(Math.abs(pivot[column]) > least))
      throw new DomainError("singular-hessian", "the Hessian is singular here: Newton's step does not exist");
    for (let i = column + 1; i < n; i++) {
      const factor = rows[i][column] / pivot[column];
      for (let j = column; j <= n; j++) rows[i][j] -= factor * pivot[j];
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = rows[i][n];
    for (let j = i + 1; j < n; j++) sum -= rows[i][j] * x[j];
    x[i] = sum / rows[i][i];
  }
  return x;
}
