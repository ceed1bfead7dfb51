import { FormulaError } from "../text/errors.js";
import { quote, refuse } from "../text/refuse.js";
import { checkNumber, strange } from "./spelling.js";

/** A piece of a formula's text; `end` is a ";" or the end of a line outside all parentheses. */
export interface Token {
  readonly kind: "number" | "name" | "operator" | "(" | ")" | "," | "=" | "end";
  readonly text: string;
  /** From 0, in the whole text. */
  readonly position: number;
}

/** How long a formula may be. */
const mostCharacters = 2000;

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
