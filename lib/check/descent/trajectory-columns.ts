import type { Formula } from "../../formula/formula.js";
import type { CsvCell } from "../../text/csv-read.js";
import { placed } from "../class/class-columns.js";
import { answerName } from "../sheet/answer-name.js";
import { checkGiven } from "../sheet/answers.js";
import { problemOf, type SheetProblem } from "../sheet/problem.js";
import { isBlank, readCell } from "../sheet/written.js";

/** More rows than this are not judged. */
const MOST_STEPS = 200;

/** The number in the column "step", or the row's place; undefined, and a problem, where it is no step. */
export function stepOf(
  head: readonly CsvCell[],
  row: readonly CsvCell[],
  i: number,
  problems: SheetProblem[],
): number | undefined {
  const cell = row[head.findIndex(isStep)];
  const step = cell === undefined || cell.text === "" ? i : Number(cell.text);
  if (Number.isInteger(step) && step >= 0 && step <= MOST_STEPS) return step;
  const at = cell ?? row[0];
  const what = cell === undefined ? `row ${i + 1} is not judged` : `"${cell.text}" is no step`;
  problems.push(placed(at, "not-a-step", `${what}; steps are 0, 1, 2, … up to ${MOST_STEPS}`));
  return undefined;
}

/** Whether a table counts the start as 1: its first step is 1, and has the parameters that the descent starts with. */
export function countsFromOne(
  head: readonly CsvCell[],
  rows: readonly (readonly CsvCell[])[],
  steps: readonly (number | undefined)[],
  start: Readonly<Record<string, number>>,
): boolean {
  const first = rows[steps.indexOf(1)];
  if (first === undefined || steps.includes(0)) return false;
  const stated = head.flatMap(({ text }, i) => {
    const cell = first[i]?.text ?? "";
    return Object.hasOwn(start, text) && !isBlank(cell) ? [isStated(cell, start[text])] : [];
  });
  return stated.length > 0 && stated.every((is) => is);
}

function isStated(cell: string, start: number): boolean {
  try {
    checkGiven("", readCell(cell), start);
    return true;
  } catch {
    return false;
  }
}

/** What a column holds: "x", "x'", "dx", "f"; undefined, and a problem, where it is nothing of the formula. */
export function columnName(
  cell: CsvCell,
  made: Formula,
  parameters: readonly string[],
  problems: SheetProblem[],
  memories: readonly string[] = [],
): string | undefined {
  if (cell.text === "" || isStep(cell)) return undefined;
  const nodes = made.graph.nodes().filter((node) => node.kind !== "constant");
  const updates = [...parameters, ...memories].map((name) => `${name}'`);
  const names = [
    ...nodes.map((node) => node.name),
    ...nodes.map((node) => `d${node.name}`),
    ...memories,
    ...updates,
  ];
  try {
    return answerName(cell.text, { names, given: new Map(), result: made.output.name });
  } catch (error) {
    problems.push(problemOf(error, cell.text, cell));
    return undefined;
  }
}

function isStep({ text }: CsvCell): boolean {
  return /^(step|n|k|iteration|iter|epoch|步|步数)$/i.test(text);
}
