import { withArrays } from "../../../notation/elements.js";
import { fontFamily } from "../../../show/face.js";
import { pageHtml } from "../../../show/page.js";
import { prettyNumber } from "../../../text/format.js";
import { Markup, markup, markupLines } from "../../../text/html.js";
import { sourceOf, type Worksheet, type WorksheetSet } from "../../worksheet/worksheet.js";
import { formulaTask, lineHtml, nameHtml, taskHtml } from "../formula-html.js";
import { nestedText } from "./worksheet-text.js";

const style = `@page{size:A4;margin:16mm}
body{font:12pt/1.4 ${fontFamily};color:#000;margin:0}
section{display:flex;flex-direction:column;box-sizing:border-box;height:262mm;break-after:page}section:last-of-type{break-after:auto}
header{display:flex;justify-content:space-between;font-size:10pt;border-bottom:1px solid #000;padding-bottom:1.5mm;margin-bottom:4mm}
h1{font-size:15pt;margin:0 0 1.5mm}p{margin:0 0 3mm}sub,sup{font-size:.7em;line-height:0}
.formula{margin:0 0 3mm;padding:1mm 4mm;border-left:3px solid #888}.long{columns:2}.formula div{break-inside:avoid;line-height:1.5}
.given{margin:0 0 3mm}.given span{display:inline-block;margin-right:7mm}
.asked{columns:2;column-gap:12mm}.asked div{break-inside:avoid;display:flex;align-items:flex-end;height:9mm}
.wide{columns:1}.asked b{font-weight:normal;width:14mm}.asked span{flex:1;border-bottom:1px solid #000}
.work{flex:1;min-height:0;margin-top:5mm;display:block;width:100%}
@media screen{body{max-width:178mm;margin:8mm auto;padding:0 4mm}section{margin-bottom:16mm}}`;

/** Squared paper of 5 mm; drawn once and used on every page. */
const squares = markup`<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs><pattern id="squares" width="5mm" height="5mm" patternUnits="userSpaceOnUse"><path d="M0 0H40M0 0V40" fill="none" stroke="#b4b4b4" stroke-width="1"/></pattern></defs></svg>`;
const work = markup`<svg class="work" aria-label="room to work"><rect width="100%" height="100%" fill="url(#squares)"/></svg>`;

/** The sheets to fill in, a page each. */
export function sheetsHtml(made: WorksheetSet): string {
  const sections = made.sheets.map((sheet) => section(made, sheet));
  return pageHtml(made.template.title, style, markupLines([squares, ...sections]));
}

/** The same in short, for a place in another page: the problem, then the numbers of each sheet. */
export function sheetsInShort({ template, sheets, ask }: WorksheetSet): string {
  const derives = ask === "formulas";
  const { title, task, formula, asks } = template;
  const rows = sheets.map(
    ({ number, inputs }) => markup`<p><b>Sheet ${number}:</b> ${listed(givenOf(inputs))}</p>`,
  );
  const lines = formula.split("; ").map((line, i) => [i === 0 ? "" : markup`<br>`, lineHtml(line)]);
  return String(markup`<p><b>${title}</b></p><p>${derives ? formulaTask : taskHtml(task)}</p>
<p>${lines}</p>
${derives ? "" : markupLines(rows)}<p>Wanted: ${listed(asks.map(nameHtml))}</p>`);
}

function section(made: WorksheetSet, sheet: Worksheet): Markup {
  const { template, ask, learner } = made;
  const { inputs } = sheet;
  const { title, task, formula, asks } = template;
  const lines = formula.split("; ").map((line) => markup`<div>${lineHtml(line)}</div>`);
  const given = givenOf(inputs).map((text) => markup`<span>${text}</span>`);
  const asked = asks.map((one) => markup`<div><b>${nameHtml(one)}</b>=&nbsp;<span></span></div>`);
  const derives = ask === "formulas";
  return markup`<section><header><span>Name: ${learner}</span><span>${sourceOf(made, sheet)}</span></header>
<h1>${title}</h1><p>${derives ? formulaTask : taskHtml(task)}</p>
<div class="formula${lines.length > 4 ? " long" : ""}">${markupLines(lines)}</div>
<div class="given">${derives ? "" : markupLines(given)}</div><div class="asked${derives ? " wide" : ""}">${markupLines(asked)}</div>
${work}</section>`;
}

/** The numbers of a sheet, each with its name. */
export function givenOf(inputs: Worksheet["inputs"]): Markup[] {
  return Object.entries(withArrays(inputs)).map(
    ([name, value]) => markup`${nameHtml(name)} = ${nestedText(value, prettyNumber)}`,
  );
}

/** With commas between them. */
function listed(parts: readonly Markup[]): Markup {
  return new Markup(parts.join(", "));
}
