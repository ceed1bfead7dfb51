import type { Plan } from "../plan/plan.js";
import type { SheetProblem } from "../sheet/problem.js";

/** right · right but loosely rounded · right given an earlier slip · wrong · not answered. */
export type Verdict = "right" | "loose" | "carried" | "wrong" | "missing";

/**
 * In place of a slip: so few digits that they do not tell. The rule: a number is right where it rounds, to the digits that its
 * sheet is worked in, from the truth or from the learner's own numbers; where only fewer digits agree, as in 0.3 for 0.27 or 12
 * for 12.4, more are asked for and it does not count as right yet; else it is wrong.
 */
export const TOO_SHORT = "too-few-digits";

/** Whether a number counts as right, loosely rounded or not. */
export function countsAsRight({ verdict, slip }: NumberVerdict): boolean {
  return verdict === "right" || (verdict === "loose" && slip !== TOO_SHORT);
}

/** What is said of one number of a sheet. */
export interface NumberVerdict {
  name: string;
  /** The number handed in, or the formula as it was written; null where the place was left blank. */
  given: number | string | null;
  /** The same as it was written. */
  written: string | null;
  /** A formula as the language of formulas has it, to be typeset; left out for a number. */
  formula?: string;
  exact: number;
  verdict: Verdict;
  /** A short code of the likeliest slip; null when none is known to fit. */
  slip: string | null;
  /** Other slips that would fit too. */
  others: readonly string[];
  message: string;
  /**
   * How the step goes, for a wrong number: in names, and with numbers where the problem or the sheet states all of them; with
   * `reveal` always, and with what it gives. Left out where there is no step to tell.
   */
  step?: string;
  /** Place in the order of the work, to tell the first mistake from those that follow. */
  order: number;
}

/** A judged sheet as plain data: a verdict for each number, in the order of the sheet, and what could not be read. */
export interface JudgedSheet {
  readonly verdicts: readonly NumberVerdict[];
  readonly problems: readonly SheetProblem[];
  /** Words on the problem itself, such as the convention at a kink. */
  readonly notes: readonly string[];
  /** Whether the true numbers are printed beside wrong and missing ones. */
  readonly reveal: boolean;
  /** What it was judged against, and for each verdict the line of that plan; a sheet that was not judged has none. */
  readonly work?: { readonly plan: Plan; readonly lines: readonly number[] } | undefined;
}

/** How many numbers have each verdict. */
export function countsOf(verdicts: readonly NumberVerdict[]): Record<Verdict, number> {
  const counts = { right: 0, loose: 0, carried: 0, wrong: 0, missing: 0 };
  for (const { verdict } of verdicts) counts[verdict]++;
  return counts;
}
