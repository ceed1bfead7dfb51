import type { ClassOptions } from "../check/class.js";
import type { Template } from "../check/templates.js";
import { templateNamed } from "../check/worksheet.js";
import { MOST_SHEETS, sheetFinder } from "../check/worksheet-draw.js";
import { InputError, OptionError } from "../errors.js";
import { quote } from "../expression/refuse.js";
import { checkWhole } from "../ranges.js";
import type { Arguments } from "./arguments.js";
import type { World } from "./command.js";
import { readInputs, readOption } from "./numbers.js";
import { readFormula } from "./source.js";

/** What was to be worked out: a formula as typed, or that of a worksheet. */
export interface CheckProblem {
  text: string;
  inputs: Readonly<Record<string, number>>;
  learningRate: number | undefined;
  /** The name of the worksheet that it is of. */
  worksheet?: string;
  /** The inputs of a sheet by its number, where a worksheet and its seed are known. */
  sheet?: ClassOptions["sheet"];
}

/**
 * The problem of a command line.
 * @throws InputError or OptionError for a formula, inputs or a worksheet that cannot be told from it.
 */
export function readProblem(given: Arguments, world: World): CheckProblem {
  const name = given.values.get("worksheet");
  if (name !== undefined) return fromWorksheet(templateNamed(name), given);
  for (const option of ["seed", "sheet"]) refuse(given, option, `--${option} is that of a --worksheet`);
  const learningRate = readOption(given.values, "learning-rate");
  const { text, rest } = readFormula(given, world);
  return { text, inputs: readInputs(rest), learningRate };
}

function fromWorksheet(template: Template, given: Arguments): CheckProblem {
  const { values, words } = given;
  for (const option of ["file", "learning-rate", "table"])
    refuse(given, option, `the worksheet ${template.name} is the whole problem; it goes without --${option}`);
  if (values.has("class")) refuse(given, "sheet", "in a class a column tells the sheet; leave out --sheet");
  if (!values.has("seed")) refuse(given, "sheet", "--sheet needs the --seed that is printed beside it");
  const [first] = words;
  if (first !== undefined && (!first.includes("=") || /[*/^();]/.test(first)))
    throw new InputError(
      "not-an-input",
      `${quote(first)} is no input; the worksheet ${template.name} has its own formula`,
      { value: first, expected: "name=number" },
    );
  const inputs = readInputs(words);
  const seed = readOption(values, "seed");
  const sheet = seed === undefined ? undefined : sheetFinder(template, seed);
  const { name, formula: text, learningRate } = template;
  const base = { text, inputs, learningRate, worksheet: name, sheet };
  if (values.has("class")) return base;
  const typed = Object.keys(inputs);
  if (sheet === undefined && typed.length > 0) return base;
  if (sheet === undefined || typed.length > 0)
    throw new InputError(
      sheet === undefined ? "missing-input" : "input-given-twice",
      sheet === undefined
        ? `give the numbers of the sheet (${Object.keys(template.inputs).join(", ")}) as name=number, or --seed and --sheet as they are printed on it`
        : `--seed tells the numbers of the sheet; leave out ${typed.join(", ")}, or --seed`,
      { value: typed, expected: Object.keys(template.inputs).join(", ") },
    );
  return { ...base, inputs: inputsOn(readOption(values, "sheet") ?? 1, template, sheet) };
}

function inputsOn(
  number: number,
  template: Template,
  sheet: NonNullable<ClassOptions["sheet"]>,
): Readonly<Record<string, number>> {
  checkWhole("sheet", number, 1, MOST_SHEETS);
  const inputs = sheet(number);
  if (inputs !== undefined) return inputs;
  throw new OptionError("sheet-out-of-range", `${template.name} has no sheet ${number}`, { value: number });
}

function refuse({ values }: Arguments, option: string, message: string): void {
  if (values.has(option)) throw new OptionError("unused-option", message, { value: option });
}
