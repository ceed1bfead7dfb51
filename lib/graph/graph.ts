import type { GateFacts } from "../gate/facts.js";
import { table } from "../gate/table.js";
import { GateError, InputError } from "../text/errors.js";
import { checkRecord, checkText, said, wrongArgument } from "../text/guards.js";
import { inspected } from "../text/inspect.js";
import type { Block } from "./block.js";
import { BLOCK, CONSTANT, Columns, ELEMENT, gateId, INPUT } from "./columns.js";
import { checkInput, domainError, nameTaken, notANumber, unknownName } from "./domain.js";
import { Names } from "./names.js";
import { flatten, indexText, type Nested, sameShape, shapeSaid } from "./shape.js";
import { type Span, Spans } from "./spans.js";
import { replay } from "./tape.js";

/**
 * A computation graph: one row for each input, constant and gate, in the order in which they were made, so an
 * input of a gate always stands before it. A graph knows nothing of gradients; lib/graph/backward.ts reads it.
 */
export class Graph extends Columns {
  private readonly given = new Names();
  private latest = -1;
  private labels: readonly string[] = [];
  /** The tensors: rows that belong together. */
  readonly spans = new Spans();

  /** Adds an input. @throws InputError when the value is no finite number or the name is taken. */
  input(name: string, value: number): Node {
    checkText("the name of an input", name);
    checkInput(name, value);
    this.given.give(name, this.length);
    return new Node(this, this.append(INPUT, 0, 0, value));
  }

  /** Gives a node one more name. @throws InputError when the name is taken. */
  alias(name: string, node: Node): void {
    if (this.has(name)) throw nameTaken(name);
    this.given.give(name, this.rowOf(node));
    this.labels = [];
  }

  /** A number that does not change and gets no gradient. */
  constant(value: number): Node {
    return new Node(this, this.constantRow(value));
  }

  /** The row of an operand: a node of this graph, or a number, which becomes a constant. A gate calls this. */
  rowOf(x: Operand): number {
    if (typeof x === "number") return this.constantRow(x);
    if (x?.graph === this && x.index < this.length) return x.index;
    throw new GateError("not-of-this-graph", "a gate takes nodes of one graph as it is now, or numbers", {
      value: x,
      expected: "a node of the same graph, or a number",
    });
  }

  /** Takes the row that a gate has written into the graph and answers its node. @throws InputError when the name is taken. */
  close(row: number, name?: string): Node {
    if (name !== undefined) this.given.give(name, row);
    this.length = row + 1;
    return new Node(this, row);
  }

  /** Takes in a block with its tensor. @throws InputError when the name is taken, DomainError for what is not finite. */
  closeBlock(block: Block, span: Span): void {
    const { name, shape, offset } = span;
    if (name !== undefined && this.has(name)) throw nameTaken(name);
    this.appendBlock(block);
    for (let row = offset; row < this.length; row++) {
      if (Number.isFinite(this.value[row])) continue;
      this.dropBlock(block);
      throw block.refusal(row, this.value);
    }
    if (name !== undefined && shape.length === 0) this.given.give(name, offset);
    this.spans.add(span);
  }

  /** Why the row that a gate has written, whose value is not finite, cannot be taken into the graph. */
  refusal(row: number, gate: GateFacts, name?: string): Error {
    return domainError(gate, name ?? this.labelled(row + 1)[row], new Node(this, row).inputs);
  }

  /**
   * Gives inputs, elements (`W[1,2]`) and whole tensors other values and evaluates every gate again.
   * @throws InputError for an unknown name, another shape or a value that is no finite number; DomainError when a gate
   * has no finite value there. The graph is then as it was before.
   */
  set(values: Readonly<Record<string, Nested>>): this {
    checkRecord("what is set", values, "an object of numbers by name");
    const changes = Object.entries(values).map(([name, value]) => this.change(name, value));
    const before = changes.map(({ row, data }) => this.value.slice(row, row + data.length));
    for (const { row, data } of changes) this.value.set(data, row);
    try {
      this.forward();
    } catch (error) {
      changes.forEach(({ row }, i) => {
        this.value.set(before[i], row);
      });
      replay(this);
      throw error;
    }
    return this;
  }

  /** The rows that a name stands for, and their new values. */
  private change(name: string, value: Nested): { row: number; data: ArrayLike<number> } {
    const span = this.spans.named(name);
    if (span !== undefined && span.kind !== "gate") {
      const { shape, data } = flatten(name, value);
      if (sameShape(shape, span.shape)) return { row: span.offset, data };
      throw new InputError("shapes-differ", `${name} is ${shapeSaid(span.shape)}, not ${shapeSaid(shape)}`, {
        value: shape,
        expected: shapeSaid(span.shape),
      });
    }
    const row = this.rowNamed(name);
    if (row === undefined || this.operation[row] !== INPUT)
      throw unknownName(
        name,
        this.inputs().map((node) => node.name),
      );
    checkInput(name, value as number);
    return { row, data: [value as number] };
  }

  /** Evaluates every gate from the present inputs. @throws DomainError naming the first gate without a finite value. */
  forward(): void {
    const bad = replay(this);
    if (bad >= 0) throw this.notFinite(bad);
  }

