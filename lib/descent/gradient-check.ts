import { Formula, type Inputs } from "../formula/formula.js";
import { checkObjective, compile, type Objective } from "../graph/compile.js";
import { InputError } from "../text/errors.js";
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

/**
 * (J(x + h) - J(x - h)) / 2h in the i-th variable: error of order h².
 * @throws InputError for a step that is lost in rounding, so that the point does not move.
 */
export function centralDifference(objective: Objective, point: Float64Array, i: number, h: number): number {
  checkDifference(objective, point, i, h);
  return slopeBetween(objective, moved(point, i, -h), moved(point, i, h), i);
}

/**
 * (J(x + h) - J(x)) / h in the i-th variable: error of order h.
 * @throws InputError for a step that is lost in rounding, so that the point does not move.
 */
export function forwardDifference(objective: Objective, point: Float64Array, i: number, h: number): number {
  checkDifference(objective, point, i, h);
  return slopeBetween(objective, point, moved(point, i, h), i);
}

function moved(point: Float64Array, i: number, h: number): Float64Array {
  const to = point.slice();
  to[i] += h;
  return to;
}

/** The change over the distance that was really gone: x + h is rounded, and so is not always h away from x. */
function slopeBetween(objective: Objective, from: Float64Array, to: Float64Array, i: number): number {
  const distance = to[i] - from[i];
  if (distance === 0)
    throw new InputError("step-too-small", `the step h is lost in rounding: x + h is x itself at ${to[i]}`, {
      value: to[i],
      expected: "a step of more than 10⁻¹⁶ times x",
    });
  const scratch = new Float64Array(to.length);
  return (objective.evaluate(to, scratch) - objective.evaluate(from, scratch)) / distance;
}

function checkDifference(objective: Objective, point: Float64Array, i: number, h: number): void {
  checkObjective("what is measured", objective);
  if (!(point instanceof Float64Array)) throw wrongArgument("the point", point, "a Float64Array");
  checkWhole("variable", i, 0, point.length - 1);
  checkNumber("the step h", h);
  if (h === 0) throw wrongArgument("the step h", h, "a number other than 0");
}
