import { hull, type Interval, point } from "../../notation/interval.js";
import type { Line } from "../plan/line.js";
import type { WrittenNumber } from "../sheet/number.js";
import type { SheetProblem } from "../sheet/problem.js";
import { type Candidate, explain } from "../slips/slips.js";
import { loosen } from "../work/reach.js";
import type { Working } from "../work/working.js";
import { betrayed } from "./betrayed.js";
import { judge } from "./judge.js";
import { goodMessage, missingMessage, unreadMessage, wrongMessage } from "./message.js";
import type { NumberVerdict } from "./verdict.js";

/** A verdict that has not got its place in the order of the work yet. */
export type Judged = Omit<NumberVerdict, "order">;

/** Judges the number of one line; every line before it has to be judged. */
export function judgeLine(working: Working, line: number, number: WrittenNumber, reveal: boolean): Judged {
  const { name, exact } = working.plan.lines[line];
  const judgement = judge(working, line, number);
  const base = { name, given: number.value, written: number.text, exact: exact + 0, others: [], slip: null };
  if (judgement !== "wrong") {
    const verdict = judgement === "coarse" ? "loose" : judgement;
    working.settle(line, verdict === "carried" ? "carried" : "good");
    return { ...base, verdict, message: goodMessage(working, line, number, judgement) };
  }
  const slips = explain(working, line, number);
  const message = wrongMessage(working, line, number, slips, reveal);
  const [first, ...others] = slips;
  if (first) {
    working.replace(first.line, first.value, line);
    working.seen.add(slips);
  }
  working.settle(line, first?.pen ? "miswritten" : "wrong");
  if (!first?.pen) working.hidden.add(hiddenBehind(working, line, number, first), line);
  const slip = first?.code ?? null;
  return { ...base, verdict: "wrong", message, slip, others: others.map(({ code }) => code) };
}

/** Slips that would look the same if they had been made before. */
const anywhere: readonly string[] = ["sign-flipped", "factor-missing"];

/**
 * What a wrong number tells of the lines before it that are not on the sheet: by the slip that is named there, or, where
 * none is known to have been made on this very line, by itself.
 */
function hiddenBehind(
  working: Working,
  line: number,
  number: WrittenNumber,
  slip: Candidate | undefined,
): ReadonlyMap<number, Interval> {
  const isUpdate = working.plan.lines[line].kind === "update";
  if (slip?.line === line && (isUpdate || !anywhere.includes(slip.code))) return new Map();
  const found = betrayed(working, line, number);
  const { line: at, value } = slip?.earlier ?? slip ?? { line, value: 0 };
  if (at === line || working.written[at] !== null) return found;
  const slipped = loosen(point(value), working.style);
  return found.set(at, hull(slipped, found.get(at) ?? slipped));
}

/** A place that was left blank, or that holds something that could not be read. */
export function missing({ name, exact }: Line, unread: SheetProblem | undefined): Judged {
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
