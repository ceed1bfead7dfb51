import { type Declared, declared } from "../gate/declaration.js";
import type { GateDefinition, GateFacts, Mentions } from "../gate/facts.js";
import { enter, latest, placeOf, table } from "../gate/table.js";
import { evaluator, type Leaves } from "../notation/evaluate.js";
import type { Tree } from "../notation/tree.js";
import { wrongArgument } from "../text/guards.js";
import type { Node, Operand } from "./graph.js";
import { recorder } from "./recorder.js";

/** A gate of one input, as a function: called with a node or a number, it records a step and answers its node. */
export interface UnaryGate extends GateFacts {
  (x: Operand, name?: string): Node;
}
/** A gate of two inputs; both receive a gradient. */
export interface BinaryGate extends GateFacts {
  (x: Operand, y: Operand, name?: string): Node;
}
/** A gate of one input and a constant k, which receives no gradient. */
export interface ConstantGate extends GateFacts {
  (x: Operand, k: number, name?: string): Node;
}
/** Any scalar gate, with its facts. */
export type Gate = UnaryGate | BinaryGate | ConstantGate;
type GateFor<F extends string> =
  Mentions<F, "y"> extends true ? BinaryGate : Mentions<F, "k"> extends true ? ConstantGate : UnaryGate;

/** @throws InputError for what is no gate. */
export function checkGate(value: unknown): asserts value is Gate {
  if (typeof value !== "function" || table[(value as Gate).id] !== (value as unknown))
    throw wrongArgument("the gate", value, "a gate, such as multiply");
}

/**
 * Declares a gate. The one declaration runs (forward and backward), is drawn, typeset, traced and proved.
 * Calling the gate records it in the graph of its inputs and returns the new node.
 *
 *     const cube = gate("cube", { symbol: "x³", forward: "x^3", local: ["3 * x^2"] });
 *
 * Declaring one of the same name again replaces it (see lib/gate/table.ts).
 *
 * @throws GateError for a formula outside the notation, an unknown name, or too few local derivatives. Nothing is kept
 * of a declaration that has a fault.
 */
export function gate<F extends string>(name: string, definition: GateDefinition<F>): GateFor<F> {
  const read = declared(name, definition as GateDefinition);
  const { symbol, forward, local, sign, domain, kink, convention, summary = "" } = definition;
  const exact = { where: {}, forward, local, ...definition.exact };
  const text = { symbol, forward, local, exact, sign, domain, kink, convention, summary };
  const facts: GateFacts = {
    ...text,
    name,
    inputs: read.inputs,
    trees: read.trees,
    ...functionsOf(read),
    id: placeOf(name),
  };
  const record = recorder(facts);
  Object.defineProperty(record, "name", { value: name });
  const { name: _, ...rest } = facts;
  const made = Object.assign(record, rest) as unknown as GateFor<F>;
  enter(made);
  return made;
}

/** The gate of that name that was declared last. */
export function gateNamed(name: string): Gate | undefined {
  return latest(name) as Gate | undefined; // `gate` alone enters any
}

/** What a gate calculates, as closures over its trees. */
function functionsOf({ inputs, trees, domain, kink }: Declared) {
  const { where, forward, local } = trees.exact;
  const plain = leavesOf(inputs, {});
  const exact = leavesOf(inputs, where);
  const condition = (tree: Tree | undefined, otherwise: boolean): ((x: number, y: number) => boolean) => {
    if (tree === undefined) return () => otherwise;
    const holds = evaluator(tree, plain);
    return (x, y) => holds(x, y, 0) === 1;
  };
  const value = evaluator(forward, exact);
  const textbook = evaluator(trees.forward, plain);
  return {
    value: (x: number, y: number) => value(x, y, 0),
    locals: local.map((tree) => evaluator(tree, exact)),
    textbook: {
      value: (x: number, y: number) => textbook(x, y, 0),
      locals: trees.local.map((tree) => evaluator(tree, plain)),
    },
    inDomain: condition(domain, true),
    onKink: condition(kink, false),
  };
}

/** The numbers of a scalar formula: its first and second input and its output, and the parts that it shares. */
function leavesOf(
  inputs: readonly string[],
  parts: Readonly<Record<string, Tree>>,
): Leaves<number, number, number> {
  const leaves: Leaves<number, number, number> = {
    name(name) {
      if (Object.hasOwn(parts, name)) return evaluator(parts[name], leaves);
      if (name === "out") return (_x, _y, out) => out;
      return name === inputs[0] ? (x) => x : (_x, y) => y;
    },
  };
  return leaves;
}
