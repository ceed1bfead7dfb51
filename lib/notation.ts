import { GateError } from "./errors.js";

/**
 * The plain notation in which a gate states its formulas: numbers, + - * / ( ) , the comparisons == != < > <= >=
 * with `? :`, a square or cube as `x^2`, the functions below, and the names that the gate declares.
 * It is a common subset of JavaScript and of mathjs, so the same line runs, is typeset and is proved.
 * It is for gate declarations in code; a learner's formula goes through lib/expression and never comes here.
 */
const functions: Record<string, string> = {
  exp: "Math.exp",
  expm1: "Math.expm1",
  log: "Math.log",
  log1p: "Math.log1p",
  sqrt: "Math.sqrt",
  abs: "Math.abs",
  sign: "Math.sign",
  sin: "Math.sin",
  cos: "Math.cos",
  tan: "Math.tan",
  sinh: "Math.sinh",
  cosh: "Math.cosh",
  tanh: "Math.tanh",
  max: "Math.max",
  min: "Math.min",
  pow: "pow",
};

const token = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([a-z][a-z0-9]*)|(==|!=|<=|>=|[-+*/(),<>?:^]))/gy;

/** Whether the word is a function of the notation. */
export function isFunctionName(word: string): boolean {
  return Object.hasOwn(functions, word);
}

/** The names (not functions) that a formula in gate notation uses, in order of first use. */
export function namesIn(formula: string): string[] {
  const names = new Set<string>();
  toJavaScript(formula, (name) => {
    names.add(name);
    return name;
  });
  return [...names];
}

/**
 * Turns gate notation into a JavaScript expression in which every name is replaced by what `rename` answers.
 * @throws GateError at the first character or word that is not of the notation.
 */
export function toJavaScript(formula: string, rename: (name: string) => string): string {
  const out: string[] = [];
  token.lastIndex = 0;
  while (formula.slice(token.lastIndex).trim() !== "") {
    const at = formula.length - formula.slice(token.lastIndex).trimStart().length;
    const match = token.exec(formula);
    if (!match) throw badNotation(formula, at, `"${formula[at]}"`);
    const [, number, word, sign] = match;
    if (number !== undefined) out.push(number);
    else if (word !== undefined) out.push(isFunctionName(word) ? functions[word] : rename(word));
    else if (sign === "^") out.push(repeat(out.pop(), formula, at));
    else out.push(sign === "==" || sign === "!=" ? `${sign}=` : sign);
  }
  return out.join(" ");
}

/** `x^2` as `(x * x)`: the last digit of a general power differs between versions of Node. */
function repeat(base: string | undefined, formula: string, at: number): string {
  const exponent = token.exec(formula)?.[1];
  if (base === undefined || !/^[\w.[\]]+$/.test(base) || (exponent !== "2" && exponent !== "3"))
    throw badNotation(formula, at, '"^" other than a name to the power 2 or 3');
  return `(${Array(Number(exponent)).fill(base).join(" * ")})`;
}

function badNotation(formula: string, position: number, what: string): GateError {
  return new GateError("bad-notation", `${what} is not understood in the gate formula "${formula}"`, {
    position,
    value: formula,
    expected: `numbers, + - * / ( ) ? : == < >, x^2, and ${Object.keys(functions).join(" ")}`,
  });
}

/**
 * x to the power y. Small whole powers are products, which are the same bits on every machine.
 * Source for the rest: Math.pow (within 1 ULP in the versions of Node that we support).
 */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 1) return x;
  if (y === 3) return x * x * x;
  if (y === -1) return 1 / x;
  if (y === 0.5) return Math.sqrt(x);
  return Math.pow(x, y);
}
