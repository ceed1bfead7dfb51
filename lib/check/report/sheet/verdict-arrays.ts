import { alignText } from "../../../show/table.js";
import { largest } from "../../../text/extent.js";
import { type Content, cellHtml, markup, rowHtml } from "../../../text/html.js";
import { withMinus } from "../../../text/minus.js";
import type { JudgedSheet, NumberVerdict } from "../../judge/verdict.js";
import { isOpen, showsTruth } from "./summary.js";
import { colours, markOf, trueNumber } from "./verdict-marks.js";

/** The verdicts on a vector or a matrix in its rows and columns; a vector is one row. */
export interface VerdictArray {
  name: string;
  rows: readonly (readonly (NumberVerdict | undefined)[])[];
}

/** "dW[1,2]", "W[1,2]'" */
const element = /^(.+)\[(\d+)(?:,(\d+))?\]('?)$/;

/** The arrays of a sheet whose numbers are told as they stand on paper, and the verdicts on all else. */
export function arraysOf(sheet: JudgedSheet): { arrays: VerdictArray[]; others: NumberVerdict[] } {
  const found = new Map<string, { one: NumberVerdict; i: number; j: number }[]>();
  // Elsewhere w[2] is w after two steps.
  if (sheet.work?.plan.tensors && !isOpen(sheet))
    for (const one of sheet.verdicts) {
      const [, stem, i, j, prime] = element.exec(one.name) ?? [];
      // Formulas are too long to stand beside each other.
      if (stem === undefined || one.formula !== undefined) continue;
      const [row, column] = j === undefined ? [1, i] : [i, j];
      const name = stem + prime;
      found.set(name, [...(found.get(name) ?? []), { one, i: Number(row), j: Number(column) }]);
    }
  const arrays = [...found]
    .filter(([, placed]) => placed.length > 1)
    .map(([name, placed]) => {
      const [height, width] = [Math.max(...placed.map(({ i }) => i)), Math.max(...placed.map(({ j }) => j))];
      const rows = Array.from({ length: height }, () =>
        new Array<NumberVerdict | undefined>(width).fill(undefined),
      );
      for (const { one, i, j } of placed) rows[i - 1][j - 1] = one;
      return { name, rows };
    });
  const inArrays = new Set(arrays.flatMap(({ rows }) => rows.flat()));
  return { arrays, others: sheet.verdicts.filter((one) => !inArrays.has(one)) };
}

/** Lines for a terminal: name, and in brackets the numbers with their marks. */
export function arrayLines(
  sheet: JudgedSheet,
  { name, rows }: VerdictArray,
  format: (value: number, decimals?: number) => string,
): string[] {
  const widths = rows[0].map((_, j) => largest(rows.map((row) => row[j]?.written?.length ?? 0)));
  const cells = rows.map((row, i) => [
    i === 0 ? name : "",
    ...row.map((one, j) => {
      const text =
        one && `${markOf(one)[0]} ${(one.written ?? "").padStart(widths[j])}${truth(sheet, one, format)}`;
      return `${j === 0 ? "[ " : ""}${text?.trimEnd() ?? ""}`;
    }),
    "]",
  ]);
  return alignText(cells);
}

/** The same for a page; the words of a mark are its title. */
export function arrayHtml(
  sheet: JudgedSheet,
  { name, rows }: VerdictArray,
  format: (value: number, decimals?: number) => string,
): Content {
  const cell = (one: NumberVerdict | undefined): Content => {
    if (one === undefined) return cellHtml("");
    const [mark, words] = markOf(one);
    const sign = markup`<b style="color:${colours[one.verdict]}">${mark}</b>`;
    return cellHtml(markup`${withMinus(one.written ?? "")} ${sign}${truth(sheet, one, format)}`, {
      title: `${one.name}: ${words}`,
      style: "text-align:right;white-space:nowrap;padding:.15em .5em",
    });
  };
  const body = rows.map((row) => rowHtml(row.map(cell) as never));
  return markup`<div style="display:flex;align-items:center;gap:.6em"><i>${name}</i><table style="margin:0;border:solid;border-width:0 2px;border-radius:6px"><tbody>${body}</tbody></table></div>`;
}

/** " (2)" behind a number that is not right, where the true ones are shown. */
function truth(
  sheet: JudgedSheet,
  one: NumberVerdict,
  format: (value: number, decimals?: number) => string,
): string {
  return showsTruth(sheet, one) ? ` (${trueNumber(one, format)})` : "";
}
