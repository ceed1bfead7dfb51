import { plainText } from "../../formula/characters.js";
import { OptionError } from "../../text/errors.js";
import { formatNumber } from "../../text/format.js";
import { quote } from "../../text/refuse.js";

const decimal = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

/** A decimal number as typed, or what is wrong with it in a few words. */
export function readNumber(text: string): number | string {
  const typed = text.trim();
  if (decimal.test(typed)) {
    const value = Number(typed);
    return Number.isFinite(value) ? value : "is too large for a number (at most 1.8e308)";
  }
  if (typed === "") return "is missing";
  const fraction = /^([-+]?\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(typed.replace(/\s/g, ""));
  if (fraction && Number(fraction[2]) !== 0)
    return `is a fraction; write ${formatNumber(Number(fraction[1]) / Number(fraction[2]))}`;
  if (/^[-+]?\d+,\d+$/.test(typed)) return `is written with a point: ${typed.replace(",", ".")}`;
  if (/^[-+]?[\d.]+%$/.test(typed)) return `is a percentage; write ${Number(typed.slice(0, -1)) / 100}`;
  if (/^[-+]?0[xXbBoO]/.test(typed)) return "is no decimal number";
  if (/^[-+]?[\d.]+$/.test(typed) && typed.indexOf(".") < typed.lastIndexOf("."))
    return "has more than one point";
  const plain = plainText(typed);
  if (plain !== typed && decimal.test(plain)) return `has a sign that only looks plain; write ${plain}`;
  return "is no number";
}

/** The number of an option, or undefined when it was not given. @throws OptionError when it is no number. */
export function readOption(values: ReadonlyMap<string, string>, name: string): number | undefined {
  const typed = values.get(name);
  if (typed === undefined) return undefined;
  const value = readNumber(typed);
  if (typeof value === "number") return value;
  throw new OptionError(`${name}-out-of-range`, `--${name} takes a number, but ${quote(typed)} ${value}`, {
    value: typed,
    expected: "a number",
  });
}
