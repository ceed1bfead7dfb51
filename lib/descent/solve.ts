import { DomainError } from "../text/errors.js";

/**
 * Solves matrix · x = right by elimination with partial pivoting.
 * @param rounding a pivot this small beside the largest entry is rounding, not curvature.
 * @throws DomainError when the matrix is singular but for rounding.
 */
export function solve(matrix: readonly Float64Array[], right: Float64Array, rounding = 1e-8): Float64Array {
  const n = right.length;
  const rows = matrix.map((row, i) => Float64Array.of(...row, right[i]));
  const least = rounding * matrix.reduce((most, row) => Math.max(most, ...row.map(Math.abs)), 0);
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
