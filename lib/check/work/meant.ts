import { type Interval, middle, point } from "../../notation/interval.js";
import type { Plan } from "../plan/plan.js";
import { indexOf, readsOf } from "../plan/plan-index.js";
import { follow } from "../plan/rule.js";

/**
 * The work with the numbers in it that a learner must have gone on with in place of wrong ones. A line is worked out
 * when it is asked for, and anew only after something that it goes back to was replaced: a sheet of many wrong numbers
 * costs in proportion to them.
 */
export class Meant {
  private readonly plan: Plan;
  private readonly own: readonly Interval[];
  private readonly stated: (line: number) => number | undefined;
  private readonly replaced = new Map<number, number>();
  /** Lines that are not what they are in `own`; undefined for one that has to be worked out. */
  private readonly changed = new Map<number, Interval | undefined>();
  /** Changed lines, as the last ones that asked have not heard of them yet. */
  private readonly news = new Set<number>();

  /**
   * @param own the same without anything replaced.
   * @param stated the number that stands on the sheet.
   */
  constructor(plan: Plan, own: readonly Interval[], stated: (line: number) => number | undefined) {
    this.plan = plan;
    this.own = own;
    this.stated = stated;
  }

  get isOwn(): boolean {
    return this.replaced.size === 0;
  }

  /** What is taken to have been meant on a line, where a slip tells it. */
  replacedAt(line: number): number | undefined {
    return this.replaced.get(line);
  }

  replace(line: number, value: number): void {
    this.replaced.set(line, value);
    const { readBy } = indexOf(this.plan);
    const open = [line];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (this.changed.has(at) && this.changed.get(at) === undefined) continue;
      this.changed.set(at, undefined);
      this.news.add(at);
      for (const user of readBy[at]) if (!this.isFixed(user)) open.push(user);
    }
  }

  of(line: number): Interval {
    const open = [line];
    // A stack of our own: work can be longer than calls may be deep.
    while (open.length > 0) {
      const at = open[open.length - 1];
      if (this.at(at) !== undefined) {
        open.pop();
        continue;
      }
      const missing = this.isFixed(at)
        ? []
        : readsOf(this.plan.lines[at]).filter((from) => this.at(from) === undefined);
      if (missing.length === 0) this.changed.set(at, this.worked(at));
      else open.push(...missing);
    }
    return this.at(line) as Interval;
  }

  numberOf(line: number): number {
    return middle(this.of(line));
  }

  /** The lines that were changed since this was called last. */
  takeNews(): number[] {
    const lines = [...this.news];
    this.news.clear();
    return lines;
  }

  private at(line: number): Interval | undefined {
    return this.changed.has(line) ? this.changed.get(line) : this.own[line];
  }

  private isFixed(line: number): boolean {
    return this.replaced.has(line) || this.stated(line) !== undefined;
  }

  private worked(line: number): Interval {
    const fixed = this.replaced.get(line) ?? this.stated(line);
    if (fixed !== undefined) return point(fixed);
    return follow(this.plan.lines[line], (i) => this.at(i) as Interval, "textbook");
  }
}
