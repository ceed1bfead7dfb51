import { CONSTANT, INPUT } from "./columns.js";
import { type Gate, table } from "./gate.js";
import type { Graph } from "./graph.js";
import { wrongArgument } from "./guards.js";
import { inspected } from "./inspect.js";

/** What a gate takes: a node, or a number, which becomes a constant. */
export type Operand = Node | number;
export type NodeKind = "input" | "constant" | "gate";

/** A row of a graph. Two handles of the same row are interchangeable. */
export class Node {
  readonly graph: Graph;
  readonly index: number;

  constructor(graph: Graph, index: number) {
    this.graph = graph;
    this.index = index;
  }

  get value(): number {
    return this.graph.value[this.index];
  }

  get name(): string {
    return this.graph.names()[this.index];
  }

  get kind(): NodeKind {
    const operation = this.graph.operation[this.index];
    return operation === INPUT ? "input" : operation === CONSTANT ? "constant" : "gate";
  }

  /** "q = 3", where it is the last expression of a cell. */
  [inspected](): string {
    return this.kind === "constant" ? this.name : `${this.name} = ${this.value}`;
  }

  /** The gate that made this node; undefined for an input or a constant. */
  get gate(): Gate | undefined {
    return this.kind === "gate" ? table[(this.graph.operation[this.index] >> 2) - 1] : undefined;
  }

  /** The nodes that the gate takes, constants included; none for an input or a constant. */
  get inputs(): Node[] {
    const { graph, index, gate } = this;
    if (gate === undefined) return [];
    const first = new Node(graph, graph.first[index]);
    return gate.inputs.length === 1 ? [first] : [first, new Node(graph, graph.second[index])];
  }
}

/** @throws InputError for what is no node of a graph. */
export function checkNode(what: string, value: unknown): asserts value is Node {
  if (!(value instanceof Node))
    throw wrongArgument(what, value, "a node, such as graph.input(…) or the answer of a gate");
}
