import { checkDecimals } from "./rounding.js";

export { checkDecimals } from "./rounding.js";

/**
 * A number as text, with the keyboard's minus. With `decimals`, so many places ("-0.53", "1.00"); without, up to six
 * significant digits with no trailing zeros ("0.731059", "-12"), whole numbers up to a billion in full, and the
 * form 1.5e-7 only where plain digits would be longer or lose some.
 *
 * @throws OptionError when decimals is no whole number from 0 to 15.
 */
export function formatNumber(value: number, decimals?: number): string {
  if (decimals !== undefined) return withoutMinusZero(value.toFixed(checkDecimals(decimals)));
  if (Number.isInteger(value) && Math.abs(value) <= 1e9) return withoutMinusZero(String(value));
  const short = value.toPrecision(6);
  const size = Math.abs(Number(short));
  if (Number.isFinite(value) && (size >= 1e9 || (size < 1e-4 && size > 0))) return exponential(value);
  return String(Number(short));
}

/** The same with a real minus sign (U+2212), for a picture or a page. */
export function prettyNumber(value: number, decimals?: number): string {
  const [digits, exponent] = formatNumber(value, decimals).replaceAll("-", "−").split("e");
  return exponent === undefined ? digits : `${digits}·10${superscript(exponent.replace("+", ""))}`;
}

/** The same in TeX: 1.5 \times 10^{-7}. */
export function texNumber(value: number, decimals?: number): string {
  const [digits, exponent] = formatNumber(value, decimals).replace("Infinity", "\\infty").split("e");
  return exponent === undefined ? digits : `${digits} \\times 10^{${Number(exponent)}}`;
}

/** "1 step", "17 steps". */
export function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? "" : "s"}`;
}

/** A whole number as small raised digits: "-12" → "⁻¹²". */
export function superscript(digits: string): string {
  return [...digits].map((digit) => raised[digit] ?? digit).join("");
}

const raised: Record<string, string> = Object.fromEntries(
  [..."0123456789-−"].map((d, i) => [d, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻"[i]]),
);

function exponential(value: number): string {
  const [digits, exponent] = value.toExponential(5).split("e");
  return `${Number(digits)}e${Number(exponent)}`;
}

/** -0.004 to two decimals is "-0.00", which would leave a reader looking for a sign. */
function withoutMinusZero(text: string): string {
  return /^-[0.]*$/.test(text) ? text.slice(1) : text;
}
