import { type Answers, type CheckOptions, check, type Problem } from "../check/index.js";
import { checkOptions, planFor } from "../check/plan/plan-for.js";
import type { Verdicts } from "../check/report/sheet/verdicts.js";

/** An exercise in a notebook: call it with answers and it judges them, with hints; ask for the solution only then. */
export interface Exercise {
  (answers: Answers): Verdicts;
  /** The true numbers of these names; without any of those handed in last, or of every name of the problem. */
  solution(...names: string[]): Verdicts;
}

/**
 * Binds a problem, so that a cell only holds the answers:
 *
 *     const judge = exercise("q = x + y; f = q * z", { inputs: { x: -2, y: 5, z: -4 } });
 *     judge({ dx: -4 })
 *
 * @throws as `check` does, at once, for a problem that cannot be worked.
 */
export function exercise(problem: Problem, options: CheckOptions = {}): Exercise {
  checkOptions(options);
  const plan = planFor(problem, options);
  const asked = plan.lines.filter((line) => line.kind !== "given").map((line) => line.name);
  const chosen = asked.filter((name) => !/^d?v\d+$/.test(name));
  let handedIn: string[] = [];
  const judge = (answers: Answers): Verdicts => {
    const judged = check(problem, answers, options);
    handedIn = judged.verdicts.map(({ name }) => name);
    return judged;
  };
  const solution = (...names: string[]): Verdicts => {
    const open = ([names, handedIn, chosen].find((some) => some.length > 0) ?? []).map((name) => [
      name,
      null,
    ]);
    return check(problem, Object.fromEntries(open), { ...options, reveal: true });
  };
  return Object.assign(judge, { solution });
}
