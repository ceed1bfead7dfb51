import { OptionError } from "./errors.js";

/** @throws OptionError for an option that is not a finite number above 0. */
export function checkPositive(option: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0)) throw outOfRange(option, value, "a finite number above 0");
}

/** @throws OptionError for an option below 0, or 1 and more. */
export function checkInUnit(option: string, value: number): void {
  if (!(value >= 0 && value < 1)) throw outOfRange(option, value, "at least 0 and below 1");
}

/** @throws OptionError for an option that is no whole number, or outside low … high. */
export function checkWhole(option: string, value: number, low: number, high: number): void {
  if (!(Number.isInteger(value) && value >= low && value <= high))
    throw outOfRange(option, value, `a whole number from ${low} to ${high}`);
}

function outOfRange(option: string, value: number, expected: string): OptionError {
  const message = `the ${option.replaceAll("-", " ")} must be ${expected}, not ${value}`;
  return new OptionError(`${option}-out-of-range`, message, { value, expected });
}
