import { Formula, type Inputs } from "../formula/formula.js";
import { checkObjective, compile, type Objective } from "../graph/compile.js";
import { checkNumber, wrongArgument } from "../text/guards.js";
import { checkWhole } from "../text/ranges.js";

/** One row of a gradient check. A type, not an interface, so that a table takes its rows as they are. */
export type GradientCheck = {
  name: string;
  /** What backward computed. */
  gradient: number;
  /** What was measured by a central difference. */
  measured: number;
  /** |gradient - measured| / max(1, |gradient|, |measured|). */
  error: number;
  agrees: boolean;
};

/**
 * Measures every derivative by moving one input a little to both sides, and compares it with the computed one.
 * The step h = ∛ε · max(1, |x|) balances truncation against rounding (Nocedal & Wright 2006, 8.1). A kink
 * within h of the point fools it; see `Formula.warnings`.
 *
 * @throws DomainError when a value to either side does not exist.
 */
export function gradientCheck(of: Formula<Inputs>, tolerance = 1e-6): GradientCheck[] {
  if (!(of instanceof Formula)) throw wrongArgument("what is checked", of, "a formula");
  checkNumber("the tolerance", tolerance);
  const objective = compile(of.output);
  const point = Float64Array.from(of.graph.inputs(), (input) => input.value);
  const gradient = new Float64Array(point.length);
  objective.evaluate(point, gradient);
  return objective.names.map((name, i) => {
    const measured = centralDifference(
      objective,
      point,
      i,
      Math.cbrt(Number.EPSILON) * Math.max(1, Math.abs(point[i])),
    );
    const error = Math.abs(gradient[i] - measured) / Math.max(1, Math.abs(gradient[i]), Math.abs(measured));
    return { name, gradient: gradient[i], measured, error, agrees: error <= tolerance };
  });
}

/** (J(x + h) - J(x - h)) / 2h in the i-th variable: error of order h². */
export function centralDifference(objective: Objective, point: Float64Array, i: number, h: number): number {
  checkDifference(objective, point, i, h);
  const scratch = new Float64Array(point.length);
  const up = point.slice();
  const down = point.slice();
  up[i] += h;
  down[i] -= h;
  return (objective.evaluate(up, scratch) - objective.evaluate(down, scratch)) / (up[i] - down[i]);
}

/** (J(x + h) - J(x)) / h in the i-th variable: error of order h. */
export function forwardDifference(objective: Objective, point: Float64Array, i: number, h: number): number {
  checkDifference(objective, point, i, h);
  const scratch = new Float64Array(point.length);
  const up = point.slice();
  up[i] += h;
  return (objective.evaluate(up, scratch) - objective.evaluate(point, scratch)) / (up[i] - point[i]);
}

function checkDifference(objective: Objective, point: Float64Array, i: number, h: number): void {
  checkObjective("what is measured", objective);
  if (!(point instanceof Float64Array)) throw wrongArgument("the point", point, "a Float64Array");
  checkWhole("variable", i, 0, point.length - 1);
  checkNumber("the step h", h);
  if (h === 0) throw wrongArgument("the step h", h, "a number other than 0");
}
