import { Formula, formula } from "../../formula/formula.js";
import { checkInputs } from "../../formula/inputs.js";
import { parseProgram } from "../../formula/program.js";
import { Node } from "../../graph/graph.js";
import type { Nested } from "../../graph/shape.js";
import { withArrays } from "../../notation/elements.js";
import type { CsvCell } from "../../text/csv-read.js";
import { InputError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import type { CheckOptions, Problem } from "../plan/plan-for.js";
import { readNumber } from "../sheet/number.js";
import { problemOf, type SheetProblem } from "../sheet/problem.js";
import { isSheet, placed } from "./class-columns.js";

export type Inputs = Readonly<Record<string, Nested>>;

/** What the sheets of a class are judged with. */
export interface ClassOptions extends CheckOptions {
  /** The inputs of a sheet by its number: for rows with a column `sheet` and no columns for their inputs. */
  sheet?: ((number: number) => Inputs | undefined) | undefined;
}

/** The inputs of a row. */
export interface RowInputs {
  inputs: Inputs;
  /** Whether they are just those that everyone has: the row gives none of its own. */
  common: boolean;
}

/** The inputs of a row; undefined, and a problem, where they cannot be told. */
export type ReadInputs = (row: readonly CsvCell[], problems: SheetProblem[]) => RowInputs | undefined;

/**
 * A function that reads the inputs of a row: from its columns, else from its sheet's number, else those of the problem.
 * @throws InputError for an input that has a value nowhere, or a value for no input.
 */
export function inputsReader(problem: Problem, head: readonly CsvCell[], options: ClassOptions): ReadInputs {
  const { names, given } = inputsOf(problem, head, options.inputs);
  const isInput = (name: string): boolean => names.includes(arrayOf(name));
  const isFirst = (name: string, i: number): boolean => head.findIndex(({ text }) => text === name) === i;
  const columns = head.flatMap(({ text: name }, i) =>
    isInput(name) && isFirst(name, i) ? [{ name, i }] : [],
  );
  const { sheet } = options;
  const sheetColumn = sheet === undefined ? -1 : head.findIndex(isSheet);
  const known = new Set(Object.keys(given).map(arrayOf));
  const open = names.filter((name) => !known.has(name));
  checkGiven(problem, given, open);
  const nowhere =
    sheetColumn >= 0 ? [] : open.filter((name) => !columns.some((column) => arrayOf(column.name) === name));
  if (nowhere.length > 0)
    throw missing(nowhere, `; give ${nowhere.map((name) => `${name}=…`).join(" ")}, or a column`);

  return (row, problems) => {
    const inputs: Record<string, Nested> = { ...given };
    let common = true;
    const number = row[sheetColumn];
    const problemsBefore = problems.length;
    if (sheet !== undefined && number !== undefined && number.text !== "") {
      const found = sheet(Number(number.text));
      if (found === undefined)
        problems.push(placed(number, "unknown-sheet", `there is no sheet ${quote(number.text)}`));
      Object.assign(inputs, found);
      common = false;
    }
    for (const { name, i } of columns) {
      const cell = row[i];
      if (cell === undefined || cell.text === "") continue;
      try {
        inputs[name] = readNumber(cell.text).value;
        common = false;
      } catch (error) {
        problems.push(problemOf(error, name, cell));
      }
    }
    if (problems.length > problemsBefore) return undefined;
    const all = new Set(Object.keys(inputs).map(arrayOf));
    const left = names.filter((name) => !all.has(name));
    if (left.length === 0) return { inputs, common };
    problems.push(placed(row[0], "missing-input", missing(left, " in this row").message));
    return undefined;
  };
}

/** "W" of "W[1,2]": elements of an input have columns of their own. */
const arrayOf = (name: string): string => name.replace(/\[[\d,]+\]$/, "");

/** The inputs that a problem has, and those that have a value for everyone. */
function inputsOf(
  problem: Problem,
  head: readonly CsvCell[],
  inputs: Inputs = {},
): { names: readonly string[]; given: Inputs } {
  if (typeof problem === "string")
    return {
      names: parseProgram(problem, [...Object.keys(inputs), ...head.map(({ text }) => text)]).inputs,
      given: inputs,
    };
  if (!(problem instanceof Node || problem instanceof Formula)) return { names: [], given: inputs };
  const own = (problem instanceof Node ? formula(problem) : problem).inputs;
  return { names: Object.keys(own), given: { ...own, ...inputs } };
}

/** @throws InputError for a value of no input, or one that is no number. */
function checkGiven(problem: Problem, given: Inputs, open: readonly string[]): void {
  if (typeof problem !== "string") return;
  const whole = withArrays({ ...Object.fromEntries(open.map((name) => [name, 0])), ...given });
  checkInputs(parseProgram(problem, Object.keys(whole)), whole);
}

function missing(names: readonly string[], more: string): InputError {
  const list = names.join(", ");
  return new InputError("missing-input", `${list} ${names.length === 1 ? "has" : "have"} no value${more}`, {
    value: names,
    expected: `a value for each of ${list}`,
  });
}
