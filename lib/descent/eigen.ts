/** The eigenvalues of a symmetric matrix, largest first, each with its eigenvector of length 1. */
export interface Eigen {
  readonly values: readonly number[];
  readonly vectors: readonly Float64Array[];
}

/** A dozen sweeps are plenty for any matrix of this library; the cap only bounds a matrix that is not finite. */
const MOST_SWEEPS = 60;

/**
 * By Jacobi's rotations, each of which makes one entry beside the diagonal 0: slower than other ways for large
 * matrices, and accurate for small eigenvalues. Source: Golub & Van Loan 2013, 8.5. Of a vector the largest part is
 * positive, so that the answer does not hang on the order of the rotations.
 */
export function eigen(matrix: readonly Float64Array[]): Eigen {
  const n = matrix.length;
  const a = matrix.map((row) => row.slice());
  const vectors = a.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0, turned = true; turned && sweep < MOST_SWEEPS; sweep++) {
    turned = false;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) if (rotate(a, vectors, p, q)) turned = true;
  }
  const order = [...a.keys()].sort((i, j) => a[j][j] - a[i][i]);
  return { values: order.map((i) => a[i][i]), vectors: order.map((i) => pointed(vectors[i])) };
}

/** Makes a[p][q] 0. `vectors` holds an eigenvector in each row. Answers false where it is 0 beside the diagonal. */
function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): boolean {
  const off = a[p][q];
  if (Math.abs(off) <= Number.EPSILON * Math.sqrt(Math.abs(a[p][p])) * Math.sqrt(Math.abs(a[q][q]))) {
    a[p][q] = a[q][p] = 0;
    return false;
  }
  // t is the tangent of the smaller of the two angles that do it.
  const theta = (a[q][q] - a[p][p]) / (2 * off);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  a[p][p] -= t * off;
  a[q][q] += t * off;
  a[p][q] = a[q][p] = 0;
  for (let k = 0; k < a.length; k++) {
    const [up, vp] = [vectors[p][k], vectors[q][k]];
    vectors[p][k] = c * up - s * vp;
    vectors[q][k] = s * up + c * vp;
    if (k === p || k === q) continue;
    const [kp, kq] = [a[k][p], a[k][q]];
    a[k][p] = a[p][k] = c * kp - s * kq;
    a[k][q] = a[q][k] = s * kp + c * kq;
  }
  return true;
}

function pointed(vector: Float64Array): Float64Array {
  const largest = vector.reduce((most, x) => (Math.abs(x) > Math.abs(most) * (1 + 1e-9) ? x : most), 0);
  return largest < 0 ? vector.map((x) => -x) : vector;
}
