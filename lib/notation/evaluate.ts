import { functions, pow } from "./functions.js";
import type { Comparison, Sign, Tree } from "./tree.js";

/** A formula that runs, over whatever its names and elements are read from: three arguments are enough for all. */
export type Run<A, B, C> = (a: A, b: B, c: C) => number;

/** Where the numbers of a formula come from. A scalar formula has only names. */
export interface Leaves<A, B, C> {
  name(name: string): Run<A, B, C>;
  element?(name: string, at: readonly Run<A, B, C>[]): Run<A, B, C>;
  reduction?(tree: Extract<Tree, { kind: "reduction" }>, body: Run<A, B, C>): Run<A, B, C>;
}

/**
 * A formula as closures: nothing is compiled from text, so it runs under the strictest content security policy. It
 * makes the same bits as the code of code.ts.
 */
export function evaluator<A, B, C>(tree: Tree, leaves: Leaves<A, B, C>): Run<A, B, C> {
  const of = (part: Tree): Run<A, B, C> => evaluator(part, leaves);
  switch (tree.kind) {
    case "number": {
      const { value } = tree;
      return () => value;
    }
    case "name":
      return leaves.name(tree.name);
    case "negative": {
      const inner = of(tree.of);
      return (a, b, c) => -inner(a, b, c);
    }
    case "operation":
      return operation(tree.sign, of(tree.left), of(tree.right));
    case "comparison":
      return comparison(tree.sign, of(tree.left), of(tree.right));
    case "choice": {
      const [condition, yes, no] = [of(tree.condition), of(tree.yes), of(tree.no)];
      return (a, b, c) => (condition(a, b, c) ? yes(a, b, c) : no(a, b, c));
    }
    case "call": {
      const { apply } = functions[tree.name];
      const [x, y = x] = tree.args.map(of);
      if (tree.args.length === 1) return (a, b, c) => apply(x(a, b, c), 0);
      return (a, b, c) => apply(x(a, b, c), y(a, b, c));
    }
    case "element":
      return (leaves.element as NonNullable<typeof leaves.element>)(tree.name, tree.at.map(of));
    case "reduction":
      return (leaves.reduction as NonNullable<typeof leaves.reduction>)(tree, of(tree.body));
  }
}

function operation<A, B, C>(sign: Sign, x: Run<A, B, C>, y: Run<A, B, C>): Run<A, B, C> {
  switch (sign) {
    case "+":
      return (a, b, c) => x(a, b, c) + y(a, b, c);
    case "-":
      return (a, b, c) => x(a, b, c) - y(a, b, c);
    case "*":
      return (a, b, c) => x(a, b, c) * y(a, b, c);
    case "/":
      return (a, b, c) => x(a, b, c) / y(a, b, c);
    case "^":
      return (a, b, c) => pow(x(a, b, c), y(a, b, c));
  }
}

/** A condition answers 1 or 0. */
function comparison<A, B, C>(sign: Comparison, x: Run<A, B, C>, y: Run<A, B, C>): Run<A, B, C> {
  switch (sign) {
    case "==":
      return (a, b, c) => +(x(a, b, c) === y(a, b, c));
    case "!=":
      return (a, b, c) => +(x(a, b, c) !== y(a, b, c));
    case "<":
      return (a, b, c) => +(x(a, b, c) < y(a, b, c));
    case "<=":
      return (a, b, c) => +(x(a, b, c) <= y(a, b, c));
    case ">":
      return (a, b, c) => +(x(a, b, c) > y(a, b, c));
    case ">=":
      return (a, b, c) => +(x(a, b, c) >= y(a, b, c));
  }
}
