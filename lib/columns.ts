/** The values of the column `operation` for rows that are no gate; 2 and 3 are free. */
export const INPUT = 0;
export const CONSTANT = 1;

/**
 * The number in the column `operation`: which gate, and to which of its inputs it sends a gradient (bit 0 the first,
 * bit 1 the second; to a number it sends none).
 */
export function opcode(gate: number, sends: number): number {
  return ((gate + 1) << 2) | sends;
}

/** Whether a number of the column `operation` is that of a gate. */
export function isGate(operation: number): boolean {
  return operation !== INPUT && operation !== CONSTANT;
}

/**
 * The rows of a graph as columns of typed arrays: 18 bytes a row, and no object a gate. `operation` tells what made
 * the row (see `opcode`), `first` and `second` the rows of its inputs.
 */
export class Columns {
  length = 0;
  value = new Float64Array(16) as Float64Array;
  operation = new Uint16Array(16) as Uint16Array;
  first = new Int32Array(16) as Int32Array;
  second = new Int32Array(16) as Int32Array;

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

  private resize(capacity: number): void {
    const { value, operation, first, second } = this;
    this.value = new Float64Array(capacity);
    this.operation = new Uint16Array(capacity);
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
  }
}
