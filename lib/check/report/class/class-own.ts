import { csv } from "../../../text/csv.js";
import { readCsv } from "../../../text/csv-read.js";
import { TOO_SHORT } from "../../judge/verdict.js";
import { marks } from "../sheet/verdict-marks.js";
import { tallies } from "./class-score.js";

/*
 * CSV has no comments to hold a mark: a report of ours is known by being written exactly as `ClassReport.toCsv` writes
 * one, with nothing that a person has added or changed.
 */

const scores = ["right", "of", ...tallies];
const verdicts = Object.keys(marks);

/** Whether a table has the columns of a report, and so is one, or was before somebody worked on it. */
export function isReportOnce(text: string): boolean {
  const [head = []] = readCsv(text);
  return head.some((cell, i) => cell.text === "right" && head[i + 1]?.text === "of");
}

/**
 * Whether a text is a report as `toCsv` writes it: the same columns before the score, no others but those of the answers,
 * in each of these a verdict, the score that these make, and not a sign that is set otherwise.
 * @param who the columns before the score.
 */
export function isReport(text: string, who: readonly string[]): boolean {
  const [head = [], ...rows] = cellsOf(text);
  const first = who.length + scores.length;
  const [names] = cellsOf(csv([...who, ...scores], [])); // a name that begins like a formula is written otherwise
  const begins = names.every((name, i) => head[i] === name);
  const answered = head.slice(first).every((_, i) => rows.some((row) => row[first + i] !== ""));
  const isSame = csv(head, rows) === text.replace(/^\ufeff/, "");
  return begins && answered && isSame && rows.every((row) => isRow(row, who.length, head.length));
}

const cellsOf = (text: string): string[][] => readCsv(text).map((row) => row.map((cell) => cell.text));

function isRow(row: readonly string[], who: number, length: number): boolean {
  const cells = row.slice(who + scores.length).filter((cell) => cell !== "");
  const found = cells.map((cell) =>
    cell === "could not be read"
      ? "missing"
      : cell === `loose: ${TOO_SHORT}`
        ? TOO_SHORT
        : verdicts.find((one) => cell === one || cell.startsWith(`${one}: `)),
  );
  const count = (...of: string[]): string => String(found.filter((one) => of.includes(one ?? "")).length);
  const made = [
    count("right", "loose"),
    String(cells.length),
    count("wrong"),
    count("carried"),
    count("missing"),
  ];
  return row.length === length && !found.includes(undefined) && made.every((one, i) => one === row[who + i]);
}
