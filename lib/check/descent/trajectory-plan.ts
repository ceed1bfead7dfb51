import { type Formula, formula } from "../../formula/formula.js";
import { parseProgram } from "../../formula/program.js";
import { InputError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import type { Line } from "../plan/line.js";
import { addPass, notesOn, type Plan } from "../plan/plan.js";
import type { DescentProblem } from "./descent-problem.js";

/** The lines of a descent. */
export interface DescentPlan {
  plan: Plan;
  formula: Formula;
  /** Where the number of a column at a step stands; undefined for what the problem states. */
  place(column: string, step: number): number | undefined;
  /** What the problem states there: the start of a parameter, or a number of the sample. */
  stated(column: string, step: number): number;
}

/**
 * Works a descent out, up to the values and gradients after so many steps.
 * @throws as `checkDescent` does, for a problem that cannot be worked.
 */
export function descentPlan(problem: DescentProblem, last: number): DescentPlan {
  const { start, samples = [], learningRate } = problem;
  checkSamples(problem);
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
  return {
    plan,
    formula: made,
    place: (column, step) => at.get(`${column}[${step}]`),
    stated: (column, step) => (Object.hasOwn(start, column) ? start : inputs(step))[column],
  };
}

/** @throws InputError for a sample that has not all inputs of the formula but the parameters, or has others. */
function checkSamples({ formula: text, start, samples = [] }: DescentProblem): void {
  const names = parseProgram(text, [...Object.keys(start), ...samples.flatMap(Object.keys)]).inputs.filter(
    (name) => !Object.hasOwn(start, name),
  );
  const expected = names.length > 0 ? `a number for each of ${names.join(", ")}` : "no numbers";
  for (const [i, sample] of samples.entries()) {
    const refuse = (code: string, message: string, value: unknown): InputError =>
      new InputError(code, `sample ${i + 1}: ${message}`, { value, expected });
    for (const name of Object.keys(sample)) {
      if (Object.hasOwn(start, name))
        throw refuse("unknown-input", `${name} is a parameter and begins at its start`, name);
      if (!names.includes(name))
        throw refuse("unknown-input", `the formula has no input ${quote(name)}; expected ${expected}`, name);
    }
    for (const name of names) {
      if (!Object.hasOwn(sample, name))
        throw refuse("missing-input", `${name} has no value; expected ${expected}`, name);
      if (!Number.isFinite(sample[name]))
        throw refuse(
          "not-a-finite-number",
          `${name} must be a finite number, not ${sample[name]}`,
          sample[name],
        );
    }
  }
}
