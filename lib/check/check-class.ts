import { judgeClass } from "./class/class.js";
import type { ClassOptions } from "./class/class-inputs.js";
import type { JudgedSheet } from "./judge/verdict.js";
import type { Problem } from "./plan/plan-for.js";
import { ClassReport } from "./report/class/class-report.js";
import { shownSheet, type Verdicts } from "./report/sheet/verdicts.js";

/**
 * Checks a class: CSV with a header and a row for each student. Columns before the first answer tell who; columns with the
 * name of an input give that student other numbers; all others are answers (q, dq, df/dq, w1'). Inputs that every row has
 * a column for need no value otherwise. What a row that is too short has no cell for was left blank.
 * @throws as `check` does, for the problem and the options; what is wrong in the table is in `problems`, and a row whose
 * numbers cannot be told from it is not judged.
 */
export function checkClass(problem: Problem, table: string, options: ClassOptions = {}): ClassReport {
  const { columns, students, questions, problems } = judgeClass(problem, table, options);
  const names = questions.map(({ name }) => name);
  // Students with the same answers share what is said of them.
  const known = new Map<JudgedSheet, Verdicts>();
  const shown = students.map(({ student, verdicts: sheet }) => {
    const verdicts = known.get(sheet) ?? shownSheet(sheet);
    known.set(sheet, verdicts);
    return { student, verdicts };
  });
  return new ClassReport(columns, shown, names, problems);
}
