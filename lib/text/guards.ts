import { InputError } from "./errors.js";

/*
 * What every public function asks of its arguments before it uses them. The compiler asks the same, but a cell of a
 * notebook and plain JavaScript run without it, and a learner must never meet "Cannot read properties of null".
 */

/** A value in words, whatever it is: `String` refuses some objects, a template every symbol. */
export function said(value: unknown): string {
  if (typeof value === "string") return `the text "${value.length > 40 ? `${value.slice(0, 39)}…` : value}"`;
  if (Array.isArray(value)) return "a list";
  if (typeof value === "function") return "a function";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** The error for an argument of another kind. @param what "the options", "the table" */
export function wrongArgument(what: string, value: unknown, expected: string): InputError {
  return new InputError("wrong-argument", `${what} must be ${expected}, not ${said(value)}`, {
    value,
    expected,
  });
}

/** @throws InputError for what is no text. */
export function checkText(what: string, value: unknown, expected = "a text"): asserts value is string {
  if (typeof value !== "string") throw wrongArgument(what, value, expected);
}

/** @throws InputError for what is no finite number. */
export function checkNumber(what: string, value: unknown): asserts value is number {
  if (!Number.isFinite(value)) throw wrongArgument(what, value, "a finite number");
}

/** @throws InputError for what is no list. */
export function checkList(
  what: string,
  value: unknown,
  expected = "a list",
): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) throw wrongArgument(what, value, expected);
}

/** @throws InputError for what is no object with names: a number, a list, null. */
export function checkRecord(
  what: string,
  value: unknown,
  expected = "an object, such as { name: value }",
): asserts value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw wrongArgument(what, value, expected);
}
