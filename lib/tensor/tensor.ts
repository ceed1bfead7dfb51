import { CONSTANT, INPUT } from "../graph/columns.js";
import { nameTaken } from "../graph/domain.js";
import { Graph, Node } from "../graph/graph.js";
import { flatten, indexText, type Nested, nest, type Shape, shapeSaid, sizeOf } from "../graph/shape.js";
import type { Span } from "../graph/spans.js";
import { GateError, InputError } from "../text/errors.js";
import { checkText, wrongArgument } from "../text/guards.js";
import { inspected } from "../text/inspect.js";

/** A vector, a matrix, …: rows of a graph that belong together. Two handles of the same rows are interchangeable. */
export class Tensor {
  readonly graph: Graph;
  readonly span: Span;

  constructor(graph: Graph, span: Span) {
    this.graph = graph;
    this.span = span;
  }

  get shape(): Shape {
    return this.span.shape;
  }

  get name(): string {
    const { name, offset, shape } = this.span;
    return (
      name ??
      (shape.length === 0 ? this.graph.names()[offset] : this.graph.names()[offset].replace(/\[.*$/, ""))
    );
  }

  /** The present numbers, nested in the shape. */
  get value(): Nested {
    return nest(this.shape, this.graph.value, this.span.offset);
  }

  /** One element; indices count from 0, as everywhere in TypeScript. @throws InputError outside the shape. */
  at(...indices: number[]): Node {
    const { shape } = this;
    const fits =
      indices.length === shape.length && indices.every((index, axis) => index >= 0 && index < shape[axis]);
    if (!fits || !indices.every(Number.isInteger))
      throw new InputError(
        "no-such-element",
        `${this.name} is ${shapeSaid(shape)} and has no element ${indices.join(", ")}`,
        {
          value: indices,
          expected: `${shape.length} whole number(s) from 0, below ${shape.join(", ")}`,
        },
      );
    return new Node(
      this.graph,
      this.span.offset + indices.reduce((place, index, axis) => place * shape[axis] + index, 0),
    );
  }

  /** Every element, in order. */
  elements(): Node[] {
    return Array.from({ length: this.span.size }, (_, i) => new Node(this.graph, this.span.offset + i));
  }

  /** "h = [0.46, 0.76]", where it is the last expression of a cell. */
  [inspected](): string {
    return `${this.name} = ${JSON.stringify(this.value)}`;
  }
}

/** What a vector gate takes: a tensor, a node, or numbers, which become constants. */
export type TensorOperand = Tensor | Node | Nested;

/**
 * Adds a tensor of inputs. @throws InputError for uneven arrays, what is no finite number, or a name that is taken.
 */
export function tensorInput(graph: Graph, name: string, value: Nested): Tensor {
  return rows(graph, "input", name, value);
}

/** Numbers that get no gradient; with a name they can be set to others, as the data of a training are. */
export function tensorConstant(graph: Graph, value: Nested, name?: string): Tensor {
  return rows(graph, "constant", name, value);
}

function rows(graph: Graph, kind: "input" | "constant", name: string | undefined, value: Nested): Tensor {
  if (!(graph instanceof Graph)) throw wrongArgument("the graph", graph, "a graph: new Graph()");
  if (name !== undefined) checkText("the name of a tensor", name);
  const { shape, data } = flatten(name ?? "a constant", value);
  if (data.length === 0)
    throw new InputError(
      "empty-tensor",
      `${name ?? "a constant"} has no elements: it is ${shapeSaid(shape)}`,
      {
        value,
        expected: "axes of one element at least",
      },
    );
  if (name !== undefined && graph.has(name)) throw nameTaken(name);
  const offset = graph.length;
  graph.appendRows(kind === "input" ? INPUT : CONSTANT, data);
  const size = sizeOf(shape);
  return spanned(graph, {
    offset,
    shape,
    size,
    name,
    kind,
    gate: undefined,
    inputs: [],
    block: undefined,
    attributes: {},
  });
}

/** Enters rows of a graph as a tensor. */
export function spanned(graph: Graph, span: Span): Tensor {
  graph.spans.add(span);
  return new Tensor(graph, span);
}

/** The rows of an operand. A node is a tensor of no axes; numbers become constants of the graph. */
export function spanOf(graph: Graph, operand: TensorOperand): Span {
  if (operand instanceof Tensor || operand instanceof Node) {
    if (operand.graph !== graph)
      throw new GateError("not-of-this-graph", "a gate takes tensors of one graph, or numbers", {
        value: operand,
        expected: "a tensor of the same graph",
      });
    return operand instanceof Tensor ? operand.span : nodeSpan(operand);
  }
  return typeof operand === "number"
    ? nodeSpan(graph.constant(operand))
    : tensorConstant(graph, operand).span;
}

/** A node as a tensor of no axes. */
export function nodeSpan(node: Node): Span {
  const { graph, index, kind } = node;
  const own = graph.spans.at(index);
  if (own?.shape.length === 0) return own;
  const name = kind === "constant" ? undefined : node.name;
  return {
    offset: index,
    shape: [],
    size: 1,
    name,
    kind,
    gate: node.gate,
    inputs: [],
    block: undefined,
    attributes: {},
  };
}

/** The graph of the first operand that has one. @throws GateError when all are numbers. */
export function graphOf(gate: string, operands: readonly TensorOperand[]): Graph {
  for (const operand of operands)
    if (operand instanceof Tensor || operand instanceof Node) return operand.graph;
  throw new GateError("no-node", `${gate} needs at least one tensor or node of a graph`, {
    value: operands,
    expected: "a tensor, such as tensorInput(graph, …), or a node",
  });
}

/** What an element is called: "Z[1,2]", counted from 1 as in mathematics. */
export function elementName(name: string, shape: Shape, place: number): string {
  return shape.length === 0 ? name : `${name}[${indexText(shape, place)}]`;
}

/** The shape of an operand as it is given. */
export function shapeOf(operand: TensorOperand): Shape {
  if (operand instanceof Tensor) return operand.shape;
  return operand instanceof Node ? [] : flatten("a constant", operand).shape;
}

/** How many axes an operand has. */
export function rankOf(operand: TensorOperand): number {
  return shapeOf(operand).length;
}
