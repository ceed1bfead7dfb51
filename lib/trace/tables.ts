import { type StyleName, styles } from "../notation/style.js";
import { alignText } from "../show/table.js";
import { cellHtml, headHtml, Markup, markup, rowHtml, tableHtml } from "../text/html.js";
import { backwardRows, forwardRows, gradientOf } from "./rows.js";
import { type StepTable, tensorTables } from "./tensor-rows.js";
import { type AnyWalk, isTensorWalk } from "./tensor-walk.js";
import type { Walk } from "./walk.js";

/** The table of the way forward and the table of the way back. */
function stepTables(walk: AnyWalk, style: StyleName): [StepTable, StepTable] {
  return isTensorWalk(walk) ? tensorTables(walk, style) : numberTables(walk, style);
}

function numberTables(walk: Walk, style: StyleName): [StepTable, StepTable] {
  const s = styles[style];
  const result = s.name(walk.output.name);
  const one = s.number(1, walk.decimals);
  const there = forwardRows(walk, style);
  const back = backwardRows(walk, style);
  const start = walk.forward.length + 1;
  const first = [String(start), "start", gradientOf(result, result, style), "", one, one];
  return [
    {
      title: "Forward: each gate's value",
      columns: ["step", "gate", "formula", "with numbers", "value"],
      rows: there.map(({ moment, symbol, math }) => [
        String(moment),
        s.symbol(symbol),
        `${math.name}${s.equals}${math.formula}`,
        math.filled,
        math.value,
      ]),
      moments: there.map((row) => row.moment),
    },
    {
      title: "Backward: upstream × local = what is sent to each input",
      columns: ["step", "back through", "towards", "local", "upstream × local = sent", "gradient so far"],
      rows: [
        first,
        ...back.map(({ moment, symbol, from, math, gathered }) => [
          String(moment),
          `${s.symbol(symbol)} of ${styleWord(from, style)}`,
          gradientOf(result, math.name, style),
          math.local,
          math.equation,
          gathered,
        ]),
      ],
      moments: [start, ...back.map((row) => row.moment)],
    },
  ];
}

/** Both tables as aligned lines. */
export function textTables(walk: AnyWalk): string {
  return stepTables(walk, "text")
    .map(({ title, columns, rows }) => [title, ...alignText([columns, ...rows], [true])].join("\n"))
    .join("\n\n");
}

/** Both tables in Markdown, the mathematics in TeX. */
export function markdownTables(walk: AnyWalk): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return stepTables(walk, "tex")
    .map(({ title, columns, rows }) =>
      [
        `**${title}**`,
        "",
        line(columns),
        line(columns.map(() => "---")),
        ...rows.map((row) => line(dollars(row))),
      ].join("\n"),
    )
    .join("\n\n");
}

const left = { style: "text-align:left" };

/** Both tables in HTML: mathematics in TeX, or in plain signs for a page without scripts. */
export function htmlTables(walk: AnyWalk, style: "tex" | "html"): string {
  return stepTables(walk, style)
    .map((table) => {
      const rows = table.rows.map((row, i) => {
        const cells = style === "tex" ? dollars(row) : row.map((cell) => new Markup(cell));
        return rowHtml(
          cells.map((cell) => cellHtml(cell, left)),
          { "data-moment": table.moments[i] },
        );
      });
      const head = table.columns.map((name) => headHtml(name, left));
      return tableHtml(head, rows, markup`<b>${table.title}</b>`);
    })
    .join("\n");
}

/** The cells that hold mathematics between dollars; the step's number and the gate's sign stay as they are. */
function dollars(row: readonly string[]): string[] {
  return row.map((cell, i) => (i < 2 || cell === "" ? cell : `$${cell}$`));
}

function styleWord(name: string, style: StyleName): string {
  return style === "tex" ? `$${name}$` : name;
}
