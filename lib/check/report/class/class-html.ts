import { count } from "../../../text/format.js";
import { escapeHtml } from "../../../text/html.js";
import { withMinus } from "../../../text/minus.js";
import { commonest } from "../../class/class-slips.js";
import type { JudgedClass } from "../../class/judged-class.js";
import type { Verdict } from "../../judge/verdict.js";
import { colours, isTold, isUnread, markOf, marks } from "../sheet/verdict-marks.js";
import { scoreOf, tallies, talliesOf } from "./class-score.js";
import { stripsHtml } from "./class-strips.js";

const style = `body{font:15px/1.45 system-ui,sans-serif;color:#1a1a1a;max-width:62em;margin:2em auto;padding:0 1em}
h1{font-size:1.5em}h2{font-size:1.15em;margin:1.6em 0 .4em}table{border-collapse:collapse}
td,th{padding:.15em .55em;border-bottom:1px solid #ddd;font-variant-numeric:tabular-nums}
.strip{break-inside:avoid;border-top:1px dashed #999;padding:.6em 0}.strip ul{margin:.3em 0 0;padding-left:1em;list-style:none}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}}`;

/** A class report as a page: who has what right, how each question went, which slips are commonest, and strips. */
export function classHtml(report: JudgedClass, about: string): string {
  const title = titleOf(report);
  const parts = reportHtml(
    report,
    [`<h1>${title}</h1>`, `<p>${escapeHtml(about)}</p>`],
    (text) => `<h2>${text}</h2>`,
  );
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body>\n${parts}\n${stripsHtml(report)}\n</body></html>\n`;
}

/** The same for a notebook, where it stands within a lesson that has headings of its own; without the strips. */
export function classFragment(report: JudgedClass): string {
  const heading = (text: string): string => `<p><b>${text}</b></p>`;
  return reportHtml(report, [heading(titleOf(report))], heading);
}

const titleOf = ({ students: { length } }: JudgedClass): string => `${count(length, "sheet")} checked`;

function reportHtml(report: JudgedClass, top: readonly string[], heading: (text: string) => string): string {
  return [
    ...top,
    `<p>${legend(report)}</p>`,
    heading("Commonest slips") + slips(report),
    heading("Question by question") + questions(report),
    heading("Student by student") + students(report),
    ...(report.problems.length > 0 ? [heading("What could not be read") + problems(report)] : []),
  ].join("\n");
}

const order: readonly Verdict[] = ["right", "loose", "carried", "wrong", "missing"];

function legend({ students: all }: JudgedClass): string {
  const unread = all.flatMap(({ verdicts }) => verdicts.verdicts).find(isUnread);
  const entries = order.map((verdict) => `${mark(verdict)} ${marks[verdict][1]}`);
  return [...entries, ...(unread ? [`<b>${markOf(unread)[0]}</b> ${markOf(unread)[1]}`] : [])].join(
    " &nbsp; ",
  );
}

function mark(verdict: Verdict): string {
  return `<span style="color:${colours[verdict]};font-weight:bold" title="${marks[verdict][1]}">${marks[verdict][0]}</span>`;
}

function slips({ slips: all }: JudgedClass): string {
  if (all.length === 0) return "<p>None.</p>";
  const shown = commonest(all, 15);
  const most = Math.max(...shown.map(({ count }) => count));
  const rows = shown.map(({ code, count, names, example }) => {
    const bar = `<span style="white-space:nowrap"><span style="display:inline-block;height:.8em;background:#0072b2;width:${((12 * count) / most).toFixed(2)}em"></span> ${count}</span>`;
    return row([
      escapeHtml(code),
      bar,
      escapeHtml(names.join(", ")),
      `<div style="min-width:16em">${escapeHtml(withMinus(example))}</div>`,
    ]);
  });
  return table(["slip", "times", "at", "for example"], rows);
}

function questions({ questions: all }: JudgedClass): string {
  const rows = all.map(({ name, counts }) =>
    row([`<i>${escapeHtml(name)}</i>`, ...order.map((verdict) => String(counts[verdict]))], "right"),
  );
  return table(["", ...order.map((verdict) => `${mark(verdict)} ${verdict}`)], rows, "right");
}

function students({ students: all, columns, questions: asked }: JudgedClass): string {
  const rows = all.map(({ student, verdicts }) => {
    const found = new Map(verdicts.verdicts.map((one) => [one.name, one]));
    const cells = asked.map(({ name }) => {
      const one = found.get(name);
      if (one === undefined) return "<td></td>";
      const [sign, words] = markOf(one);
      const said = isTold(one) ? one.message : words;
      return `<td title="${escapeHtml(withMinus(said))}" style="text-align:center;color:${colours[one.verdict]};font-weight:bold">${sign}</td>`;
    });
    const who = student.map((text) => `<td style="text-align:left">${escapeHtml(text)}</td>`).join("");
    return `<tr>${who}<td style="text-align:left">${scoreOf(verdicts, " / ")}</td>${talliesOf(verdicts)
      .map((count) => `<td style="text-align:right">${count || ""}</td>`)
      .join("")}${cells.join("")}</tr>`;
  });
  const head = [
    ...columns.map(escapeHtml),
    "right",
    ...tallies,
    ...asked.map(({ name }) => `<i>${escapeHtml(name)}</i>`),
  ];
  return table(head, rows);
}

function problems({ problems: all }: JudgedClass): string {
  const fromFile = all.some(({ file }) => file !== undefined);
  const rows = all.map(({ file, line, column, message }) =>
    row([
      ...(fromFile ? [escapeHtml(file ?? "")] : []),
      String(line ?? ""),
      String(column ?? ""),
      escapeHtml(message),
    ]),
  );
  return table([...(fromFile ? ["file"] : []), "line", "column", ""], rows);
}

type Side = "left" | "right";

/** A table whose first column stands to the left, the others to a side: notebooks would have all to the right. */
function table(head: readonly string[], rows: readonly string[], side: Side = "left"): string {
  const cells = head.map(
    (text, i) => `<th scope="col" style="text-align:${i === 0 ? "left" : side}">${text}</th>`,
  );
  return `<div style="overflow-x:auto"><table><thead><tr>${cells.join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`;
}

function row(cells: readonly string[], side: Side = "left"): string {
  return `<tr>${cells.map((cell, i) => `<td style="text-align:${i === 0 ? "left" : side}">${cell}</td>`).join("")}</tr>`;
}
