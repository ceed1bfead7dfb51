import { OptionError } from "./errors.js";

/** @throws OptionError when decimals is no whole number from 0 to 15; its own answer otherwise. */
export function checkDecimals(decimals: number): number {
  if (Number.isInteger(decimals) && decimals >= 0 && decimals <= 15) return decimals;
  throw new OptionError(
    "decimals-out-of-range",
    `decimals must be a whole number from 0 to 15, not ${decimals}`,
    {
      value: decimals,
      expected: "a whole number from 0 to 15",
    },
  );
}

/**
 * Rounds as on paper, half away from zero, to a multiple of `unit` (0.01 for two decimals). What is rounded is the
 * decimal number of 15 digits that stands for the binary one: 0.5 × 0.29 is 0.145 and becomes 0.15.
 */
export function roundTo(value: number, unit: number): number {
  const count = Math.abs(value) / unit;
  if (!(count < 1e15)) return value;
  return Math.sign(value) * Number((Math.round(Number(count.toPrecision(15))) * unit).toPrecision(15));
}

/** How many decimals state the number in full, at least so many; undefined when 15 are too few. */
export function decimalsInFull(value: number, least = 0): number | undefined {
  const [digits, exponent = "0"] = String(value).split("e");
  const places = (digits.split(".")[1] ?? "").length - Number(exponent);
  return places <= 15 ? Math.max(least, places) : undefined;
}
