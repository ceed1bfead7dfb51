import type { GateFacts } from "../../gate/facts.js";
import type { Node } from "../../graph/graph.js";

/** One way back: what a gate sends to one of its inputs. The numbers are places in the plan's list of lines. */
export interface Term {
  /** The gate's node. */
  node: Node;
  gate: GateFacts;
  /** Which input receives: 0 the first, 1 the second. */
  position: number;
  upstream: number;
  x: number;
  y: number;
  out: number;
}

interface LineBase {
  /** Place in the plan; a line depends on earlier ones only. */
  index: number;
  name: string;
  /** Which of several steps of a descent it belongs to; 0 where there is one. */
  step: number;
  /** The true number, from the engine. */
  exact: number;
  /** The lines it is worked out from, by place. */
  from: readonly number[];
}
/** A number that the problem states: an input or a constant. */
export interface GivenLine extends LineBase {
  kind: "given";
  node: Node;
}
/** A gate forward. */
export interface ValueLine extends LineBase {
  kind: "value";
  node: Node;
  gate: GateFacts;
}
/** A gradient: the sum of what arrives; 1 for the result itself. */
export interface GradientLine extends LineBase {
  kind: "gradient";
  node: Node;
  terms: readonly Term[];
  /** What is differentiated, where that is not the result. */
  of?: string;
}
/** A parameter after one step of gradient descent. */
export interface UpdateLine extends LineBase {
  kind: "update";
  node: Node;
  old: number;
  gradient: number;
  rate: number;
}
/** What a rule of its own makes of earlier lines: the step of a parameter, an optimizer's memory. */
export interface RuleLine extends LineBase {
  kind: "rule";
  /** From the numbers of `from`, in their order. */
  rule: (...numbers: number[]) => number;
  /** The rule in names, and with the numbers filled in: "-learning rate × dw", "-0.1 × (-0.16)". */
  formula: string;
  filled(numbers: readonly string[]): string;
}
/** A plain number that is asked for. */
export interface PlainLine extends LineBase {
  kind: "plain";
}
/** One number of a worked problem. */
export type Line = GivenLine | ValueLine | GradientLine | UpdateLine | RuleLine | PlainLine;
