import type { FunctionNode, MathNode, OperatorNode } from "./expression/mathjs.js";
import { parse } from "./expression/mathjs.js";
import { Bind, type Style, type Written } from "./typestyle.js";

/** Beside mathjs's nodes of a learner's formula, gates may say `x > 0 ? 1 : 0`. */
interface ConditionalNode {
  readonly type: "ConditionalNode";
  readonly condition: Tree;
  readonly trueExpr: Tree;
  readonly falseExpr: Tree;
}
export type Tree = MathNode | ConditionalNode;

/** What stands for a name: another name, or a number. */
export type Names = (name: string) => Written;

const trees = new Map<string, Tree>();

/** The tree of a formula in gate notation; each text is read once. */
export function treeOf(notation: string): Tree {
  const known = trees.get(notation);
  if (known) return known;
  const tree = parse(notation) as Tree;
  trees.set(notation, tree);
  return tree;
}

/** Writes a tree in a style, with `names` deciding what stands for each name. */
export function write(tree: Tree, style: Style, names: Names): Written {
  switch (tree.type) {
    case "ConstantNode":
      return { text: style.number(tree.value), bind: tree.value < 0 ? Bind.negative : Bind.atom };
    case "SymbolNode":
      return names(tree.name);
    case "ParenthesisNode":
      return write(tree.content, style, names);
    case "FunctionNode":
      return writeCall(tree, style, names);
    case "OperatorNode":
      return writeOperator(tree, style, names);
    case "ConditionalNode":
      return { text: style.cases(branches(tree, style, names)), bind: Bind.condition };
  }
}

/** a × b, as it stands between two finished pieces. */
export function product(a: Written, b: Written, style: Style): Written {
  const text = `${atLeast(a, Bind.negative, style)}${style.times}${atLeast(b, Bind.product, style)}`;
  return { text, bind: a.bind === Bind.negative ? Bind.negative : Bind.product };
}

/** The text, in parentheses when it binds more loosely than its place asks for. */
function atLeast(part: Written, bind: number, style: Style): string {
  return part.bind >= bind ? part.text : style.parentheses(part.text);
}

function writeOperator({ op, args }: OperatorNode, style: Style, names: Names): Written {
  const [a, b] = args.map((arg) => write(arg, style, names));
  const inner = negated(args[0]);
  if (b === undefined)
    return { text: `${style.minus}${atLeast(a, Bind.product, style)}`, bind: Bind.negative };
  switch (op) {
    case "+":
    case "-":
      return writeSum(op, a, b, isConstant(args[1]), style);
    case "*":
      return product(a, b, style);
    case "/":
      return writeQuotient(a, b, style, inner && write(inner, style, names));
    case "^":
      return writePower(a, b, style);
    default:
      return { text: `${a.text} ${style.compare(op)} ${b.text}`, bind: Bind.condition };
  }
}

/** Adding the gate's own constant -3 is written - 3; adding a value that happens to be -3, + (-3). */
function writeSum(op: "+" | "-", a: Written, b: Written, constant: boolean, style: Style): Written {
  const left = atLeast(a, Bind.sum, style);
  if (constant && op === "+" && b.bind === Bind.negative)
    return { text: `${left} ${style.minus} ${b.text.slice(1)}`, bind: Bind.sum };
  const sign = op === "+" ? "+" : style.minus;
  return { text: `${left} ${sign} ${atLeast(b, Bind.product, style)}`, bind: Bind.sum };
}

/** The minus of a numerator stands before the bar, as it is written by hand. */
function writeQuotient(a: Written, b: Written, style: Style, positive: Written | undefined): Written {
  const bind = a.bind === Bind.negative ? Bind.negative : Bind.product;
  if (style.bar === undefined)
    return { text: `${atLeast(a, Bind.negative, style)} / ${atLeast(b, Bind.power, style)}`, bind };
  if (positive) return { text: `${style.minus}${style.bar(positive.text, b.text)}`, bind };
  return { text: style.bar(a.text, b.text), bind: Bind.product };
}

/** A derivative brings an exponent down by one: where that is a plain number it is worked out, x^(3 - 1) = x². */
function writePower(base: Written, exponent: Written, style: Style): Written {
  const lowered = new RegExp(`^(\\d+) ${style.minus} 1$`).exec(exponent.text);
  const shown = lowered ? { text: String(Number(lowered[1]) - 1), bind: Bind.atom } : exponent;
  if (shown.text === "1") return base;
  return { text: style.power(atLeast(base, Bind.atom, style), shown), bind: Bind.power };
}

function negated(tree: Tree): Tree | undefined {
  return tree.type === "OperatorNode" && tree.args.length === 1 ? tree.args[0] : undefined;
}

function isConstant(tree: Tree): boolean {
  return tree.type === "SymbolNode" && tree.name === "k";
}

function writeCall({ fn, args }: FunctionNode, style: Style, names: Names): Written {
  const name = (fn as { name: string }).name;
  const written = args.map((arg) => write(arg, style, names));
  if (name === "pow") return writePower(written[0], written[1], style);
  return style.call(name, written);
}

function branches(
  { condition, trueExpr, falseExpr }: ConditionalNode,
  style: Style,
  names: Names,
): [string, string][] {
  const first: [string, string] = [write(trueExpr, style, names).text, write(condition, style, names).text];
  if (falseExpr.type === "ConditionalNode") return [first, ...branches(falseExpr, style, names)];
  return [first, [write(falseExpr, style, names).text, ""]];
}
