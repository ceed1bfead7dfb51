import { betrayed } from "./betrayed.js";
import { type Interval, point } from "./interval.js";
import { judge } from "./judge.js";
import type { Line } from "./line.js";
import { goodMessage, missingMessage, unreadMessage, wrongMessage } from "./message.js";
import type { WrittenNumber } from "./number.js";
import type { Plan } from "./plan.js";
import { loosen } from "./reach.js";
import type { SheetProblem } from "./sheet.js";
import { type Candidate, explain } from "./slips.js";
import { styleOf } from "./style.js";
import { type NumberVerdict, Verdicts } from "./verdicts.js";
import { Working } from "./working.js";

/**
 * Judges the numbers of a sheet, by their lines, in the order of the work; the verdicts come in the order of the sheet.
 * @param answers for each line what was written, null where its place was left blank.
 */
export function judgePlan(
  plan: Plan,
  answers: ReadonlyMap<number, WrittenNumber | null>,
  problems: readonly SheetProblem[],
  decimals?: number,
  reveal = false,
): Verdicts {
  const written = plan.lines.map((line) => answers.get(line.index) ?? null);
  const numbers = written.filter((number) => number !== null);
  const working = new Working(plan, written, styleOf(numbers, decimals));
  const judged = new Map<number, Judged>();
  for (const line of plan.lines) {
    const number = written[line.index];
    if (number === null) working.settle(line.index, line.kind === "given" ? "good" : undefined);
    else judged.set(line.index, verdictOn(working, line.index, number, reveal));
  }
  const turns = turnsOf(plan);
  const verdicts = [...answers.keys()].map((line) => ({
    ...(judged.get(line) ?? missing(plan.lines[line], problems)),
    order: turns[line],
  }));
  return new Verdicts(verdicts, problems, plan.notes, reveal, { plan, lines: [...answers.keys()] });
}

type Judged = Omit<NumberVerdict, "order">;

/** When each line's turn is: values, gradients, updates, and among these what is worked out from others after them. */
function turnsOf({ lines }: Plan): number[] {
  const turns: number[] = [];
  let [stage, first, last] = ["", 0, 0];
  for (const { kind, from } of lines) {
    const now = kind === "given" ? "value" : kind;
    if (now !== stage) [stage, first] = [now, last + 1];
    const turn = Math.max(first, ...from.map((i) => turns[i] + 1));
    turns.push(turn);
    last = Math.max(last, turn);
  }
  return turns;
}

function verdictOn(working: Working, line: number, number: WrittenNumber, reveal: boolean): Judged {
  const { name, exact } = working.plan.lines[line];
  const judgement = judge(working, line, number);
  const base = { name, given: number.value, written: number.text, exact: exact + 0, others: [], slip: null };
  if (judgement !== "wrong") {
    const verdict = judgement === "coarse" ? "loose" : judgement === "together" ? "carried" : judgement;
    working.settle(line, verdict === "carried" ? "carried" : "good");
    return { ...base, verdict, message: goodMessage(working, line, judgement) };
  }
  const slips = explain(working, line, number);
  const message = wrongMessage(working, line, number, slips, reveal);
  const [first, ...others] = slips;
  if (first) {
    working.replace(first.line, first.value, line);
    working.seen.add(first.code);
  }
  working.settle(line, first?.pen ? "miswritten" : "wrong");
  if (!first?.pen) working.assume(hiddenBehind(working, line, number, first), line);
  const slip = first?.code ?? null;
  return { ...base, verdict: "wrong", message, slip, others: others.map(({ code }) => code) };
}

/** What a wrong number tells of the lines before it that are not on the sheet: by the slip that is named there, or by itself. */
function hiddenBehind(
  working: Working,
  line: number,
  number: WrittenNumber,
  slip: Candidate | undefined,
): ReadonlyMap<number, Interval> {
  if (slip === undefined || slip.line === line) return betrayed(working, line, number);
  return new Map([[slip.line, loosen(point(slip.value), working.style)]]);
}

/** A place that was left blank, or that holds something that could not be read. */
function missing({ name, exact }: Line, problems: readonly SheetProblem[]): Judged {
  const unread = problems.find((problem) => problem.answer?.name === name);
  return {
    name,
    given: null,
    written: unread?.answer?.written ?? null,
    exact: exact + 0,
    verdict: "missing",
    slip: null,
    others: [],
    message: unread ? unreadMessage(unread) : missingMessage,
  };
}
