import type { ClassOptions } from "../../check/index.js";
import type { Template } from "../../check/worksheet/template.js";
import { templateNamed } from "../../check/worksheet/template-named.js";
import { MOST_SHEETS, sheetFinder } from "../../check/worksheet/worksheet-draw.js";
import { InputError, OptionError } from "../../text/errors.js";
import { checkWhole } from "../../text/ranges.js";
import { quote } from "../../text/refuse.js";
import type { Arguments } from "../parts/arguments.js";
import type { World } from "../parts/command.js";
import { type GivenInputs, readInputs, readValues } from "../parts/inputs.js";
import { readOption } from "../parts/numbers.js";
import { readFormula } from "../parts/source.js";

/** What was to be worked out: a formula as typed, or that of a worksheet. */
export interface CheckProblem {
  text: string;
  inputs: GivenInputs;
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
  return { text, inputs: readValues(rest), learningRate };
}

function fromWorksheet(template: Template, given: Arguments): CheckProblem {
  checkFits(template, given);
  const { name, formula: text, learningRate } = template;
  const seed = readOption(given.values, "seed");
  const sheet = seed === undefined ? undefined : sheetFinder(template, seed);
  const typed = readInputs(given.words);
  const inputs = given.values.has("class") ? typed : inputsOfSheet(template, typed, sheet, given);
  return { text, inputs, learningRate, worksheet: name, sheet };
}

/** @throws OptionError or InputError for what does not go with a worksheet. */
function checkFits({ name }: Template, given: Arguments): void {
  for (const option of ["file", "learning-rate", "table"])
    refuse(given, option, `the worksheet ${name} is the whole problem; it goes without --${option}`);
  if (given.values.has("class"))
    refuse(given, "sheet", "in a class a column tells the sheet; leave out --sheet");
  if (!given.values.has("seed")) refuse(given, "sheet", "--sheet needs the --seed that is printed beside it");
  const [first] = given.words;
  if (first === undefined || (first.includes("=") && !/[*/^();]/.test(first))) return;
  throw new InputError(
    "not-an-input",
    `${quote(first)} is no input; the worksheet ${name} has its own formula`,
    {
      value: first,
      expected: "name=number",
    },
  );
}

/** The inputs of one sheet: as typed, or those that its seed and number tell. */
function inputsOfSheet(
  template: Template,
  typed: GivenInputs,
  sheet: ClassOptions["sheet"],
  { values }: Arguments,
): GivenInputs {
  const names = Object.keys(typed).join(", ");
  const all = Object.keys(template.inputs).join(", ");
  if (sheet === undefined) {
    if (names !== "") return typed;
    const message = `give the numbers of the sheet (${all}) as name=number, or --seed and --sheet as they are printed on it`;
    throw new InputError("missing-input", message, { expected: all });
  }
  if (names !== "")
    throw new InputError(
      "input-given-twice",
      `--seed tells the numbers of the sheet; leave out ${names}, or --seed`,
      { value: names },
    );
  const number = readOption(values, "sheet") ?? 1;
  checkWhole("sheet", number, 1, MOST_SHEETS);
  const inputs = sheet(number);
  if (inputs !== undefined) return { ...inputs };
  throw new OptionError("sheet-out-of-range", `${template.name} has no sheet ${number}`, { value: number });
}

function refuse({ values }: Arguments, option: string, message: string): void {
  if (values.has(option)) throw new OptionError("unused-option", message, { value: option });
}
