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
import { arrayHtml, arraysOf } from "./verdict-arrays.js";
import { colours, isUnread, markOf, problemText, trueNumber } from "./verdict-marks.js";

/** A checked sheet as a table for a page; each verdict is told by a mark and a word, never by colour alone. */
export function verdictsHtml(sheet: JudgedSheet): string {
  const open = isOpen(sheet);
  const { arrays, others } = arraysOf(sheet);
  // Of an array stand in the table the numbers of which there is something to say.
  const listed = new Set([...others, ...sheet.verdicts.filter(isListed)]);
  const rows = sheet.verdicts
    .filter((one) => listed.has(one))
    .map((one) => {
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
  const grids = arrays.map((one) => arrayHtml(sheet, one, prettyNumber));
  const matrices =
    grids.length > 0
      ? markup`<div style="display:flex;flex-wrap:wrap;gap:.8em 2em;margin:.8em 0">${grids}</div>`
      : "";
  const body = hasRows(sheet) && rows.length > 0 ? tableHtml(head, rows) : "";
  const told = new Set(sheet.verdicts.filter(isUnread).map(({ name }) => name));
  const unread = sheet.problems.filter(({ answer }) => answer === undefined || !told.has(answer.name));
  const more = [...sheet.notes, ...unread.map(problemText)].map((text) => markup`<p>${text}</p>`);
  return String(markupLines([markup`<p>${summaryOf(sheet)}</p>`, matrices, body, ...more]));
}

const isListed = (one: NumberVerdict): boolean =>
  one.verdict !== "right" && (one.verdict !== "missing" || isUnread(one));

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
