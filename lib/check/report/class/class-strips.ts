import { type Markup, markup, markupLines } from "../../../text/html.js";
import { withMinus } from "../../../text/minus.js";
import type { JudgedClass, StudentSheet } from "../../class/judged-class.js";
import { saidOf, summaryOf } from "../sheet/summary.js";
import { isTold, markOf } from "../sheet/verdict-marks.js";

/** A strip of paper for each student to whom something is to be said, to be cut apart and handed back. */
export function stripsHtml(report: JudgedClass): Markup {
  const strips = report.students.flatMap((student) => strip(student, report.columns));
  return markupLines(strips.length === 0 ? [] : [markup`<h2>To hand back</h2>`, ...strips]);
}

function strip({ student, verdicts }: StudentSheet, columns: readonly string[]): Markup[] {
  const told = verdicts.verdicts
    .filter(isTold)
    .sort((a, b) => Number(b.verdict === "wrong") - Number(a.verdict === "wrong"));
  if (told.length === 0) return [];
  const items = told.map((one) => {
    const text =
      one.verdict === "wrong" ? saidOf(one, verdicts.reveal) : `${one.name} = ${one.written}: ${one.message}`;
    return markup`<li>${markOf(one)[0]} ${withMinus(text)}</li>`;
  });
  // The first column tells who; of the others "5" alone would tell nothing.
  const who = student.flatMap((cell, i) => (cell === "" ? [] : [i === 0 ? cell : `${columns[i]} ${cell}`]));
  const head = markup`<b>${who.join(", ")}:</b> ${summaryOf(verdicts)}`;
  return [markup`<section class="strip">${head}<ul>${items}</ul></section>`];
}
