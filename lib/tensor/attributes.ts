import { GateError } from "../text/errors.js";
import { said } from "../text/guards.js";
import type { Attributes, VectorGateDefinition } from "./definition.js";

/** The numbers of one use. @throws GateError for one that is missing, unknown, or no finite number. */
export function attributesOf(
  gate: string,
  declared: NonNullable<VectorGateDefinition["attributes"]>,
  given: Attributes,
): Attributes {
  const answer: Record<string, number> = {};
  for (const [name, otherwise] of Object.entries(declared)) {
    const value = given[name] ?? (typeof otherwise === "number" ? otherwise : undefined);
    if (value !== undefined) answer[name] = value;
    if (value === undefined ? otherwise === "needed" : !Number.isFinite(value))
      throw new GateError("wrong-attribute", `${gate} needs a number ${name}, not ${said(value)}`, {
        value,
        expected: `attributes: { ${name}: a finite number }`,
      });
  }
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(declared, name));
  if (unknown === undefined) return answer;
  const known = Object.keys(declared).join(", ") || "none";
  throw new GateError("unknown-name", `${gate} has no attribute ${unknown}; its attributes: ${known}`, {
    value: unknown,
    expected: known,
  });
}
