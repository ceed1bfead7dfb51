import { type Random, random } from "../../data/random.js";
import { gates } from "../../gates/scalar.js";
import type { Gate } from "../../graph/gate.js";
import { Graph, type Node } from "../../graph/graph.js";

/** Values and derivatives stay below these, so that no path product overflows. */
const LARGEST = 1e3;
const STEEPEST = 1e4;

/**
 * A graph of 1 to 5 inputs and 4 to 40 gates, the same for the same seed: any gate, on nodes of which the last ones are
 * likelier, so that it is deep as well as wide; some operands are constants, some nodes are used twice or never.
 */
export function randomGraph(seed: number): { graph: Graph; output: Node; next: Random } {
  const next = random(seed);
  const graph = new Graph();
  const nodes: Node[] = [];
  for (let i = 0, count = 1 + Math.floor(5 * next()); i < count; i++)
    nodes.push(graph.input(`x${i}`, 6 * next() - 3));
  for (let i = 0, count = 4 + Math.floor(37 * next()); i < count; ) {
    const gate = gates[Math.floor(gates.length * next())];
    const recent = next() < 0.7 ? Math.max(0, nodes.length - 4) : 0;
    const pick = (): Node => nodes[recent + Math.floor((nodes.length - recent) * next())];
    const node = attempt(gate, pick(), gate.inputs[1] === "y" && next() < 0.9 ? pick() : 4 * next() - 2);
    if (node === undefined) continue;
    nodes.push(node);
    i++;
  }
  return { graph, output: nodes[nodes.length - 1], next };
}

/** The gate on these operands, unless its value or a derivative is missing or out of bounds there. */
function attempt(gate: Gate, x: Node, second: Node | number): Node | undefined {
  const y = typeof second === "number" ? second : second.value;
  const value = gate.value(x.value, y);
  if (!(Math.abs(value) <= LARGEST)) return undefined;
  const received = typeof second === "number" ? gate.locals.slice(0, 1) : gate.locals;
  if (!received.every((local) => Math.abs(local(x.value, y, value)) <= STEEPEST)) return undefined;
  const record = gate as unknown as (x: Node, second?: Node | number) => Node;
  return gate.inputs.length === 1 ? record(x) : record(x, second);
}
