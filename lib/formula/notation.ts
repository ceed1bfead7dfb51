import { type MathNode, parse, type SymbolNode } from "../host/mathjs.js";
import type { FunctionName } from "../notation/functions.js";
import type { Sign, Tree } from "../notation/tree.js";

/**
 * A formula in the learner's language as a tree of the notation, so that it is written as gates are: "w0*x0 + b" with
 * italics and ×. It is only for writing: a function that only learners' formulas know, sigmoid(x), stays a word.
 */
export function notationOf(formula: string): Tree {
  return convert(parse(formula));
}

function convert(node: MathNode): Tree {
  switch (node.type) {
    case "ParenthesisNode":
      return convert(node.content);
    case "ConstantNode":
      return { kind: "number", value: node.value, text: String(node.value) };
    case "SymbolNode":
      return { kind: "name", name: node.name };
    case "FunctionNode":
      return {
        kind: "call",
        name: (node.fn as SymbolNode).name as FunctionName,
        args: node.args.map(convert),
      };
    case "OperatorNode": {
      const [left, right] = node.args.map(convert);
      if (right === undefined) return node.op === "-" ? { kind: "negative", of: left } : left;
      return { kind: "operation", sign: node.op as Sign, left, right };
    }
  }
}
