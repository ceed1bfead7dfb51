import { OptionError } from "./errors.js";
import { said } from "./guards.js";

/** What an option may be: in words, for messages and help, and as a test. */
export interface Range {
  readonly says: string;
  holds(value: number): boolean;
}

export const finite: Range = { says: "a finite number", holds: Number.isFinite };
export const aboveZero: Range = {
  says: "a finite number above 0",
  holds: (value) => Number.isFinite(value) && value > 0,
};
export const fromZero: Range = {
  says: "a finite number, at least 0",
  holds: (value) => Number.isFinite(value) && value >= 0,
};
export const belowOne: Range = {
  says: "at least 0 and below 1",
  holds: (value) => Number.isFinite(value) && value >= 0 && value < 1,
};
/** Whole numbers from 1 on. */
export const counted: Range = {
  says: "a whole number of at least 1",
  holds: (value) => Number.isSafeInteger(value) && value >= 1,
};

/** @throws OptionError for an option outside its range. */
export function checkRange(option: string, value: number, range: Range): void {
  if (!range.holds(value)) throw outOfRange(option, value, range.says);
}

/** @throws OptionError for an option that is not a finite number above 0. */
export function checkPositive(option: string, value: number): void {
  checkRange(option, value, aboveZero);
}

/** @throws OptionError for an option that is no whole number, or outside low … high. */
export function checkWhole(option: string, value: number, low: number, high: number): void {
  if (!(Number.isInteger(value) && value >= low && value <= high))
    throw outOfRange(option, value, `a whole number from ${low} to ${high}`);
}

function outOfRange(option: string, value: number, expected: string): OptionError {
  const message = `the ${option.replaceAll("-", " ")} must be ${expected}, not ${said(value)}`;
  return new OptionError(`${option}-out-of-range`, message, { value, expected });
}
