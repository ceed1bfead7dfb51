import { functions } from "./functions.js";
import { everything, hull, type Interval, overBox, point } from "./interval.js";
import type { Tree } from "./tree.js";

type Names = (name: string) => Interval;
type Round = (number: Interval) => Interval;
type Apply = (x: number, y: number) => number;

/**
 * What a formula in gate notation can give when every operation in it is rounded on the way: exp(−x), then 1 + …, then
 * its reciprocal. Undefined for a formula that chooses by a condition, or that is worked in a form for machines
 * (log1p), which have no steps in between on paper.
 */
export function withSubsteps(tree: Tree, names: Names, round: Round): Interval | undefined {
  switch (tree.kind) {
    case "number":
      return point(tree.value);
    case "name":
      return names(tree.name);
    case "negative":
      return through([tree.of], (x) => -x, names, round);
    case "operation":
      return through([tree.left, tree.right], operations[tree.sign], names, round, tree.sign === "/");
    case "call":
      return functions[tree.name].onPaper === false
        ? undefined
        : through(tree.args, functions[tree.name].apply, names, round);
    default:
      return undefined;
  }
}

function through(
  args: readonly Tree[],
  apply: Apply,
  names: Names,
  round: Round,
  divides = false,
): Interval | undefined {
  const box = args.map((arg) => withSubsteps(arg, names, round));
  if (!box.every((part) => part !== undefined)) return undefined;
  if (divides && box[1].lo <= 0 && box[1].hi >= 0 && box[1].lo < box[1].hi) return everything;
  return round(overBox(box, (x, y) => known(apply(x, y))));
}

function known(value: number): Interval {
  return Number.isNaN(value) ? hull() : point(value);
}

const operations: Readonly<Record<string, Apply>> = {
  "+": (x, y) => x + y,
  "-": (x, y) => x - y,
  "*": (x, y) => x * y,
  "/": (x, y) => x / y,
  "^": functions.pow.apply,
};
