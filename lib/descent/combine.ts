import { areSame, checkObjective, type Objective } from "../graph/compile.js";
import { DomainError, InputError } from "../text/errors.js";
import { checkList } from "../text/guards.js";

/** The sum of objectives of the same parameters, such as the losses of all samples. @throws InputError for none. */
export function sumOf(objectives: readonly Objective[]): Objective {
  return weighted(objectives, 1);
}

/** Their mean: the sum over their number, so the gradient is that much smaller too. @throws InputError for none. */
export function meanOf(objectives: readonly Objective[]): Objective {
  return weighted(objectives, 1 / objectives?.length);
}

function weighted(objectives: readonly Objective[], weight: number): Objective {
  checkList("what is added", objectives, "a list of objectives");
  for (const one of objectives) checkObjective("each of them", one);
  const [first] = objectives;
  if (first === undefined) throw refused("no-objective", "no objective was given");
  const { names } = first;
  const other = objectives.find((one) => !areSame(one.names, names))?.names.join(", ");
  if (other !== undefined)
    throw refused("other-parameters", `objectives of ${names.join(", ")} and of ${other}`, other);
  const combined: Objective = {
    names,
    evaluate(point, gradient) {
      const part = new Float64Array(names.length);
      const total = new Float64Array(names.length);
      let value = 0;
      for (const one of objectives) {
        value += weight * one.evaluate(point, part);
        for (let i = 0; i < part.length; i++) total[i] += weight * part[i];
      }
      if (!Number.isFinite(value) || !total.every(Number.isFinite))
        throw new DomainError(
          "overflow",
          `the sum of ${objectives.length} objectives or its gradient is not finite`,
          { value, expected: "a sum below 1.8e308" },
        );
      // Only now: as long as a later objective can throw, nothing is written.
      gradient.set(total);
      return value;
    },
  };
  if (!objectives.every((one) => one.hessian)) return combined;
  return { ...combined, hessian: (point) => weightedHessian(objectives, point, weight) };
}

function weightedHessian(
  objectives: readonly Objective[],
  point: ArrayLike<number>,
  weight: number,
): Float64Array[] {
  const { names } = objectives[0];
  const total = names.map(() => new Float64Array(names.length));
  for (const one of objectives)
    one.hessian?.(point).forEach((row, i) => {
      for (let j = 0; j < row.length; j++) total[i][j] += weight * row[j];
    });
  return total;
}

function refused(code: string, message: string, value?: string): InputError {
  return new InputError(code, message, { value, expected: "one or more objectives of the same parameters" });
}
