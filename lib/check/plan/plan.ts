import type { Formula } from "../../formula/formula.js";
import { backward } from "../../graph/backward.js";
import { kinks } from "../../graph/kinks.js";
import { ancestors } from "../../graph/steps.js";
import { namesIn, type Tree } from "../../notation/tree.js";
import type { Line, PlainLine, Term } from "./line.js";
import { checkTruth, updateError } from "./plan-errors.js";

/** All that a worked problem consists of, in the order of the work: values, gradients, updates. */
export interface Plan {
  lines: readonly Line[];
  result: string | undefined;
  formula: Formula | undefined;
  /** A word on every kink that is met, and the convention that is taken there. */
  notes: readonly string[];
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
  return { lines, result: formula.output.name, formula, notes: notesOn(formula) };
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
  const named = (name: string): string => (pass.step === undefined ? name : `${name}[${step}]`);
  const { output, graph } = formula;
  const gradients = backward(output);
  const valueAt = new Map<number, number>();
  const gradientAt = new Map<number, number>();
  const on = ancestors(output);
  const reached = new Set(on.map((node) => node.index));
  const nodes = [...graph.inputs().filter((node) => !reached.has(node.index)), ...on];

  for (const node of nodes) {
    const { value: exact, gate } = node;
    const before = node.kind === "input" ? updated.get(node.name) : undefined;
    const name = node.kind === "constant" ? node.name : named(node.name);
    const base = { index: lines.length, name, step, exact, node };
    valueAt.set(node.index, before ?? base.index);
    if (before !== undefined) continue;
    const from = node.inputs.map((input) => valueAt.get(input.index) as number);
    lines.push(gate ? { ...base, kind: "value", gate, from } : { ...base, kind: "given", from: [] });
  }
  const terms = new Map<number, Term[]>(nodes.map((node) => [node.index, []]));
  for (const node of nodes.reverse()) {
    if (node.kind === "constant") continue;
    const index = lines.length;
    gradientAt.set(node.index, index);
    const arriving = terms.get(node.index) as Term[];
    const from = [...new Set(arriving.flatMap(neededFor))];
    const exact = gradients[node.index];
    const name = named(`d${node.name}`);
    lines.push({ kind: "gradient", index, name, step, exact, node, terms: arriving, from });
    const { gate, inputs } = node;
    if (gate === undefined) continue;
    const [x, y = x] = inputs.map((input) => valueAt.get(input.index) as number);
    const out = valueAt.get(node.index) as number;
    gate.locals.forEach((_, position) => {
      const to = inputs[position];
      if (to.kind !== "constant")
        terms.get(to.index)?.push({ node, gate, position, upstream: index, x, y, out });
    });
  }
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

/** The lines on which what is sent depends: upstream, and what the local derivative names. */
function neededFor({ gate, position, upstream, x, y, out }: Term): number[] {
  const places: Readonly<Record<string, number>> = { x, y, k: y, out };
  return [upstream, ...namesOf(gate.trees.local[position]).map((name) => places[name])];
}

const namesBefore = new WeakMap<Tree, readonly string[]>();

/** The names in a formula of a gate; each formula is looked through once. */
function namesOf(formula: Tree): readonly string[] {
  const names = namesBefore.get(formula) ?? namesIn(formula);
  namesBefore.set(formula, names);
  return names;
}

/** Plain numbers that are asked for, each on its own. @throws InputError for what is no finite number. */
export function plainPlan(truths: Readonly<Record<string, number>>): Plan {
  const lines = Object.entries(truths).map(([name, exact], index): PlainLine => {
    checkTruth(name, exact);
    return { kind: "plain", index, name, step: 0, exact, from: [] };
  });
  return { lines, result: undefined, formula: undefined, notes: [] };
}
