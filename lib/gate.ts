import { GateError } from "./errors.js";
import { code, partNames, run } from "./gate-code.js";
import type { Node, Operand } from "./graph.js";
import { checkList, checkRecord, checkText, wrongArgument } from "./guards.js";
import { namesIn } from "./notation.js";
import { recorder } from "./recorder.js";

/** One local derivative for each input that can receive a gradient: too few, or too many, does not compile. */
type Locals<F extends string> = F extends `${string}y${string}`
  ? readonly [string, string]
  : readonly [string];

/** What a gate declares of itself, in the notation of lib/notation.ts over x, y (inputs), k (a constant), out. */
export interface GateDefinition<F extends string = string> {
  /** What is drawn on the gate: "×". A "k" in it stands for the constant. */
  symbol: string;
  /** The textbook formula: "x * y". No word of the notation holds a y or a k, so the formula tells the inputs. */
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
  readonly exact: { where: Record<string, string>; forward: string; local: readonly string[] };
  readonly domain: string | undefined;
  readonly kink: string | undefined;
  readonly convention: string | undefined;
  readonly summary: string;
  /** The names of the inputs in order: ["x"], ["x", "y"] or, with a constant, ["x", "k"]. */
  readonly inputs: readonly string[];
  /** The gate's number in the table that lib/tape.ts compiles. */
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
type GateFor<F extends string> = F extends `${string}y${string}`
  ? BinaryGate
  : F extends `${string}k${string}`
    ? ConstantGate
    : UnaryGate;

/** Every gate declared so far, in order; `id` is the place in this list. */
export const table: Gate[] = [];

/** @throws InputError for what is no gate. */
export function checkGate(value: unknown): asserts value is Gate {
  if (typeof value !== "function" || !table.includes(value as Gate))
    throw wrongArgument("the gate", value, "a gate, such as multiply");
}

/**
 * Declares a gate. The one declaration runs (forward and backward), is drawn, typeset, traced and proved.
 * Calling the gate records it in the graph of its inputs and returns the new node.
 *
 *     const cube = gate("cube", { symbol: "x³", forward: "x^3", local: ["3 * x^2"] });
 *
 * @throws GateError for a formula outside the notation, an unknown name, or too few local derivatives.
 */
export function gate<F extends string>(name: string, definition: GateDefinition<F>): GateFor<F> {
  checkText("the name of a gate", name);
  checkRecord("the declaration of a gate", definition);
  const { symbol, forward, local, summary = "" } = definition;
  checkText("the symbol of a gate", symbol);
  checkText("the formula of a gate", forward);
  checkList("the derivatives of a gate", local, "a list of formulas");
  const second = namesIn(forward).find((used) => used === "y" || used === "k");
  const inputs = second ? ["x", second] : ["x"];
  const expected = second === "y" ? 2 : 1;
  const exact = {
    where: {},
    forward: forward as string,
    local: local as readonly string[],
    ...definition.exact,
  };
  for (const { length } of [local, exact.local])
    if (length !== expected) throw wrongNumberOfLocals(name, expected, length);
  const allowed = new Set([...inputs, ...partNames(name, exact.where)]);
  const where = Object.entries(exact.where).map(([part, formula]) => [part, code(name, formula, allowed)]);
  const shared = where.map(([part, formula]) => `const $${part} = ${formula};`).join(" ");
  const value = run("x, y", code(name, exact.forward, allowed), shared);
  const withOut = new Set([...allowed, "out"]);
  const locals = exact.local.map((text) => run("x, y, out", code(name, text, withOut), shared));
  const onlyInputs = new Set(inputs);
  const condition = (text: string | undefined, otherwise: boolean): ((x: number, y: number) => boolean) =>
    text === undefined ? () => otherwise : run("x, y", code(name, text, onlyInputs));
  const textbook = {
    value: run("x, y", code(name, forward, onlyInputs)),
    locals: local.map((text) => run("x, y, out", code(name, text, new Set([...inputs, "out"])))),
  };

  const { domain, kink, convention } = definition;
  const declared = { symbol, forward, local, exact, domain, kink, convention, summary, inputs };
  const compiled = {
    value,
    locals,
    textbook,
    inDomain: condition(domain, true),
    onKink: condition(kink, false),
  };
  const facts: GateFacts = { name, ...declared, ...compiled, id: table.length };
  const record = recorder(facts, code(name, exact.forward, allowed), shared);
  Object.defineProperty(record, "name", { value: name });
  const { name: _, ...rest } = facts;
  const made = Object.assign(record, rest) as unknown as GateFor<F>;
  table.push(made);
  return made;
}

function wrongNumberOfLocals(gateName: string, expected: number, count: number): GateError {
  return new GateError(
    "wrong-number-of-locals",
    `the gate ${gateName} has ${expected} input(s) that receive a gradient, but ${count} local derivative(s)`,
    { value: count, expected: `${expected} local derivative(s)` },
  );
}
