import { prettyNumber } from "../../../text/format.js";
import {
  type Content,
  cellHtml,
  headHtml,
  markup,
  markupLines,
  rowHtml,
  tableHtml,
} from "../../../text/html.js";
import { withMinus } from "../../../text/minus.js";
import type { JudgedSheet, NumberVerdict } from "../../judge/verdict.js";
import { formulaHtml } from "../formula-html.js";
import { columnsOf, hasRows, isOpen, showsTruth, summaryOf } from "./summary.js";
import { colours, isUnread, markOf, problemText, trueNumber } from "./verdict-marks.js";

/** A checked sheet as a table for a page; each verdict is told by a mark and a word, never by colour alone. */
export function verdictsHtml(sheet: JudgedSheet): string {
  const open = isOpen(sheet);
  const rows = sheet.verdicts.map((one) => {
    const [mark, words] = markOf(one);
    const name = cellHtml(markup`<i>${one.name}</i>`, { style: "text-align:left" });
    const shown = showsTruth(sheet, one) ? trueNumber(one, prettyNumber) : "";
    const truth = sheet.reveal ? [cellHtml(shown, { style: "text-align:right" })] : [];
    if (open) return rowHtml([name, ...truth]);
    const note = one.verdict === "right" ? words : saidHtml(one, sheet.reveal);
    return rowHtml([
      cellHtml(mark, { title: words, style: `color:${colours[one.verdict]};font-weight:bold` }),
      name,
      cellHtml(writtenHtml(one), { style: `text-align:right${short(one) ? ";white-space:nowrap" : ""}` }),
      ...truth,
      cellHtml(note, { style: "text-align:left;max-width:42em;white-space:normal" }),
    ]);
  });
  const head = columnsOf(sheet).map((name) => headHtml(name));
  const body = hasRows(sheet) ? tableHtml(head, rows) : "";
  const told = new Set(sheet.verdicts.filter(isUnread).map(({ name }) => name));
  const others = sheet.problems.filter(({ answer }) => answer === undefined || !told.has(answer.name));
  const more = [...sheet.notes, ...others.map(problemText)].map((text) => markup`<p>${text}</p>`);
  return String(markupLines([markup`<p>${summaryOf(sheet)}</p>`, body, ...more]));
}

/** What is said of a number; how its step goes opens when it is asked for, and stands open beside the true numbers. */
function saidHtml({ message, step }: NumberVerdict, open: boolean): Content {
  if (step === undefined) return withMinus(message);
  const whole = markup`<summary style="cursor:pointer">How does the step go?</summary>${withMinus(step)}`;
  return markup`${withMinus(message)} ${open ? markup`<details open>${whole}</details>` : markup`<details>${whole}</details>`}`;
}

const short = ({ formula }: NumberVerdict): boolean => formula !== undefined && formula.length < 40;

/** What was written: a number as it is, a formula as it is printed. */
function writtenHtml({ written, formula }: NumberVerdict): Content {
  return formula === undefined ? withMinus(written ?? "") : formulaHtml(formula);
}
