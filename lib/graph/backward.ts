import { InputError } from "../text/errors.js";
import { wrongArgument } from "../text/guards.js";
import type { Block } from "./block.js";
import { BLOCK } from "./columns.js";
import { derivativeError } from "./domain.js";
import { checkNode, type Graph, type Node } from "./graph.js";
import { accumulate } from "./tape.js";

/**
 * The gradient of one node with respect to every node of its graph: answer[node.index] = ∂output/∂node.
 * The graph is only read, so calling it twice gives the same numbers. 8 bytes a gate for the answer.
 *
 * @param into an array to write into instead of making one, at least as long as the graph.
 * @throws DomainError naming the gate where a gradient is not finite (√x at 0, an overflow); InputError for an
 * array that is too short.
 */
export function backward(output: Node, into?: Float64Array): Float64Array {
  checkNode("the output", output);
  const { graph, index } = output;
  if (into !== undefined && !(into instanceof Float64Array))
    throw wrongArgument("the array", into, "a Float64Array");
  if (into && into.length < graph.length) throw tooShort(into.length, graph.length);
  const gradient = into ?? new Float64Array(graph.length);
  // Array.fill leaves JavaScript for every call, which costs a small graph more than its gates.
  if (into) for (let i = 0, end = into.length; i < end; i++) into[i] = 0;
  gradient[index] = 1;
  return accumulate(graph, gradient, index) ? gradient : careful(output, gradient);
}

/**
 * A gradient came out infinite or not a number. Where the output does not depend on the gate at all, that is
 * 0 × ∞ and means 0; elsewhere it is an error, which names the gate.
 */
function careful(output: Node, gradient: Float64Array): Float64Array {
  const { graph } = output;
  const reached = new Uint8Array(graph.length);
  reached[output.index] = 1;
  gradient.fill(0);
  gradient[output.index] = 1;
  for (let i = output.index; i >= 0; i--) {
    const node = graph.node(i);
    if (graph.operation[i] === BLOCK) carefulBlock(graph, graph.blocks[graph.first[i]], gradient, reached);
    if (!reached[i] || node.gate === undefined) continue;
    const { gate } = node;
    const [x, y = x] = node.inputs;
    gate.locals.forEach((local, slot) => {
      const input = slot === 0 ? x : y;
      if (input.kind === "constant") return;
      const total = gradient[input.index] + gradient[i] * local(x.value, y.value, node.value);
      if (!Number.isFinite(total)) throw derivativeError(gate, node.name, node.inputs, gradient[i]);
      reached[input.index] = 1;
      gradient[input.index] = total;
    });
  }
  return gradient;
}

/** The same through a vector gate: where the output depends on none of its rows, it sends nothing. */
function carefulBlock(graph: Graph, block: Block, gradient: Float64Array, reached: Uint8Array): void {
  const { offset, size, inputs } = block;
  if (!reached.subarray(offset, offset + size).includes(1)) return;
  block.backward(graph.value, gradient);
  for (const input of inputs)
    for (let row = input.offset; row < input.offset + input.size; row++) {
      if (!Number.isFinite(gradient[row])) throw block.noDerivative(graph.names()[row], gradient[row]);
      reached[row] = 1;
    }
}

function tooShort(length: number, rows: number): InputError {
  return new InputError(
    "array-too-short",
    `the gradient of ${rows} nodes does not fit into ${length} numbers`,
    {
      value: length,
      expected: `an array of at least ${rows} numbers`,
    },
  );
}