  /** Why the value in this row is not finite. */
  notFinite(row: number): Error {
    const operation = this.operation[row];
    if (operation === BLOCK || operation === ELEMENT)
      return this.blocks[this.first[row]].refusal(row, this.value);
    const { gate, name, value, inputs } = this.node(row);
    return gate === undefined ? notANumber(name, value) : domainError(gate, name, inputs);
  }

  /** Forgets every row and keeps the memory, for building again. Nodes made before are void. */
  clear(): void {
    this.length = 0;
    this.latest = -1;
    this.given.clear();
    if (this.spans.list.length > 0) this.spans.clear();
    if (this.blocks.length > 0) this.blocks = [];
    if (this.labels.length > 0) this.labels = [];
  }

  /** A copy with its own columns: what happens to one does not touch the other. */
  copy(): Graph {
    const copy = new Graph();
    copy.take(this);
    for (const [name, index] of this.given.all()) copy.given.give(name, index);
    copy.spans.take(this.spans);
    return copy;
  }

  /** The node of that name (given, or v1, v2, …) or in that place. @throws InputError when there is none. */
  node(nameOrIndex: string | number): Node {
    const index =
      typeof nameOrIndex === "number"
        ? nameOrIndex
        : (this.rowNamed(nameOrIndex) ?? this.names().indexOf(nameOrIndex));
    if (!Number.isInteger(index) || index < 0 || index >= this.length)
      throw unknownName(typeof nameOrIndex === "string" ? nameOrIndex : said(nameOrIndex), this.names());
    return new Node(this, index);
  }

  /** Every node, in the order in which they were made. */
  nodes(): Node[] {
    return Array.from({ length: this.length }, (_, index) => new Node(this, index));
  }

  /** The input nodes, in the order in which they were made. */
  inputs(): Node[] {
    return this.nodes().filter((node) => node.kind === "input");
  }

  /** Whether the name was given to a node or a tensor of this graph. */
  has(name: string): boolean {
    return this.given.find(name) !== undefined || this.spans.named(name) !== undefined;
  }

  /** The row of a given name, an element's such as W[1,2] too. */
  private rowNamed(name: string): number | undefined {
    return this.given.find(name) ?? (this.spans.list.length > 0 ? this.spans.row(name) : undefined);
  }

  /** The name of every node: as given; the number itself for a constant; else v1, v2, … (a Wengert list). */
  names(): readonly string[] {
    if (this.labels.length === this.length) return this.labels;
    this.labels = this.labelled(this.length);
    return this.labels;
  }

  /** The names of so many rows; one past the end would be a gate that has no name. */
  private labelled(rows: number): string[] {
    const given = this.given.byRow();
    const labels: string[] = [];
    let count = 0;
    const next = (): string => {
      let name: string;
      do name = `v${++count}`;
      while (this.has(name));
      return name;
    };
    const single = (row: number): string => {
      if (this.operation[row] === CONSTANT) return String(this.value[row]);
      return given.get(row) ?? next();
    };
    for (const span of this.spans.list) {
      while (labels.length < span.offset) labels.push(single(labels.length));
      labels.push(...elementNames(span, span.kind === "constant" ? undefined : next));
    }
    while (labels.length < rows) labels.push(single(labels.length));
    return labels;
  }

  /** The constant of the gate before is most often that of the next: a chain of + 1 needs one row for all. */
  private constantRow(value: number): number {
    const { latest } = this;
    if (latest >= 0 && this.value[latest] === value && value !== 0) return latest;
    checkInput("a constant", value);
    this.latest = this.append(CONSTANT, 0, 0, value);
    return this.latest;
  }
}

/** "W[1,2]" for each element; the rows that a block keeps for itself have numbers behind it. */
function elementNames({ name, shape, size, block }: Span, next?: () => string): string[] {
  const stem = name ?? next?.() ?? "constant";
  const rows = block?.size ?? size;
  return Array.from({ length: rows }, (_, i) => {
    if (i >= size) return `${stem}(${i - size + 1})`;
    return shape.length === 0 ? stem : `${stem}[${indexText(shape, i)}]`;
  });
}

/** What a gate takes: a node, or a number, which becomes a constant. */
export type Operand = Node | number;
/** What a node is: given from outside, fixed, or the output of a gate. */
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
  get gate(): GateFacts | undefined {
    const id = gateId(this.graph.operation[this.index]);
    return id >= 0 ? table[id] : undefined;
  }

  /** The nodes that the gate takes, constants included; none for an input or a constant. */
  get inputs(): Node[] {
    const { graph, index, gate } = this;
    if (gate === undefined) return this.read();
    const first = new Node(graph, graph.first[index]);
    return gate.inputs.length === 1 ? [first] : [first, new Node(graph, graph.second[index])];
  }

  /** The elements that a vector gate reads for this one: all of its inputs. */
  private read(): Node[] {
    const { graph, index } = this;
    const operation = graph.operation[index];
    if (operation !== BLOCK && operation !== ELEMENT) return [];
    const { inputs } = graph.blocks[graph.first[index]];
    return inputs.flatMap(({ offset, size }) =>
      Array.from({ length: size }, (_, i) => new Node(graph, offset + i)),
    );
  }
}

/** @throws InputError for what is no node of a graph. */
export function checkNode(what: string, value: unknown): asserts value is Node {
  if (!(value instanceof Node))
    throw wrongArgument(what, value, "a node, such as graph.input(…) or the answer of a gate");
}
