import { type CsvCell, readCsv } from "../../text/csv-read.js";

/** An answer in a table: its name, what stands for its number, and where. */
export interface CsvAnswer {
  name: string;
  value: string;
  line: number;
  column: number;
}

/**
 * The answers of a sheet that comes as CSV: a name and a number in each row, or a row of names above a row of numbers.
 * Undefined for a text that is neither; one with = or : is none.
 */
export function csvAnswers(text: string): CsvAnswer[] | undefined {
  if (/[=:＝：]/.test(text)) return undefined;
  const rows = readCsv(text);
  const [first = [], second = []] = rows;
  if (rows.length === 2 && first.length === second.length && first.every(isName) && !second.some(isName))
    return first.map((name, i) => answer(name, second[i]));
  // A line of titles, "answer,number", may stand above.
  const list = first.length === 2 && first.every(isName) ? rows.slice(1) : rows;
  const isList = list.length > 0 && list.every((row) => row.length === 2 && isName(row[0]));
  return isList ? list.map(([name, value]) => answer(name, value)) : undefined;
}

const isName = ({ text }: CsvCell): boolean => /^[\p{L}_∂]/u.test(text);

function answer(name: CsvCell, { text, line, column }: CsvCell): CsvAnswer {
  return { name: name.text, value: text, line, column };
}
