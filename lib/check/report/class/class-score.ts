import { countsOf, type JudgedSheet } from "../../judge/verdict.js";
import { rightIn } from "../sheet/summary.js";

/** "5/8"; a row whose numbers could not be told has no score. */
export function scoreOf(sheet: JudgedSheet, sign: string): string {
  const of = sheet.verdicts.length;
  return of === 0 ? "not judged" : `${rightIn(sheet)}${sign}${of}`;
}

/** One slip is one mistake: how many were made, what follows from them, and what is blank or could not be read. */
export const tallies = ["slips", "follow", "open"] as const;

export function talliesOf({ verdicts }: JudgedSheet): number[] {
  const counts = countsOf(verdicts);
  return [counts.wrong, counts.carried, counts.missing];
}
