import type { Interval } from "../../notation/interval.js";
import { backwards } from "./backwards.js";
import { type Known, Reach } from "./reach.js";

/** Slips on lines that are not on the sheet, as wrong numbers after them show. */
export class HiddenSlips {
  private readonly known: Known;
  /** What each such line must have come to, and the line whose number tells so. */
  private readonly numbers = new Map<number, Interval>();
  private readonly shownBy = new Map<number, number>();
  private after: Reach | undefined;

  constructor(known: Known) {
    this.known = known;
  }

  /** Takes these numbers for made; of several that tell of one line the first is believed. */
  add(numbers: ReadonlyMap<number, Interval>, shown: number): void {
    if (numbers.size === 0) return;
    for (const [line, number] of numbers) {
      if (this.numbers.has(line)) continue;
      this.numbers.set(line, number);
      this.shownBy.set(line, shown);
    }
    this.after?.forget(Math.min(...numbers.keys()));
  }

  /** What a line can come to after the hidden slips that it goes back to; undefined where there are none. */
  reach(line: number): Interval | undefined {
    if (this.before(line).length === 0) return undefined;
    this.after ??= new Reach(this.known, this.numbers);
    return this.after.of(line);
  }

  /** The lines with numbers that show the hidden slips which this line goes back to, the nearest first. */
  before(line: number): number[] {
    if (this.shownBy.size === 0) return [];
    const { plan, written } = this.known;
    const hidden = (at: number): number[] =>
      at !== line && this.shownBy.has(at) ? [] : plan.lines[at].from.filter((from) => written[from] === null);
    const found = new Set<number>();
    for (const at of backwards([line], hidden)) {
      const shown = at === line ? undefined : this.shownBy.get(at);
      if (shown !== undefined) found.add(shown);
    }
    return [...found];
  }
}
