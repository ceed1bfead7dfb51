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
import { type NumberVerdict, TOO_SHORT } from "./verdict.js";

/** A verdict that has not got its place in the order of the work yet. */
export type Judged = Omit<NumberVerdict, "order">;

/** Judges the number of one line; every line before it has to be judged. */
export function judgeLine(working: Working, line: number, number: WrittenNumber, reveal: boolean): Judged {
  const { name, exact } = working.plan.lines[line];
  const found = judge(working, line, number);
  const judgement =
    found === "carried" && number.value === 0 && !working.explainsZero(line) ? "wrong" : found;
  const base = { name, given: number.value, written: number.text, exact: exact + 0, others: [], slip: null };
  const slips = judgement === "wrong" || judgement === "short" ? explain(working, line, number) : [];
  if (judgement !== "wrong") {
    // Too short a number that a slip makes to the last digit was made by that slip.
    const isSlip = judgement === "short" && slips.some(isTelling(line));
    if (!isSlip) {
      const verdict = judgement === "short" ? "loose" : judgement;
      working.settle(line, verdict === "carried" ? "carried" : "good");
      const slip = judgement === "short" ? TOO_SHORT : null;
      return { ...base, verdict, slip, message: goodMessage(working, line, number, judgement) };
    }
  }
  const said = wrongMessage(working, line, number, slips, reveal);
  const [first, ...others] = slips;
  if (first) {
    working.replace(first.line, first.value, line);
    working.seen.add(slips);
    working.understand(line);
    working.ranks.set(line, first.line === line ? first.rank : Math.max(first.rank, ON_THE_WAY));
  }
  working.settle(line, first?.pen ? "miswritten" : "wrong");
  if (!first?.pen) working.hidden.add(hiddenBehind(working, line, number, first), line);
  const slip = first?.code ?? null;
  return { ...base, verdict: "wrong", ...said, slip, others: others.map(({ code }) => code) };
}

/** A slip on the way is this unlikely at least, also where it was named before. */
const ON_THE_WAY = 2.5;

/** A term or a path that was left out of this very line. */
const isTelling =
  (line: number) =>
  (one: Candidate): boolean =>
    one.line === line && one.exactly && ["term-left-out", "fan-out-overwritten"].includes(one.code);

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
