import type { Objective } from "../graph/compile.js";

/** A Hessian, n × n and symmetric, and how far its numbers can be trusted. */
export interface SecondDerivatives {
  readonly rows: readonly Float64Array[];
  /** Whether they are exact up to rounding, or measured by differences of the gradient. */
  readonly exact: boolean;
  /** What is smaller than this beside the largest entry can be rounding. */
  readonly rounding: number;
}

type Evaluate<T> = (point: Float64Array) => T;

/** The second derivatives of an objective: its own where it has them, else measured. */
export function secondDerivatives(
  objective: Objective,
  point: Float64Array,
  gradientAt: Evaluate<Float64Array>,
): SecondDerivatives {
  const rows = objective.hessian?.(point);
  return rows ? { rows, exact: true, rounding: 1e-14 } : measured(gradientAt, point);
}

/**
 * Second derivatives from central differences of an exact gradient: exact up to rounding on a quadratic, error of
 * order h² elsewhere. Source of the step: Nocedal & Wright 2006, 8.1 (h = ∛ε, relative).
 */
export function measured(gradientAt: Evaluate<Float64Array>, point: Float64Array): SecondDerivatives {
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
  const symmetric = rows.map((row, i) => row.map((value, j) => (value + rows[j][i]) / 2));
  return { rows: symmetric, exact: false, rounding: 1e-8 };
}
