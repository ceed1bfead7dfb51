import { type MimeBundle, Shown } from "../../../show/display.js";
import type { JudgedSheet, NumberVerdict, Verdict } from "../../judge/verdict.js";
import type { SheetProblem } from "../../sheet/problem.js";
import { pictureHtml, pictureOf } from "./picture.js";
import { askedIn, firstWrong, isOpen, rightIn, saidOf, summaryOf } from "./summary.js";
import { type Task, taskType } from "./task.js";
import { verdictsHtml } from "./verdict-html.js";
import { verdictsText } from "./verdict-text.js";

/** A checked sheet as data, as `backprop check --json` prints it. */
export interface VerdictsData {
  verdicts: {
    name: string;
    given: number | string | null;
    exact: number;
    verdict: Verdict;
    slip: string | null;
    /** With how the step goes that is wrong. */
    message: string;
  }[];
  right: number;
  of: number;
  /** What could not be read; left out where there is nothing. */
  problems?: readonly SheetProblem[];
}

/** A judged sheet that can be shown: as text, as a table for a page, as a picture. */
export class Verdicts extends Shown implements JudgedSheet {
  readonly verdicts: readonly NumberVerdict[];
  readonly problems: readonly SheetProblem[];
  readonly notes: readonly string[];
  readonly reveal: boolean;
  readonly work: JudgedSheet["work"];
  readonly task: Task | undefined;

  constructor(
    verdicts: readonly NumberVerdict[],
    problems: readonly SheetProblem[],
    notes: readonly string[] = [],
    reveal = false,
    work?: JudgedSheet["work"],
    task?: Task,
  ) {
    super();
    this.verdicts = verdicts;
    this.problems = problems;
    this.notes = notes;
    this.reveal = reveal;
    this.work = work;
    this.task = task;
  }

  /** How many numbers are right, loosely rounded ones included. */
  get right(): number {
    return rightIn(this);
  }

  /** How many numbers were asked for or handed in, also under names that the problem does not have. */
  get of(): number {
    return askedIn(this);
  }

  /** The first wrong number in the order of the work: where to look first. */
  get first(): NumberVerdict | undefined {
    return firstWrong(this);
  }

  /**
   * Lines for a terminal: where to look first, then a line for each number.
   * @param options `steps`: also how each step goes that is wrong; left out, only with `reveal`.
   */
  toText({ steps = this.reveal }: { steps?: boolean } = {}): string {
    return verdictsText(this, steps);
  }

  /** Exactly the data of `backprop check --json`. */
  toJSON(): VerdictsData {
    const verdicts = this.verdicts.map((one) => {
      const { name, given, exact, verdict, slip } = one;
      return { name, given, exact, verdict, slip, message: saidOf(one, true) };
    });
    const problems = this.problems.length > 0 ? { problems: this.problems } : {};
    return { verdicts, right: this.right, of: this.of, ...problems };
  }

  toMime(): MimeBundle {
    const asked = this.task !== undefined && isOpen(this) && !this.reveal ? { [taskType]: this.task } : {};
    return { "text/html": this.toHtml(), ...asked, "text/plain": this.toText() };
  }

  /** A table for a page, the same as in a notebook; with a slip in it, the picture below. */
  toHtml(): string {
    return verdictsHtml(this) + pictureHtml(this);
  }

  /**
   * The graph with the sheet's own numbers on its wires and a mark at each, as SVG. Undefined where there is no graph to
   * draw: for plain numbers, a table of gradient descent, more than 40 gates.
   */
  toSvg(): string | undefined {
    return pictureOf(this)?.svg;
  }

  /** "5 of 6 right. Look first at dq." */
  summary(): string {
    return summaryOf(this);
  }
}

/** A judged sheet, to be shown; with what was asked, where others may judge answers to it too. */
export function shownSheet({ verdicts, problems, notes, reveal, work }: JudgedSheet, task?: Task): Verdicts {
  return new Verdicts(verdicts, problems, notes, reveal, work, task);
}
