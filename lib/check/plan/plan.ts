import type { Formula, Inputs } from "../../formula/formula.js";
import { backward } from "../../graph/backward.js";
import type { Node } from "../../graph/graph.js";
import { kinks } from "../../graph/kinks.js";
import { ancestors } from "../../graph/steps.js";
import { addGradients } from "./gradients.js";
import type { Line, PlainLine } from "./line.js";
import { checkTruth, updateError } from "./plan-errors.js";

/** All that a worked problem consists of, in the order of the work: values, gradients, updates. */
export interface Plan {
  lines: readonly Line[];
  result: string | undefined;
  formula: Formula | undefined;
  /** Of a formula of vectors and matrices, the formula itself; `formula` is then the same number by number. */
  tensors?: Tensors | undefined;
  /** A word on every kink that is met, and the convention that is taken there. */
  notes: readonly string[];
}

/** A formula of vectors and matrices, and for each row of the graph of its numbers, by index, the element that it is. */
export interface Tensors {
  formula: Formula<Inputs>;
  elementAt: ReadonlyMap<number, number>;
}

/** How the lines of one pass are added to a plan. */
interface Pass {
  learningRate?: number | undefined;
  /** Which of several steps this is; its names get it in brackets: w[2]. */
  step?: number;
  /** Inputs that an earlier step has updated: the place of their line. */
  updated?: ReadonlyMap<string, number>;
}

/**
 * The lines of a formula: every input and constant, every gate forward, every gradient backward, and with a
 * learning rate every updated parameter (`w1'`).
 * @throws DomainError where a gradient does not exist, or an updated parameter is too large for a number.
 */
export function planOf(formula: Formula, learningRate?: number): Plan {
  const lines: Line[] = [];
  addPass(
    lines,
    formula,
    formula.graph.inputs().map(({ name }) => name),
    { learningRate },
  );
  for (const [name, of] of formula.renamed) addRenamed(lines, name, of);
  return { lines, result: formula.output.name, formula, notes: notesOn(formula) };
}

/** The value and the gradient of what a line only gives another name, as in "y = v5". */
function addRenamed(lines: Line[], name: string, of: string): void {
  for (const prefix of ["", "d"]) {
    const line = lines.find((one) => one.name === prefix + of);
    if (line === undefined) continue;
    const base = { index: lines.length, name: prefix + name, step: 0, exact: line.exact, from: [line.index] };
    const same = { rule: (x: number) => x, formula: line.name, filled: ([x]: readonly string[]) => x };
    lines.push({ kind: "rule", ...base, ...same });
  }
}

/** What is to be known of the kinks at the formula's present inputs. */
export function notesOn(formula: Formula): string[] {
  return kinks(formula.output).map((kink) => `Note: ${kink.message}.`);
}

/**
 * Adds forward, backward and update at the formula's present inputs; answers the lines of the updated parameters.
 * @throws as `planOf` does.
 */
export function addPass(
  lines: Line[],
  formula: Formula,
  parameters: readonly string[],
  pass: Pass,
): Map<string, number> {
  const { learningRate, step = 0, updated = new Map() } = pass;
  const at = (name: string): string => (pass.step === undefined ? name : `${name}[${step}]`);
  const { output, graph } = formula;
  const gradients = backward(output);
  const valueAt = new Map<number, number>();
  const on = ancestors(output);
  const reached = new Set(on.map((node) => node.index));
  const nodes = [...graph.inputs().filter((node) => !reached.has(node.index)), ...on];
  // Lines that the result does not use, such as a softmax's other outputs, are worked forward.
  const unused =
    formula.text === ""
      ? []
      : graph.nodes().filter(({ index, kind }) => kind !== "input" && !reached.has(index));

  for (const node of [...nodes, ...unused]) {
    const { value: exact, gate } = node;
    const before = node.kind === "input" ? updated.get(node.name) : undefined;
    const name = node.kind === "constant" ? node.name : at(node.name);
    const base = { index: lines.length, name, step, exact, node };
    valueAt.set(node.index, before ?? base.index);
    if (before !== undefined) continue;
    const from = node.inputs.map((input) => valueAt.get(input.index) as number);
    lines.push(gate ? { ...base, kind: "value", gate, from } : { ...base, kind: "given", from: [] });
  }
  const named = (node: Node): string => at(`d${node.name}`);
  const gradientAt = addGradients(lines, { nodes, gradients, valueAt, step, named });
  for (const node of unused) addGradients(lines, { nodes: [node], gradients, valueAt, step, named });
  const after = new Map<string, number>();
  if (learningRate === undefined) return after;
  for (const parameter of parameters) {
    const node = graph.node(parameter);
    const old = valueAt.get(node.index) as number;
    const gradient = gradientAt.get(node.index) as number;
    const exact = node.value - learningRate * gradients[node.index];
    const name = pass.step === undefined ? `${parameter}'` : `${parameter}[${step + 1}]`;
    if (!Number.isFinite(exact)) throw updateError(node, name, learningRate, gradients[node.index]);
    const index = lines.length;
    after.set(parameter, index);
    lines.push({
      kind: "update",
      index,
      name,
      step,
      exact,
      node,
      from: [old, gradient],
      old,
      gradient,
      rate: learningRate,
    });
  }
  return after;
}

/** Plain numbers that are asked for, each on its own. @throws InputError for what is no finite number. */
export function plainPlan(truths: Readonly<Record<string, number>>): Plan {
  const lines = Object.entries(truths).map(([name, exact], index): PlainLine => {
    checkTruth(name, exact);
    return { kind: "plain", index, name, step: 0, exact, from: [] };
  });
  return { lines, result: undefined, formula: undefined, notes: [] };
}
