import { roundTo } from "../rounding.js";
import { type Interval, isPoint, point } from "./interval.js";
import type { WrittenNumber } from "./number.js";
import type { Plan } from "./plan.js";
import { type Known, Reach } from "./reach.js";
import { follow, type Rounding } from "./rule.js";
import type { Style } from "./style.js";

/** How a number of a sheet was judged, as far as later numbers depend on it; "miswritten": worked out well. */
export type Standing = "good" | "carried" | "wrong" | "miswritten";

/**
 * The same work in four readings, each a number (or what is possible) for every line of the plan:
 * `exact` the truth; `own` from the numbers on the sheet, each step by the textbook's rule; `meant` the same where a
 * slip has been recognised, with the number that the learner must have gone on with; `possible` all that working with so
 * few digits can make of it.
 */
export class Working implements Known {
  readonly plan: Plan;
  readonly style: Style;
  readonly written: readonly (WrittenNumber | null)[];
  readonly exact: readonly Interval[];
  readonly own: Interval[];
  /** Own numbers, with every step that is not on the sheet rounded as the sheet is, or as the option `decimals` says. */
  readonly ownRounded: Interval[];
  /** Rounding in the middle of a step: with and without the local derivative. */
  readonly roundings: readonly Rounding[];
  /** Lines for which another number than the written one was meant, or that was never written. */
  private readonly replaced = new Map<number, number>();
  private meantLines: Interval[] | undefined;
  /** The codes of the slips named so far: who makes a slip once may make it again. */
  readonly seen = new Set<string>();
  /** Slips on lines that are not on the sheet, and the line that shows each. */
  private readonly hidden = new Map<number, number>();
  private readonly standing: Standing[] = [];
  private readonly taintedLines: boolean[] = [];
  private readonly taintedMeant: boolean[] = [];
  private readonly loose: Reach;
  /** Numbers of lines that are not on the sheet, as wrong numbers after them tell, and which one does. */
  private readonly assumed = new Map<number, Interval>();
  private readonly betrayedBy = new Map<number, number>();
  private afterSlips: Reach | undefined;

  constructor(plan: Plan, written: readonly (WrittenNumber | null)[], style: Style) {
    this.plan = plan;
    this.style = style;
    this.written = written;
    this.loose = new Reach(this);
    const kinked = plan.notes.length > 0;
    const exact: Interval[] = [];
    for (const line of plan.lines)
      exact.push(kinked ? follow(line, (i) => exact[i], "exact") : point(line.exact));
    this.exact = exact;
    this.own = this.work((i) => this.onSheet(i));
    this.roundings = [toUnits(style, true), toUnits(style, false)];
    this.ownRounded = style.known ? this.work((i) => this.onSheet(i), this.roundings[1]) : this.own;
  }

  /** The own numbers with those in place of slips that the learner must have gone on with; undefined without any. */
  get meant(): Interval[] | undefined {
    if (this.replaced.size === 0) return undefined;
    this.meantLines ??= this.work((i) => this.replaced.get(i) ?? this.onSheet(i));
    return this.meantLines;
  }

  /**
   * From here on, this number is taken to have been meant or used on that line.
   * @param seen the line whose written number shows it, where a slip was made on a line before it.
   */
  replace(line: number, value: number, seen = line): void {
    this.replaced.set(line, value);
    this.meantLines = undefined;
    if (line === seen) return;
    this.hidden.set(line, seen);
    this.taintedMeant[line] = true;
    for (let i = line + 1; i < seen; i++)
      if (this.written[i] === null) this.taintedMeant[i] ||= this.tainted(i, true);
  }

  /** To be called for every line in order, once it is judged; without a standing for one that was not written. */
  settle(line: number, standing?: Standing): void {
    const unwritten = standing === undefined;
    if (standing) this.standing[line] = standing;
    this.taintedLines[line] = unwritten ? this.tainted(line) : standing !== "good";
    this.taintedMeant[line] = unwritten
      ? this.tainted(line, true)
      : standing !== "good" && standing !== "miswritten";
  }

