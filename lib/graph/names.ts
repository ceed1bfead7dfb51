import { checkText } from "../text/guards.js";
import { nameTaken } from "./domain.js";

/** Below this many names a look through the list is faster than keeping a map. */
const FEW = 12;

/** The given names of a graph's rows. Made for graphs that are built anew at each pass: no map until it pays. */
export class Names {
  private readonly given: string[] = [];
  private readonly rows: number[] = [];
  private readonly map = new Map<string, number>();
  /** How many of the entries above count: setting an array's length to 0 costs more than a gate. */
  private count = 0;
  /** How many names before the last clear are still to be met again in the same order: these are known to differ. */
  private before = 0;

  /** The row of that name, or undefined. */
  find(name: string): number | undefined {
    const { given, count } = this;
    if (count > FEW) return this.map.get(name);
    for (let i = 0; i < count; i++) if (given[i] === name) return this.rows[i];
    return undefined;
  }

  /** @throws InputError when the name is no text, or already taken. */
  give(name: string, row: number): void {
    checkText("a name", name);
    const { given, rows, count } = this;
    if (count >= this.before || given[count] !== name) {
      this.admit(name);
      given[count] = name;
    }
    rows[count] = row;
    this.count = count + 1;
    if (count > FEW) this.map.set(name, row);
    else if (count === FEW) for (let i = 0; i <= FEW; i++) this.map.set(given[i], rows[i]);
  }

  private admit(name: string): void {
    this.before = 0;
    if (this.find(name) === undefined) return;
    throw nameTaken(name);
  }

  /** Every given name with its row. */
  all(): [string, number][] {
    return this.rows.slice(0, this.count).map((row, i) => [this.given[i], row]);
  }

  /** The given name of each row that has one; of several the first. */
  byRow(): Map<number, string> {
    const first = new Map<number, string>();
    for (const [name, row] of this.all()) if (!first.has(row)) first.set(row, name);
    return first;
  }

  clear(): void {
    this.before = this.count;
    this.count = 0;
    if (this.map.size > 0) this.map.clear();
  }
}
