import { Formula, type Inputs } from "../formula/formula.js";
import { callGate } from "../gates/apply.js";
import { CONSTANT, INPUT } from "../graph/columns.js";
import type { Gate } from "../graph/gate.js";
import { Graph, Node, type Operand } from "../graph/graph.js";
import type { Span } from "../graph/spans.js";
import type { VectorGate } from "../tensor/definition.js";
import { layoutOf } from "../tensor/layout.js";
import { wrongArgument } from "../text/guards.js";
import { Instance } from "./instance.js";

/**
 * The same calculation in scalar gates: every vector gate is opened into what its textbook line says, the product of a
 * 2×2 matrix and a vector into four products and two sums. Inputs and named values keep their names, element by element:
 * `expand(f).node("h[1]")`. Values and gradients are the same; where three or more elements tie for a maximum, the chain
 * of two-by-two maxima shares unevenly.
 *
 * A line that chooses by values, as huber's, is opened as it stands at the present ones.
 *
 * @throws InputError for what is no formula, node or graph; DomainError where the textbook's form overflows, though the
 * gate's own does not.
 */
export function expand(source: Formula<Inputs> | Node | Graph): Graph {
  if (source instanceof Graph) return expandRows(source).graph;
  if (source instanceof Formula || source instanceof Node) return expandRows(source.graph).graph;
  throw wrongArgument("what is expanded", source, "a formula, a node or a graph");
}

/** The scalar graph, and for each row of the other, as far as it is an element, what stands for it. */
export function expandRows(source: Graph): { graph: Graph; rows: readonly (Operand | undefined)[] } {
  const graph = new Graph();
  const names = source.names();
  const rows: (Operand | undefined)[] = [];
  const { operation, value, length } = source;
  while (rows.length < length) {
    const row = rows.length;
    const span = source.spans.at(row);
    if (operation[row] === INPUT) rows.push(graph.input(names[row], value[row]));
    else if (operation[row] === CONSTANT)
      rows.push(span?.name === undefined ? value[row] : graph.constant(value[row]));
    else if (span?.block) rows.push(...opened(graph, span, rows));
    else {
      const { gate, inputs } = source.node(row);
      const operands = inputs.map(({ index }) => rows[index] as Operand);
      rows.push(applied(graph, gate as unknown as Gate, operands));
    }
    for (let made = row; made < rows.length; made++) {
      const one = rows[made];
      const named = operation[made] !== INPUT && (operation[made] !== CONSTANT || span?.name !== undefined);
      if (one !== undefined && named)
        graph.alias(names[made], typeof one === "number" ? graph.constant(one) : one);
    }
  }
  return { graph, rows };
}

/** What stands for each row of a block; nothing for those that it keeps for itself. */
function opened(graph: Graph, span: Span, rows: readonly (Operand | undefined)[]): (Operand | undefined)[] {
  const gate = span.gate as VectorGate;
  const { layout } = layoutOf(gate, span.inputs, span.attributes, span.offset, gate.textbook);
  const inputs = span.inputs.map(({ offset, size }) => rows.slice(offset, offset + size) as Operand[]);
  const elements = new Instance(graph, gate.textbook, layout, inputs).run();
  const own = (span.block?.size ?? span.size) - span.size;
  return [...elements, ...new Array<undefined>(own).fill(undefined)];
}

/** The same gate of the same operands. */
function applied(graph: Graph, gate: Gate, [x, ...others]: readonly Operand[]): Operand {
  const free = typeof x === "number" && others.every((one) => typeof one === "number");
  return callGate(gate, [free ? graph.constant(x) : x, ...others], undefined);
}
