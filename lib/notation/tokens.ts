import { GateError } from "../text/errors.js";
import { functions } from "./functions.js";

/** A piece of a gate's formula and where it stands, from 0. */
export interface Token {
  readonly kind: "number" | "word" | "sign" | "end";
  readonly text: string;
  readonly position: number;
}

const pattern = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([a-z][a-z0-9]*)|(==|!=|<=|>=|[-+*/(),<>?:^]))/gy;
const indexed =
  /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([a-zA-Z][a-zA-Z0-9]*)|(==|!=|<=|>=|[-+*/(),<>?:^[\]]))/gy;

/** @throws GateError at the first character that is not of the notation. */
export function tokens(text: string, withIndices = false): Token[] {
  const token = withIndices ? indexed : pattern;
  const found: Token[] = [];
  const end = text.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const position = token.lastIndex + text.slice(token.lastIndex).search(/\S/);
    const match = token.exec(text);
    if (!match) throw badNotation(text, position, `"${text[position]}" is not understood`);
    const [, number, word, sign] = match;
    const kind = number !== undefined ? "number" : word !== undefined ? "word" : "sign";
    found.push({ kind, text: number ?? word ?? sign, position });
  }
  return [...found, { kind: "end", text: "", position: end }];
}

/** What is wrong with a gate's formula, with a caret under the place. */
export function badNotation(text: string, position: number, what: string): GateError {
  return new GateError("bad-notation", what + inFormula(text, position), {
    position,
    value: text,
    expected: `numbers, + - * / ( ) ? : == < >, x^2, and ${Object.keys(functions).join(" ")}`,
  });
}

/** The place of a message: the formula, and a caret under the character. */
export function inFormula(text: string, position: number): string {
  return ` in the gate formula "${text}"${text === "" ? "" : `\n  ${text}\n  ${" ".repeat(position)}^`}`;
}
