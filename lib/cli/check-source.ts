import { OptionError } from "../errors.js";
import { quote, visible } from "../expression/refuse.js";
import type { Arguments } from "./arguments.js";
import type { World } from "./command.js";
import { readSource } from "./source.js";

/** What was handed in: one sheet, or the table of a class. */
export interface Handed {
  kind: "sheet" | "class";
  text: string;
  /** The file it was read from, where it was. */
  file: string | undefined;
  /** The same in words. */
  from: string;
}

const sources = ["answers", "answers-file", "class"];

/**
 * What --answers, --answers-file or --class hands in.
 * @throws OptionError for none of them or several, an option that does not go with it, or a file that cannot be read.
 */
export function readHanded(given: Arguments, world: World): Handed {
  const { values } = given;
  const asked = sources.filter((name) => values.has(name));
  if (asked.length !== 1)
    throw new OptionError(
      asked.length === 0 ? "missing-answers" : "several-answers",
      asked.length === 0
        ? 'hand in what you worked out: --answers "q=3 dq=-4", --answers-file sheet.txt, or --class answers.csv'
        : `choose one of ${asked.map((name) => `--${name}`).join(" and ")}`,
      { expected: sources.map((name) => `--${name}`).join(" or "), value: asked },
    );
  const [name] = asked;
  const value = values.get(name) as string;
  if (name !== "class" && values.has("csv"))
    throw new OptionError("unused-option", "--csv is the report of a class; it needs --class answers.csv", {
      value: "csv",
      expected: "--class answers.csv",
    });
  if (name === "answers") return { kind: "sheet", text: value, file: undefined, from: "--answers" };
  if (value === "-" && (values.get("file") === "-" || (!values.has("file") && given.words[0] === "-")))
    throw new OptionError(
      "standard-input-twice",
      `the formula and --${name} cannot both come from standard input`,
      { value, expected: "a file for one of them" },
    );
  const text = readSource(value, world);
  const from = value === "-" ? "standard input" : quote(value);
  const file = value === "-" ? "standard input" : visible(value);
  return { kind: name === "class" ? "class" : "sheet", text, file, from };
}
