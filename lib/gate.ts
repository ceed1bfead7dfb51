import { type Declared, declared, type Trees } from "./declaration.js";
import { enter, placeOf } from "./gate-table.js";
import type { Node, Operand } from "./graph.js";
import { evaluator, type Leaves } from "./notation/evaluate.js";
import type { Tree } from "./notation/tree.js";
import { recorder } from "./recorder.js";

type Letter = Split<"abcdefghijklmnopqrstuvwxyz0123456789">;
type Split<S extends string> = S extends `${infer First}${infer Rest}` ? First | Split<Rest> : never;
/** Whether a formula uses the name, as a word of its own. */
type Mentions<
  F extends string,
  Name extends string,
  Word extends string = "",
> = F extends `${infer C}${infer Rest}`
  ? C extends Letter
    ? Mentions<Rest, Name, `${Word}${C}`>
    : Word extends Name
      ? true
      : Mentions<Rest, Name>
  : Word extends Name
    ? true
    : false;
/** One local derivative for each input that can receive a gradient: too few, or too many, does not compile. */
type Locals<F extends string> = Mentions<F, "y"> extends true ? readonly [string, string] : readonly [string];

/** What a gate declares of itself, in the notation of lib/notation/parse.ts over x, y (inputs), k (a constant), out. */
export interface GateDefinition<F extends string = string> {
  /** What is drawn on the gate: "×". A "k" in it stands for the constant. */
  symbol: string;
  /** The textbook formula: "x * y". The names in it tell the inputs. */
  forward: F;
  /** The textbook derivative with respect to each input: ["y", "x"]. */
  local: Locals<F>;
  /** The forms that are computed, where the textbook's lose their digits; `where` names parts they share. */
  exact?: { where?: Record<string, string>; forward?: string; local?: Locals<F> };
  /** Where the formula has a value: "x > 0". */
  domain?: string;
  /** Where the derivative jumps: "x == 0"; `convention` says what is taken there. */
  kink?: string;
  convention?: string;
  /** What the gate does to the gradient, in a few words. */
  summary?: string;
}

/** The facts of a gate, declared and derived. */
export interface GateFacts {
  readonly name: string;
  readonly symbol: string;
  readonly forward: string;
  readonly local: readonly string[];
  /** The same formulas and the exact ones, read. */
  readonly trees: Trees;
  readonly domain: string | undefined;
  readonly kink: string | undefined;
  readonly convention: string | undefined;
  readonly summary: string;
  /** The names of the inputs in order: ["x"], ["x", "y"] or, with a constant, ["x", "k"]. */
  readonly inputs: readonly string[];
  /** The gate's place in lib/gate-table.ts. */
  readonly id: number;
  /** The value, and the derivative by each input, in the exact forms. */
  value(x: number, y: number): number;
  readonly locals: readonly ((x: number, y: number, out: number) => number)[];
  /** The same by the textbook's forms, as worked on paper. */
  readonly textbook: {
    value(x: number, y: number): number;
    readonly locals: readonly ((x: number, y: number, out: number) => number)[];
  };
  /** Whether x (and y) lie in the domain; whether they lie on a kink. */
  inDomain(x: number, y: number): boolean;
  onKink(x: number, y: number): boolean;
}

export interface UnaryGate extends GateFacts {
  (x: Operand, name?: string): Node;
}
export interface BinaryGate extends GateFacts {
  (x: Operand, y: Operand, name?: string): Node;
}
export interface ConstantGate extends GateFacts {
  (x: Operand, k: number, name?: string): Node;
}
export type Gate = UnaryGate | BinaryGate | ConstantGate;
type GateFor<F extends string> =
  Mentions<F, "y"> extends true ? BinaryGate : Mentions<F, "k"> extends true ? ConstantGate : UnaryGate;

/**
 * Declares a gate. The one declaration runs (forward and backward), is drawn, typeset, traced and proved.
 * Calling the gate records it in the graph of its inputs and returns the new node.
 *
 *     const cube = gate("cube", { symbol: "x³", forward: "x^3", local: ["3 * x^2"] });
 *
 * Declaring one of the same name again replaces it (see lib/gate-table.ts).
 *
 * @throws GateError for a formula outside the notation, an unknown name, or too few local derivatives. Nothing is kept
 * of a declaration that has a fault.
 */
export function gate<F extends string>(name: string, definition: GateDefinition<F>): GateFor<F> {
  const read = declared(name, definition as GateDefinition);
  const { symbol, forward, local, domain, kink, convention, summary = "" } = definition;
  const text = { symbol, forward, local, domain, kink, convention, summary };
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
