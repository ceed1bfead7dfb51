import { CONSTANT, Columns, INPUT } from "./columns.js";
import { domainError } from "./domain.js";
import { GateError, InputError } from "./errors.js";
import type { GateFacts } from "./gate.js";
import { checkRecord, checkText, said } from "./guards.js";
import { Names } from "./names.js";
import { Node, type Operand } from "./node.js";
import { replay } from "./tape.js";

export { Node, type NodeKind, type Operand } from "./node.js";

/**
 * A computation graph: one row for each input, constant and gate, in the order in which they were made, so an
 * input of a gate always stands before it. A graph knows nothing of gradients; lib/backward.ts reads it.
 */
export class Graph extends Columns {
  private readonly given = new Names();
  private latest = -1;
  private labels: readonly string[] = [];

  /** Adds an input. @throws InputError when the value is no finite number or the name is taken. */
  input(name: string, value: number): Node {
    checkText("the name of an input", name);
    checkInput(name, value);
    this.given.give(name, this.length);
    return new Node(this, this.append(INPUT, 0, 0, value));
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

  /** Why the row that a gate has written, whose value is not finite, cannot be taken into the graph. */
  refusal(row: number, gate: GateFacts, name?: string): Error {
    return domainError(gate, name ?? this.labelled(row + 1)[row], new Node(this, row).inputs);
  }

  /**
   * Gives inputs other values and evaluates every gate again.
   * @throws InputError for an unknown name or a value that is no finite number; DomainError when a gate has no
   * finite value there. The graph is then as it was before.
   */
  set(values: Readonly<Record<string, number>>): this {
    checkRecord("what is set", values, "an object of numbers by name");
    const before = this.inputs().map((node) => node.value);
    for (const [name, value] of Object.entries(values)) {
      const index = this.given.find(name);
      if (index === undefined || this.operation[index] !== INPUT) throw unknownName(name, this.inputs());
      checkInput(name, value);
    }
    for (const [name, value] of Object.entries(values)) this.value[this.given.find(name) as number] = value;
    try {
      this.forward();
    } catch (error) {
      this.inputs().forEach((node, i) => {
        this.value[node.index] = before[i];
      });
      replay(this);
      throw error;
    }
    return this;
  }

  /** Evaluates every gate from the present inputs. @throws DomainError naming the first gate without a finite value. */
  forward(): void {
    const bad = replay(this);
    if (bad >= 0) throw this.notFinite(bad);
  }

  /** Why the value in this row is not finite. */
  notFinite(row: number): Error {
    const { gate, name, value, inputs } = this.node(row);
    return gate === undefined ? notANumber(name, value) : domainError(gate, name, inputs);
  }

  /** Forgets every row and keeps the memory, for building again. Nodes made before are void. */
  clear(): void {
    this.length = 0;
    this.latest = -1;
    this.given.clear();
    if (this.labels.length > 0) this.labels = [];
  }

  /** A copy with its own columns: what happens to one does not touch the other. */
  copy(): Graph {
    const copy = new Graph();
    copy.take(this);
    for (const [index, name] of this.given.byRow()) copy.given.give(name, index);
    return copy;
  }

  /** The node of that name (given, or v1, v2, …) or in that place. @throws InputError when there is none. */
  node(nameOrIndex: string | number): Node {
    const index =
      typeof nameOrIndex === "number"
        ? nameOrIndex
        : (this.given.find(nameOrIndex) ?? this.names().indexOf(nameOrIndex));
    if (!Number.isInteger(index) || index < 0 || index >= this.length)
      throw unknownName(typeof nameOrIndex === "string" ? nameOrIndex : said(nameOrIndex), this.nodes());
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

  /** Whether the name was given to a node of this graph. */
  has(name: string): boolean {
    return this.given.find(name) !== undefined;
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
    let count = 0;
    const label = (index: number): string => {
      if (this.operation[index] === CONSTANT) return String(this.value[index]);
      let name: string;
      do name = `v${++count}`;
      while (this.has(name));
      return name;
    };
    return Array.from({ length: rows }, (_, index) => given.get(index) ?? label(index));
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

function checkInput(name: string, value: number): void {
  if (!Number.isFinite(value)) throw notANumber(name, value);
}

function notANumber(name: string, value: unknown): InputError {
  return new InputError("not-a-finite-number", `${name} must be a finite number, not ${said(value)}`, {
    value,
    expected: "a finite number",
  });
}

function unknownName(name: string, nodes: Node[]): InputError {
  const names = nodes.map((node) => node.name);
  return new InputError(
    "unknown-name",
    `there is no "${name}" here; there are ${names.slice(0, 20).join(", ")}`,
    {
      value: name,
      expected: names.slice(0, 20).join(", "),
    },
  );
}
