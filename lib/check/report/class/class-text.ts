import { alignText } from "../../../show/table.js";
import { commonest } from "../../class/class-slips.js";
import type { JudgedClass } from "../../class/judged-class.js";
import { firstWrong } from "../sheet/summary.js";
import { problemText } from "../sheet/verdict-marks.js";
import { paragraphs } from "../sheet/verdict-text.js";
import { scoreOf, tallies, talliesOf } from "./class-score.js";

/** Lines for a terminal: a row for each student, the commonest slips, and what could not be read. */
export function classText({ columns, students, slips: all, problems }: JudgedClass): string {
  const scores = students.map(({ student, verdicts }) => [
    ...student,
    scoreOf(verdicts, "/"),
    ...talliesOf(verdicts).map((count) => (count === 0 ? "" : String(count))),
    firstWrong(verdicts)?.name ?? "",
  ]);
  const sides = [...columns.map(() => false), false, ...tallies.map(() => true)];
  const slips = commonest(all, 10).map(({ code, count, names }) => [String(count), code, names.join(" ")]);
  return paragraphs([
    alignText([[...columns, "right", ...tallies, "look first at"], ...scores], sides),
    slips.length > 0 ? ["Commonest slips:", ...alignText(slips, [true, false, false])] : [],
    problems.map(problemText),
  ]);
}
