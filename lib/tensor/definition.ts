import type { VectorGateFacts } from "../gate/facts.js";
import type { Shape } from "../graph/shape.js";
import type { Program, RunForward, RunLocal } from "./program.js";
import type { Tensor, TensorOperand } from "./tensor.js";

/** Numbers by name, as a gate's uses give them. */
export type Attributes = Readonly<Record<string, number>>;

/** What a vector gate declares of itself, in index notation: lines over elements, `x[i,k]`, and sums over indices. */
export interface VectorGateDefinition {
  symbol: string;
  /** The textbook's line: "out[i,j] = sum(k, x[i,k] * y[k,j])". Indices run as far as the axes they stand at alone. */
  line: string;
  /** For each input the textbook's local derivative, "y[k,j] for x[i,k]"; undefined for one that gets no gradient. */
  local: readonly (string | undefined)[];
  /** The names of the inputs in the lines; ["x"] when left out. */
  inputs?: readonly string[];
  /** Steps of the textbook's line that have a name, in order: "m[c] = sum(r, x[r,c]) / n". */
  parts?: readonly string[];
  /** Numbers that are given with each use, such as a stride, and what they are when left out. */
  attributes?: Readonly<Record<string, number | "needed" | "optional">>;
  /** Numbers that follow from the shapes, such as how many elements there are. */
  counts?: Readonly<Record<string, (views: readonly Shape[], attributes: Attributes) => number>>;
  /**
   * The forms that are computed, where the textbook's lose their digits or their time. A local derivative may be all
   * that an element is sent, over the gradient g of out: "dx[r,j] = out[r,j] * (g[r,j] - sum(i, g[r,i] * out[r,i]))".
   */
  exact?: { parts?: readonly string[]; line?: string; local?: readonly (string | undefined)[] };
  /**
   * How the lines see the shapes of the inputs: a batch of rows as one axis. `told` are the inputs in words, "p is 2×3".
   * @throws GateError when they do not fit.
   */
  view?(shapes: readonly Shape[], attributes: Attributes, told: readonly string[]): readonly Shape[];
  /** The shape of the output, where it is not what the line's indices say. */
  shape?(shapes: readonly Shape[], attributes: Attributes): Shape;
  /** How far indices run that stand at no axis alone. */
  ranges?(
    views: readonly Shape[],
    attributes: Attributes,
    told: readonly string[],
  ): Readonly<Record<string, number>>;
  /** Loops by hand where they pay; proved equal to the line. */
  kernel?: { forward: RunForward; local: readonly (RunLocal | undefined)[] };
  /** What the gate does to the gradient, in a few words. */
  summary: string;
  /** What is taken where the derivative jumps. */
  convention?: string;
  /** What the matrices do, told: "x · y", and what each input is sent: "g · yᵀ". */
  told?: { forward: string; local: readonly (string | undefined)[] };
}

/** A vector gate: its facts, and the function that records it. */
export interface VectorGate extends VectorGateFacts {
  readonly definition: VectorGateDefinition;
  /** The lines as they are computed. */
  readonly program: Program;
  /** The same by the textbook's forms, as worked on paper. */
  readonly textbook: Program;
  (
    operands: readonly TensorOperand[],
    options?: { name?: string | undefined; attributes?: Attributes },
  ): Tensor;
}
