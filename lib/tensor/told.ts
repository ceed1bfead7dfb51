import { type Graph, Node } from "../graph/graph.js";
import type { Span } from "../graph/spans.js";
import { reachedFrom } from "../graph/steps.js";
import { nodeSpan } from "./tensor.js";

/** Whether a graph is told by its tensors, or by its numbers alone. */
export function hasTensors(graph: Graph): boolean {
  return graph.spans.list.length > 0;
}

/**
 * What a graph of tensors is told by, in the order of making: the tensors on which the output depends, whole, and the
 * numbers between them.
 */
export function toldSpans(output: Node): Span[] {
  const { graph } = output;
  const reached = reachedFrom(output);
  const { list } = graph.spans;
  const told: Span[] = [];
  let next = 0;
  for (let row = 0; row <= output.index; ) {
    const span = list[next]?.offset === row ? list[next++] : undefined;
    const end = row + (span ? (span.block?.size ?? span.size) : 1);
    if (reached.subarray(row, end).includes(1)) told.push(span ?? numberSpan(new Node(graph, row)));
    row = end;
  }
  return told;
}

/** A number that belongs to no tensor, with what made it. */
function numberSpan(node: Node): Span {
  return { ...nodeSpan(node), inputs: node.inputs.map(nodeSpan) };
}

/** What a tensor, or an element of one, is called. */
export function toldName(graph: Graph, { name, offset, shape, kind }: Span): string {
  if (name !== undefined) return name;
  if (kind === "constant" && shape.length > 0) return "constant";
  const label = graph.names()[offset];
  return shape.length === 0 ? label : label.replace(/\[.*$/, "");
}
