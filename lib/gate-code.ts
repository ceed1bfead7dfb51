import { GateError } from "./errors.js";
import { isFunctionName, pow, toJavaScript } from "./notation.js";

/**
 * A gate's formula as JavaScript over x, y and out: the constant k is the second input, y, and a shared part e is
 * called $e, so that no part meets a name of the code around it.
 * @throws GateError for a name that is not allowed, or a character outside the notation.
 */
export function code(gateName: string, formula: string, allowed: ReadonlySet<string>): string {
  return toJavaScript(formula, (used) => {
    if (allowed.has(used)) return codeName(used);
    throw new GateError(
      "unknown-name",
      `the gate ${gateName} uses the unknown name "${used}" in "${formula}"`,
      { value: used, expected: [...allowed].join(", ") },
    );
  });
}

/** What a name of the notation is called in the code. */
export function codeName(used: string): string {
  return used === "k" ? "y" : used === "x" || used === "y" || used === "out" ? used : `$${used}`;
}

/** The names of a gate's shared parts. @throws GateError for one that is not a plain new name. */
export function partNames(gateName: string, where: Readonly<Record<string, string>>): string[] {
  const bad = Object.keys(where).find(
    (part) => !/^[a-z][a-z0-9]*$/.test(part) || ["x", "y", "k", "out"].includes(part) || isFunctionName(part),
  );
  if (bad === undefined) return Object.keys(where);
  throw new GateError("bad-notation", `the gate ${gateName} cannot call a part "${bad}"`, {
    value: bad,
    expected: "a new name of small letters and digits",
  });
}

/**
 * Compiles an expression that `code` has made, and only that.
 * @throws GateError when its grammar is wrong.
 */
// biome-ignore lint/suspicious/noExplicitAny: the caller knows the signature that its text has
export function run(parameters: string, expression: string, shared = ""): any {
  const body = `${shared} return ${expression};`;
  try {
    return new Function("pow", `"use strict"; return (${parameters}) => { ${body} };`)(pow);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new GateError("bad-notation", `the gate formula "${expression}" cannot be read: ${error.message}`, {
      value: expression,
      expected: "an expression such as x * y + 1",
    });
  }
}
