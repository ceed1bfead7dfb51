import { type CsvCell, readCsv } from "../../text/csv-read.js";
import { InputError } from "../../text/errors.js";
import { largest } from "../../text/extent.js";
import { checkRecord, checkText } from "../../text/guards.js";
import { quote } from "../../text/refuse.js";
import { placed } from "../class/class-columns.js";
import { judgePlan } from "../judge/judge-plan.js";
import type { JudgedSheet } from "../judge/verdict.js";
import type { Line } from "../plan/line.js";
import { checkOptions } from "../plan/plan-for.js";
import { checkGiven } from "../sheet/answers.js";
import { openQuotations } from "../sheet/csv-open.js";
import type { WrittenNumber } from "../sheet/number.js";
import { problemOf, type SheetProblem } from "../sheet/problem.js";
import { isBlank, readCell } from "../sheet/written.js";
import type { DescentProblem } from "./descent-problem.js";
import { columnName, countsFromOne, stepOf } from "./trajectory-columns.js";
import { descentPlan } from "./trajectory-plan.js";

/** Judges a table of gradient descent. @throws as `checkDescent` does. */
export function judgeDescent(
  problem: DescentProblem,
  table: string,
  options: { decimals?: number | undefined; reveal?: boolean | undefined } = {},
): JudgedSheet {
  checkRecord("the problem", problem, "an object with formula, start and learningRate");
  checkText("the formula of the problem", problem.formula);
  checkRecord("the start", problem.start, "an object of numbers by name, such as { x: 3 }");
  for (const sample of problem.samples ?? []) checkRecord("a sample", sample, "an object of numbers by name");
  checkText("the table", table, "CSV as a text");
  checkRecord("the options", options);
  const { decimals, reveal } = options;
  const { start } = problem;
  checkOptions({ decimals });
  const [head = [], ...rows] = readCsv(table);
  const problems = openQuotations([head, ...rows]);
  const counted = rows.map((row, i) => stepOf(head, row, i, problems));
  const first = countsFromOne(head, rows, counted, start) ? 1 : 0;
  const steps = counted.map((step) => (step === undefined ? undefined : step - first));
  const { plan, formula, place, stated, memories } = descentPlan(
    problem,
    largest(steps.map((step) => step ?? 0)),
  );
  const columns = head.map((cell) => columnName(cell, formula, Object.keys(start), problems, memories));
  const after = new Set(memories.filter((name) => isAfter(name, columns, rows[steps.indexOf(0)])));
  const answers = new Map<number, WrittenNumber | null>();
  rows.forEach((row, i) => {
    const step = steps[i];
    if (step === undefined) return;
    for (const [j, column] of columns.entries()) {
      if (column === undefined) continue;
      const line = place(after.has(column) ? `${column}'` : column, step);
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

/**
 * Whether a column of the optimizer's memory tells what the row's step makes of it, and not what it begins with: then its first
 * number is not the 0 with which memory begins, or it is worked out anew in each step.
 */
function isAfter(
  name: string,
  columns: readonly (string | undefined)[],
  first: readonly CsvCell[] | undefined,
): boolean {
  const text = first?.[columns.indexOf(name)]?.text ?? "";
  return !isBlank(text) && Number(text) !== 0;
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
