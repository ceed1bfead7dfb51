import type { CsvCell } from "../../text/csv-read.js";
import { quote } from "../../text/refuse.js";
import type { SheetProblem } from "./problem.js";

/** A problem for each cell of a table whose quotation mark is never closed. */
export function openQuotations(rows: readonly (readonly CsvCell[])[]): SheetProblem[] {
  return rows.flatMap((row) => row.filter((cell) => cell.open).map(openQuotation));
}

export function openQuotation({ text, line, column }: CsvCell): SheetProblem {
  const message = `the quotation mark before ${quote(text)} is never closed; the line is read as if it were not there`;
  return { code: "open-quotation", message, line, column, name: text };
}
