import type { Tree } from "../notation/tree.js";

type Letter = Split<"abcdefghijklmnopqrstuvwxyz0123456789">;
type Split<S extends string> = S extends `${infer First}${infer Rest}` ? First | Split<Rest> : never;
/** Whether a formula uses the name, as a word of its own. */
export type Mentions<
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
  /** How a learner's formula writes it, where a sign stands for it: "x + y". Without it by its name, as a function. */
  sign?: string;
  /** Where the formula has a value: "x > 0". */
  domain?: string;
  /** Where the derivative jumps: "x == 0"; `convention` says what is taken there. */
  kink?: string;
  convention?: string;
  /** What the gate does to the gradient, in a few words. */
  summary?: string;
}

/** The formulas of a gate, read and checked. */
export interface Trees {
  readonly forward: Tree;
  readonly local: readonly Tree[];
  readonly exact: {
    readonly where: Readonly<Record<string, Tree>>;
    readonly forward: Tree;
    readonly local: readonly Tree[];
  };
}
/** The facts of a gate, declared and derived. */
export interface GateFacts {
  readonly name: string;
  readonly symbol: string;
  readonly forward: string;
  readonly local: readonly string[];
  /** The forms that are computed; the textbook's where nothing else is declared. */
  readonly exact: {
    readonly where: Readonly<Record<string, string>>;
    readonly forward: string;
    readonly local: readonly string[];
  };
  /** The same formulas, read. */
  readonly trees: Trees;
  readonly sign: string | undefined;
  readonly domain: string | undefined;
  readonly kink: string | undefined;
  readonly convention: string | undefined;
  readonly summary: string;
  /** The names of the inputs in order: ["x"], ["x", "y"] or, with a constant, ["x", "k"]. */
  readonly inputs: readonly string[];
  /** The gate's place in lib/gate/table.ts. */
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

/** What a vector gate declares of itself, in index notation; see lib/tensor/gate.ts. */
export interface VectorGateFacts {
  readonly name: string;
  readonly symbol: string;
  /** The names of its inputs in the lines. */
  readonly inputs: readonly string[];
  /** The named steps that the line is made of, each a line: "m[c] = sum(r, x[r,c]) / n". */
  readonly parts: readonly string[];
  /** The textbook's line: "out[i,j] = sum(k, x[i,k] * y[k,j])". */
  readonly line: string;
  /** For each input the textbook's local derivative: "y[k,j] for x[i,k]"; undefined where no gradient is sent. */
  readonly local: readonly (string | undefined)[];
  readonly summary: string;
  readonly convention: string | undefined;
}
