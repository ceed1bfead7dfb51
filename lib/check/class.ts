import { answerName } from "./answer-name.js";
import { ClassReport, type StudentReport } from "./class-report.js";
import { type CsvCell, readCsv } from "./csv-read.js";
import { answerableOf, type CheckOptions, judgeSheet, type Problem, planFor } from "./index.js";
import type { Plan } from "./plan.js";
import { problemOf, type SheetProblem } from "./sheet.js";

export { ClassReport, type QuestionReport, type SlipReport, type StudentReport } from "./class-report.js";

/**
 * Checks a class: CSV with a header and a row for each student. Columns before the first answer tell who; columns with the
 * name of an input give that student other numbers; all others are answers (q, dq, df/dq, w1').
 * @throws as `check` does, for the problem and the options; what is wrong in the table is in `problems`.
 */
export function checkClass(problem: Problem, table: string, options: CheckOptions = {}): ClassReport {
  const { decimals, reveal } = options;
  const plan = planFor(problem, options);
  const answerable = answerableOf(plan);
  const problems: SheetProblem[] = [];
  const [head = [], ...rows] = readCsv(table);
  const roles = head.map((cell) => roleOf(cell, answerable));
  const first = roles.findIndex((role) => typeof role === "string");
  const who = first < 0 ? head.length : first;
  roles.forEach((role, i) => {
    if (i > who && typeof role !== "string" && head[i].text !== "") problems.push(role);
  });
  const names = [
    ...new Set(
      roles.filter((role): role is string => typeof role === "string" && !answerable.given.has(role)),
    ),
  ];

  const students = rows.map((row): StudentReport => {
    const answers: Record<string, string | null> = {};
    const inputs: Record<string, number> = {};
    row.forEach((cell, i) => {
      const role = roles[i];
      if (i >= head.length && cell.text !== "")
        problems.push(placed(cell, "no-column", `"${cell.text}" stands under no column`));
      if (typeof role !== "string") return;
      if (!answerable.given.has(role)) answers[role] = cell.text === "" ? null : cell.text;
      else if (Number.isFinite(Number(cell.text)) && cell.text !== "") inputs[role] = Number(cell.text);
      else if (cell.text !== "")
        problems.push(placed(cell, "not-a-number", `${role}: "${cell.text}" is no number`));
    });
    const own = ownPlan(problem, plan, inputs, options, row[0], problems);
    const verdicts = judgeSheet(own, answers, decimals, reveal);
    for (const one of verdicts.problems) {
      const cell = row[roles.indexOf(one.name ?? "")] ?? row[0];
      problems.push({ ...one, line: cell.line, column: cell.column });
    }
    return { student: Array.from({ length: who }, (_, i) => row[i]?.text ?? ""), verdicts };
  });
  return new ClassReport(
    head.slice(0, who).map(({ text }) => text),
    students,
    names,
    problems,
  );
}

function ownPlan(
  problem: Problem,
  plan: Plan,
  inputs: Record<string, number>,
  options: CheckOptions,
  cell: CsvCell,
  problems: SheetProblem[],
): Plan {
  if (Object.keys(inputs).length === 0) return plan;
  try {
    return planFor(problem, { ...options, inputs: { ...options.inputs, ...inputs } });
  } catch (error) {
    problems.push(problemOf(error, cell.text, cell));
    return plan;
  }
}

/** The answer or the input that a column is for; a problem where it is neither. */
function roleOf(cell: CsvCell, answerable: ReturnType<typeof answerableOf>): string | SheetProblem {
  try {
    return answerName(cell.text, answerable);
  } catch (error) {
    return problemOf(error, cell.text, cell);
  }
}

function placed({ line, column, text }: CsvCell, code: string, message: string): SheetProblem {
  return { code, message, line, column, name: text };
}
