import { expand } from "../expand/expand.js";
import { Formula, type Inputs } from "../formula/formula.js";
import { checkNode, type Node } from "../graph/graph.js";
import { ancestors, type BackwardStep, type ForwardStep, steps } from "../graph/steps.js";
import { hasTensors } from "../tensor/told.js";
import { checkRecord } from "../text/guards.js";
import { checkDecimals, decimalsInFull } from "../text/rounding.js";

/** A formula, or the node whose value is the result. */
export type Result = Formula<Inputs> | Node;

/** How the steps of a graph are worked. */
export interface WalkOptions {
  /** Places after the point of every number that is shown; without it up to six significant digits. */
  decimals?: number | undefined;
  /**
   * Work as on paper: round every gate's result and every product sent to so many decimals, and show as many. Inputs
   * stay as given and are shown in full.
   */
  working?: number | undefined;
  /** Open every vector gate into the scalar gates of its textbook line, and tell each of those. */
  open?: boolean | undefined;
}

/**
 * A graph walked once forward and once backward, as it is told in a table, a picture or the step-by-step view.
 * The moments are numbered alike in all of them: 0 the inputs, 1 to F the gates forward, F + 1 the start of the way
 * back (the result's own gradient is 1), then the gates backward.
 */
export interface Walk {
  output: Node;
  text: string;
  nodes: Node[];
  forward: ForwardStep[];
  backward: BackwardStep[];
  /** The number of the last moment. */
  last: number;
  /** By node index. */
  values: Map<number, number>;
  gradients: Map<number, number>;
  decimals: number | undefined;
  /** The places with which a node's value is shown: in rounded working an input is shown in full. */
  decimalsOf(node: Node): number | undefined;
}

/** The node whose value is the result. @throws InputError for what is neither a formula nor a node. */
export function outputOf(result: Result, { open = false }: WalkOptions = {}): Node {
  if (!(result instanceof Formula)) checkNode("what is shown", result);
  const output = result instanceof Formula ? result.output : result;
  return open && hasTensors(output.graph) ? expand(output).node(output.name) : output;
}

/** The places with which numbers are shown. @throws InputError for what are no options; OptionError for decimals outside 0 to 15. */
export function checkedDecimals(options: WalkOptions): number | undefined {
  checkRecord("the options", options);
  const decimals = options.decimals ?? options.working;
  return decimals === undefined ? undefined : checkDecimals(decimals);
}

/** @throws OptionError for decimals outside 0 to 15; DomainError where a gradient does not exist. */
export function walk(result: Result, options: WalkOptions = {}): Walk {
  const decimals = checkedDecimals(options);
  const { working } = options;
  const output = outputOf(result, options);
  const all = steps(output, { decimals: working });
  const forward = all.filter((step) => step.kind === "forward");
  const backward = all.filter((step) => step.kind === "backward");
  const nodes = ancestors(output);
  const values = new Map(nodes.map((node) => [node.index, node.value]));
  for (const step of forward) values.set(step.node.index, step.value);
  const gradients = new Map([[output.index, 1]]);
  for (const step of backward) for (const { to, total } of step.sent) gradients.set(to.index, total);
  const text = result instanceof Formula ? result.text : "";
  const last = all.length + 1;
  const decimalsOf = (node: Node): number | undefined =>
    working !== undefined && node.kind === "input" ? decimalsInFull(node.value, decimals) : decimals;
  return { output, text, nodes, forward, backward, last, values, gradients, decimals, decimalsOf };
}
