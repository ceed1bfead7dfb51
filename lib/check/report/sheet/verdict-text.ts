import { alignText } from "../../../show/table.js";
import { formatNumber } from "../../../text/format.js";
import type { JudgedSheet, NumberVerdict, Verdict } from "../../judge/verdict.js";
import { columnsOf, hasRows, isOpen, saidOf, showsTruth, summaryOf } from "./summary.js";
import { arrayLines, arraysOf } from "./verdict-arrays.js";
import { markOf, marks, problemText, trueNumber } from "./verdict-marks.js";

/**
 * Lines for a terminal: where to look first, then a line for each number.
 * @param steps whether it is also told how the steps go that are wrong.
 */
export function verdictsText(sheet: JudgedSheet, steps: boolean): string {
  const { verdicts, reveal, notes, problems } = sheet;
  const open = isOpen(sheet);
  const { arrays, others } = arraysOf(sheet);
  const rows = others.map((one) => {
    const [mark, words] = markOf(one);
    const truth = showsTruth(sheet, one) ? trueNumber(one, formatNumber) : "";
    if (open) return [one.name, truth];
    return [mark, one.name, one.written ?? "", ...(reveal ? [truth] : []), words];
  });
  const right = open ? [false, true] : [false, false, true, ...(reveal ? [true] : []), false];
  const table = hasRows(sheet) && others.length > 0 ? alignText([columnsOf(sheet), ...rows], right) : [];
  const sentences = told(verdicts).map(
    (one) => `${marks[one.verdict][0]} ${one.name}: ${saidOf(one, steps)}`,
  );
  return paragraphs([
    [summaryOf(sheet)],
    ...arrays.map((one) => arrayLines(sheet, one, formatNumber)),
    table,
    sentences,
    notes,
    problems.map(problemText),
  ]);
}

/** Groups of lines with an empty line between them; a group without lines is left out. */
export function paragraphs(parts: readonly (readonly string[])[]): string {
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

/** What is told in sentences: the first independent mistake first, then the others, then what follows from them. */
function told(verdicts: readonly NumberVerdict[]): NumberVerdict[] {
  const order: Verdict[] = ["wrong", "carried", "loose"];
  return verdicts
    .filter(({ verdict }) => order.includes(verdict))
    .sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || a.order - b.order);
}
