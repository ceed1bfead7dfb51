import { type CsvCell, readCsv } from "../../text/csv-read.js";
import { InputError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import { openQuotation } from "../sheet/csv-open.js";
import { readNumber } from "../sheet/number.js";
import { problemOf, type SheetProblem } from "../sheet/problem.js";

/**
 * The samples of a descent from CSV: a column for each input, a row for each sample. Columns of other names are refused,
 * those without a name or a number passed over.
 * @param names the inputs that are no parameters.
 * @param from where the text is from, for the messages.
 * @throws InputError with file, line and column for what is no input or no number, and for a table that is empty.
 */
export function readSamples(text: string, names: readonly string[], from: string): Record<string, number>[] {
  const [head = [], ...rows] = readCsv(text);
  const refuse = ({ line, column, text: value }: CsvCell, code: string, message: string): InputError =>
    new InputError(code, `${from}, line ${line}, column ${column}: ${message}`, { value });
  const open = [head, ...rows].flat().find((cell) => cell.open);
  if (open) throw refuse(open, "open-quotation", openQuotation(open).message);
  for (const [i, cell] of head.entries()) {
    if (cell.text === "") continue;
    if (!names.includes(cell.text))
      throw refuse(cell, "unknown-input", `${quote(cell.text)} is no input that changes; ${list(names)}`);
    if (head.slice(0, i).some((before) => before.text === cell.text))
      throw refuse(cell, "input-given-twice", `there are two columns ${quote(cell.text)}`);
  }
  const missing = names.filter((name) => !head.some((cell) => cell.text === name));
  if (rows.length === 0 || missing.length > 0)
    throw new InputError(
      "missing-input",
      rows.length === 0
        ? `${from} holds no samples; it needs a line of names, then a line for each sample`
        : `${from} has no column ${missing.join(", ")}; ${list(names)}`,
      { value: missing, expected: `columns ${names.join(", ")}` },
    );
  return rows.map((row) => {
    const extra = row.find((cell, i) => (head[i]?.text ?? "") === "" && cell.text !== "");
    if (extra) throw refuse(extra, "no-column", `${quote(extra.text)} stands under no column`);
    return Object.fromEntries(
      head.flatMap(({ text: name }, i) => (name === "" ? [] : [[name, numberIn(row, i, name, refuse)]])),
    );
  });
}

function numberIn(
  row: readonly CsvCell[],
  i: number,
  name: string,
  refuse: (cell: CsvCell, code: string, message: string) => InputError,
): number {
  const cell = row[i];
  if (cell === undefined || cell.text === "")
    throw refuse(cell ?? row[row.length - 1], "missing-input", `${name} has no value`);
  try {
    return readNumber(cell.text).value;
  } catch (error) {
    const { code, message }: SheetProblem = problemOf(error, name, cell);
    throw refuse(cell, code, message);
  }
}

function list(names: readonly string[]): string {
  return names.length > 0
    ? `the columns are ${names.join(", ")}`
    : "every input of the formula is a parameter";
}
