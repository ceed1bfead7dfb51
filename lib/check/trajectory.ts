import { OptionError } from "../errors.js";
import { checkDecimals } from "../format.js";
import { type Formula, formula } from "../formula.js";
import { answerName } from "./answer-name.js";
import { type CsvCell, readCsv } from "./csv-read.js";
import { judgePlan } from "./judge-plan.js";
import type { Line } from "./line.js";
import { readNumber, type WrittenNumber } from "./number.js";
import { addPass, notesOn, type Plan } from "./plan.js";
import { isBlank, problemOf, type SheetProblem } from "./sheet.js";
import type { Verdicts } from "./verdicts.js";

/** A table of gradient descent that is worked by hand: what to descend, from where, and how. */
export interface DescentProblem {
  /** The formula, such as "f = x^2 + 2*y^2" or "o = w1*x1 + w2*x2 + b; loss = (o - t)^2". */
  formula: string;
  /** The parameters at step 0. */
  start: Readonly<Record<string, number>>;
  learningRate: number;
  /** The other inputs of the formula, one record a step, from the beginning again when they are used up. */
  samples?: readonly Readonly<Record<string, number>>[];
}

/** More rows than this are not judged. */
const MOST_STEPS = 200;

/**
 * Checks a table with one row a step: `step` (0, 1, 2, … ; the order of the rows when left out), the parameters (x) that the
 * step begins with, or with a prime (x') those it ends with, and any values and gradients of the formula (f, dx).
 * The text is CSV with a header. A verdict's name tells the step in brackets: x[2] is x after two steps.
 *
 *     checkDescent({ formula: "f = x^2 + 2*y^2", start: { x: -3, y: -3 }, learningRate: 0.1 }, "step,x,y,f\n0,-3,-3,27\n1,-2.4,-1.8,12.24")
 *
 * @throws FormulaError, InputError, DomainError for a problem that cannot be worked; OptionError for an option.
 */
export function checkDescent(
  problem: DescentProblem,
  table: string,
  options: { decimals?: number | undefined; reveal?: boolean | undefined } = {},
): Verdicts {
  const { decimals, reveal } = options;
  if (decimals !== undefined) checkDecimals(decimals);
  if (!(Number.isFinite(problem.learningRate) && problem.learningRate !== 0))
    throw new OptionError(
      "learning-rate-out-of-range",
      `the learning rate must be a number other than 0, not ${problem.learningRate}`,
      {
        value: problem.learningRate,
        expected: "a number such as 0.1",
      },
    );
  const problems: SheetProblem[] = [];
  const [head = [], ...rows] = readCsv(table);
  const steps = rows.map((row, i) => stepOf(head, row, i, problems));
  const { plan, places } = descentPlan(problem, Math.max(0, ...steps.map((step) => step ?? 0)));
  const columns = head.map((cell) => columnName(cell, plan.formula as Formula, problem, problems));
  const answers = new Map<number, WrittenNumber | null>();
  rows.forEach((row, i) => {
    const step = steps[i];
    if (step === undefined) return;
    for (const [j, cell] of row.entries()) {
      const column = columns[j];
      if (column === undefined) {
        if (j >= head.length && cell.text !== "")
          problems.push(placed(cell, "no-column", `"${cell.text}" stands under no column`));
        continue;
      }
      const line = places(column, step);
      if (line !== undefined) take(cell, plan.lines[line], answers, problems);
      else if (Number(cell.text) !== problem.start[column] && cell.text !== "")
        problems.push(
          placed(
            cell,
            "start-changed",
            `the problem starts at ${column} = ${problem.start[column]}, the table at ${cell.text}`,
          ),
        );
    }
  });
  return judgePlan(plan, answers, problems, decimals, reveal);
}

/** The lines of so many steps, and where a column of a step stands; undefined for what the problem states. */
function descentPlan(
  problem: DescentProblem,
  last: number,
): { plan: Plan; places: (column: string, step: number) => number | undefined } {
  const { start, samples = [], learningRate } = problem;
  const inputs = (step: number): Record<string, number> =>
    samples.length > 0 ? { ...samples[step % samples.length] } : {};
  const made = formula(problem.formula, { ...inputs(0), ...start });
  const lines: Line[] = [];
  const parameters = Object.keys(start);
  const notes = new Set<string>();
  const at = new Map<string, number>();
  let updated = new Map<string, number>();
  for (let step = 0; step <= last; step++) {
    const values = Object.fromEntries([...updated].map(([name, line]) => [name, lines[line].exact]));
    made.set({ ...inputs(step), ...values });
    for (const note of notesOn(made)) notes.add(note);
    updated = addPass(lines, made, parameters, { learningRate, step, updated });
    for (const [name, line] of updated) at.set(`${name}'[${step}]`, line);
  }
  for (const line of lines) if (line.kind !== "given") at.set(line.name, line.index);
  const plan: Plan = { lines, result: made.output.name, formula: made, notes: [...notes] };
  return { plan, places: (column, step) => at.get(`${column}[${step}]`) };
}

/** The number in the column "step", or the row's place; undefined, and a problem, where it is no step. */
function stepOf(
  head: readonly CsvCell[],
  row: readonly CsvCell[],
  i: number,
  problems: SheetProblem[],
): number | undefined {
  const column = head.findIndex(({ text }) => /^(step|n|k|iteration|步|步数)$/i.test(text));
  const cell = row[column];
  const step = cell === undefined || cell.text === "" ? i : Number(cell.text);
  if (Number.isInteger(step) && step >= 0 && step <= MOST_STEPS) return step;
  problems.push(
    placed(cell, "not-a-step", `"${cell.text}" is no step; steps are 0, 1, 2, … up to ${MOST_STEPS}`),
  );
  return undefined;
}

function columnName(
  cell: CsvCell,
  made: Formula,
  problem: DescentProblem,
  problems: SheetProblem[],
): string | undefined {
  const nodes = made.graph.nodes().filter((node) => node.kind !== "constant");
  const updates = Object.keys(problem.start).map((name) => `${name}'`);
  const names = [...nodes.map((node) => node.name), ...nodes.map((node) => `d${node.name}`), ...updates];
  if (cell.text === "" || /^(step|n|k|iteration|步|步数)$/i.test(cell.text)) return undefined;
  try {
    return answerName(cell.text, { names, given: new Map(), result: made.output.name });
  } catch (error) {
    problems.push(problemOf(error, cell.text, cell));
    return undefined;
  }
}

function take(
  cell: CsvCell,
  line: Line,
  answers: Map<number, WrittenNumber | null>,
  problems: SheetProblem[],
): void {
  try {
    const number = isBlank(cell.text) ? null : readNumber(cell.text);
    const before = answers.get(line.index);
    if (before && number && before.text !== number.text)
      problems.push(
        placed(
          cell,
          "answered-twice",
          `${line.name} is ${before.text} in one place and ${number.text} here; the first is judged`,
        ),
      );
    if (!before) answers.set(line.index, number);
  } catch (error) {
    problems.push(problemOf(error, line.name, cell));
  }
}

function placed({ line, column, text }: CsvCell, code: string, message: string): SheetProblem {
  return { code, message, line, column, name: text };
}
