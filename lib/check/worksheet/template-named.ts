import { InputError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import { closest } from "../../text/suggest.js";
import type { Template } from "./template.js";
import { templates } from "./templates.js";

/** The template whose table to fill in has these columns; undefined where it is another table. */
export function templateOfTable(columns: readonly string[]): Template | undefined {
  return templates.find((template) => columnsOf(template).join() === columns.join());
}

/** The columns of the table to fill in. */
export function columnsOf({ inputs, asks }: Template): string[] {
  return ["student", "sheet", ...Object.keys(inputs), ...asks];
}

/** The template of that name. @throws InputError, with the nearest name, where there is none. */
export function templateNamed(name: string): Template {
  const template = templates.find((one) => one.name === name);
  if (template !== undefined) return template;
  const names = templates.map((one) => one.name);
  const meant = closest(name, names);
  const hint = meant ? `did you mean ${meant}?` : `there are ${names.join(", ")}`;
  throw new InputError("unknown-template", `there is no worksheet ${quote(name)}; ${hint}`, {
    value: name,
    expected: names.join(", "),
    hint,
  });
}
