import { isPoint } from "./interval.js";
import { judge } from "./judge.js";
import type { Line } from "./line.js";
import { carriedMessage, coarseMessage, looseMessage, missingMessage, wrongMessage } from "./message.js";
import type { WrittenNumber } from "./number.js";
import type { Plan } from "./plan.js";
import type { SheetProblem } from "./sheet.js";
import { explain } from "./slips.js";
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
  const judged = new Map<number, NumberVerdict>();
  for (const line of plan.lines) {
    const number = written[line.index];
    if (number === null) working.settle(line.index, line.kind === "given" ? "good" : undefined);
    else judged.set(line.index, verdictOn(working, line.index, number, reveal));
  }
  const verdicts = [...answers.keys()].map((line) => judged.get(line) ?? missing(plan.lines[line]));
  return new Verdicts(verdicts, problems, plan.notes, reveal);
}

function verdictOn(working: Working, line: number, number: WrittenNumber, reveal: boolean): NumberVerdict {
  const { name, exact } = working.plan.lines[line];
  const verdict = judge(working, line, number);
  const base = {
    name,
    given: number.value,
    written: number.text,
    exact: exact + 0,
    verdict,
    order: line,
    others: [],
    slip: null,
  };
  if (verdict !== "wrong") {
    const message =
      verdict === "carried"
        ? carriedMessage(working, line)
        : verdict === "right"
          ? `Right${isPoint(working.exact[line]) ? "" : ": any value between the one-sided derivatives is"}.`
          : number.whole
            ? coarseMessage
            : looseMessage;
    working.settle(line, verdict === "carried" ? "carried" : "good");
    return { ...base, message };
  }
  const slips = explain(working, line, number);
  const message = wrongMessage(working, line, number, slips, reveal);
  const [first, ...others] = slips;
  if (first) {
    working.replace(first.line, first.value, line);
    working.seen.add(first.code);
  }
  working.settle(line, first?.pen ? "miswritten" : "wrong");
  return { ...base, message, slip: first?.code ?? null, others: others.map(({ code }) => code) };
}

function missing({ name, exact, index }: Line): NumberVerdict {
  return {
    name,
    given: null,
    written: null,
    exact: exact + 0,
    verdict: "missing",
    slip: null,
    others: [],
    message: missingMessage,
    order: index,
  };
}
