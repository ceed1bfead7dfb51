import { addUnder } from "../../text/lists.js";
import { countsOf, type JudgedSheet, type NumberVerdict, type Verdict } from "../judge/verdict.js";
import type { SheetProblem } from "../sheet/problem.js";
import { type SlipReport, slipsOf } from "./class-slips.js";

/** One row of a class: who, and the judged sheet. */
export interface StudentSheet {
  /** The cells before the answers: name, number, group … */
  readonly student: readonly string[];
  readonly verdicts: JudgedSheet;
}

/** One question over the whole class. */
export interface QuestionReport {
  name: string;
  counts: Readonly<Record<Verdict, number>>;
}

/** A judged class as plain data. */
export interface JudgedClass {
  /** The headers of the columns before the answers. */
  readonly columns: readonly string[];
  readonly students: readonly StudentSheet[];
  readonly questions: readonly QuestionReport[];
  /** The commonest slips first; last the wrong numbers that no known slip explains. */
  readonly slips: readonly SlipReport[];
  readonly problems: readonly SheetProblem[];
}

/** What the sheets of a class come to, by question and by slip. @param names the answers that were asked for. */
export function summed(
  students: readonly StudentSheet[],
  names: readonly string[],
): Pick<JudgedClass, "questions" | "slips"> {
  const all = students.flatMap(({ verdicts }) => verdicts.verdicts);
  const byName = new Map<string, NumberVerdict[]>();
  for (const one of all) addUnder(byName, one.name, one);
  return {
    questions: names.map((name) => ({ name, counts: countsOf(byName.get(name) ?? []) })),
    slips: slipsOf(all),
  };
}
