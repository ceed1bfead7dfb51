import { isFunctionName } from "../notation/functions.js";
import { type ParseOptions, parse } from "../notation/parse.js";
import { namesIn, type Tree } from "../notation/tree.js";
import { GateError } from "../text/errors.js";
import { said } from "../text/guards.js";
import type { GateDefinition, Trees } from "./facts.js";

export interface Declared {
  readonly inputs: readonly string[];
  readonly trees: Trees;
  readonly domain: Tree | undefined;
  readonly kink: Tree | undefined;
}

/**
 * Reads the whole of a declaration, so that nothing of it can fail later: every formula's grammar, names and number.
 * @throws GateError with the gate's name, which formula it is, and the place in it.
 */
export function declared(name: string, definition: GateDefinition): Declared {
  checkWords(name, definition);
  const read = (
    what: string,
    text: unknown,
    names: readonly string[],
    as: ParseOptions["as"] = "number",
  ): Tree => formulaOf(name, what, text, { names, as });

  const first = read("forward", definition.forward, ["x", "y", "k"]);
  const second = ["y", "k"].find((word) => namesIn(first).includes(word));
  const inputs = second ? ["x", second] : ["x"];
  const withOut = [...inputs, "out"];
  const receiving = second === "y" ? inputs : ["x"];
  const locals = (what: string, texts: readonly unknown[], names: readonly string[]): Tree[] => {
    if (!Array.isArray(texts) || texts.length !== receiving.length)
      throw wrongNumberOfLocals(name, receiving.length, Array.isArray(texts) ? texts.length : texts);
    return texts.map((text, i) => read(`${what} by ${receiving[i]}`, text, names));
  };

  const forward = read("forward", definition.forward, inputs);
  const local = locals("local derivative", definition.local, withOut);
  const { exact = {} } = definition;
  const where = exact.where ?? {};
  const parts = partNames(name, where);
  const whereTrees = parts.map((part, i): [string, Tree] => {
    const earlier = [...inputs, ...parts.slice(0, i)];
    return [part, read(`part ${part}`, where[part], earlier)];
  });
  const exactForward =
    exact.forward === undefined ? forward : read("exact forward", exact.forward, [...inputs, ...parts]);
  const exactLocal =
    exact.local === undefined ? local : locals("exact local derivative", exact.local, [...withOut, ...parts]);
  const condition = (what: "domain" | "kink"): Tree | undefined =>
    definition[what] === undefined ? undefined : read(what, definition[what], inputs, "condition");
  return {
    inputs,
    trees: {
      forward,
      local,
      exact: { where: Object.fromEntries(whereTrees), forward: exactForward, local: exactLocal },
    },
    domain: condition("domain"),
    kink: condition("kink"),
  };
}

function checkWords(name: string, definition: GateDefinition): void {
  if (typeof name !== "string" || name === "")
    throw new GateError("bad-name", `a gate needs a name, not ${said(name)}`, {
      value: name,
      expected: "a text",
    });
  if (typeof definition !== "object" || definition === null)
    throw new GateError("bad-declaration", `the gate ${name} is declared by ${String(definition)}`, {
      value: definition,
      expected: '{ symbol: "×", forward: "x * y", local: ["y", "x"] }',
    });
  const { symbol } = definition;
  if (typeof symbol !== "string" || symbol === "")
    throw new GateError(
      "bad-declaration",
      `the gate ${name} needs a symbol to be drawn with, not ${String(symbol)}`,
      {
        value: symbol,
        expected: 'a short text such as "×"',
      },
    );
}

/** One formula of a gate as a tree. @throws GateError as `placed` does, and for what is no text. */
function formulaOf(name: string, what: string, text: unknown, options: ParseOptions): Tree {
  if (typeof text !== "string")
    throw new GateError(
      "bad-notation",
      `the gate ${name}, ${what}: a formula is a text, not ${String(text)}`,
      {
        value: text,
        expected: 'a text such as "x * y"',
      },
    );
  return placed(name, what, () => parse(text, options));
}

/** What is read, or the same error with the gate's name and which of its lines it is. */
export function placed<T>(gate: string, what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    throw new GateError(error.code, `the gate ${gate}, ${what}: ${error.message}`, { ...error });
  }
}

/** The names of a gate's shared parts. @throws GateError for one that is not a plain new name. */
function partNames(gateName: string, where: Readonly<Record<string, string>>): string[] {
  const bad = Object.keys(where).find(
    (part) => !/^[a-z][a-z0-9]*$/.test(part) || ["x", "y", "k", "out"].includes(part) || isFunctionName(part),
  );
  if (bad === undefined) return Object.keys(where);
  throw new GateError("bad-notation", `the gate ${gateName} cannot call a part "${bad}"`, {
    value: bad,
    expected: "a new name of small letters and digits",
  });
}

function wrongNumberOfLocals(gateName: string, expected: number, count: unknown): GateError {
  return new GateError(
    "wrong-number-of-locals",
    `the gate ${gateName} has ${expected} input(s) that receive a gradient, but ${typeof count === "number" ? `${count} local derivative(s)` : `as local derivatives ${said(count)}, not a list of texts`}`,
    { value: count, expected: `${expected} local derivative(s)` },
  );
}
