import type { Verdict } from "../judge/verdict-marks.js";
import type { NumberVerdict, Verdicts } from "../judge/verdicts.js";

/** "5/8"; a row whose numbers could not be told has no score. */
export function scoreOf({ right, of }: Verdicts, sign: string): string {
  return of === 0 ? "not judged" : `${right}${sign}${of}`;
}

/** One slip is one mistake: how many were made, what follows from them, and what is blank or could not be read. */
export const tallies = ["slips", "follow", "open"] as const;

export function talliesOf({ verdicts }: Verdicts): number[] {
  const counts = countsOf(verdicts);
  return [counts.wrong, counts.carried, counts.missing];
}

/** How many numbers have each verdict. */
export function countsOf(verdicts: readonly NumberVerdict[]): Record<Verdict, number> {
  const counts = { right: 0, loose: 0, carried: 0, wrong: 0, missing: 0 };
  for (const { verdict } of verdicts) counts[verdict]++;
  return counts;
}
