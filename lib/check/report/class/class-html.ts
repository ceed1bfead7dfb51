import { fontFamily } from "../../../show/face.js";
import { pageHtml } from "../../../show/page.js";
import { count } from "../../../text/format.js";
import {
  type Content,
  cellHtml,
  headHtml,
  type Markup,
  markup,
  markupLines,
  rowHtml,
  tableHtml,
} from "../../../text/html.js";
import { withMinus } from "../../../text/minus.js";
import { commonest } from "../../class/class-slips.js";
import type { JudgedClass } from "../../class/judged-class.js";
import type { Verdict } from "../../judge/verdict.js";
import { saidOf } from "../sheet/summary.js";
import { colours, isTold, isUnread, markOf, marks } from "../sheet/verdict-marks.js";
import { scoreOf, tallies, talliesOf } from "./class-score.js";
import { stripsHtml } from "./class-strips.js";

const style = `body{font:15px/1.45 ${fontFamily};color:#1a1a1a;max-width:62em;margin:2em auto;padding:0 1em}
h1{font-size:1.5em}h2{font-size:1.15em;margin:1.6em 0 .4em}table{border-collapse:collapse}
td,th{padding:.15em .55em;border-bottom:1px solid #ddd;font-variant-numeric:tabular-nums}
.strip{break-inside:avoid;border-top:1px dashed #999;padding:.6em 0}.strip ul{margin:.3em 0 0;padding-left:1em;list-style:none}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}}`;

/** A class report as a page: who has what right, how each question went, which slips are commonest, and strips. */
export function classHtml(report: JudgedClass, about: string): string {
  const title = titleOf(report);
  const parts = reportHtml(
    report,
    [markup`<h1>${title}</h1>`, markup`<p>${about}</p>`],
    (text) => markup`<h2>${text}</h2>`,
  );
  return pageHtml(title, style, markupLines([parts, stripsHtml(report)]));
}

/** The same for a notebook, where it stands within a lesson that has headings of its own; without the strips. */
export function classFragment(report: JudgedClass): string {
  const heading = (text: string): Markup => markup`<p style="break-after:avoid"><b>${text}</b></p>`;
  return String(reportHtml(report, [heading(titleOf(report))], heading));
}

const titleOf = ({ students: { length } }: JudgedClass): string => `${count(length, "sheet")} checked`;

function reportHtml(report: JudgedClass, top: readonly Markup[], heading: (text: string) => Markup): Markup {
  return markupLines([
    ...top,
    markup`<p>${legend(report)}</p>`,
    [heading("Commonest slips"), slips(report)],
    [heading("Question by question"), questions(report)],
    [heading("Student by student"), students(report)],
    ...(report.problems.length > 0 ? [[heading("What could not be read"), problems(report)]] : []),
  ]);
}

const order: readonly Verdict[] = ["right", "loose", "carried", "wrong", "missing"];

function legend({ students: all }: JudgedClass): Content {
  const unread = all.flatMap(({ verdicts }) => verdicts.verdicts).find(isUnread);
  const entries = order.map((verdict) => markup`${mark(verdict)} ${marks[verdict][1]}`);
  const last = unread && markup`<b>${markOf(unread)[0]}</b> ${markOf(unread)[1]}`;
  return [...entries, ...(last ? [last] : [])].map((one, i) => (i === 0 ? one : markup` &nbsp; ${one}`));
}

function mark(verdict: Verdict): Markup {
  return markup`<span style="color:${colours[verdict]};font-weight:bold" title="${marks[verdict][1]}">${marks[verdict][0]}</span>`;
}

function slips({ slips: all }: JudgedClass): Markup {
  if (all.length === 0) return markup`<p>None.</p>`;
  const shown = commonest(all, 15);
  const most = Math.max(...shown.map(({ count }) => count));
  const rows = shown.map(({ code, count, names, example }) => {
    const bar = markup`<span style="white-space:nowrap"><span style="display:inline-block;height:.8em;background:#0072b2;width:${((12 * count) / most).toFixed(2)}em"></span> ${count}</span>`;
    return row([
      code,
      bar,
      names.join(", "),
      markup`<div style="min-width:16em">${withMinus(example)}</div>`,
    ]);
  });
  return table(["slip", "times", "at", "for example"], rows);
}

function questions({ questions: all }: JudgedClass): Markup {
  const rows = all.map(({ name, counts }) =>
    row([markup`<i>${name}</i>`, ...order.map((verdict) => counts[verdict])], "right"),
  );
  return table(["", ...order.map((verdict) => markup`${mark(verdict)} ${verdict}`)], rows, "right");
}

function students({ students: all, columns, questions: asked }: JudgedClass): Markup {
  const rows = all.map(({ student, verdicts }) => {
    const found = new Map(verdicts.verdicts.map((one) => [one.name, one]));
    const cells = asked.map(({ name }) => {
      const one = found.get(name);
      if (one === undefined) return cellHtml("");
      const [sign, words] = markOf(one);
      const said = isTold(one) ? saidOf(one, verdicts.reveal) : words;
      const style = `text-align:center;color:${colours[one.verdict]};font-weight:bold`;
      return cellHtml(sign, { title: withMinus(said), style });
    });
    const who = [...student, scoreOf(verdicts, " / ")].map((text) => cellHtml(text, at("left")));
    const counts = talliesOf(verdicts).map((count) => cellHtml(count || "", at("right")));
    return rowHtml([...who, ...counts, ...cells]);
  });
  const head = [...columns, "right", ...tallies, ...asked.map(({ name }) => markup`<i>${name}</i>`)];
  return table(head, rows);
}

function problems({ problems: all }: JudgedClass): Markup {
  const fromFile = all.some(({ file }) => file !== undefined);
  const rows = all.map(({ file, line, column, message }) =>
    row([...(fromFile ? [file] : []), line, column, message]),
  );
  return table([...(fromFile ? ["file"] : []), "line", "column", ""], rows);
}

type Side = "left" | "right";

/** A table whose first column stands to the left, the others to a side: notebooks would have all to the right. */
function table(head: readonly Content[], rows: readonly Markup[], side: Side = "left"): Markup {
  const cells = head.map((text, i) => headHtml(text, at(i === 0 ? "left" : side)));
  return markup`<div style="overflow-x:auto">${tableHtml(cells, rows)}</div>`;
}

function row(cells: readonly Content[], side: Side = "left"): Markup {
  return rowHtml(cells.map((cell, i) => cellHtml(cell, at(i === 0 ? "left" : side))));
}

const at = (side: Side) => ({ style: `text-align:${side}` });
