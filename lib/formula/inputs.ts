import { flatten, type Nested } from "../graph/shape.js";
import { InputError } from "../text/errors.js";
import { said } from "../text/guards.js";
import { quote } from "../text/refuse.js";
import { closest } from "../text/suggest.js";
import type { Program } from "./program.js";

/**
 * Checks the values given for a formula's inputs: every name of the formula, no other, finite numbers.
 * @throws InputError
 */
export function checkInputs(program: Program, inputs: Readonly<Record<string, Nested>>): void {
  if (typeof inputs !== "object" || inputs === null)
    throw new InputError("not-inputs", `inputs are given as { x: 1, y: 2 }, not as ${said(inputs)}`, {
      value: inputs,
      expected: "an object of numbers by name",
    });
  const given = Object.keys(inputs);
  const missing = program.inputs.filter((name) => !Object.hasOwn(inputs, name));
  const extra = given.filter((name) => !program.inputs.includes(name));
  if (extra.length > 0) throw unknownInput(program, extra[0], missing);
  if (missing.length > 0)
    throw new InputError(
      "missing-input",
      `${missing.join(", ")} ${missing.length === 1 ? "has" : "have"} no value; give ${missing.map((name) => `${name}=…`).join(" ")}`,
      { value: missing, expected: `a value for each of ${program.inputs.join(", ")}` },
    );
  for (const name of given) {
    const value: unknown = inputs[name];
    if (Array.isArray(value)) flatten(name, value as Nested);
    else if (typeof value !== "number" || !Number.isFinite(value))
      throw new InputError("not-a-finite-number", `${name} must be a finite number, not ${sayValue(value)}`, {
        value,
        expected: "a finite number",
      });
  }
}

function unknownInput(program: Program, name: string, missing: readonly string[]): InputError {
  const details = { value: name, expected: program.inputs.join(", ") || "no inputs" };
  if (program.lines.some((line) => line.name === name))
    return new InputError(
      "computed-name",
      `${name} is calculated by the formula; give only its inputs`,
      details,
    );
  const meant = closest(name, missing) ?? closest(name, program.inputs);
  const hint =
    meant !== undefined
      ? `did you mean ${meant}?`
      : program.inputs.length > 0
        ? `its inputs are ${program.inputs.join(", ")}${missing.length > 0 ? `; ${missing.join(", ")} still needs a value` : ""}`
        : "it has no inputs";
  return new InputError("unknown-input", `the formula has no input ${quote(name)}; ${hint}`, {
    ...details,
    hint,
  });
}

function sayValue(value: unknown): string {
  return typeof value === "string" ? `the text ${quote(value)}` : String(value);
}
