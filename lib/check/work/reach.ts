import { around, hull, type Interval, nothing, point, rounded } from "../../notation/interval.js";
import type { Plan } from "../plan/plan.js";
import { follow, type Read } from "../plan/rule.js";
import type { WrittenNumber } from "../sheet/number.js";
import { type Style, unitOf } from "./style.js";

/** What is known of a sheet while it is judged. */
export interface Known {
  readonly plan: Plan;
  readonly style: Style;
  readonly written: readonly (WrittenNumber | null)[];
  /** Whether the number on the sheet is wrong, or follows from a wrong one. */
  isOff(line: number): boolean;
  /** The number that was meant or used in place of a wrong one, where a slip tells it. */
  meantAt(line: number): number | undefined;
}

/** All that working with so few digits can make of each line, as intervals; each line is worked out once. */
export class Reach {
  private readonly known: Known;
  private readonly assumed: ReadonlyMap<number, Interval>;
  private readonly lines: Interval[] = [];

  /** @param assumed numbers of lines that are not on the sheet, as a wrong number after them betrays them. */
  constructor(known: Known, assumed: ReadonlyMap<number, Interval> = new Map()) {
    this.known = known;
    this.assumed = assumed;
  }

  /** What a line can come to, before it is written down. Every line before it has to be judged. */
  of(line: number): Interval {
    const read: Read = (i) => this.possible(i);
    const loosely = (part: Interval): Interval => loosen(part, this.known.style);
    const round = { number: loosely, local: loosely, inside: true };
    const one = this.known.plan.lines[line];
    const textbook = follow(one, read, "textbook", round);
    return one.kind === "gradient" ? hull(textbook, follow(one, read, "exact", round)) : textbook;
  }

  /** The assumed number of this line is another one now. */
  forget(line: number): void {
    this.lines.length = Math.min(this.lines.length, line);
  }

  private possible(line: number): Interval {
    const { plan, written, style } = this.known;
    for (let i = this.lines.length; i <= line; i++) {
      const number = written[i];
      if (plan.lines[i].kind === "given") this.lines.push(point(plan.lines[i].exact));
      else if (number === null) this.lines.push(this.assumed.get(i) ?? loosen(this.of(i), style));
      else this.lines.push(this.behind(i, number));
    }
    return this.lines[line];
  }

  /** The number that the learner may have gone on with, having written this one. */
  private behind(line: number, number: WrittenNumber): Interval {
    const unit = unitOf(number, this.known.style);
    if (!this.known.isOff(line)) return around(this.of(line), number.value, unit);
    const meant = this.known.meantAt(line) ?? number.value;
    const half = number.whole ? 0 : unit / 2;
    return hull(point(meant), { lo: number.value - half, hi: number.value + half });
  }
}

/** What rounding or truncating as the sheet does can make of a number. */
export function loosen(number: Interval, style: Style): Interval {
  if (Number.isNaN(number.lo)) return nothing;
  return rounded(number, style.unitAt(Math.max(Math.abs(number.lo), Math.abs(number.hi))));
}
