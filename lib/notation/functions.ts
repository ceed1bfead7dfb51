/** A function of the notation: how many arguments it takes, what it gives, and what it is called in JavaScript. */
interface NotationFunction {
  readonly inputs: 1 | 2;
  /** Kept for the digits that it saves in a machine; nobody works with it on paper. */
  readonly onPaper?: false;
  readonly apply: (x: number, y: number) => number;
  readonly code: string;
}

const ofMath = <Name extends "max" | "min" | Exclude<keyof Math, symbol>>(name: Name, inputs: 1 | 2 = 1) => ({
  inputs,
  apply: Math[name] as (x: number, y: number) => number,
  code: `Math.${name}`,
});

/** Every function that a gate's formula may use. The same one is evaluated, compiled and followed by the checker. */
const table = {
  exp: ofMath("exp"),
  expm1: { ...ofMath("expm1"), onPaper: false },
  log: ofMath("log"),
  log1p: { ...ofMath("log1p"), onPaper: false },
  sqrt: ofMath("sqrt"),
  abs: ofMath("abs"),
  sign: ofMath("sign"),
  sin: ofMath("sin"),
  cos: ofMath("cos"),
  tan: ofMath("tan"),
  sinh: ofMath("sinh"),
  cosh: ofMath("cosh"),
  tanh: ofMath("tanh"),
  max: ofMath("max", 2),
  min: ofMath("min", 2),
  pow: { inputs: 2, apply: pow, code: "pow" },
} as const satisfies Record<string, NotationFunction>;

export type FunctionName = keyof typeof table;
export const functions: Readonly<Record<FunctionName, NotationFunction>> = table;

/** Whether the word is a function of the notation. */
export function isFunctionName(word: string): word is FunctionName {
  return Object.hasOwn(functions, word);
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
