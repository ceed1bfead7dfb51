import type { Block } from "./block.js";

/** The values of the column `operation` for rows that are no scalar gate. */
export const INPUT = 0;
export const CONSTANT = 1;
/** The first row of what a vector gate makes: `first` is its place among the blocks. The others are its elements. */
export const BLOCK = 2;
export const ELEMENT = 3;

/**
 * The number in the column `operation`: which gate, and to which of its inputs it sends a gradient (bit 0 the first,
 * bit 1 the second; to a number it sends none).
 */
export function opcode(gate: number, sends: number): number {
  return ((gate + 1) << 2) | sends;
}

/** The gate's place in lib/gate/table.ts; below 0 for a row that is no gate. */
export function gateId(operation: number): number {
  return (operation >> 2) - 1;
}

/**
 * The rows of a graph as columns of typed arrays: 20 bytes a row, and no object a gate. `operation` tells what made
 * the row (see `opcode`), `first` and `second` the rows of its inputs.
 */
export class Columns {
  length = 0;
  value = new Float64Array(16) as Float64Array;
  operation = new Int32Array(16) as Int32Array;
  first = new Int32Array(16) as Int32Array;
  second = new Int32Array(16) as Int32Array;
  /** The vector gates' blocks, in the order of making. */
  blocks: Block[] = [];

  /** Adds a row at the end and answers its place. */
  append(operation: number, first: number, second: number, value: number): number {
    const row = this.write(operation, first, second);
    this.value[row] = value;
    this.length = row + 1;
    return row;
  }

  /** Writes the row after the last one, all but its value; it does not count yet. Answers its place. */
  write(operation: number, first: number, second: number): number {
    const row = this.length;
    if (row === this.value.length) this.resize(row * 2);
    // `| 0` spares V8 the way through a double when the arguments come as boxed numbers.
    this.operation[row] = operation | 0;
    this.first[row] = first | 0;
    this.second[row] = second | 0;
    return row;
  }

  /** Adds the rows of a block, which begins where the columns end, and evaluates them. */
  appendBlock(block: Block): void {
    const { offset, size } = block;
    this.reserve(size);
    this.operation.fill(ELEMENT, offset, offset + size);
    this.operation[offset] = BLOCK;
    this.first.fill(this.blocks.length, offset, offset + size);
    this.blocks.push(block);
    this.length = offset + size;
    block.forward(this.value);
  }

  /** Takes the last block out again. */
  dropBlock({ offset }: Block): void {
    this.blocks.pop();
    this.length = offset;
  }

  /** Adds rows with these values, which no gate makes. */
  appendRows(operation: number, values: Float64Array): void {
    const { length } = this;
    this.reserve(values.length);
    this.operation.fill(operation, length, length + values.length);
    this.value.set(values, length);
    this.length = length + values.length;
  }

  /** Makes room for so many rows more. */
  reserve(rows: number): void {
    let capacity = this.value.length;
    while (capacity < this.length + rows) capacity *= 2;
    if (capacity > this.value.length) this.resize(capacity);
  }

  private resize(capacity: number): void {
    const { value, operation, first, second } = this;
    this.value = new Float64Array(capacity);
    this.operation = new Int32Array(capacity);
    this.first = new Int32Array(capacity);
    this.second = new Int32Array(capacity);
    this.value.set(value);
    this.operation.set(operation);
    this.first.set(first);
    this.second.set(second);
  }

  /** Takes over a copy of another's rows. */
  take(other: Columns): void {
    this.length = other.length;
    this.value = other.value.slice();
    this.operation = other.operation.slice();
    this.first = other.first.slice();
    this.second = other.second.slice();
    this.blocks = other.blocks.slice();
  }
}
