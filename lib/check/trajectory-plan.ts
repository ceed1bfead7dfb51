import { type Formula, formula } from "../formula.js";
import type { Line } from "./line.js";
import { addPass, notesOn, type Plan } from "./plan.js";
import type { DescentProblem } from "./trajectory.js";

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
    stated: (column, step) => start[column] ?? inputs(step)[column],
  };
}