  /**
   * Whether this line goes back to an earlier number that is wrong, or carried from a wrong one.
   * @param asMeant numbers that were only written down wrongly do not count.
   */
  tainted(line: number, asMeant = false): boolean {
    const before = asMeant ? this.taintedMeant : this.taintedLines;
    return this.plan.lines[line].from.some((earlier) => before[earlier]);
  }

  /** The number of a line by the textbook's rule from the numbers on the sheet. */
  fromOwn(line: number): Interval {
    return follow(this.plan.lines[line], (i) => this.own[i]);
  }

  /** The wrong numbers on the sheet that this line goes back to. */
  culprits(line: number): number[] {
    const { lines } = this.plan;
    const reached = new Set(lines[line].from);
    for (let i = line - 1; i >= 0; i--)
      if (reached.has(i) && !this.isCulprit(i)) for (const from of lines[i].from) reached.add(from);
    const shown = [...reached].flatMap((i) => (this.isCulprit(i) ? [i] : (this.hidden.get(i) ?? [])));
    return [...new Set(shown)].filter((i) => i !== line).sort((a, b) => a - b);
  }

  /** Lines that are not on the sheet, but that a right number before this line goes back to: a slip there would show. */
  confirmed(line: number): Set<number> {
    const { lines } = this.plan;
    const sound = new Set<number>();
    for (let i = line - 1; i >= 0; i--)
      if (sound.has(i) || (this.written[i] !== null && this.standing[i] === "good"))
        for (const from of lines[i].from) if (this.written[from] === null) sound.add(from);
    return sound;
  }

  private isCulprit(line: number): boolean {
    return this.standing[line] === "wrong" || this.standing[line] === "miswritten";
  }

  isWrong(line: number): boolean {
    return this.standing[line] === "wrong";
  }

  meantAt(line: number): number | undefined {
    return this.replaced.get(line);
  }

  /** What working with few digits can make of this line, before it is written down. */
  reach(line: number): Interval {
    return this.loose.of(line);
  }

  /** A wrong number tells of lines before it that are not on the sheet; the first that does is believed. */
  assume(numbers: ReadonlyMap<number, Interval>, seen: number): void {
    for (const [line, number] of numbers) {
      if (this.assumed.has(line)) continue;
      this.assumed.set(line, number);
      this.betrayedBy.set(line, seen);
    }
    this.afterSlips = undefined;
  }

  /** The same as `reach` where hidden slips are taken for made; undefined where this line goes back to none. */
  reachAfterSlips(line: number): Interval | undefined {
    if (this.hiddenSlips(line).length === 0) return undefined;
    this.afterSlips ??= new Reach(this, this.assumed);
    return this.afterSlips.of(line);
  }

  /** The lines nearest before this one that are not on the sheet and hold a slip, each with the number that shows it. */
  hiddenSlips(line: number): { line: number; seen: number }[] {
    const { lines } = this.plan;
    const reached = new Set(lines[line].from);
    const found: { line: number; seen: number }[] = [];
    for (let i = line - 1; i >= 0; i--) {
      if (!reached.has(i) || this.written[i] !== null) continue;
      const seen = this.betrayedBy.get(i);
      if (seen !== undefined) found.push({ line: i, seen });
      else for (const from of lines[i].from) reached.add(from);
    }
    return found;
  }

  private onSheet(line: number): number | undefined {
    return this.written[line]?.value;
  }

  private work(stated: (line: number) => number | undefined, round?: Rounding): Interval[] {
    const numbers: Interval[] = [];
    for (const line of this.plan.lines) {
      const value = stated(line.index);
      if (value !== undefined) numbers.push(point(value));
      else {
        const number = follow(line, (i) => numbers[i], "textbook", round);
        numbers.push(round && line.kind !== "given" ? round.number(number) : number);
      }
    }
    return numbers;
  }
}

/** Rounds as on paper, half away from zero, to the unit in which the sheet is worked. */
function toUnits(style: Style, locals: boolean): Rounding {
  const one = (value: number): number => roundTo(value, style.stepAt(Math.abs(value)));
  const number = (part: Interval): Interval =>
    isPoint(part) ? point(one(part.lo)) : { lo: one(part.lo), hi: one(part.hi) };
  return { number, local: locals ? number : (part) => part };
}
