import type { Node } from "../../graph/graph.js";
import { namesIn, type Tree } from "../../notation/tree.js";
import type { Line, Term } from "./line.js";

/** The way back that lines are added for. */
export interface WayBack {
  /** The nodes that it passes, in the order of the graph; the last one is what is differentiated. */
  nodes: readonly Node[];
  /** The gradient at every node, by its index in the graph. */
  gradients: ArrayLike<number>;
  /** The line of every node's value, by its index in the graph. */
  valueAt: ReadonlyMap<number, number>;
  step: number;
  /** What the gradient of a node is called. */
  named(node: Node): string;
  /** What is differentiated, where that is not the result. */
  of?: string;
}

/** Adds a line for the gradient of every node of a way back; answers their places, by the node's index in the graph. */
export function addGradients(
  lines: Line[],
  { nodes, gradients, valueAt, step, named, of }: WayBack,
): Map<number, number> {
  const gradientAt = new Map<number, number>();
  const terms = new Map<number, Term[]>(nodes.map((node) => [node.index, []]));
  for (const node of [...nodes].reverse()) {
    if (node.kind === "constant") continue;
    const index = lines.length;
    gradientAt.set(node.index, index);
    const arriving = terms.get(node.index) as Term[];
    const from = [...new Set(arriving.flatMap(neededFor))];
    const exact = gradients[node.index];
    const base = { index, name: named(node), step, exact, node, terms: arriving, from };
    lines.push({ kind: "gradient", ...base, ...(of === undefined ? {} : { of }) });
    const { gate, inputs } = node;
    if (gate === undefined) continue;
    const [x, y = x] = inputs.map((input) => valueAt.get(input.index) as number);
    const out = valueAt.get(node.index) as number;
    gate.locals.forEach((_, position) => {
      const to = inputs[position];
      if (to.kind !== "constant")
        terms.get(to.index)?.push({ node, gate, position, upstream: index, x, y, out });
    });
  }
  return gradientAt;
}

/** The lines on which what is sent depends: upstream, and what the local derivative names. */
function neededFor({ gate, position, upstream, x, y, out }: Term): number[] {
  const places: Readonly<Record<string, number>> = { x, y, k: y, out };
  return [upstream, ...namesOf(gate.trees.local[position]).map((name) => places[name])];
}

const namesBefore = new WeakMap<Tree, readonly string[]>();

/** The names in a formula of a gate; each formula is looked through once. */
function namesOf(formula: Tree): readonly string[] {
  const names = namesBefore.get(formula) ?? namesIn(formula);
  namesBefore.set(formula, names);
  return names;
}
