import { largest } from "../../text/extent.js";
import type { Plan } from "../plan/plan.js";
import { readNumber, type WrittenNumber } from "../sheet/number.js";
import type { SheetProblem } from "../sheet/problem.js";
import { styleOf } from "../work/style.js";
import { Working } from "../work/working.js";
import { explained } from "./explained.js";
import { type Judged, judgeLine, missing } from "./judge-line.js";
import type { JudgedSheet } from "./verdict.js";

/**
 * Judges the numbers of a sheet, by their lines, in the order of the work; the verdicts come in the order of the sheet.
 * @param answers for each line what was written, null where its place was left blank.
 * @param notes what is to be told of the sheet beside those of the plan.
 * @param formulas what answers that are formulas come to, by line: numbers may follow from them.
 */
export function judgePlan(
  plan: Plan,
  answers: ReadonlyMap<number, WrittenNumber | null>,
  problems: readonly SheetProblem[],
  decimals?: number,
  reveal = false,
  notes: readonly string[] = [],
  formulas: ReadonlyMap<number, number> = new Map(),
): JudgedSheet {
  const style = styleOf(
    [...answers.values()].filter((number) => number !== null),
    decimals,
  );
  const written = plan.lines.map(({ index }) => {
    const value = formulas.get(index);
    return answers.get(index) ?? (value === undefined ? null : readNumber(value));
  });
  let working = new Working(plan, written, style);
  let judged = judgeLines(working, reveal);
  // A slip that would explain several numbers is the likelier one for each of them: then all are judged with that in mind.
  const repeated = working.seen.repeated();
  const chosen = [...judged.values()].flatMap(({ slip }) => slip ?? []);
  if (repeated.length > 0 && chosen.some((slip) => !repeated.includes(slip))) {
    working = new Working(plan, written, style, repeated);
    judged = judgeLines(working, reveal);
  }
  judged = explained(working, { judged, ranks: working.ranks, stories: new Map() }, reveal).judged;
  const turns = turnsOf(plan, answers);
  const unread = unreadOf(problems);
  const verdicts = [...answers.keys()].map((line) => ({
    ...(judged.get(line) ?? missing(plan.lines[line], unread.get(plan.lines[line].name))),
    order: turns[line],
  }));
  const work = { plan, lines: [...answers.keys()] };
  return { verdicts, problems, notes: [...plan.notes, ...notes], reveal, work };
}

/** By the name of each answer that could not be read the first problem with it. */
function unreadOf(problems: readonly SheetProblem[]): ReadonlyMap<string, SheetProblem> {
  const unread = new Map<string, SheetProblem>();
  for (const problem of problems) {
    const name = problem.answer?.name;
    if (name !== undefined && !unread.has(name)) unread.set(name, problem);
  }
  return unread;
}

/** A verdict on every line that has a number, in the order of the work. */
function judgeLines(working: Working, reveal: boolean): Map<number, Judged> {
  const judged = new Map<number, Judged>();
  for (const line of working.plan.lines) {
    const number = working.written[line.index];
    if (number === null) working.settle(line.index);
    else judged.set(line.index, judgeLine(working, line.index, number, reveal));
  }
  return judged;
}

/** When each line's turn is: values, gradients, updates, and among these what goes back to others on the sheet after them. */
function turnsOf({ lines }: Plan, onSheet: { has(line: number): boolean }): number[] {
  const turns: number[] = [];
  let [stage, first, last] = ["", 0, 0];
  for (const { kind, from } of lines) {
    const now = kind === "given" ? "value" : kind;
    if (now !== stage) [stage, first] = [now, last + 1];
    const turn = Math.max(first, largest(from.map((i) => turns[i] + (onSheet.has(i) ? 1 : 0))));
    turns.push(turn);
    last = Math.max(last, turn);
  }
  return turns;
}
