import { checkOptimizer } from "../../descent/optimizer.js";
import { gradientDescent } from "../../descent/optimizers.js";
import { type Formula, formula } from "../../formula/formula.js";
import { parseProgram } from "../../formula/program.js";
import { InputError, OptionError } from "../../text/errors.js";
import { checkPositive } from "../../text/ranges.js";
import { quote } from "../../text/refuse.js";
import type { Line } from "../plan/line.js";
import { addPass, notesOn, type Plan } from "../plan/plan.js";
import type { DescentProblem } from "./descent-problem.js";
import { addRule } from "./rule-lines.js";

/** The lines of a descent. */
export interface DescentPlan {
  plan: Plan;
  formula: Formula;
  /** Where the number of a column at a step stands; undefined for what the problem states. */
  place(column: string, step: number): number | undefined;
  /** What the problem states there: the start of a parameter, 0 for a memory at first, or a number of the sample. */
  stated(column: string, step: number): number;
  /** What the optimizer remembers and works out on the way: "v" for one parameter, "v_x" for several. */
  memories: readonly string[];
}

/**
 * Works a descent out, up to the values and gradients after so many steps.
 * @throws as `checkDescent` does, for a problem that cannot be worked.
 */
export function descentPlan(problem: DescentProblem, last: number): DescentPlan {
  const { start, samples = [], optimizer } = problem;
  const paper = optimizer?.name === gradientDescent.name ? undefined : optimizer?.paper;
  const rateAt = rateOf(problem);
  checkSamples(problem);
  const inputs = (step: number): Record<string, number> =>
    samples.length > 0 ? { ...samples[step % samples.length] } : {};
  const made = formula(problem.formula, { ...inputs(0), ...start });
  const lines: Line[] = [];
  const parameters = Object.keys(start);
  const notes = new Set<string>();
  const at = new Map<string, number>();
  let updated = new Map<string, number>();
  const memories = new Map<string, Map<string, number>>(parameters.map((name) => [name, new Map()]));
  const letters = new Set<string>();

  /** One parameter's step by the rule of the optimizer; answers the line of its new number. */
  function addStep(
    parameter: string,
    rule: string,
    step: number,
    here: ReadonlyMap<string, number>,
    before: ReadonlyMap<string, number>,
  ): number {
    const memory = memories.get(parameter) as Map<string, number>;
    const old = new Map(memory)
      .set("x", before.get(parameter) ?? (here.get(`${parameter}[${step}]`) as number))
      .set("g", here.get(`d${parameter}[${step}]`) as number);
    const own = (letter: string): string => memoryName(letter, parameter, parameters, made);
    const found = addRule(lines, rule, {
      old,
      step,
      named: (letter, n) => `${letter === "x" ? parameter : own(letter)}[${n}]`,
    });
    for (const [letter, line] of found) {
      if (letter === "x") continue;
      memory.set(letter, line);
      letters.add(own(letter));
      at.set(`${own(letter)}'[${step}]`, line);
    }
    return found.get("x") as number;
  }

  for (let step = 0; step <= last; step++) {
    const values = Object.fromEntries([...updated].map(([name, line]) => [name, lines[line].exact]));
    made.set({ ...inputs(step), ...values });
    for (const note of notesOn(made)) notes.add(note);
    if (paper === undefined) {
      updated = addPass(lines, made, parameters, { learningRate: rateAt(step), step, updated });
    } else {
      const first = lines.length;
      addPass(lines, made, parameters, { step, updated });
      const here = new Map(lines.slice(first).map((line) => [line.name, line.index]));
      updated = new Map(
        parameters.map((parameter) => [parameter, addStep(parameter, paper(step), step, here, updated)]),
      );
    }
    for (const [name, line] of updated) at.set(`${name}'[${step}]`, line);
  }
  for (const line of lines) if (line.kind !== "given") at.set(line.name, line.index);
  const plan: Plan = { lines, result: made.output.name, formula: made, notes: [...notes] };
  return {
    plan,
    formula: made,
    place: (column, step) => at.get(`${column}[${step}]`),
    stated: (column, step) =>
      letters.has(column) ? 0 : (Object.hasOwn(start, column) ? start : inputs(step))[column],
    memories: [...letters],
  };
}

/** The learning rate of each step. @throws OptionError for none, or two. */
function rateOf({ learningRate, optimizer }: DescentProblem): (step: number) => number {
  if (optimizer !== undefined && learningRate !== undefined)
    throw new OptionError(
      "two-learning-rates",
      "the optimizer has its own learning rate; leave out learningRate",
      {
        value: learningRate,
        expected: "an optimizer, or a learningRate",
      },
    );
  if (optimizer === undefined) {
    checkPositive("learning-rate", learningRate as number);
    return () => learningRate as number;
  }
  checkOptimizer(optimizer);
  if (optimizer.name !== gradientDescent.name && !optimizer.paper?.(0))
    throw new OptionError(
      "no-paper",
      `steps of ${optimizer.name} are not worked parameter by parameter, and cannot be checked in a table`,
      {
        value: optimizer.name,
        expected: "gradientDescent, momentum, nesterov, adagrad, rmsProp, adam or adamW",
      },
    );
  return (step) => optimizer.schedule?.(step) ?? optimizer.learningRate;
}

/** "v" for a lone parameter, "v_x" for one of several, or where the formula has a v. */
function memoryName(letter: string, parameter: string, parameters: readonly string[], made: Formula): string {
  return parameters.length === 1 && !made.graph.has(letter) ? letter : `${letter}_${parameter}`;
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
