import { type ErrorDetails, FormulaError } from "./errors.js";
import { isWide } from "./width.js";

/** The lines of a text end at any of these. */
export const lineEnd = /\r\n|[\n\r\u2028\u2029]/;

/** Where a position (from 0) stands: line and column counted from 1, and the line itself. */
export function locate(text: string, position: number): { line: number; column: number; content: string } {
  const before = text.slice(0, position).split(lineEnd);
  const content = text.split(lineEnd)[before.length - 1] ?? "";
  return { line: before.length, column: (before.at(-1) ?? "").length + 1, content };
}

/** At most 72 characters around a position, with a caret under it; unprintable characters stand as "·". */
export function excerpt(text: string, position: number): string {
  const { column, content } = locate(text, position);
  const at = column - 1;
  const from = content.length <= 72 ? 0 : Math.max(0, at - 36);
  const to = Math.min(content.length, from + 72);
  const shown = visible(content.slice(from, to));
  const lead = from > 0 ? "…" : "";
  const under = [...lead, ...visible(content.slice(from, at))].map((c) => (isWide(c) ? "  " : " ")).join("");
  return `  ${lead}${shown}${to < content.length ? "…" : ""}\n  ${under}^`;
}

/** Text safe to print in a terminal: no control, escape or direction-changing characters, 40 characters at most. */
export function quote(text: string): string {
  const characters = [...visible(text)];
  return `"${characters.length > 40 ? `${characters.slice(0, 39).join("")}…` : characters.join("")}"`;
}

/** An error that says where: "Line 2, column 5: …", with the line and a caret under the place. */
export function refuse(
  text: string,
  position: number,
  code: string,
  message: string,
  details: ErrorDetails = {},
): FormulaError {
  const { line, column } = locate(text, position);
  const place = lineEnd.test(text.trim()) ? `Line ${line}, column ${column}` : `Column ${column}`;
  return new FormulaError(code, `${place}: ${message}\n${excerpt(text, position)}`, { position, ...details });
}

/** Every character that does not print (controls, joiners, marks of direction, halves of a pair) as "·". */
export function visible(text: string): string {
  return text.replace(/\p{C}|[\u2028\u2029]/gu, "·");
}
