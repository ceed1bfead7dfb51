import { checkObjective, type Objective } from "../graph/compile.js";
import { DomainError, InputError } from "../text/errors.js";
import { checkList, checkRecord } from "../text/guards.js";
import { fromZero } from "../text/ranges.js";
import { number, valuesOf } from "./settings.js";

/** What large parameters cost. */
export interface Penalty {
  /** λ·Σ|θ|, gradient λ·sign θ, 0 at 0: many parameters end near 0. Source: Tibshirani 1996. */
  l1?: number | undefined;
  /** λ/2·Σθ², gradient λ·θ. Source: Hoerl & Kennard 1970; with the ½ of Goodfellow et al. 2016, 7.1.1. */
  l2?: number | undefined;
  /** The parameters that it counts for, most often all but the biases; all when left out. */
  names?: readonly string[] | undefined;
}

const strengths = [
  number("l1", 0, fromZero, "the weight of the absolute values"),
  number("l2", 0, fromZero, "the weight of half the squares"),
] as const;

/**
 * An objective and what large parameters cost, together.
 * @throws OptionError for a strength below 0; InputError for a name that is no parameter; the objective that is made
 * throws a DomainError when the sum is not finite.
 */
export function penalized(objective: Objective, options: Penalty): Objective {
  checkObjective("the objective", objective);
  checkRecord("the penalty", options);
  const { names, ...penalty } = options;
  if (names !== undefined) checkList("the names", names);
  const { l1, l2 } = valuesOf("penalized", strengths, [penalty]);
  const all = new Set(objective.names);
  const unknown = names?.find((name) => !all.has(name));
  if (unknown !== undefined)
    throw new InputError(
      "unknown-name",
      `"${unknown}" is no parameter; they are ${objective.names.join(", ")}`,
      {
        value: unknown,
        expected: objective.names.join(", "),
      },
    );
  const meant = new Set(names ?? all);
  const counts = objective.names.map((name) => (meant.has(name) ? 1 : 0));
  const together: Objective = {
    names: objective.names,
    evaluate(point, gradient) {
      const own = new Float64Array(counts.length);
      let value = objective.evaluate(point, own);
      for (let i = 0; i < counts.length; i++) {
        value += counts[i] * (l1 * Math.abs(point[i]) + (l2 / 2) * point[i] * point[i]);
        own[i] += counts[i] * (l1 * Math.sign(point[i]) + l2 * point[i]);
      }
      if (!Number.isFinite(value) || !own.every(Number.isFinite))
        throw new DomainError("overflow", "the objective with its penalty, or its gradient, is not finite", {
          value,
          expected: "a sum below 1.8e308",
        });
      gradient.set(own);
      return value;
    },
  };
  if (!objective.hessian) return together;
  const bend = (row: Float64Array, i: number): Float64Array => {
    row[i] += l2 * counts[i];
    return row;
  };
  return { ...together, hessian: (point) => (objective.hessian?.(point) ?? []).map(bend) };
}
