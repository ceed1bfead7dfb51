import { prettyNumber } from "../../../text/format.js";
import { escapeHtml } from "../../../text/html.js";
import { withMinus } from "../../../text/minus.js";
import type { JudgedSheet } from "../../judge/verdict.js";
import { columnsOf, hasRows, isOpen, showsTruth, summaryOf } from "./summary.js";
import { colours, isUnread, markOf, problemText, trueNumber } from "./verdict-marks.js";

/** A checked sheet as a table for a page; each verdict is told by a mark and a word, never by colour alone. */
export function verdictsHtml(sheet: JudgedSheet): string {
  const open = isOpen(sheet);
  const rows = sheet.verdicts.map((one) => {
    const [mark, words] = markOf(one);
    const name = `<td style="text-align:left"><i>${escapeHtml(one.name)}</i></td>`;
    const truth = sheet.reveal
      ? `<td style="text-align:right">${showsTruth(sheet, one) ? trueNumber(one, prettyNumber) : ""}</td>`
      : "";
    if (open) return `<tr>${name}${truth}</tr>`;
    const note = one.verdict === "right" ? words : escapeHtml(withMinus(one.message));
    return `<tr><td title="${words}" style="color:${colours[one.verdict]};font-weight:bold">${mark}</td>${name}<td style="text-align:right">${escapeHtml(withMinus(one.written ?? ""))}</td>${truth}<td style="text-align:left;max-width:42em;white-space:normal">${note}</td></tr>`;
  });
  const head = columnsOf(sheet)
    .map((name) => `<th scope="col">${name}</th>`)
    .join("");
  const body = hasRows(sheet)
    ? `<table><thead><tr>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`
    : "";
  const told = new Set(sheet.verdicts.filter(isUnread).map(({ name }) => name));
  const others = sheet.problems.filter(({ answer }) => answer === undefined || !told.has(answer.name));
  const more = [...sheet.notes, ...others.map(problemText)].map((text) => `<p>${escapeHtml(text)}</p>`);
  return [`<p>${escapeHtml(summaryOf(sheet))}</p>`, body, ...more].join("\n");
}
