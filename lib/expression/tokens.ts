import { FormulaError } from "../errors.js";
import { plainFor, plainText, useless } from "./characters.js";
import { locate, quote, refuse, visible } from "./refuse.js";

/** A piece of a formula's text; `end` is a ";" or the end of a line outside all parentheses. */
export interface Token {
  readonly kind: "number" | "name" | "operator" | "(" | ")" | "," | "=" | "end";
  readonly text: string;
  /** From 0, in the whole text. */
  readonly position: number;
}

/** How long a formula may be. */
export const mostCharacters = 2000;

/**
 * Cuts a formula's text into tokens. It runs before mathjs sees the text, and lets through only names, decimal
 * numbers, + - * / ^ ( ) , = ; and line ends, so that nothing else can be parsed.
 * @throws FormulaError for no text, too much of it, any other character, or parentheses that do not match.
 */
export function tokens(text: string): Token[] {
  checkText(text);
  const found: Token[] = [];
  const open: number[] = [];
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text, at);
    at += token?.text.length ?? 1;
    if (token === undefined) continue;
    if (token.kind === "(") open.push(token.position);
    if (token.kind === ")" && open.pop() === undefined)
      throw refuse(
        text,
        token.position,
        "unbalanced",
        'this ")" closes nothing; leave it out, or open it with "("',
      );
    if (token.kind === "end" && open.length > 0) {
      if (token.text !== ";") continue; // inside parentheses a formula may go on in the next line
      break;
    }
    found.push(token);
  }
  const last = open.pop();
  if (last !== undefined) throw refuse(text, last, "unbalanced", 'this "(" is never closed; add ")"');
  return found;
}

function checkText(text: unknown): asserts text is string {
  if (typeof text !== "string")
    throw new FormulaError("not-text", `A formula is text, such as "x * y", not ${typeof text}`, {
      value: text,
    });
  if (text.length > mostCharacters)
    throw new FormulaError("too-long", `The formula has ${text.length} characters; at most 2,000 are read`, {
      value: text.length,
      expected: "at most 2,000 characters",
    });
  if (text.trim() === "")
    throw new FormulaError("empty", 'The formula is empty; write one, such as "(x + y) * z"', {
      position: 0,
    });
}

const ends = /\r\n|[\n\r\u2028\u2029;]/y;
const name = /[A-Za-z_]\w*/y;
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const numberLike = /[\w.]+/y;

/** The token that begins at a position; undefined for a space. */
function tokenAt(text: string, position: number): Token | undefined {
  const read = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    return pattern.exec(text)?.[0];
  };
  const end = read(ends);
  if (end !== undefined) return { kind: "end", text: end, position };
  const character = text[position];
  if (/\s/.test(character)) return undefined;
  const word = read(name);
  if (word !== undefined) return { kind: "name", text: word, position };
  const digits = read(number);
  if (digits !== undefined) {
    checkNumber(text, position, digits, read(numberLike) as string);
    return { kind: "number", text: digits, position };
  }
  const doubled = { "**": "^", "==": "=", "//": "/", "/*": "/", "=>": "=" }[
    text.slice(position, position + 2)
  ];
  if (doubled !== undefined)
    throw refuse(
      text,
      position,
      "unknown-sign",
      `${quote(text.substr(position, 2))} is not read; ${sayFor(doubled)}`,
      {
        value: text.substr(position, 2),
        hint: sayFor(doubled),
      },
    );
  if ("+-*/^".includes(character)) return { kind: "operator", text: character, position };
  if (character === "(" || character === ")" || character === "," || character === "=")
    return { kind: character, text: character, position };
  throw strange(text, position);
}

function sayFor(plain: string): string {
  if (plain === "^") return "write a power as x ^ 2";
  if (plain === "=") return "a name is given with one =";
  return "a division is one /, and comments are not read";
}

/** Refuses what runs on after a number's digits, where the whole looks like one number. */
function checkNumber(text: string, position: number, digits: string, run: string): void {
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

/** The error for a character that is none of the language's: with the plain one that it looks like, or advice. */
function strange(text: string, position: number): FormulaError {
  const character = String.fromCodePoint(text.codePointAt(position) as number);
  const advice = useless.get(character);
  if (advice) return refuse(text, position, advice[0], advice[1], { value: character });
  if (character === ".")
    return refuse(text, position, "point", "a point stands only in a number, such as 0.5", {
      value: character,
    });
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
