import { type CsvCell, readCsv } from "../../text/csv-read.js";
import { InputError } from "../../text/errors.js";
import { checkText, wrongArgument } from "../../text/guards.js";
import { quote } from "../../text/refuse.js";
import { judgeSheet } from "../judge/judge-sheet.js";
import type { JudgedSheet } from "../judge/verdict.js";
import type { Plan } from "../plan/plan.js";
import { answerableOf, checkOptions, type Problem, planFor } from "../plan/plan-for.js";
import { openQuotations } from "../sheet/csv-open.js";
import { problemOf, type SheetProblem } from "../sheet/problem.js";
import type { Answers } from "../sheet/sheet.js";
import { columnsOf, placed } from "./class-columns.js";
import { type ClassOptions, inputsReader, type RowInputs } from "./class-inputs.js";
import { type JudgedClass, type StudentSheet, summed } from "./judged-class.js";

/** Judges a class. @throws as `checkClass` does. */
export function judgeClass(problem: Problem, table: string, options: ClassOptions = {}): JudgedClass {
  checkOptions(options);
  checkText("the table", table, "CSV as a text");
  if (options.sheet !== undefined && typeof options.sheet !== "function")
    throw wrongArgument("the option sheet", options.sheet, "a function of the sheet's number");
  const [head = [], ...rows] = readCsv(table);
  const problems = openQuotations([head, ...rows]);
  const plans = rows.length > 0 ? plansOf(problem, head, rows, options, problems) : [];
  const base = plans.find((plan) => plan !== undefined);
  if (base === undefined) return emptyReport(head, rows, problems);
  const { answers, who, problems: strange } = columnsOf(head, answerableOf(base));
  for (const problem of strange) problems.push(problem);
  const judge = judgeOnce(options);
  const columnFor = new Map([...answers.entries()].reverse().map(([i, name]) => [name, i]));
  const students = rows.map((row, i): StudentSheet => {
    const student = Array.from({ length: who }, (_, k) => row[k]?.text ?? "");
    const verdicts = judgeRow(row, answers, columnFor, plans[i], judge, problems);
    return { student, verdicts };
  });
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  const names = new Set(answers.filter((name) => name !== undefined));
  const columns = head.slice(0, who).map(({ text }) => text);
  return { columns, students, ...summed(students, [...names]), problems };
}

/** For each row its plan; rows with the same numbers share one. */
function plansOf(
  problem: Problem,
  head: readonly CsvCell[],
  rows: readonly (readonly CsvCell[])[],
  options: ClassOptions,
  problems: SheetProblem[],
): (Plan | undefined)[] {
  const read = inputsReader(problem, head, options);
  const known = new Map<string, Plan>();
  return rows.map((row) => {
    const own = read(row, problems);
    if (own === undefined) return undefined;
    const key = JSON.stringify(own.inputs);
    const plan = known.get(key) ?? planAt(problem, own, options, row[0], problems);
    if (plan !== undefined) known.set(key, plan);
    return plan;
  });
}

function planAt(
  problem: Problem,
  { inputs, common }: RowInputs,
  options: ClassOptions,
  cell: CsvCell,
  problems: SheetProblem[],
): Plan | undefined {
  try {
    return planFor(problem, { ...options, inputs });
  } catch (error) {
    // With the numbers that everyone has, it is the problem that cannot be worked, not the row.
    if (common) throw error;
    problems.push(problemOf(error, cell.text, cell));
    return undefined;
  }
}

function judgeRow(
  row: readonly CsvCell[],
  answers: readonly (string | undefined)[],
  columnFor: ReadonlyMap<string | undefined, number>,
  plan: Plan | undefined,
  judge: Judge,
  problems: SheetProblem[],
): JudgedSheet {
  for (const cell of row.slice(answers.length))
    if (cell.text !== "")
      problems.push(placed(cell, "no-column", `${quote(cell.text)} stands under no column`));
  const written = Object.fromEntries(
    answers.flatMap((name, i) => (name === undefined ? [] : [[name, row[i]?.text || null]])),
  );
  if (plan === undefined) return { verdicts: [], problems: [], notes: [], reveal: false };
  const verdicts = judge(plan, written);
  for (const one of verdicts.problems) {
    const { line, column } = row[columnFor.get(one.name) ?? 0] ?? row[0];
    problems.push({ ...one, line, column });
  }
  return verdicts;
}

type Judge = (plan: Plan, written: Answers) => JudgedSheet;

/** Judges sheets; those of the same plan with the same answers, as most right ones are, share what is said of them. */
function judgeOnce({ decimals, reveal }: ClassOptions): Judge {
  const known = new Map<Plan, Map<string, JudgedSheet>>();
  return (plan, written) => {
    const key = JSON.stringify(written);
    const before = known.get(plan) ?? new Map<string, JudgedSheet>();
    known.set(plan, before);
    const verdicts = before.get(key) ?? judgeSheet(plan, written, decimals, reveal);
    before.set(key, verdicts);
    return verdicts;
  };
}

/** There is nobody, or nobody's numbers can be worked. */
function emptyReport(
  head: readonly CsvCell[],
  rows: readonly (readonly CsvCell[])[],
  problems: readonly SheetProblem[],
): JudgedClass {
  if (rows.length === 0)
    return { columns: head.map(({ text }) => text), students: [], ...summed([], []), problems };
  const [first] = problems;
  throw new InputError(
    first.code,
    `no row can be worked: line ${first.line}, column ${first.column}: ${first.message}`,
    {
      value: first.name,
      ...(first.expected ? { expected: first.expected } : {}),
    },
  );
}
