import type { Line } from "../plan/line.js";
import type { Plan } from "../plan/plan.js";
import { indexOf } from "../plan/plan-index.js";
import type { Meant } from "./meant.js";

/** A number for each line of a plan. */
export type Numbers = (line: number) => number;

/** The numbers that a learner may have worked from: those on the sheet, the true ones, those meant. */
export class Bases {
  private readonly plan: Plan;
  private readonly own: Numbers;
  readonly exact: Numbers;
  private readonly meant: Meant;
  /** The lines that any update goes back to, on which it is counted where the readings differ. */
  private readonly watched: ReadonlySet<number>;
  private readonly ownFromExact: number;
  private readonly meantFromOwn: Differences;
  private readonly meantFromExact: Differences;

  constructor(plan: Plan, own: Numbers, exact: Numbers, meant: Meant) {
    this.plan = plan;
    this.own = own;
    this.exact = exact;
    this.meant = meant;
    const updates = [...indexOf(plan).updatesIn.values()].flat();
    this.watched = new Set(updates.flatMap(placesOf));
    this.ownFromExact = new Differences(this.watched, own, exact).count;
    this.meantFromOwn = new Differences(this.watched, own, own);
    this.meantFromExact = new Differences(this.watched, own, exact);
  }

  /** Those that differ in the lines that steps from these ones can go back to, or an update anywhere. */
  for(gap: readonly number[]): Numbers[] {
    this.listen();
    const meant: Numbers = this.meant.isOwn ? this.own : (line) => this.meant.numberOf(line);
    const places = gap.flatMap((line) => placesOf(this.plan.lines[line]));
    const alike = (one: Numbers, other: Numbers, count: number): boolean =>
      count === 0 && places.every((line) => one(line) === other(line));
    const { own, exact } = this;
    return [
      own,
      ...(alike(own, exact, this.ownFromExact) ? [] : [exact]),
      ...(alike(meant, own, this.meantFromOwn.count) || alike(meant, exact, this.meantFromExact.count)
        ? []
        : [meant]),
    ];
  }

  /** The numbers meant, which are the likeliest. */
  get likeliest(): Numbers {
    return this.meant.isOwn ? this.own : (line) => this.meant.numberOf(line);
  }

  private listen(): void {
    for (const line of this.meant.takeNews()) {
      if (!this.watched.has(line)) continue;
      const number = this.meant.numberOf(line);
      this.meantFromOwn.change(line, number);
      this.meantFromExact.change(line, number);
    }
  }
}

/** On how many of some lines two readings differ, while the first of them changes. */
class Differences {
  private readonly to: Numbers;
  private readonly differing = new Set<number>();

  constructor(lines: ReadonlySet<number>, from: Numbers, to: Numbers) {
    this.to = to;
    for (const line of lines) this.change(line, from(line));
  }

  change(line: number, number: number): void {
    if (number === this.to(line)) this.differing.delete(line);
    else this.differing.add(line);
  }

  get count(): number {
    return this.differing.size;
  }
}

/** A line and all that its number, its slips included, is made from. */
function placesOf(line: Line): number[] {
  const terms = line.kind === "gradient" ? line.terms : [];
  return [line.index, ...line.from, ...terms.flatMap(({ x, y, out, upstream }) => [x, y, out, upstream])];
}
