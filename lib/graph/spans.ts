import type { GateFacts, VectorGateFacts } from "../gate/facts.js";
import type { Block } from "./block.js";

/** Rows of a graph that are one tensor. */
export interface Span {
  readonly offset: number;
  /** The lengths of the axes, the outermost first; [] for a number. */
  readonly shape: readonly number[];
  /** How many elements it has; a block may keep rows of its own behind them. */
  readonly size: number;
  readonly name: string | undefined;
  readonly kind: "input" | "constant" | "gate";
  /** What made it: a vector gate, or a scalar gate that was applied element by element. */
  readonly gate: GateFacts | VectorGateFacts | undefined;
  readonly inputs: readonly Span[];
  readonly block: Block | undefined;
  readonly attributes: Readonly<Record<string, number>>;
}

/** The tensors of a graph, in the order in which they were made. */
export class Spans {
  readonly list: Span[] = [];
  private readonly byName = new Map<string, Span>();

  add(span: Span): void {
    this.list.push(span);
    if (span.name !== undefined) this.byName.set(span.name, span);
  }

  named(name: string): Span | undefined {
    return this.byName.get(name);
  }

  /** The tensor that a row belongs to, or undefined. */
  at(row: number): Span | undefined {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.list[middle].offset <= row) low = middle + 1;
      else high = middle;
    }
    const span = this.list[low - 1];
    return span !== undefined && row < span.offset + (span.block?.size ?? span.size) ? span : undefined;
  }

  /** The row of an element by its name, `W[1,2]`, counted from 1 as in mathematics; undefined when there is none. */
  row(element: string): number | undefined {
    const [, name, indices] = /^(.*)\[([\d,]+)\]$/.exec(element) ?? [];
    const span = name === undefined ? undefined : this.byName.get(name);
    const at = indices?.split(",").map(Number) ?? [];
    if (span === undefined || at.length !== span.shape.length) return undefined;
    if (at.some((index, axis) => !(index >= 1 && index <= span.shape[axis]))) return undefined;
    return span.offset + at.reduce((place, index, axis) => place * span.shape[axis] + index - 1, 0);
  }

  clear(): void {
    this.list.length = 0;
    this.byName.clear();
  }

  take(other: Spans): void {
    for (const span of other.list) this.add(span);
  }
}
