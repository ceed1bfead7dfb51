import { prettyNumber } from "../../text/format.js";
import { escapeHtml } from "../../text/html.js";
import { colours, isUnread, markOf, problemText, trueNumber } from "./verdict-marks.js";
import type { Verdicts } from "./verdicts.js";

/** The keyboard's minus, before a number or between two, as a page shows it: "-4 - 2" → "−4 − 2". */
export function withMinus(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])-(?=[\d.(\p{L}])| - /gu, (sign) => sign.replace("-", "−"));
}

/** A checked sheet as a table for a page; each verdict is told by a mark and a word, never by colour alone. */
export function verdictsHtml(sheet: Verdicts): string {
  const open = sheet.isOpen;
  const rows = sheet.verdicts.map((one) => {
    const [mark, words] = markOf(one);
    const name = `<td style="text-align:left"><i>${escapeHtml(one.name)}</i></td>`;
    const truth = sheet.reveal
      ? `<td style="text-align:right">${sheet.shows(one) ? trueNumber(one, prettyNumber) : ""}</td>`
      : "";
    if (open) return `<tr>${name}${truth}</tr>`;
    const note = one.verdict === "right" ? words : escapeHtml(withMinus(one.message));
    return `<tr><td title="${words}" style="color:${colours[one.verdict]};font-weight:bold">${mark}</td>${name}<td style="text-align:right">${escapeHtml(withMinus(one.written ?? ""))}</td>${truth}<td style="text-align:left;max-width:42em;white-space:normal">${note}</td></tr>`;
  });
  const head = sheet.columns.map((name) => `<th scope="col">${name}</th>`).join("");
  const body = sheet.hasRows
    ? `<table><thead><tr>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`
    : "";
  const told = new Set(sheet.verdicts.filter(isUnread).map(({ name }) => name));
  const others = sheet.problems.filter(({ answer }) => answer === undefined || !told.has(answer.name));
  const more = [...sheet.notes, ...others.map(problemText)].map((text) => `<p>${escapeHtml(text)}</p>`);
  return [`<p>${escapeHtml(sheet.summary())}</p>`, body, ...more].join("\n");
}
