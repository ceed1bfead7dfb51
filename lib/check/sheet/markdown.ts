import type { CsvCell } from "../../text/csv-read.js";
import { lineEnd } from "../../text/refuse.js";
import { answersOf, type CsvAnswer } from "./csv-sheet.js";

/** A line between bars: "| q | 3 |". */
const row = /^\s{0,9}\|.*\|\s*$/;
const rule = /^[\s|:—–-]+$/;

/**
 * A text without its Markdown tables (blank lines stand for their rows), and the answers in them: a name and a number in
 * each row, or a row of names above rows of numbers. A table of anything else stays in the text.
 */
export function withoutTables(
  text: string,
  isAsked: (name: string) => boolean = () => false,
): { rest: string; answers: readonly CsvAnswer[] } {
  if (!text.includes("|")) return { rest: text, answers: [] };
  const lines = text.split(lineEnd);
  const answers: CsvAnswer[] = [];
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    while (to < lines.length && row.test(lines[to])) to++;
    if (to === from) continue;
    const rows = lines
      .slice(from, to)
      .flatMap((line, i) => (rule.test(line) ? [] : [cells(line, from + i + 1)]));
    const found = answersOf(joined(rows), isAsked);
    if (found) {
      answers.push(...found);
      lines.fill("", from, to);
    }
    from = to;
  }
  return answers.length > 0 ? { rest: lines.join("\n"), answers } : { rest: text, answers };
}

/** In a table with the working between name and number, all of it behind the name: "x + y = 3". */
function joined(rows: readonly CsvCell[][]): CsvCell[][] {
  const [head = []] = rows;
  if (head.length < 3 || rows.length === 2) return [...rows];
  return rows.map(([name, ...rest], i) => {
    if (i === 0) return [name, rest[rest.length - 1]];
    const written = rest.filter(({ text }) => text !== "");
    const text = written.map((cell) => cell.text).join(" = ");
    return [name, { ...(written[0] ?? name), text }];
  });
}

function cells(line: string, number: number): CsvCell[] {
  const found: CsvCell[] = [];
  let at = line.indexOf("|") + 1;
  for (const cell of line
    .slice(at)
    .replace(/\|\s*$/, "")
    .split("|")) {
    const start = at + cell.length - cell.trimStart().length;
    found.push({ text: cell.replace(/[$`]|\*\*/g, "").trim(), line: number, column: start + 1 });
    at += cell.length + 1;
  }
  return found;
}
