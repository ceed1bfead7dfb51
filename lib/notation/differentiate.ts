import { evaluator, type Leaves, type Run } from "./evaluate.js";
import type { FunctionName } from "./functions.js";
import type { Tree } from "./tree.js";

type Scalar = Run<number, number, number>;
/** A formula that runs, and its derivative along one direction; `zero` where it does not depend on it at all. */
export interface Differential {
  readonly value: Scalar;
  readonly slope: Scalar;
}

/** The derivative of what does not change. It is known by being this very function, so that 0 · ∞ never arises. */
export const zero: Scalar = () => 0;

/** What names and functions are to a derivative. */
export interface Rules {
  /** The value of a name, and how it changes along the direction. */
  name(name: string): Differential;
  /** The derivative of a function of the notation by each of its arguments; `out` is its value. */
  slopes(name: FunctionName): readonly Scalar[];
}

/**
 * The derivative of a scalar formula as closures: forward mode over its tree (Griewank & Walther, Evaluating
 * Derivatives, 3.1). A comparison has the derivative 0, and a choice that of the side taken, so at a kink what the
 * formula itself takes there is differentiated.
 */
export function differential(tree: Tree, rules: Rules): Differential {
  return { value: evaluator(tree, leavesOf(rules)), slope: slopeOf(tree, rules) };
}

function leavesOf(rules: Rules): Leaves<number, number, number> {
  return { name: (name) => rules.name(name).value };
}

function slopeOf(tree: Tree, rules: Rules): Scalar {
  const of = (part: Tree): Differential => differential(part, rules);
  switch (tree.kind) {
    case "number":
    case "comparison":
      return zero;
    case "name":
      return rules.name(tree.name).slope;
    case "negative":
      return product(() => -1, of(tree.of).slope);
    case "operation":
      return operation(tree, of(tree.left), of(tree.right), rules);
    case "choice": {
      const condition = evaluator(tree.condition, leavesOf(rules));
      const [yes, no] = [of(tree.yes).slope, of(tree.no).slope];
      if (yes === zero && no === zero) return zero;
      return (x, y, out) => (condition(x, y, out) ? yes(x, y, out) : no(x, y, out));
    }
    case "call":
      return chain(rules.slopes(tree.name), tree.args.map(of), evaluator(tree, leavesOf(rules)));
    case "element":
    case "reduction":
      throw new TypeError("elements and sums over indices have no derivative of this kind");
  }
}

type Operation = Extract<Tree, { kind: "operation" }>;

function operation(tree: Operation, left: Differential, right: Differential, rules: Rules): Scalar {
  const [u, v] = [left.value, right.value];
  switch (tree.sign) {
    case "+":
      return sum(left.slope, right.slope);
    case "-":
      return sum(
        left.slope,
        product(() => -1, right.slope),
      );
    case "*":
      return sum(product(v, left.slope), product(u, right.slope));
    case "/":
      return sum(
        product((x, y, out) => 1 / v(x, y, out), left.slope),
        belowTheBar(u, v, right.slope),
      );
    case "^":
      return chain(rules.slopes("pow"), [left, right], evaluator(tree, leavesOf(rules)));
  }
}

/** The sum over the arguments of the outer derivative times the inner one. */
function chain(outer: readonly Scalar[], args: readonly Differential[], value: Scalar): Scalar {
  const [u, v = u] = args.map((arg) => arg.value);
  return args
    .map(({ slope }, i) =>
      product((x, y, out) => outer[i](u(x, y, out), v(x, y, out), value(x, y, out)), slope),
    )
    .reduce(sum);
}

function sum(a: Scalar, b: Scalar): Scalar {
  if (a === zero) return b;
  return b === zero ? a : (x, y, out) => a(x, y, out) + b(x, y, out);
}

/** -(u/v) · (v'/v), not -u · v'/v², which leaves the range of numbers earlier. */
function belowTheBar(u: Scalar, v: Scalar, slope: Scalar): Scalar {
  if (slope === zero) return zero;
  return (x, y, out) => -(u(x, y, out) / v(x, y, out)) * (slope(x, y, out) / v(x, y, out));
}

function product(factor: Scalar, slope: Scalar): Scalar {
  return slope === zero ? zero : (x, y, out) => factor(x, y, out) * slope(x, y, out);
}
