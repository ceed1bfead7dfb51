import { type CsvCell, readCsv } from "../../text/csv-read.js";
import { openQuotations } from "./csv-open.js";
import type { SheetProblem } from "./problem.js";

/** An answer in a table: its name, what stands for its number, and where. */
export interface CsvAnswer {
  name: string;
  value: string;
  line: number;
  column: number;
}

/** The answers of a table, and what could not be read of it. */
export interface CsvSheet {
  answers: readonly CsvAnswer[];
  problems: readonly SheetProblem[];
}

/**
 * The answers of a sheet that comes as CSV: a name and a number in each row, or a row of names above a row of numbers.
 * What a row has no cell for was left blank. Undefined for a text that is neither. One with = or : is none, unless every
 * row holds a name and, behind it, what is written for it.
 * @param isAsked whether a name is one that can be answered: what stands beside or below it may be a formula.
 */
export function csvAnswers(text: string, isAsked: IsAsked = () => false): CsvSheet | undefined {
  const rows = readCsv(text).map(filled);
  const hasSigns = /[=:＝：]/.test(text);
  if (
    hasSigns &&
    (rows.length < 2 || !rows.every((row) => row.length === 2 && !/[=:＝：]/.test(row[0].text)))
  )
    return undefined;
  const answers = answersOf(rows, isAsked);
  return answers && { answers, problems: openQuotations(rows) };
}

type IsAsked = (name: string) => boolean;

/** The answers in the rows of a table; undefined where it is another one. */
export function answersOf(rows: readonly (readonly CsvCell[])[], isAsked: IsAsked): CsvAnswer[] | undefined {
  return pairsOf(rows, isAsked)?.map(([name, number = name]): CsvAnswer => {
    const { line, column } = number;
    return { name: name.text, value: number === name ? "" : number.text, line, column };
  });
}

type Pair = readonly [name: CsvCell, number: CsvCell | undefined];

/** Each name with the cell of its number, undefined where there is none. */
function pairsOf(rows: readonly (readonly CsvCell[])[], isAsked: IsAsked): Pair[] | undefined {
  const [first = [], second = []] = rows;
  const asked = first.every(({ text }) => isAsked(text)) && !second.some(({ text }) => isAsked(text));
  const isBelow = second.length <= first.length && first.every(isName) && (asked || !second.some(isName));
  if (rows.length === 2 && isBelow) return first.map((name, i) => [name, second[i]]);
  // A line of titles, "answer,number", may stand above.
  const isTitle = first.length === 2 && first.every(isName) && !isAsked(first[0].text);
  const list = isTitle && !/[=＝]/.test(first[1].text) ? rows.slice(1) : rows;
  const isList =
    list.some((row) => row.length === 2) && list.every((row) => row.length <= 2 && isName(row[0]));
  return isList ? list.map(([name, number]) => [name, number]) : undefined;
}

/** A row without the empty cells at its end. */
function filled(row: readonly CsvCell[]): CsvCell[] {
  let length = row.length;
  while (row[length - 1]?.text === "") length--;
  return row.slice(0, length);
}

const isName = ({ text }: CsvCell): boolean => /^[\p{L}_∂∇Δ∆\\]/u.test(text);
