import type { FormulaError } from "../text/errors.js";
import { locate, quote, refuse, visible } from "../text/refuse.js";
import { plainFor, plainText, useless } from "./characters.js";

/** Refuses what runs on after a number's digits, where the whole looks like one number. */
export function checkNumber(text: string, position: number, digits: string, run: string): void {
  const fail = (code: string, message: string) =>
    refuse(text, position, code, message, { value: run, expected: "a decimal number such as 0.5 or 1e-3" });
  if (/^0[xXbBoO][\da-fA-F]+$/.test(run))
    throw fail("number-form", `${quote(run)} is no decimal number; write ${Number(run)}`);
  if (/^\d[\d_]*_\d[\d_.]*$/.test(run))
    throw fail("number-form", `${quote(run)} has a "_" in it; write ${quote(run.replaceAll("_", ""))}`);
  if (/^\d+n$/.test(run))
    throw fail("number-form", `${quote(run)} is no decimal number; write ${run.slice(0, -1)}`);
  if (/^[\d.]+$/.test(run) && run !== digits)
    throw fail("number-form", `${quote(run)} has two points; a number has one at most`);
  const value = Number(digits);
  if (!Number.isFinite(value))
    throw fail("not-finite", `${quote(digits)} is too large for a number (at most 1.8e308)`);
  if (value === 0 && /[1-9]/.test(digits.split(/[eE]/)[0]))
    throw fail(
      "not-finite",
      `${quote(digits)} is too small for a number (at least 5e-324); write 0 if you mean it`,
    );
}

/** For those who write JavaScript: Math.exp(x). */
function mathHint(text: string, position: number): string {
  const called = /^Math\.([a-z]\w*)/i.exec(text.slice(Math.max(0, position - 4)))?.[1];
  return called ? `; write ${called.toLowerCase()} without "Math."` : "";
}

/** The error for a character that is none of the language's: with the plain one that it looks like, or advice. */
export function strange(text: string, position: number): FormulaError {
  const character = String.fromCodePoint(text.codePointAt(position) as number);
  const advice = useless.get(character);
  if (advice) return refuse(text, position, advice[0], advice[1], { value: character });
  if (character === ".")
    return refuse(
      text,
      position,
      "point",
      `a point stands only in a number, such as 0.5${mathHint(text, position)}`,
      {
        value: character,
      },
    );
  const code = `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
  const shown = /\p{C}/u.test(character)
    ? `the invisible character ${code}`
    : `${quote(character)} (${code})`;
  const meant = plainFor(character);
  if (meant === undefined)
    return refuse(text, position, "unknown-character", `${shown} cannot be read; leave it out`, {
      value: character,
    });
  if (meant === "")
    return refuse(text, position, "quotation", `${shown} is a quotation mark; leave it out`, {
      value: character,
    });
  const line = plainText(visible(locate(text, position).content).trim());
  return refuse(
    text,
    position,
    "look-alike",
    `${shown} is not read here; write ${quote(meant)}: ${quote(line)}`,
    {
      value: character,
      expected: meant,
      hint: line,
    },
  );
}
