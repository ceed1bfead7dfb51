import { refuse } from "../text/refuse.js";
import { checkGrammar } from "./grammar.js";
import { checkGivenName, checkGivenOnce, checkNames } from "./naming.js";
import { type Token, tokens } from "./tokens.js";
import { type Line, toTree } from "./tree.js";

export type { Line };

/** A formula that has been read and checked. The last line is its result. */
export interface Program {
  readonly text: string;
  readonly lines: readonly Line[];
  /** The names that no line gives a value, in order of appearance: the inputs. */
  readonly inputs: readonly string[];
}

/** The most inputs, numbers and operations that a formula may have together. */
const mostNodes = 500;

/**
 * Reads a formula: lines such as `q = x + y; f = q * z`, separated by ";" or line ends (a line goes on while a
 * parenthesis is open); the last one is the result and need not be named. The language is + - * / ^ and
 * parentheses, decimal numbers, names, pi, e, and the functions of lib/formula/words.ts; max and min take two
 * arguments. As in mathematics, -x^2 is -(x^2) and 2^3^2 is 2^(3^2).
 *
 * Every name is given once, before it is used, and every line but the last must be used by a later one. dx is the
 * gradient with respect to x and so can be no name beside x.
 *
 * @throws FormulaError with `position` (from 0), and in the message line, column and a caret under the place.
 */
export function parseProgram(text: string): Program {
  const all = tokens(text);
  checkSize(text, all);
  const pieces = split(all);
  checkGivenOnce(text, pieces);
  const lines = pieces.map((line) => readLine(text, line));
  if (lines.length === 0) throw refuse(text, 0, "empty", "there is no formula here, only separators");
  return { text, lines, inputs: checkNames(text, lines) };
}

function checkSize(text: string, all: readonly Token[]): void {
  const names = new Set(all.filter(({ kind }) => kind === "name").map((token) => token.text));
  let nodes = names.size;
  for (const token of all) {
    if (token.kind === "number" || token.kind === "operator") nodes++;
    if (nodes > mostNodes)
      throw refuse(
        text,
        token.position,
        "too-many-nodes",
        `here the formula exceeds ${mostNodes} inputs, numbers and operations`,
        { expected: `at most ${mostNodes} nodes` },
      );
  }
}

/** The tokens of each line that is not blank. */
function split(all: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  for (const token of all) {
    if (token.kind === "end") lines.push([]);
    else lines[lines.length - 1].push(token);
  }
  return lines.filter((line) => line.length > 0);
}

function readLine(text: string, line: readonly Token[]): Line {
  const [first, second] = line;
  const named = second?.kind === "=" && first.kind === "name";
  if (named) checkGivenName(text, first);
  const equals = line.findIndex(({ kind }) => kind === "=");
  if (second?.kind === "(" && line[equals - 1]?.kind === ")")
    throw refuse(
      text,
      first.position,
      "function-definition",
      "functions are not defined here; write f = x^2",
      {
        value: first.text,
      },
    );
  const expression = named ? line.slice(2) : line;
  if (expression.length === 0)
    throw refuse(text, second.position + 1, "syntax", `nothing stands after "${first.text} ="`, {
      expected: "an expression",
    });
  checkGrammar(text, expression);
  return {
    name: named ? first.text : undefined,
    expression: toTree(text, expression),
    position: first.position,
  };
}
