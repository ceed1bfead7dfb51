import { BackpropError, InputError } from "../../text/errors.js";
import { lineEnd, locate, quote } from "../../text/refuse.js";
import { type Answerable, answerName } from "./answer-name.js";
import { csvAnswers } from "./csv-sheet.js";
import { readNumber, type WrittenNumber } from "./number.js";
import { pairs } from "./pairs.js";
import type { SheetProblem } from "./problem.js";

/** What can be handed in: text ("q=3 f=-12 dq=-4", several lines, JSON, CSV), or a record; null is a place left blank. */
export type Answers = string | Readonly<Record<string, string | number | null | undefined>>;

/** A sheet as read: for each name what was written, or null where the place was left blank. */
export interface Sheet {
  answers: Map<string, WrittenNumber | null>;
  problems: SheetProblem[];
}

/** Longer texts are refused as a whole. */
const LONGEST = 100_000;

const lineEnds = new RegExp(lineEnd, "g");

/** Reads a sheet. Every mistake is in `problems`, none is thrown. */
export function readSheet(source: Answers, answerable: Answerable): Sheet {
  const sheet: Sheet = { answers: new Map(), problems: [] };
  if (typeof source === "string") readText(source, answerable, sheet);
  else if (typeof source === "object" && source !== null && !Array.isArray(source))
    readRecord(source, answerable, sheet);
  else
    sheet.problems.push({
      code: "not-a-sheet",
      message: `answers are given as text ("q=3 dq=-4") or as { q: 3, dq: -4 }, not as ${Array.isArray(source) ? "a list" : String(source)}`,
      expected: 'text such as "q=3 dq=-4", or a record',
    });
  return sheet;
}

function readText(text: string, answerable: Answerable, sheet: Sheet): void {
  if (text.length > LONGEST) {
    const message = `the sheet has ${text.length} characters; at most ${LONGEST} are read`;
    sheet.problems.push({ code: "too-long", message });
    return;
  }
  if (/^\s*[{[]/.test(text)) {
    readJson(text, answerable, sheet);
    return;
  }
  const table = csvAnswers(text);
  if (table) {
    sheet.problems.push(...table.problems);
    for (const { name, value, ...place } of table.answers) take(name, value, answerable, sheet, place);
    return;
  }
  let [line, start, seen] = [1, 0, 0];
  for (const pair of pairs(text)) {
    for (const { index, 0: end } of text.slice(seen, pair.at).matchAll(lineEnds))
      [line, start] = [line + 1, seen + index + end.length];
    seen = pair.at;
    const column = pair.at - start + 1;
    if (pair.name === undefined)
      sheet.problems.push({
        code: "no-name",
        message: `${quote(pair.value.trim())} belongs to no name; write name = number, such as dq = -4`,
        line,
        column,
        expected: "name = number",
      });
    else take(pair.name, pair.value, answerable, sheet, { line, column });
  }
}

function readJson(text: string, answerable: Answerable, sheet: Sheet): void {
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
  const record = typeof inner === "object" && inner !== null ? inner : data;
  const problems = readSheet(record as Exclude<Answers, string>, answerable);
  for (const [name, number] of problems.answers) sheet.answers.set(name, number);
  for (const problem of problems.problems) sheet.problems.push(problem);
}

function readRecord(record: Exclude<Answers, string>, answerable: Answerable, sheet: Sheet): void {
  for (const [name, value] of Object.entries(record)) take(name, value, answerable, sheet, {});
}

type Place = { line?: number; column?: number };

function take(name: string, value: unknown, answerable: Answerable, sheet: Sheet, place: Place): void {
  const { given } = answerable;
  let plain: string | undefined;
  try {
    plain = answerName(name, answerable);
    const number = isBlank(value) ? null : readNumber(textOf(value));
    const stated = given.get(plain);
    if (stated !== undefined) checkGiven(plain, number, stated);
    else keep(plain, number, sheet);
  } catch (error) {
    const problem = problemOf(error, name, place);
    sheet.problems.push(problem);
    if (plain === undefined || given.has(plain) || sheet.answers.has(plain)) return;
    problem.answer = { name: plain, written: typeof value === "object" ? "…" : String(value).slice(0, 40) };
    sheet.answers.set(plain, null);
  }
}

/** One of our own errors as a problem of a sheet. @throws any other error. */
export function problemOf(error: unknown, name: string, { line, column }: Place): SheetProblem {
  if (!(error instanceof BackpropError)) throw error;
  const { code, expected } = error;
  const message = code === "unknown-answer" ? error.message : `${quote(name.trim())}: ${error.message}`;
  const place = line === undefined || column === undefined ? {} : { line, column };
  return { code, message, ...place, name, ...(expected ? { expected } : {}) };
}

/** Nothing, or the line of a form that was not filled in. */
export function isBlank(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === "string" && /^[\s_.…?？–—-]*$/.test(value))
  );
}

function textOf(value: unknown): string | number {
  if (typeof value === "string" || typeof value === "number") return value;
  const what = Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : String(value);
  throw new InputError("not-a-number", `${what} is no number`, { value, expected: "a number such as 0.20" });
}

/** @throws InputError where a sheet has another number than the problem states, beyond its rounding. */
export function checkGiven(name: string, number: WrittenNumber | null, given: number): void {
  if (number === null || Math.abs(number.value - given) <= number.unit / 2 + 1e-12 * Math.abs(given)) return;
  throw new InputError(
    "input-changed",
    `the problem gives ${name} = ${given}, the sheet says ${number.text}`,
    {
      value: number.value,
      expected: String(given),
    },
  );
}

function keep(name: string, number: WrittenNumber | null, sheet: Sheet): void {
  const before = sheet.answers.get(name);
  if (before && number && before.text !== number.text)
    throw new InputError(
      "answered-twice",
      `${name} is answered twice, ${before.text} and ${number.text}; the first is judged`,
      { value: number.text, expected: "one number for each name" },
    );
  if (!before) sheet.answers.set(name, number);
}
