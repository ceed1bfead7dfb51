import type { Inputs } from "../../formula/formula.js";
import { byElements } from "../../notation/elements.js";
import { DomainError, InputError } from "../../text/errors.js";
import { checkRecord, said } from "../../text/guards.js";
import type { Template } from "./template.js";
import type { Worksheet } from "./worksheet.js";
import { assessor } from "./worksheet-assess.js";

/**
 * A sheet with somebody's own numbers.
 * @throws InputError where a number of the problem is missing or another is given, DomainError where the problem cannot
 * be worked with them.
 */
export function ownSheet(template: Template, given: Inputs): Worksheet {
  checkRecord("the inputs", given);
  const inputs = byElements(given) as Readonly<Record<string, number>>;
  const names = Object.keys(template.inputs);
  const expected = names.map((name) => `${name}=…`).join(" ");
  const stray = Object.keys(inputs).find((name) => !names.includes(name));
  if (stray !== undefined)
    throw new InputError(
      "unknown-input",
      `${template.name} has no input ${said(stray)}; it has ${names.join(", ")}`,
      {
        value: stray,
        expected,
      },
    );
  for (const name of names)
    if (!Number.isFinite(inputs[name]))
      throw new InputError(
        "missing-input",
        `${template.name} needs a number for ${name}, not ${said(inputs[name])}`,
        {
          value: inputs[name],
          expected,
        },
      );
  const assessed = assessor(template)(inputs);
  if (assessed === undefined)
    throw new DomainError("not-workable", `${template.name} cannot be worked with these numbers`, {
      value: inputs,
      expected: "numbers at which every line has a value",
    });
  return { number: 1, inputs, answers: assessed.answers };
}
