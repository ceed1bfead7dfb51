import { csv } from "../../../text/csv.js";
import type { JudgedClass } from "../../class/judged-class.js";
import { rightIn } from "../sheet/summary.js";
import { isUnread } from "../sheet/verdict-marks.js";
import { tallies, talliesOf } from "./class-score.js";

/** A row for each student: the cells before the answers, the score, and for each answer its verdict and slip. */
export function classCsv({ columns, students, questions }: JudgedClass): string {
  const names = questions.map(({ name }) => name);
  const rows = students.map(({ student, verdicts: sheet }) => {
    const found = new Map(sheet.verdicts.map((one) => [one.name, one]));
    const cells = names.map((name) => {
      const one = found.get(name);
      if (one === undefined) return "";
      if (isUnread(one)) return "could not be read";
      return one.slip ? `${one.verdict}: ${one.slip}` : one.verdict;
    });
    return [...student, rightIn(sheet), sheet.verdicts.length, ...talliesOf(sheet), ...cells];
  });
  return csv([...columns, "right", "of", ...tallies, ...names], rows);
}
