import { prettyNumber } from "../format.js";
import { escapeHtml } from "../html.js";
import type { Worksheet, Worksheets } from "./worksheet.js";

const style = `@page{size:A4;margin:18mm 16mm}
body{font:12pt/1.4 "DejaVu Sans",system-ui,sans-serif;color:#000;margin:0}
section{break-after:page;padding:1mm}section:last-of-type{break-after:auto}
header{display:flex;justify-content:space-between;font-size:10pt;border-bottom:1px solid #000;padding-bottom:2mm;margin-bottom:5mm}
h1{font-size:15pt;margin:0 0 2mm}p{margin:0 0 4mm}pre{font:11pt/1.5 "DejaVu Sans Mono",monospace;margin:0 0 4mm;padding:2mm 4mm;border-left:3px solid #888;white-space:pre-wrap}
.given{margin:0 0 5mm}.given b{font-weight:normal;display:inline-block;margin-right:7mm}
.asked{columns:2;column-gap:12mm}.asked div{break-inside:avoid;display:flex;align-items:flex-end;height:10.5mm}
.asked i{width:14mm}.asked span{flex:1;border-bottom:1px solid #000}
table{border-collapse:collapse;font-size:9pt;margin-bottom:6mm}td,th{border-bottom:1px solid #bbb;padding:.6mm 2mm;text-align:right;font-weight:normal}th{font-style:italic}
@media screen{body{max-width:190mm;margin:8mm auto;padding:0 4mm}section{border-bottom:1px dashed #999;margin-bottom:10mm;padding-bottom:10mm}}`;

/** The sheets to fill in, a page each. */
export function sheetsHtml(made: Worksheets, page = true): string {
  const { template } = made;
  const lines = template.formula.split("; ").map(escapeHtml).join("\n");
  const sections = made.sheets.map((sheet) => {
    const given = Object.entries(sheet.inputs).map(
      ([name, value]) => `<b><i>${escapeHtml(name)}</i> = ${prettyNumber(value)}</b>`,
    );
    const asked = template.asks.map((name) => `<div><i>${escapeHtml(name)}</i>=&nbsp;<span></span></div>`);
    return `<section><header><span>Name:</span><span>Sheet ${sheet.number}</span></header>
<h1>${escapeHtml(template.title)}</h1><p>${escapeHtml(template.task)}</p><pre>${lines}</pre>
<div class="given">${given.join(" ")}</div><div class="asked">${asked.join("\n")}</div></section>`;
  });
  return page
    ? whole(template.title, sections.join("\n"))
    : sections.join("\n").replaceAll("<span></span>", "______");
}

/** The answers of every sheet, as many columns to a table as a page holds. */
export function keyHtml({ template, sheets }: Worksheets): string {
  const inputs = table(Object.keys(template.inputs), sheets, (sheet, name) =>
    prettyNumber(sheet.inputs[name]),
  );
  const parts: string[] = [];
  for (let i = 0; i < template.asks.length; i += 10)
    parts.push(
      table(template.asks.slice(i, i + 10), sheets, (sheet, name) => {
        const value = sheet.answers.get(name) as number;
        return Number.isInteger(value) ? prettyNumber(value) : prettyNumber(value, template.decimals);
      }),
    );
  return whole(
    `Key: ${template.title}`,
    `<h1>Key: ${escapeHtml(template.title)}</h1>\n${inputs}\n${parts.join("\n")}`,
  );
}

function table(
  names: readonly string[],
  sheets: readonly Worksheet[],
  cell: (sheet: Worksheet, name: string) => string,
): string {
  const head = ["sheet", ...names].map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join("");
  const rows = sheets.map(
    (sheet) =>
      `<tr><td>${sheet.number}</td>${names.map((name) => `<td>${cell(sheet, name)}</td>`).join("")}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

function whole(title: string, body: string): string {
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>\n${body}\n</body></html>\n`;
}
