import { type MimeBundle, Shown } from "../../show/display.js";
import { alignText } from "../../show/table.js";
import { formatNumber } from "../../text/format.js";
import { pictureHtml, pictureOf } from "../picture/picture.js";
import type { PictureSource } from "../picture/picture-source.js";
import type { SheetProblem } from "../sheet/problem.js";
import { verdictsHtml } from "./verdict-html.js";
import { isUnread, markOf, marks, problemText, trueNumber, type Verdict } from "./verdict-marks.js";

export type { Verdict } from "./verdict-marks.js";

/** What is said of one number of a sheet. */
export interface NumberVerdict {
  name: string;
  /** The number handed in; null where the place was left blank. */
  given: number | null;
  /** The same as it was written. */
  written: string | null;
  exact: number;
  verdict: Verdict;
  /** A short code of the likeliest slip; null when none is known to fit. */
  slip: string | null;
  /** Other slips that would fit too. */
  others: readonly string[];
  message: string;
  /** Place in the order of the work, to tell the first mistake from those that follow. */
  order: number;
}

/** A checked sheet as data, as `backprop check --json` prints it. */
export interface VerdictsData {
  verdicts: {
    name: string;
    given: number | null;
    exact: number;
    verdict: Verdict;
    slip: string | null;
    message: string;
  }[];
  right: number;
  of: number;
  /** What could not be read; left out where there is nothing. */
  problems?: readonly SheetProblem[];
}

/** A checked sheet: a verdict for each number, in the order of the sheet, and what could not be read. */
export class Verdicts extends Shown {
  readonly verdicts: readonly NumberVerdict[];
  readonly problems: readonly SheetProblem[];
  /** Words on the problem itself, such as the convention at a kink. */
  readonly notes: readonly string[];
  /** Whether the true numbers are printed beside wrong and missing ones. */
  readonly reveal: boolean;
  /** What its picture is drawn from, once it is asked for: judging a class draws nothing. */
  private readonly source: PictureSource | undefined;

  constructor(
    verdicts: readonly NumberVerdict[],
    problems: readonly SheetProblem[],
    notes: readonly string[] = [],
    reveal = false,
    source?: Pick<PictureSource, "plan" | "lines">,
  ) {
    super();
    this.verdicts = verdicts;
    this.problems = problems;
    this.notes = notes;
    this.reveal = reveal;
    this.source = source && { ...source, verdicts, reveal };
  }

  /** How many numbers are right, loosely rounded ones included. */
  get right(): number {
    return this.verdicts.filter(({ verdict }) => verdict === "right" || verdict === "loose").length;
  }

  /** How many numbers were asked for or handed in, also under names that the problem does not have. */
  get of(): number {
    return this.verdicts.length + this.strange;
  }

  private get strange(): number {
    return this.problems.filter(({ counted }) => counted).length;
  }

  /** The first wrong number in the order of the work: where to look first. */
  get first(): NumberVerdict | undefined {
    return this.verdicts.filter(({ verdict }) => verdict === "wrong").sort((a, b) => a.order - b.order)[0];
  }

  /** Whether there is more to tell than that nothing is answered. */
  get hasRows(): boolean {
    return this.verdicts.length > 0 && (this.reveal || !this.isOpen);
  }

  /** Whether nothing is answered. */
  get isOpen(): boolean {
    return this.strange === 0 && this.verdicts.every((one) => one.verdict === "missing" && !isUnread(one));
  }

  /** What stands above the columns of the table. */
  get columns(): string[] {
    return this.isOpen ? ["", "true"] : ["", "", "yours", ...(this.reveal ? ["true"] : []), ""];
  }

  /** Whether the true number stands beside this one. */
  shows({ verdict }: NumberVerdict): boolean {
    return this.reveal && verdict !== "right";
  }

  /** Lines for a terminal: where to look first, then a line for each number. */
  toText(): string {
    const open = this.isOpen;
    const rows = this.verdicts.map((one) => {
      const [mark, words] = markOf(one);
      const truth = this.shows(one) ? trueNumber(one, formatNumber) : "";
      if (open) return [one.name, truth];
      return [mark, one.name, one.written ?? "", ...(this.reveal ? [truth] : []), words];
    });
    const right = open ? [false, true] : [false, false, true, ...(this.reveal ? [true] : []), false];
    const table = this.hasRows ? alignText([this.columns, ...rows], right) : [];
    const told = this.told().map((one) => `${marks[one.verdict][0]} ${one.name}: ${one.message}`);
    const parts = [[this.summary()], table, told, this.notes, this.problems.map(problemText)];
    return parts
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join("\n"))
      .join("\n\n");
  }

  /** Exactly the data of `backprop check --json`. */
  toJSON(): VerdictsData {
    const verdicts = this.verdicts.map(({ name, given, exact, verdict, slip, message }) => ({
      name,
      given,
      exact,
      verdict,
      slip,
      message,
    }));
    const problems = this.problems.length > 0 ? { problems: this.problems } : {};
    return { verdicts, right: this.right, of: this.of, ...problems };
  }

  toMime(): MimeBundle {
    return { "text/html": this.toHtml(), "text/plain": this.toText() };
  }

  /** A table for a page, the same as in a notebook; with a slip in it, the picture below. */
  toHtml(): string {
    return verdictsHtml(this) + pictureHtml(this.source);
  }

  /**
   * The graph with the sheet's own numbers on its wires and a mark at each, as SVG. Undefined where there is no graph to
   * draw: for plain numbers, a table of gradient descent, more than 40 gates.
   */
  toSvg(): string | undefined {
    return pictureOf(this.source)?.svg;
  }

  /** "5 of 6 right. Look first at dq." */
  summary(): string {
    if (this.of === 0) return "No answers yet.";
    if (this.isOpen && this.reveal) return "The true numbers:";
    if (this.isOpen) return this.of === 1 ? "Not answered yet." : "Nothing answered yet.";
    const blank = this.verdicts.filter(isUnread).length;
    const open = this.verdicts.filter(({ verdict }) => verdict === "missing").length - blank;
    const unread = blank + this.strange;
    const follow = this.verdicts.filter(({ verdict }) => verdict === "carried").length;
    const rest = [
      ...(follow > 0 ? [`, ${follow} follow${follow === 1 ? "s" : ""} from a slip`] : []),
      ...(open > 0 ? [`, ${open} not answered yet`] : []),
      ...(unread > 0 ? [`, ${unread} could not be read`] : []),
    ];
    const score = `${this.right} of ${this.of} right${rest.join("")}.`;
    return this.first ? `${score} Look first at ${this.first.name}.` : score;
  }

  /** What is told in sentences: the first independent mistake first, then the others, then what follows from them. */
  private told(): NumberVerdict[] {
    const order: Verdict[] = ["wrong", "carried", "loose"];
    return this.verdicts
      .filter(({ verdict }) => order.includes(verdict))
      .sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || a.order - b.order);
  }
}
