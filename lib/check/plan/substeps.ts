import { type Tree, treeOf } from "../../typeset.js";
import { everything, hull, type Interval, overBox, point } from "./interval.js";

type Names = (name: string) => Interval;
type Round = (number: Interval) => Interval;

/**
 * What a formula in gate notation can give when every operation in it is rounded on the way: exp(−x), then 1 + …, then
 * its reciprocal. Undefined for a formula that chooses by a condition, which has no steps in between.
 */
export function withSubsteps(formula: string, names: Names, round: Round): Interval | undefined {
  return walk(treeOf(formula), names, round);
}

function walk(tree: Tree, names: Names, round: Round): Interval | undefined {
  switch (tree.type) {
    case "ConstantNode":
      return point(tree.value);
    case "SymbolNode":
      return names(tree.name);
    case "ParenthesisNode":
      return walk(tree.content, names, round);
    case "ConditionalNode":
      return undefined;
    default: {
      const parts = tree.args.map((arg) => walk(arg, names, round));
      if (parts.some((part) => part === undefined)) return undefined;
      const box = parts as Interval[];
      const name = tree.type === "OperatorNode" ? operator(tree.op, box.length) : functionName(tree.fn);
      const apply = Object.hasOwn(functions, name) ? functions[name] : undefined;
      if (apply === undefined) return undefined;
      if (name === "/" && box[1].lo <= 0 && box[1].hi >= 0 && box[1].lo < box[1].hi) return everything;
      return round(overBox(box, (...at) => known(apply(at[0], at[1]))));
    }
  }
}

function operator(sign: string, operands: number): string {
  return sign === "-" && operands === 1 ? "negative" : sign;
}

function functionName(fn: unknown): string {
  return (fn as { name?: string }).name ?? "";
}

function known(value: number): Interval {
  return Number.isNaN(value) ? hull() : point(value);
}

const functions: Readonly<Record<string, (x: number, y: number) => number>> = {
  negative: (x) => -x,
  "+": (x, y) => x + y,
  "-": (x, y) => x - y,
  "*": (x, y) => x * y,
  "/": (x, y) => x / y,
  "^": Math.pow,
  pow: Math.pow,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  max: Math.max,
  min: Math.min,
};
