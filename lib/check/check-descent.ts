import type { DescentProblem } from "./descent/descent-problem.js";
import { judgeDescent } from "./descent/trajectory.js";
import { shownSheet, type Verdicts } from "./report/sheet/verdicts.js";

/**
 * Checks a table with one row a step: `step` (0, 1, 2, … ; the order of the rows when left out), the parameters (x) that the
 * step begins with, or with a prime (x') those it ends with, and any values and gradients of the formula (f, dx).
 * The text is CSV with a header. A verdict's name tells the step in brackets: x[2] is x after two steps.
 *
 *     checkDescent({ formula: "f = x^2 + 2*y^2", start: { x: -3, y: -3 }, learningRate: 0.1 }, "step,x,y,f\n0,-3,-3,27\n1,-2.4,-1.8,12.24")
 *
 * @throws FormulaError, InputError, DomainError for a problem that cannot be worked, or a sample that has not just the
 * inputs that are no parameters; OptionError for an option.
 */
export function checkDescent(
  problem: DescentProblem,
  table: string,
  options: { decimals?: number | undefined; reveal?: boolean | undefined } = {},
): Verdicts {
  return shownSheet(judgeDescent(problem, table, options));
}
