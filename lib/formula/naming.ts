import type { FormulaError } from "../text/errors.js";
import { refuse } from "../text/refuse.js";
import type { Token } from "./tokens.js";
import type { Expression, Line } from "./tree.js";
import { constants, functions, unfitName } from "./words.js";

/** Refuses a name that means something else. */
export function checkGivenName(text: string, name: Token): void {
  const what = constants.has(name.text) ? "a constant" : functions.has(name.text) ? "a function" : undefined;
  const unfit = what
    ? ["reserved-name", `${name.text} is ${what}; choose another name`]
    : unfitName(name.text);
  if (unfit) throw refuse(text, name.position, unfit[0], unfit[1], { value: name.text });
}

/** Refuses a name that two lines give. */
export function checkGivenOnce(text: string, lines: readonly Token[][]): void {
  const given = new Set<string>();
  for (const [name, equals] of lines) {
    if (equals?.kind !== "=" || name.kind !== "name") continue;
    if (given.has(name.text))
      throw refuse(
        text,
        name.position,
        "given-twice",
        `${name.text} already has a value; choose another name`,
        { value: name.text },
      );
    given.add(name.text);
  }
}

/** Checks that names are given before their use, and used; answers the free names, in order. */
export function checkNames(text: string, lines: readonly Line[]): string[] {
  const given = new Map<string, Line>();
  const free = new Map<string, number>();
  const used = new Set<string>();
  for (const line of lines) {
    for (const [name, position] of namesIn(line.expression)) {
      used.add(name);
      if (!given.has(name) && !free.has(name)) free.set(name, position);
    }
    const { name } = line;
    if (name === undefined) continue;
    const earlier = free.get(name);
    if (earlier !== undefined)
      throw refuse(
        text,
        earlier,
        "used-before-given",
        `${name} is used here, but given a value only later or here`,
        {
          value: name,
          hint: "put its line first, or choose another name for one of the two",
        },
      );
    given.set(name, line);
  }
  for (const line of lines.slice(0, -1)) if (!line.name || !used.has(line.name)) throw unused(text, line);
  checkGradientNames(text, [...free, ...[...given].map(([name, { position }]) => [name, position] as const)]);
  return [...free.keys()];
}

function unused(text: string, { name, position }: Line): FormulaError {
  const message = name
    ? `${name} is used by no later line, so the result does not depend on it; use it or leave the line out`
    : "this line has no name, so no later line can use it; name it (q = …) or leave it out";
  return refuse(text, position, "unused-line", message, name ? { value: name } : {});
}

function checkGradientNames(text: string, names: readonly (readonly [string, number])[]): void {
  const known = new Set(names.map(([name]) => name));
  for (const [name, position] of names)
    if (name.startsWith("d") && known.has(name.slice(1)))
      throw refuse(
        text,
        position,
        "gradient-name",
        `${name} means the gradient with respect to ${name.slice(1)}; choose another name`,
        { value: name },
      );
}

/** The names in an expression with their places, in the order of the text. */
function* namesIn(expression: Expression): Generator<readonly [string, number]> {
  if (expression.kind === "name") yield [expression.name, expression.position];
  if (expression.kind === "call") for (const input of expression.inputs) yield* namesIn(input);
}
