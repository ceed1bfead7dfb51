import { expandRows } from "../../expand/expand.js";
import { Formula, formula, type Inputs } from "../../formula/formula.js";
import { Node } from "../../graph/graph.js";
import { hasTensors } from "../../tensor/told.js";
import { checkDecimals } from "../../text/format.js";
import { checkRecord } from "../../text/guards.js";
import { checkPositive } from "../../text/ranges.js";
import type { Answerable } from "../sheet/answer-name.js";
import { type Plan, plainPlan, planOf } from "./plan.js";

/** What was to be worked out: a formula (or its text, or a node), or plain numbers by name. */
export type Problem = Formula<Inputs> | Node | string | Readonly<Record<string, number>>;

/** What a sheet is judged with beside the problem: its inputs and how it was worked. */
export interface CheckOptions {
  /** The inputs of a formula; those that it has when left out. */
  inputs?: Inputs | undefined;
  /** Every step was to be rounded to so many decimals, 0 to 15. */
  decimals?: number | undefined;
  /** Of the step of gradient descent after which `w1'` is asked; above 0. */
  learningRate?: number | undefined;
  /** Print the true numbers too; without it messages only hint. */
  reveal?: boolean | undefined;
}

/** @throws InputError for options or inputs of another kind, OptionError for decimals or a learning rate out of range. */
export function checkOptions(options: CheckOptions): void {
  checkRecord("the options", options);
  const { decimals, learningRate, inputs } = options;
  if (inputs !== undefined) checkRecord("the inputs", inputs, "an object of numbers by name");
  if (decimals !== undefined) checkDecimals(decimals);
  if (learningRate !== undefined) checkPositive("learning-rate", learningRate);
}

/** The lines of a problem; may be made once for a whole class. */
export function planFor(problem: Problem, { inputs, learningRate }: CheckOptions = {}): Plan {
  if (typeof problem === "string") return formulaPlan(formula<Inputs>(problem, inputs), learningRate);
  if (problem instanceof Node) return planFor(formula(problem), { inputs, learningRate });
  if (!(problem instanceof Formula)) {
    checkRecord("the problem", problem, "a formula, its text, a node, or plain numbers by name");
    return plainPlan(problem);
  }
  return formulaPlan(inputs === undefined ? problem : problem.copy().set(inputs), learningRate);
}

/**
 * The lines of a formula; one of vectors and matrices is worked as on paper: number by number, each element by its name,
 * "W[1,2]".
 * @throws InputError where its result is no number.
 */
function formulaPlan(made: Formula<Inputs>, learningRate: number | undefined): Plan {
  if (!hasTensors(made.graph)) return planOf(made as Formula, learningRate);
  const { graph, rows } = expandRows(made.graph);
  const output = rows[made.output.index];
  const inNumbers = new Formula(
    output instanceof Node ? output : graph.constant(output as number),
    made.text,
  );
  const elementAt = new Map<number, number>();
  for (const [row, one] of rows.entries())
    if (one instanceof Node && !elementAt.has(one.index)) elementAt.set(one.index, row);
  return { ...planOf(inNumbers, learningRate), tensors: { formula: made, elementAt } };
}

/** What may be answered to a plan, and what it states. */
export function answerableOf({ lines, result, formula: of }: Plan): Answerable {
  const inputs = lines.filter((line) => line.kind === "given" && line.node.kind === "input");
  const asked = lines.filter((line) => line.kind !== "given");
  const given = new Map(inputs.map((line) => [line.name, line.exact]));
  const values =
    result === undefined ? [] : lines.flatMap((line) => (line.kind === "value" ? [line.name] : []));
  const names = asked.map((line) => line.name);
  const updates = lines.some(({ kind }) => kind === "update");
  const renamed = of?.renamed ?? new Map();
  const numbers = new Map(lines.map((line) => [line.name, line.exact]));
  return { names, given, result, values: [...values, ...given.keys()], updates, numbers, renamed };
}
