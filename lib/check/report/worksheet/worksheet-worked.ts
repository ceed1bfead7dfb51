import { draw } from "../../../drawing/drawing.js";
import { formula } from "../../../formula/formula.js";
import { fontFamily } from "../../../show/face.js";
import { pageHtml } from "../../../show/page.js";
import { prettyNumber } from "../../../text/format.js";
import { cellHtml, headHtml, Markup, markup, markupLines, rowHtml, tableHtml } from "../../../text/html.js";
import type { Plan } from "../../plan/plan.js";
import { planFor } from "../../plan/plan-for.js";
import { stepText } from "../../plan/step-text.js";
import { sourceOf, type Worksheet, type WorksheetSet } from "../../worksheet/worksheet.js";
import { lineHtml, nameHtml, taskHtml } from "../formula-html.js";
import { givenOf } from "./worksheet-html.js";

/** Carried along beyond the decimals that are asked for, so that what is rounded is right. */
const moreDecimals = 2;

/** With more lines than this the steps are set smaller, so that two pages do. */
const LONG = 60;

const style = `@page{size:A4;margin:16mm}
body{font:10.5pt/1.4 ${fontFamily};color:#000;margin:0}
section{break-after:page}section:last-of-type{break-after:auto}
header{display:flex;justify-content:space-between;font-size:9.5pt;border-bottom:1px solid #000;padding-bottom:1.5mm;margin-bottom:3mm}
h1{font-size:14pt;margin:0 0 1.5mm}h2{font-size:11pt;margin:3mm 0 1mm;break-after:avoid}p{margin:0 0 2mm}sub,sup{font-size:.7em;line-height:0}
.formula{margin:0 0 2mm;padding:.5mm 4mm;border-left:3px solid #888;columns:2}.formula div{break-inside:avoid}
.given span{display:inline-block;margin-right:7mm}
figure{margin:2mm 0;break-inside:avoid}figure svg{display:block;max-width:100%;max-height:70mm;height:auto}
table{border-collapse:collapse;font-size:9.5pt;width:100%}thead{display:table-header-group}tr{break-inside:avoid}
td,th{border-bottom:1px solid #ccc;padding:.5mm 1.5mm;text-align:left;vertical-align:top;font-weight:normal}
td:last-child,th:last-child{text-align:right;white-space:nowrap;font-weight:600}
.long table{font-size:7.5pt;line-height:1.2}.long td,.long th{padding:.15mm 1.5mm}.long figure svg{max-height:52mm}
@media screen{body{max-width:178mm;margin:8mm auto;padding:0 4mm}section{margin-bottom:16mm}}`;

/** A worked solution of each sheet: every step with its numbers, and the graph. */
export function workedHtml(made: WorksheetSet): string {
  const heading = `Worked solution: ${made.template.title}`;
  return pageHtml(heading, style, markupLines(made.sheets.map((sheet) => section(made, sheet, heading))));
}

function section(made: WorksheetSet, sheet: Worksheet, heading: string): Markup {
  const { learningRate, formula: text, task, decimals } = made.template;
  const plan = planFor(text, { inputs: sheet.inputs, learningRate });
  const lines = text.split("; ").map((line) => markup`<div>${lineHtml(line)}</div>`);
  const given = givenOf(sheet.inputs).map((one) => markup`<span>${one}</span>`);
  const needed = neededFor(plan, sheet.answers);
  const gradients = plan.lines.some(({ kind, index }) => kind === "gradient" && needed.has(index));
  const picture = draw(formula(text, sheet.inputs), { decimals, gradients });
  const size = needed.size > LONG ? "long" : "short";
  return markup`<section><header><span>${made.learner === undefined ? "" : `For ${made.learner}`}</span><span>${sourceOf(made, sheet)}</span></header>
<h1>${heading}</h1><p>${taskHtml(task)}</p>
<div class="formula">${lines}</div><p class="given">${given}</p>
<div class="${size}"><figure>${new Markup(picture.svg)}</figure>
<h2>Step by step</h2>
${stepsTable(made, sheet, plan)}</div></section>`;
}

/** The lines that are asked for, and those that they are worked out from, by place. */
function neededFor({ lines }: Plan, answers: Worksheet["answers"]): Set<number> {
  const needed = new Set<number>();
  // A line depends on earlier ones only.
  for (const { name, index, from } of [...lines].reverse())
    if (answers.has(name) || needed.has(index)) for (const one of [index, ...from]) needed.add(one);
  return needed;
}

/** What is asked for, in the order of the work: how it comes about, and what is to be written. */
function stepsTable({ template: { decimals } }: WorksheetSet, { answers }: Worksheet, plan: Plan): Markup {
  const numbers = plan.lines.map(({ exact }) => Number(exact.toFixed(decimals + moreDecimals)));
  const needed = neededFor(plan, answers);
  const rows = plan.lines
    .filter(({ index, kind }) => kind !== "given" && needed.has(index))
    .map((line) => {
      const places = Number.isInteger(line.exact) ? undefined : decimals;
      const isAsked = answers.has(line.name);
      const result = isAsked ? prettyNumber(line.exact, places) : "";
      return rowHtml([
        cellHtml(nameHtml(line.name)),
        cellHtml(stepText(plan, line, numbers, { filled: true, result: true })),
        cellHtml(result),
      ]);
    });
  return tableHtml(
    [headHtml(""), headHtml("the step, with names and with numbers"), headHtml("to write")],
    rows,
  );
}
