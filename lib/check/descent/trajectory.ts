import { type CsvCell, readCsv } from "../../text/csv-read.js";
import { InputError } from "../../text/errors.js";
import { largest } from "../../text/extent.js";
import { checkRecord, checkText } from "../../text/guards.js";
import { quote } from "../../text/refuse.js";
import { placed } from "../class/class-columns.js";
import { checkOptions } from "../index.js";
import { judgePlan } from "../judge/judge-plan.js";
import type { Verdicts } from "../judge/verdicts.js";
import type { Line } from "../plan/line.js";
import { checkGiven } from "../sheet/answers.js";
import { openQuotations } from "../sheet/csv-open.js";
import type { WrittenNumber } from "../sheet/number.js";
import { problemOf, type SheetProblem } from "../sheet/problem.js";
import { isBlank, readCell } from "../sheet/written.js";
import { columnName, countsFromOne, stepOf } from "./trajectory-columns.js";
import { descentPlan } from "./trajectory-plan.js";

/** A table of gradient descent that is worked by hand: what to descend, from where, and how. */
export interface DescentProblem {
  /** The formula, such as "f = x^2 + 2*y^2" or "o = w1*x1 + w2*x2 + b; loss = (o - t)^2". */
  formula: string;
  /** The parameters at step 0. */
  start: Readonly<Record<string, number>>;
  /** Above 0. */
  learningRate: number;
  /** The other inputs of the formula, one record a step, from the beginning again when they are used up. */
  samples?: readonly Readonly<Record<string, number>>[] | undefined;
}

/**
 * Checks a table with one row a step: `step` (0, 1, 2, … ; the order of the rows when left out), the parameters (x) that the
 * step begins with, or with a prime (x') those it ends with, and any values and gradients of the formula (f, dx).
 * The text is CSV with a header. A verdict's name tells the step in brackets: x[2] is x after two steps.
 *
 *     checkDescent({ formula: "f = x^2 + 2*y^2", start: { x: -3, y: -3 }, learningRate: 0.1 }, "step,x,y,f\n0,-3,-3,27\n1,-2.4,-1.8,12.24")
 *
 * @throws FormulaError, InputError, DomainError for a problem that cannot be worked, or a sample that has not just the
 * inputs that are no parameters; OptionError for an option.
 */
export function checkDescent(
  problem: DescentProblem,
  table: string,
  options: { decimals?: number | undefined; reveal?: boolean | undefined } = {},
): Verdicts {
  checkRecord("the problem", problem, "an object with formula, start and learningRate");
  checkText("the formula of the problem", problem.formula);
  checkRecord("the start", problem.start, "an object of numbers by name, such as { x: 3 }");
  for (const sample of problem.samples ?? []) checkRecord("a sample", sample, "an object of numbers by name");
  checkText("the table", table, "CSV as a text");
  checkRecord("the options", options);
  const { decimals, reveal } = options;
  const { start, learningRate } = problem;
  checkOptions({ decimals, learningRate });
  const [head = [], ...rows] = readCsv(table);
  const problems = openQuotations([head, ...rows]);
  const counted = rows.map((row, i) => stepOf(head, row, i, problems));
  const first = countsFromOne(head, rows, counted, start) ? 1 : 0;
  const steps = counted.map((step) => (step === undefined ? undefined : step - first));
  const { plan, formula, place, stated } = descentPlan(problem, largest(steps.map((step) => step ?? 0)));
  const columns = head.map((cell) => columnName(cell, formula, Object.keys(start), problems));
  const answers = new Map<number, WrittenNumber | null>();
  rows.forEach((row, i) => {
    const step = steps[i];
    if (step === undefined) return;
    for (const [j, column] of columns.entries()) {
      if (column === undefined) continue;
      const line = place(column, step);
      const cell = row[j] ?? blankAfter(row);
      if (line !== undefined) take(cell, plan.lines[line], answers, problems);
      else checkStated(cell, column, stated(column, step), problems);
    }
    for (const cell of row.slice(head.length))
      if (cell.text !== "")
        problems.push(placed(cell, "no-column", `${quote(cell.text)} stands under no column`));
  });
  for (let step = 0; step < largest(steps.map((one) => one ?? 0)); step++) {
    if (steps.includes(step)) continue;
    for (const column of columns) leaveOpen(column === undefined ? undefined : place(column, step), answers);
  }
  const notes = first === 1 ? ["Note: the table counts the start as 1; here it is step 0."] : [];
  return judgePlan(plan, answers, problems, decimals, reveal, notes);
}

/** What a row that is left out would have told is not answered. */
function leaveOpen(line: number | undefined, answers: Map<number, WrittenNumber | null>): void {
  if (line !== undefined && !answers.has(line)) answers.set(line, null);
}

/** What a row that is too short has no cell for was left blank. */
function blankAfter(row: readonly CsvCell[]): CsvCell {
  return { ...row[row.length - 1], text: "" };
}

/** The start, and the numbers of a sample, are stated by the problem: the table can only repeat them, rounded or not. */
function checkStated(cell: CsvCell, column: string, stated: number, problems: SheetProblem[]): void {
  if (isBlank(cell.text)) return;
  try {
    checkGiven(column, readCell(cell.text), stated);
  } catch (error) {
    const changed = error instanceof InputError && error.code === "input-changed";
    const message = `the problem has ${column} = ${stated} here, the table ${quote(cell.text)}`;
    const problem = changed ? placed(cell, "start-changed", message) : problemOf(error, column, cell);
    problems.push({ ...problem, name: column });
  }
}

function take(
  cell: CsvCell,
  { index, name }: Line,
  answers: Map<number, WrittenNumber | null>,
  problems: SheetProblem[],
): void {
  const before = answers.get(index);
  try {
    const number = isBlank(cell.text) ? null : readCell(cell.text);
    if (before && number && before.text !== number.text)
      problems.push(
        placed(
          cell,
          "answered-twice",
          `${name} is ${before.text} in one place and ${number.text} here; the first is judged`,
        ),
      );
    if (!before) answers.set(index, number);
  } catch (error) {
    const problem = problemOf(error, name, cell);
    problems.push(problem);
    if (before) return;
    problem.answer = { name, written: cell.text.slice(0, 40) };
    answers.set(index, null);
  }
}
