import { distance, type Interval, isPoint, middle, point } from "../../notation/interval.js";
import { roundTo } from "../../text/rounding.js";
import type { Plan } from "../plan/plan.js";
import { indexOf } from "../plan/plan-index.js";
import { type Form, follow, type Rounding } from "../plan/rule.js";
import type { WrittenNumber } from "../sheet/number.js";
import { truthAtKinks } from "./at-kinks.js";
import { Bases } from "./bases.js";
import { HiddenSlips } from "./hidden-slips.js";
import { Meant } from "./meant.js";
import { PlacedValues } from "./placed-values.js";
import { type Known, Reach } from "./reach.js";
import { SeenSlips } from "./seen-slips.js";
import { isShort, type Style, unitOf } from "./style.js";

/** How a number of a sheet was judged, as far as later numbers depend on it; "miswritten": worked out well. */
export type Standing = "good" | "carried" | "wrong" | "miswritten";

/** Before the turn of every line. */
const FIRST = -1;

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
  /** The true numbers of the lines that are on the sheet. */
  readonly answered: PlacedValues;
  readonly own: Interval[];
  /** The same as one number for each line: what a message, or the way back from a wrong number, calculates with. */
  readonly ownNumbers: readonly number[];
  /** Own numbers, with every step that is not on the sheet rounded as the sheet is, or as the option `decimals` says. */
  readonly ownRounded: Interval[];
  /** Rounding in the middle of a step: with and without the local derivative. */
  readonly roundings: readonly Rounding[];
  /** Own numbers with those in place of slips that the learner must have gone on with. */
  readonly meant: Meant;
  /** What slips are worked out from. */
  readonly bases: Bases;
  /** The slips named so far: who makes a slip once may make it again. */
  readonly seen: SeenSlips;
  /** How unlikely the slip is that was named, by its line. */
  readonly ranks = new Map<number, number>();
  /** Wrong lines whose slip is known. */
  private readonly explained = new Set<number>();
  private readonly standing: Standing[] = [];
  private readonly taintedLines: boolean[] = [];
  private readonly taintedMeant: boolean[] = [];
  private readonly culpritsOf: (readonly number[])[] = [];
  /** For lines that are not on the sheet the first right number that goes back to them. */
  private readonly confirmedBy = new Map<number, number>();
  private readonly loose: Reach;
  /** Slips on lines that are not on the sheet. */
  readonly hidden: HiddenSlips;

  /** @param known slips that are known to have been made on the sheet. */
  constructor(
    plan: Plan,
    written: readonly (WrittenNumber | null)[],
    style: Style,
    known: readonly string[] = [],
  ) {
    this.seen = new SeenSlips(known);
    this.plan = plan;
    this.style = style;
    this.written = written;
    this.loose = new Reach(this);
    this.hidden = new HiddenSlips(this);
    const exact = plan.notes.length > 0 ? truthAtKinks(plan) : plan.lines.map((line) => point(line.exact));
    this.exact = exact;
    this.answered = new PlacedValues(
      exact,
      written.flatMap((number, line) => (number === null ? [] : [line])),
    );
    this.own = this.work((i) => this.onSheet(i));
    this.ownNumbers = this.own.map(middle);
    this.meant = new Meant(plan, this.own, (i) => this.onSheet(i));
    const exactNumbers = exact.map(middle);
    this.bases = new Bases(
      plan,
      (i) => this.ownNumbers[i],
      (i) => exactNumbers[i],
      this.meant,
    );
    this.roundings = [toUnits(style, true), toUnits(style, false)];
    this.ownRounded = style.known ? this.work((i) => this.onSheet(i), this.roundings[1]) : this.own;
    // What is right, wherever it stands, tells against a slip on what it goes back to; a bare 0 comes about in many ways.
    written.forEach((number, line) => {
      if (number === null || number.value === 0 || isShort(number, style)) return;
      if (distance(number.value, exact[line]) <= unitOf(number, style) / 2) this.confirmBefore(line, FIRST);
    });
  }

  /**
   * From here on, this number is taken to have been meant or used on that line.
   * @param shownAt the line whose written number shows it, where a slip was made on a line before it.
   */
  replace(line: number, value: number, shownAt = line): void {
    this.meant.replace(line, value);
    if (line === shownAt) return;
    const { usedBy } = indexOf(this.plan);
    const open = [line];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      this.taintedMeant[at] = true;
      for (const user of usedBy[at])
        if (user < shownAt && this.written[user] === null && !this.taintedMeant[user]) open.push(user);
    }
  }

  /** To be called for every line in order, once it is judged; without a standing for one that was not written. */
  settle(line: number, standing?: Standing): void {
    const unwritten = standing === undefined;
    if (standing) this.standing[line] = standing;
    if (standing === "good") this.confirmBefore(line, line);
    this.taintedLines[line] = unwritten ? this.tainted(line) : standing !== "good";
    this.taintedMeant[line] = unwritten
      ? this.tainted(line, true)
      : standing !== "good" && standing !== "miswritten";
  }

  /**
   * Whether this line goes back to an earlier number that is wrong, or carried from a wrong one.
   * @param asMeant numbers that were only written down wrongly do not count.
   * @param form the exact form of a derivative may be worked out from all of its gate's numbers.
   */
  tainted(line: number, asMeant = false, form: Form = "textbook"): boolean {
    const before = asMeant ? this.taintedMeant : this.taintedLines;
    const one = this.plan.lines[line];
    const terms = form === "exact" && one.kind === "gradient" ? one.terms : [];
    const used = [...one.from, ...terms.flatMap(({ x, y, out }) => [x, y, out])];
    return used.some((earlier) => before[earlier]);
  }

  /** The number of a line by the textbook's rule from the numbers on the sheet. */
  fromOwn(line: number): Interval {
    return follow(this.plan.lines[line], (i) => this.own[i]);
  }

  /** Remembers that the slip on this wrong line is known. */
  understand(line: number): void {
    this.explained.add(line);
  }

  /**
   * Whether what is wrong before a line explains that it comes to 0: a bare 0 without a known slip explains nothing, since all
   * that is multiplied with it is 0 too.
   */
  explainsZero(line: number): boolean {
    const before = [...this.culprits(line), ...this.hidden.before(line)];
    return before.some((at) => this.written[at]?.value !== 0 || this.explained.has(at));
  }

  /** The wrong numbers on the sheet that this line goes back to, each on a way without another; in order. */
  culprits(line: number): readonly number[] {
    const { lines } = this.plan;
    // Each line is judged after those before it, so that what these go back to does not change any more.
    for (let i = this.culpritsOf.length; i <= line; i++) {
      const found = lines[i].from.map((from) => (this.isCulprit(from) ? [from] : this.culpritsOf[from]));
      const different = [...new Set(found.filter((list) => list.length > 0))];
      const [first = nobody, second] = different;
      this.culpritsOf.push(second ? [...new Set(different.flat())].sort((a, b) => a - b) : first);
    }
    return this.culpritsOf[line];
  }

  /** Whether a right number goes back to this one, which is not on the sheet: a slip on it would show there too. */
  isConfirmed(at: number, line: number): boolean {
    return (this.confirmedBy.get(at) ?? line) < line;
  }

  private confirmBefore(line: number, turn: number): void {
    const open = [line];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const from of this.plan.lines[at].from) {
        if (this.written[from] !== null || this.confirmedBy.has(from)) continue;
        this.confirmedBy.set(from, turn);
        open.push(from);
      }
  }

  private isCulprit(line: number): boolean {
    return this.standing[line] === "wrong" || this.standing[line] === "miswritten";
  }

  isOff(line: number): boolean {
    return this.standing[line] === "wrong" || this.standing[line] === "carried";
  }

  meantAt(line: number): number | undefined {
    return this.meant.replacedAt(line);
  }

  /** What working with few digits can make of this line, before it is written down. */
  reach(line: number): Interval {
    return this.loose.of(line);
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

const nobody: readonly number[] = [];

/** Rounds as on paper, half away from zero, to the unit in which the sheet is worked. */
function toUnits(style: Style, locals: boolean): Rounding {
  const one = (value: number): number => roundTo(value, style.stepAt(Math.abs(value)));
  const number = (part: Interval): Interval =>
    isPoint(part) ? point(one(part.lo)) : { lo: one(part.lo), hi: one(part.hi) };
  return { number, local: locals ? number : (part) => part };
}
