import { judgeAnswers } from "./judge/judge-sheet.js";
import type { CheckOptions, Problem } from "./plan/plan-for.js";
import { taskOf } from "./report/sheet/task.js";
import { shownSheet, type Verdicts } from "./report/sheet/verdicts.js";
import type { Answers } from "./sheet/sheet.js";

/**
 * Checks numbers that were worked out by hand: values by name (q), gradients (dq, df/dq, ∂f/∂q), and with a learning
 * rate updated parameters (w1'). Each is judged against the truth and against the learner's own earlier numbers.
 *
 *     check("q = x + y; f = q * z", "q=3 f=-12 dq=4", { inputs: { x: -2, y: 5, z: -4 } })
 *     check({ steps: 17 }, { steps: null })      // a plain number, not answered yet
 *
 * What is wrong in the sheet is in the answer's `verdicts` and `problems`.
 * @throws FormulaError, InputError, DomainError for a problem that cannot be worked; OptionError for an option.
 */
export function check(problem: Problem, answers: Answers, options: CheckOptions = {}): Verdicts {
  const judged = judgeAnswers(problem, answers, options);
  const names = judged.verdicts.map(({ name }) => name);
  return shownSheet(judged, taskOf(problem, names, options));
}
