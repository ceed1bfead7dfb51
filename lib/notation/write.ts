import { Bind, type Style, type Written } from "./style.js";
import type { Tree } from "./tree.js";

/** What stands for a name: another name, or a number. */
export type Names = (name: string) => Written;

/** Writes a tree in a style, with `names` deciding what stands for each name. */
export function write(tree: Tree, style: Style, names: Names): Written {
  let tensor = false;
  const written = writeTree(tree, style, (name) => {
    const one = names(name);
    tensor ||= one.tensor === true;
    return one;
  });
  return tensor ? { ...written, tensor } : written;
}

function writeTree(tree: Tree, style: Style, names: Names): Written {
  switch (tree.kind) {
    case "number":
      return { text: style.number(tree.value), bind: tree.value < 0 ? Bind.negative : Bind.atom };
    case "name":
      return names(tree.name);
    case "negative": {
      const inner = write(tree.of, style, names);
      return { text: `${style.minus}${atLeast(inner, Bind.product, style)}`, bind: Bind.negative };
    }
    case "operation":
      return writeOperation(tree, style, names);
    case "comparison": {
      const [a, b] = [tree.left, tree.right].map((side) => write(side, style, names).text);
      return { text: `${a} ${style.compare(tree.sign)} ${b}`, bind: Bind.condition };
    }
    case "choice":
      return { text: style.cases(branches(tree, style, names)), bind: Bind.condition };
    case "call": {
      const args = tree.args.map((arg) => write(arg, style, names));
      return tree.name === "pow" ? writePower(args[0], args[1], style) : style.call(tree.name, args);
    }
    case "element":
      return style.element(
        names(tree.name).text,
        tree.at.map((index) => write(index, style, names).text),
      );
    case "reduction":
      return style.over(tree.name, tree.over, write(tree.body, style, names));
  }
}

/** a × b, as it stands between two finished pieces. */
export function product(a: Written, b: Written, style: Style): Written {
  const sign = a.tensor && b.tensor ? style.pointwise : style.times;
  const text = `${atLeast(a, Bind.negative, style)}${sign}${atLeast(b, Bind.product, style)}`;
  return { text, bind: a.bind === Bind.negative ? Bind.negative : Bind.product };
}

/** The text, in parentheses when it binds more loosely than its place asks for. */
function atLeast(part: Written, bind: number, style: Style): string {
  return part.bind >= bind ? part.text : style.parentheses(part.text);
}

function writeOperation(tree: Extract<Tree, { kind: "operation" }>, style: Style, names: Names): Written {
  const { left, right } = tree;
  const [a, b] = [left, right].map((side) => write(side, style, names));
  switch (tree.sign) {
    case "+":
    case "-":
      return writeSum(tree.sign, a, b, style);
    case "*":
      return product(a, b, style);
    case "/":
      return writeQuotient(a, b, style, left.kind === "negative" ? write(left.of, style, names) : undefined);
    case "^":
      return writePower(a, b, style);
  }
}

/** Adding the gate's own constant -3 is written - 3; adding a value that happens to be -3, + (-3). */
function writeSum(op: "+" | "-", a: Written, b: Written, style: Style): Written {
  const left = atLeast(a, Bind.sum, style);
  if (b.constant && op === "+" && b.bind === Bind.negative)
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

function branches(
  { condition, yes, no }: Extract<Tree, { kind: "choice" }>,
  style: Style,
  names: Names,
): [value: string, condition: string][] {
  const first: [string, string] = [write(yes, style, names).text, write(condition, style, names).text];
  if (no.kind === "choice") return [first, ...branches(no, style, names)];
  return [first, [write(no, style, names).text, ""]];
}
