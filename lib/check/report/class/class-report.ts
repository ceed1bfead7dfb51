import { type MimeBundle, Shown } from "../../../show/display.js";
import type { SlipReport } from "../../class/class-slips.js";
import { type JudgedClass, type QuestionReport, summed } from "../../class/judged-class.js";
import type { SheetProblem } from "../../sheet/problem.js";
import type { Verdicts } from "../sheet/verdicts.js";
import { classCsv } from "./class-csv.js";
import { classFragment, classHtml } from "./class-html.js";
import { classText } from "./class-text.js";

/** One row of a class: who, and the checked sheet. */
export interface StudentReport {
  /** The cells before the answers: name, number, group … */
  student: readonly string[];
  verdicts: Verdicts;
}

/** A judged class that can be shown. */
export class ClassReport extends Shown implements JudgedClass {
  readonly columns: readonly string[];
  readonly students: readonly StudentReport[];
  readonly questions: readonly QuestionReport[];
  readonly slips: readonly SlipReport[];
  readonly problems: readonly SheetProblem[];

  constructor(
    columns: readonly string[],
    students: readonly StudentReport[],
    names: readonly string[],
    problems: readonly SheetProblem[],
  ) {
    super();
    this.columns = columns;
    this.students = students;
    this.problems = problems;
    const { questions, slips } = summed(students, names);
    this.questions = questions;
    this.slips = slips;
  }

  toText(): string {
    return classText(this);
  }

  /** A row for each student: the cells before the answers, the score, and for each answer its verdict and slip. */
  toCsv(): string {
    return classCsv(this);
  }

  /** A whole page to keep or to print. @param about what was checked, under the title. */
  toHtml(about = ""): string {
    return classHtml(this, about);
  }

  toMime(): MimeBundle {
    return { "text/html": classFragment(this), "text/plain": this.toText() };
  }
}
