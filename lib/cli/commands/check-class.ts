import { type ClassReport, checkClass } from "../../check/index.js";
import { isReport, isReportOnce } from "../../check/report/class/class-own.js";
import { templateOfTable } from "../../check/worksheet/template-named.js";
import { readCsv } from "../../text/csv-read.js";
import { InputError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import { changed, foreign, type Keeps } from "../parts/existing.js";
import { printJson } from "../parts/json.js";
import { filesOf, tellWritten, writeFiles } from "../parts/output.js";
import { classPage } from "../parts/page.js";
import { type CheckJob, isRight, shown, tell } from "./check-report.js";
import type { Handed } from "./check-source.js";

/** A class: a row for each student. */
export function checkTableOfClass(job: CheckJob): number {
  const { problem, handed, decimals, reveal, given, world } = job;
  const { text, inputs, learningRate, sheet } = problem;
  checkTable(job);
  const report = checkClass(text, handed.text, { inputs, learningRate, sheet, decimals, reveal });
  const { students, questions, problems } = report;
  tell(problems, job);
  if (students.length === 0 || questions.length === 0) throw emptyClass(report, handed);
  const about = problem.worksheet === undefined ? text : `Worksheet ${problem.worksheet}: ${text}`;
  const contents = { html: () => classPage(about, report), csv: () => marked(report.toCsv()) };
  const files = filesOf(contents, given, { csv: keepsReport(report) });
  writeFiles(files);
  if (job.asJson) printJson(report, world);
  else world.out(shown(report.toText()));
  tellWritten(files, world);
  return students.every(({ verdicts }) => isRight(verdicts)) && problems.length === 0 ? 0 : 1;
}

/** Spreadsheets read a table as UTF-8 only where a byte order mark says so; where all is ASCII there is no need. */
function marked(table: string): string {
  return /\P{ASCII}/u.test(table) ? `\ufeff${table}` : table;
}

/** A report of ours may be replaced until somebody has added a column to it, or changed a cell. */
export function keepsReport({ columns }: Pick<ClassReport, "columns">): Keeps {
  return (before) => (isReport(before, columns) ? undefined : isReportOnce(before) ? changed : foreign);
}

/** Tables of several worksheets are easily mixed up. @throws InputError for that of another one. */
function checkTable({ problem: { worksheet }, handed: { text, from } }: CheckJob): void {
  const [head = []] = readCsv(text);
  const other = templateOfTable(head.map((cell) => cell.text))?.name;
  if (worksheet === undefined || other === undefined || other === worksheet) return;
  throw new InputError("other-worksheet", `${from} is the table of ${other}, not of ${worksheet}`, {
    value: worksheet,
    expected: other,
    hint: `--worksheet ${other}`,
  });
}

function emptyClass({ students, columns }: ClassReport, { from }: Handed): InputError {
  const message =
    students.length === 0
      ? `${from} holds no students; it needs a line of names, then a line for each student`
      : `no column of ${from} is an answer to the problem; its first line reads ${quote(columns.join(", "))}`;
  return new InputError("no-answers", message, { expected: "columns such as student, q, f, dq" });
}
