import { lineEnd, locate, quote } from "../../text/refuse.js";
import { type Answerable, findName } from "./answer-name.js";
import { AnswersRead } from "./answers.js";
import { arrayShape, withoutArrays } from "./arrays.js";
import { csvAnswers } from "./csv-sheet.js";
import type { WrittenFormula } from "./formula.js";
import { withoutTables } from "./markdown.js";
import type { WrittenNumber } from "./number.js";
import type { SheetProblem } from "./problem.js";
import { statements } from "./statements/statements.js";
import { sheetTokens } from "./statements/tokens.js";
import { isBlank } from "./written.js";

/** What can be handed in: text ("q=3 f=-12 dq=-4", several lines, JSON, CSV), or a record, of vectors and matrices as nested lists; null is a place left blank. */
export type Answers =
  | string
  | Readonly<Record<string, Cell | readonly Cell[] | readonly (readonly Cell[])[]>>;
type Cell = string | number | null | undefined;

/** A sheet as read: for each name what was written, or null where the place was left blank. */
export interface Sheet {
  answers: ReadonlyMap<string, WrittenNumber | null>;
  /** The answers that are formulas, by their names; in `answers` they are null. */
  formulas: ReadonlyMap<string, WrittenFormula>;
  problems: readonly SheetProblem[];
  /** What is to be told beside: a correction, a chain of equal signs that does not hold. */
  notes: readonly string[];
}

/** Longer texts are refused as a whole. */
const LONGEST = 100_000;

const lineEnds = new RegExp(lineEnd, "g");

/** Reads a sheet. Every mistake is in `problems`, none is thrown. */
export function readSheet(source: Answers, answerable: Answerable): Sheet {
  const sheet = new AnswersRead(answerable);
  if (typeof source === "string") readText(source, answerable, sheet);
  else readRecord(source, sheet);
  return sheet;
}

function readRecord(source: unknown, sheet: AnswersRead): void {
  if (typeof source === "object" && source !== null && !Array.isArray(source)) {
    for (const [name, value] of Object.entries(source)) sheet.take(name, value);
    return;
  }
  const what = Array.isArray(source) ? "a list" : String(source);
  sheet.problems.push({
    code: "not-a-sheet",
    message: `answers are given as text ("q=3 dq=-4") or as { q: 3, dq: -4 }, not as ${what}`,
    expected: 'text such as "q=3 dq=-4", or a record',
  });
}

function readText(text: string, answerable: Answerable, sheet: AnswersRead): void {
  if (text.length > LONGEST) {
    const message = `the sheet has ${text.length} characters; at most ${LONGEST} are read`;
    sheet.problems.push({ code: "too-long", message });
    return;
  }
  if (/^\s*[{[]/.test(text) && !/^\s*\[[ xX]?\]/.test(text)) {
    readJson(text, sheet);
    return;
  }
  const isAsked = (name: string): boolean => {
    const found = findName(name, answerable);
    return found !== undefined && !answerable.given.has(found);
  };
  const { rest, answers } = withoutTables(text, isAsked);
  const table = answers.length > 0 ? { answers, problems: [] } : csvAnswers(text, isAsked);
  if (table) {
    sheet.problems.push(...table.problems);
    for (const { name, value, line, column } of table.answers) sheet.take(name, value, { line, column });
  }
  if (table === undefined || answers.length > 0) readStatements(rest, answerable, sheet);
}

function readStatements(source: string, answerable: Answerable, sheet: AnswersRead): void {
  const { given } = answerable;
  const { rest: text, arrays } = withoutArrays(source);
  for (const { name, value, at } of arrays) {
    const { line, column } = locate(source, at);
    sheet.take(name, value, { line, column });
  }
  const isKnown = (name: string): boolean =>
    findName(name, answerable) !== undefined || arrayShape(name, answerable) !== undefined;
  const keyOf = (name: string): string => findName(name, answerable) ?? name;
  const isGiven = (name: string): boolean =>
    [keyOf(name), `${name}[1]`, `${name}[1,1]`].some((one) => given.has(one));
  let [line, start, seen] = [1, 0, 0];
  for (const { name, parts, changes, at } of statements(text, { isKnown, isGiven, keyOf })) {
    for (const { index, 0: end } of text.slice(seen, at).matchAll(lineEnds))
      [line, start] = [line + 1, seen + index + end.length];
    seen = at;
    const place = { line, column: at - start + 1 };
    if (name === undefined) {
      const message = `${quote(parts.join(" = "))} belongs to no name; write name = number, such as dq = -4`;
      sheet.problems.push({ code: "no-name", message, ...place, expected: "name = number" });
      continue;
    }
    const updates = isGiven(name) && (changes || usesItself(name, parts));
    sheet.takeParts(updates ? `${name}'` : name, parts, place, changes);
    // In "q = f = ____" both are places left blank.
    if (parts.length > 1 && isBlank(parts[parts.length - 1]))
      for (const part of parts.slice(0, -1)) if (isKnown(part)) sheet.takeParts(part, [null], place);
  }
}

/** "w = w - lr * dw = 0.016" is a step. */
function usesItself(name: string, [first, ...rest]: readonly string[]): boolean {
  return rest.length > 0 && sheetTokens(first).some(({ kind, text }) => kind === "name" && text === name);
}

function readJson(text: string, sheet: AnswersRead): void {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const told = (error as Error).message;
    const at = /end of JSON/.test(told) ? text.length : /position (\d+)/.exec(told)?.[1];
    // Some of its messages tell no position; then none is better than a wrong one.
    const place = at === undefined ? undefined : locate(text, Number(at));
    const message = `this begins like JSON but cannot be read as such: ${quote(told)}`;
    const within = place && { line: place.line, column: place.column };
    sheet.problems.push({ code: "json", message, ...within, expected: '{ "q": 3, "dq": -4 }' });
    return;
  }
  const inner = (data as { answers?: unknown } | null)?.answers;
  readRecord(typeof inner === "object" && inner !== null ? inner : data, sheet);
}
