import { parser } from "./node/mathjs.js";

/** What is used of mathjs's tree. */
export type MathNode =
  | ConstantNode
  | SymbolNode
  | OperatorNode
  | FunctionNode
  | ParenthesisNode
  | AccessorNode
  | IndexNode;

export interface ConstantNode {
  readonly type: "ConstantNode";
  readonly value: number;
}
export interface SymbolNode {
  readonly type: "SymbolNode";
  readonly name: string;
}
export interface OperatorNode {
  readonly type: "OperatorNode";
  /** "+", "-", "*", "/", "^" and what else mathjs knows. */
  readonly op: string;
  /** The name of the function: "add", "unaryMinus" … */
  readonly fn: string;
  /** Whether a product was read where nothing is written, as in `2x`. */
  readonly implicit: boolean;
  readonly args: readonly MathNode[];
}
export interface FunctionNode {
  readonly type: "FunctionNode";
  readonly fn: MathNode;
  readonly args: readonly MathNode[];
}
/** An element: W[1,2]. */
export interface AccessorNode {
  readonly type: "AccessorNode";
  readonly object: MathNode;
  readonly index: MathNode;
}
export interface IndexNode {
  readonly type: "IndexNode";
  readonly dimensions: readonly MathNode[];
}
export interface ParenthesisNode {
  readonly type: "ParenthesisNode";
  readonly content: MathNode;
}

/**
 * Reads text into mathjs's tree. Other types of node than those above can come out: walk it with an allow-list.
 * @throws SyntaxError (mathjs's own, with `char`: the column from 1) for what is no expression.
 */
export function parse(text: string): MathNode {
  return parser()(text) as MathNode;
}
