import { fontFamily } from "../../../show/face.js";
import { pageHtml } from "../../../show/page.js";
import { largest } from "../../../text/extent.js";
import { prettyNumber } from "../../../text/format.js";
import {
  cellHtml,
  headHtml,
  type Markup,
  markup,
  markupLines,
  rowHtml,
  tableHtml,
} from "../../../text/html.js";
import { keyFormulas } from "../../worksheet/key-formulas.js";
import type { Template } from "../../worksheet/template.js";
import type { Worksheet, WorksheetSet } from "../../worksheet/worksheet.js";
import { nameHtml, taskText } from "../formula-html.js";

/** One column of the key: what stands in it, sheet after sheet. */
interface Column {
  name: string;
  cells: readonly string[];
}

/** Width of a digit and of the space around a cell in mm, at the size of the key's letters. */
const digit = 1.95;
const around = 3.2;
/** What fits on A4, upright and lying. */
const upright = 178;
const lying = 265;

const style = (wide: boolean): string => `@page{size:A4${wide ? " landscape" : ""};margin:16mm}
body{font:8.5pt/1.3 ${fontFamily};color:#000;margin:0}h1{font-size:13pt;margin:0 0 1mm}p{margin:0 0 3mm}
table{border-collapse:collapse;margin-bottom:6mm;break-inside:auto}thead{display:table-header-group}tr{break-inside:avoid}
table+table{break-before:page}
td,th{border-bottom:1px solid #ccc;padding:.5mm 1.4mm;text-align:right;font-weight:normal;white-space:nowrap}
tr:nth-child(5n) td,th{border-bottom-color:#555}.first{border-left:1px solid #555}sub{font-size:.75em;line-height:0}
@media screen{body{margin:8mm}}`;

/** The answers of every sheet beside its inputs: one table, or as many as the width of the paper asks for. */
export function keyHtml({ template, sheets, seed, ask }: WorksheetSet): string {
  const { title, name, asks, decimals, task } = template;
  if (ask === "formulas") return formulaKey(template);
  const inputs = Object.keys(template.inputs).map((input) =>
    column(input, sheets, ({ inputs }) => inputs[input], undefined),
  );
  const answers = asks.map((ask) =>
    column(ask, sheets, ({ answers }) => answers.get(ask) as number, decimals),
  );
  const total = [...inputs, ...answers].reduce((sum, one) => sum + widthOf(one), widthOf(numbers(sheets)));
  const wide = total > upright;
  const tables = parts([...inputs, ...answers], (wide ? lying : upright) - widthOf(numbers(sheets)));
  const body = tables.map((columns) => table([numbers(sheets), ...columns], answers[0].name));
  const heading = `Key: ${title}`;
  const top = markup`<h1>${heading}</h1><p>${name} · ${seed === undefined ? "own numbers" : `seed ${seed}`} · ${taskText(task)}</p>`;
  return pageHtml(heading, style(wide), markupLines([top, ...body]));
}

/** The derivations, which are the same for every sheet. */
function formulaKey(template: Template): string {
  const heading = `Key: ${template.title}`;
  const wide = { style: "text-align:left;white-space:normal" };
  const rows = [...keyFormulas(template)].map(([name, text]) =>
    rowHtml([cellHtml(nameHtml(name)), cellHtml(text, wide)]),
  );
  const top = markup`<h1>${heading}</h1><p>${template.name} · any other writing of the same function is right too</p>`;
  const body = markupLines([top, tableHtml([headHtml(""), headHtml("formula", wide)], rows)]);
  return pageHtml(heading, style(false), body);
}

/** The numbers of a column: whole ones as they are, unless the others have decimals. */
function column(
  name: string,
  sheets: readonly Worksheet[],
  read: (sheet: Worksheet) => number,
  decimals: number | undefined,
): Column {
  const values = sheets.map(read);
  const places = values.every(Number.isInteger) ? undefined : decimals;
  return { name, cells: values.map((value) => prettyNumber(value, places)) };
}

function numbers(sheets: readonly Worksheet[]): Column {
  return { name: "sheet", cells: sheets.map(({ number }) => String(number)) };
}

function widthOf({ name, cells }: Column): number {
  return around + digit * Math.max(name.length, largest(cells.map((cell) => cell.length)));
}

/** The columns in groups that are no wider than this. */
function parts(columns: readonly Column[], width: number): Column[][] {
  const groups: Column[][] = [[]];
  let left = width;
  for (const one of columns) {
    if (widthOf(one) > left) {
      groups.push([]);
      left = width;
    }
    groups[groups.length - 1].push(one);
    left -= widthOf(one);
  }
  return groups;
}

/** A table of columns; a line stands before the first answer. */
function table(columns: readonly Column[], firstAnswer: string): Markup {
  const mark = ({ name }: Column) => ({ class: name === firstAnswer ? "first" : undefined });
  const head = columns.map((one) => headHtml(one.name === "sheet" ? "sheet" : nameHtml(one.name), mark(one)));
  const rows = columns[0].cells.map((_, i) =>
    rowHtml(columns.map((one) => cellHtml(one.cells[i], mark(one)))),
  );
  return tableHtml(head, rows);
}
