import { type MimeBundle, Shown } from "../../show/display.js";
import { alignText } from "../../show/table.js";
import { csv } from "../../text/csv.js";
import { addUnder } from "../../text/lists.js";
import { isUnread, problemText } from "../judge/verdict-marks.js";
import type { NumberVerdict, Verdict, Verdicts } from "../judge/verdicts.js";
import type { SheetProblem } from "../sheet/problem.js";
import { classFragment, classHtml } from "./class-html.js";
import { countsOf, scoreOf, tallies, talliesOf } from "./class-score.js";
import { commonest, type SlipReport, slipsOf } from "./class-slips.js";

/** One row of a class: who, and the checked sheet. */
export interface StudentReport {
  /** The cells before the answers: name, number, group … */
  student: readonly string[];
  verdicts: Verdicts;
}

/** One question over the whole class. */
export interface QuestionReport {
  name: string;
  counts: Readonly<Record<Verdict, number>>;
}

/** A checked class. */
export class ClassReport extends Shown {
  /** The headers of the columns before the answers. */
  readonly columns: readonly string[];
  readonly students: readonly StudentReport[];
  readonly questions: readonly QuestionReport[];
  /** The commonest slips first; last the wrong numbers that no known slip explains. */
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
    const all = students.flatMap(({ verdicts }) => verdicts.verdicts);
    const byName = new Map<string, NumberVerdict[]>();
    for (const one of all) addUnder(byName, one.name, one);
    this.questions = names.map((name) => ({ name, counts: countsOf(byName.get(name) ?? []) }));
    this.slips = slipsOf(all);
  }

  toText(): string {
    const scores = this.students.map(({ student, verdicts }) => [
      ...student,
      scoreOf(verdicts, "/"),
      ...talliesOf(verdicts).map((count) => (count === 0 ? "" : String(count))),
      verdicts.first?.name ?? "",
    ]);
    const sides = [...this.columns.map(() => false), false, ...tallies.map(() => true)];
    const slips = commonest(this.slips, 10).map(({ code, count, names }) => [
      String(count),
      code,
      names.join(" "),
    ]);
    const parts = [
      alignText([[...this.columns, "right", ...tallies, "look first at"], ...scores], sides),
      slips.length > 0 ? ["Commonest slips:", ...alignText(slips, [true, false, false])] : [],
      this.problems.map(problemText),
    ];
    return parts
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join("\n"))
      .join("\n\n");
  }

  /** A row for each student: the cells before the answers, the score, and for each answer its verdict and slip. */
  toCsv(): string {
    const names = this.questions.map(({ name }) => name);
    const rows = this.students.map(({ student, verdicts }) => {
      const found = new Map(verdicts.verdicts.map((one) => [one.name, one]));
      const cells = names.map((name) => {
        const one = found.get(name);
        if (one === undefined) return "";
        if (isUnread(one)) return "could not be read";
        return one.slip ? `${one.verdict}: ${one.slip}` : one.verdict;
      });
      return [...student, verdicts.right, verdicts.of, ...talliesOf(verdicts), ...cells];
    });
    return csv([...this.columns, "right", "of", ...tallies, ...names], rows);
  }

  /** A whole page to keep or to print. @param about what was checked, under the title. */
  toHtml(about = ""): string {
    return classHtml(this, about);
  }

  toMime(): MimeBundle {
    return { "text/html": classFragment(this), "text/plain": this.toText() };
  }
}
