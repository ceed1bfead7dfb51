import { OptionError } from "../../text/errors.js";
import { quote, visible } from "../../text/refuse.js";
import type { Arguments } from "../parts/arguments.js";
import type { World } from "../parts/command.js";
import { readSource } from "../parts/source.js";

/** What was handed in: one sheet, the table of a class, or that of a descent. */
export interface Handed {
  kind: "sheet" | "class" | "table";
  text: string;
  /** The file it was read from, where it was. */
  file: string | undefined;
  /** The same in words. */
  from: string;
}

const sources = ["answers", "answers-file", "class", "table"];

/**
 * What --answers, --answers-file, --class or --table hands in.
 * @throws OptionError for none of them or several, an option that does not go with it, or a file that cannot be read.
 */
export function readHanded(given: Arguments, world: World): Handed {
  const { flags, values } = given;
  const asked = sources.filter((name) => values.has(name));
  if (asked.length !== 1)
    throw new OptionError(
      asked.length === 0 ? "missing-answers" : "several-answers",
      asked.length === 0
        ? 'hand in what you worked out: --answers "q=3 dq=-4", --answers-file sheet.txt, --class answers.csv, or --table steps.csv'
        : `choose one of ${asked.map((name) => `--${name}`).join(" and ")}`,
      { expected: sources.map((name) => `--${name}`).join(" or "), value: asked },
    );
  const [name] = asked;
  const value = values.get(name) as string;
  needs(given, "csv", name, "class", "--csv is the report of a class; it needs --class answers.csv");
  needs(
    given,
    "samples",
    name,
    "table",
    "--samples are those of a table of steps; they need --table steps.csv",
  );
  needs(
    given,
    "optimizer",
    name,
    "table",
    "--optimizer makes the steps of a table; it needs --table steps.csv",
  );
  if (flags.has("step") && name === "class")
    throw new OptionError("unused-option", "--step is for one sheet; a class's report has --reveal", {
      value: "step",
    });
  if (values.has("svg") && (name === "class" || name === "table"))
    throw new OptionError("unused-option", `--svg draws one sheet's numbers; it does not go with --${name}`, {
      value: "svg",
      expected: "--answers or --answers-file",
    });
  if (name === "answers") return { kind: "sheet", text: value, file: undefined, from: "--answers" };
  checkStandardInput(given, name);
  const kind = name === "class" || name === "table" ? name : "sheet";
  return { kind, ...readNamed(value, world) };
}

/** A file with its name, for messages. */
export function readNamed(value: string, world: World): Omit<Handed, "kind"> {
  const text = readSource(value, world);
  if (value === "-") return { text, file: "standard input", from: "standard input" };
  return { text, file: visible(value), from: quote(value) };
}

function needs({ values }: Arguments, option: string, name: string, owner: string, message: string): void {
  if (name === owner || !values.has(option)) return;
  throw new OptionError("unused-option", message, { value: option, expected: `--${owner}` });
}

/** Standard input can be read once only. */
function checkStandardInput({ values, words }: Arguments, name: string): void {
  const formula = values.get("file") === "-" || (!values.has("file") && words[0] === "-");
  const readers = [
    ...(formula && !values.has("worksheet") ? ["the formula"] : []),
    ...[name, "samples"].filter((one) => values.get(one) === "-").map((one) => `--${one}`),
  ];
  if (readers.length < 2) return;
  throw new OptionError(
    "standard-input-twice",
    `${readers.join(" and ")} cannot both come from standard input`,
    {
      value: "-",
      expected: "a file for one of them",
    },
  );
}
