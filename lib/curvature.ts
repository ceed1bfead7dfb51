import type { Objective } from "./compile.js";
import { InputError } from "./errors.js";
import { Formula } from "./formula.js";
import { hessian } from "./hessian.js";

/**
 * The curvatures of a function at a point along the directions that do not mix, the smallest first: the eigenvalues of
 * its matrix of second derivatives, which is measured from the gradient. Descent near there needs η < 2 / the largest.
 *
 * @throws InputError for a missing or extra parameter; DomainError where there is no value.
 */
export function curvatures(source: Formula | Objective, at: Readonly<Record<string, number>>): number[] {
  const objective = source instanceof Formula ? source.objective(Object.keys(at)) : source;
  const { names } = objective;
  const wrong = [...names, ...Object.keys(at)].find(
    (name) => !names.includes(name) || !Object.hasOwn(at, name),
  );
  if (wrong !== undefined)
    throw new InputError("other-parameters", `the point and the function do not share "${wrong}"`, {
      value: wrong,
      expected: names.join(", "),
    });
  const gradientAt = (point: Float64Array): Float64Array => {
    const gradient = new Float64Array(names.length);
    objective.evaluate(point, gradient);
    return gradient;
  };
  return eigenvalues(
    hessian(
      gradientAt,
      Float64Array.from(names, (name) => at[name]),
    ),
  );
}

/** Of a symmetric matrix, by Jacobi's rotations. Source: Golub & Van Loan 2013, 8.5. */
function eigenvalues(matrix: readonly Float64Array[]): number[] {
  const a = matrix.map((row) => row.slice());
  const n = a.length;
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, p, q);
  return a.map((row, i) => row[i]).sort((x, y) => x - y);
}

/** Turns the axes p and q until the entry between them is 0. */
function rotate(a: Float64Array[], p: number, q: number): void {
  if (a[p][q] === 0) return;
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (const row of a) [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]];
  const [first, second] = [a[p].slice(), a[q].slice()];
  a[p] = first.map((x, i) => c * x - s * second[i]);
  a[q] = second.map((x, i) => s * first[i] + c * x);
}
