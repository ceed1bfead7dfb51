import { distance, type Interval, isPoint } from "../../notation/interval.js";

/** The true numbers of some lines, in order of size: which lines have one near to a number is found without looking at all. */
export class PlacedValues {
  private readonly exact: readonly Interval[];
  private readonly sorted: readonly number[];
  /** At a kink a line's true number is an interval. */
  private readonly wide: readonly number[];

  constructor(exact: readonly Interval[], lines: readonly number[]) {
    this.exact = exact;
    this.sorted = lines.filter((line) => isPoint(exact[line])).sort((a, b) => exact[a].lo - exact[b].lo);
    this.wide = lines.filter((line) => !isPoint(exact[line]));
  }

  /** The lines whose true number is within so much of this one, in the order of the plan. */
  near(value: number, within: number): number[] {
    const { exact, sorted } = this;
    // The ends may be rounded: what lies on them is measured below.
    const slack = 1e-12 * (Math.abs(value) + within);
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (exact[sorted[middle]].lo < value - within - slack) low = middle + 1;
      else high = middle;
    }
    const found = [...this.wide];
    for (let i = low; i < sorted.length && exact[sorted[i]].lo <= value + within + slack; i++)
      found.push(sorted[i]);
    return found.filter((line) => distance(value, exact[line]) <= within).sort((a, b) => a - b);
  }
}
