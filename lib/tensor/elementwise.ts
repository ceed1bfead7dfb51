import type { GateFacts } from "../gate/facts.js";
import { opcode } from "../graph/columns.js";
import { domainError } from "../graph/domain.js";
import { checkGate } from "../graph/gate.js";
import { broadcastPlaces, broadcastShape, sizeOf } from "../graph/shape.js";
import type { Span } from "../graph/spans.js";
import { GateError } from "../text/errors.js";
import { checkUse } from "./guards.js";
import { elementName, graphOf, spanned, spanOf, type Tensor, type TensorOperand } from "./tensor.js";

/**
 * A scalar gate on every element: one row for each, so that it is evaluated and differentiated as a scalar gate is. A
 * smaller operand is repeated by NumPy's rule of broadcasting; on the way back what is sent to it adds up by itself.
 *
 * @throws InputError naming both shapes where they do not fit, DomainError naming the element that has no finite value.
 */
export function elementwise(gate: GateFacts, operands: readonly TensorOperand[], name?: string): Tensor {
  checkGate(gate);
  checkUse(gate.name, operands, { name });
  if (operands.length !== gate.inputs.length)
    throw new GateError(
      "wrong-number-of-arguments",
      `${gate.name} takes ${gate.inputs.length}, not ${operands.length}`,
      { value: operands.length, expected: `[${gate.inputs.join(", ")}]` },
    );
  const graph = graphOf(gate.name, operands);
  const spans = operands.map((operand) => spanOf(graph, operand));
  const shape = spans.map((span) => span.shape).reduce((a, b) => broadcastShape(a, b, gate.name));
  const size = sizeOf(shape);
  const [first, second = first] = spans.map((span) => rowsOf(span, shape));
  const sends =
    spans.reduce((mask, span, i) => (span.kind === "constant" ? mask : mask | (1 << i)), 0) & receiving(gate);
  const offset = graph.length;
  const operation = opcode(gate.id, sends || 1);
  graph.reserve(size);
  const { value } = graph;
  for (let i = 0; i < size; i++) {
    const [x, y] = [value[first[i]], value[second[i]]];
    const out = gate.value(x, y);
    if (!Number.isFinite(out)) {
      const given = [first, second].slice(0, spans.length).map((rows, at) => ({
        name: elementName(
          spans[at].name ?? String(value[rows[i]]),
          spans[at].shape,
          rows[i] - spans[at].offset,
        ),
        value: value[rows[i]],
      }));
      graph.length = offset;
      throw domainError(gate, elementName(name ?? gate.name, shape, i), given);
    }
    graph.append(operation, first[i], second[i], out);
  }
  const span: Span = {
    offset,
    shape,
    size,
    name,
    kind: "gate",
    gate,
    inputs: spans,
    block: undefined,
    attributes: {},
  };
  return spanned(graph, span);
}

/** Which inputs of a gate can receive a gradient: a constant k cannot. */
function receiving(gate: GateFacts): number {
  return (1 << gate.local.length) - 1;
}

function rowsOf({ offset, shape }: Span, larger: readonly number[]): Int32Array {
  return broadcastPlaces(shape, larger).map((place) => offset + place);
}
