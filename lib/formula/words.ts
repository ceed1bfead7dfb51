import { tensorFunctions } from "../gates/functions.js";
import { gates } from "../gates/scalar.js";
import { type Gate, gateNamed } from "../graph/gate.js";
import { closest } from "../text/suggest.js";

/** Gates that a formula writes with a sign: `x + y`, not `add(x, y)`. */
const written = new Map(gates.flatMap(({ name, sign }) => (sign === undefined ? [] : [[name, sign]])));

/** The functions of a formula: every gate of the library that no sign stands for. */
export const functions: ReadonlyMap<string, Gate> = new Map(
  gates.filter((gate) => !written.has(gate.name)).map((gate) => [gate.name, gate]),
);

/** The constants of a formula. */
export const constants: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
]);

/** The gate that a function's name stands for: of several gates of a name the one that was declared last. */
export function functionNamed(name: string): Gate | undefined {
  const gate = written.has(name) ? undefined : gateNamed(name);
  return gate?.inputs[1] === "k" ? undefined : gate;
}

/** Words that no name may be: other languages' literals, mathjs's operators, and what every object carries. */
const reserved = new Set("true false null undefined in to mod and or xor not end".split(" "));
const infinite = new Set("infinity inf nan".split(" "));
const carried = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Why a word can be no name, as [code, message], or undefined when it can. */
export function unfitName(name: string): readonly [code: string, message: string] | undefined {
  if (infinite.has(name.toLowerCase())) return ["not-finite", `${name} is no number to calculate with`];
  if (reserved.has(name)) return ["reserved-word", `"${name}" is a reserved word; choose another name`];
  if (carried.has(name)) return ["unknown-name", `"${name}" can be no name here; choose another`];
  return undefined;
}

/** Functions that people write and the language has not: what to write instead. */
const instead = new Map([
  ["ln", "log(x), which is the natural logarithm"],
  ["lg", "log(x) / log(10)"],
  ["log10", "log(x) / log(10)"],
  ["log2", "log(x) / log(2)"],
  ["log1p", "log(1 + x)"],
  ["expm1", "exp(x) - 1"],
  ["tg", "tan(x)"],
  ["th", "tanh(x)"],
  ["sh", "sinh(x)"],
  ["ch", "cosh(x)"],
  ["sec", "1 / cos(x)"],
  ["csc", "1 / sin(x)"],
  ["cot", "1 / tan(x)"],
  ["square", "x ^ 2"],
  ["cube", "x ^ 3"],
  ["cbrt", "x ^ (1 / 3)"],
  ["inv", "1 / x"],
  ["neg", "-x"],
  ["power", "x ^ y"],
  ["logistic", "sigmoid(x)"],
  ["sigma", "sigmoid(x)"],
  ["fabs", "abs(x)"],
  ["maximum", "max(x, y)"],
  ["minimum", "min(x, y)"],
]);

/** What to write instead of an unknown function. */
export function adviceFor(name: string): string {
  const meant = written.has(name)
    ? name
    : closest(name, [...functions.keys(), ...tensorFunctions.keys(), ...instead.keys()]);
  if (meant !== undefined && (functions.has(meant) || tensorFunctions.has(meant)))
    return `did you mean ${meant}?`;
  if (meant !== undefined) return `write ${written.get(meant) ?? instead.get(meant)}`;
  return `known are ${[...new Set([...functions.keys(), ...tensorFunctions.keys()])].join(" ")}; a product is written ${name} * (…)`;
}

/** What can be called: how, and with how many arguments. */
export interface Callable {
  readonly form: string;
  readonly least: number;
  readonly most: number;
}

/** What a function's name stands for: a gate of numbers, a function of tensors, or both, as max. */
export function callable(name: string): Callable | undefined {
  const gate = functionNamed(name);
  const own = gate && {
    form: `${gate.name}(${gate.inputs.length === 2 ? "a, b" : "x"})`,
    least: gate.inputs.length,
    most: gate.inputs.length,
  };
  const tensors = tensorFunctions.get(name);
  if (own === undefined || tensors === undefined) return own ?? tensors;
  return {
    form: `${own.form} or ${tensors.form}`,
    least: Math.min(own.least, tensors.least),
    most: Math.max(own.most, tensors.most),
  };
}
