import { csv } from "../../../text/csv.js";
import { columnsOf } from "../../worksheet/template-named.js";
import type { WorksheetSet } from "../../worksheet/worksheet.js";

/** A table to fill in, a row for each sheet: its inputs, and empty places for the answers. `checkClass` reads it. */
export function sheetsCsv({ template, sheets }: WorksheetSet): string {
  const names = Object.keys(template.inputs);
  const rows = sheets.map((sheet) => [
    "",
    sheet.number,
    ...names.map((name) => sheet.inputs[name]),
    ...template.asks.map(() => ""),
  ]);
  return csv(columnsOf(template), rows);
}
