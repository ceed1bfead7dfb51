import { readFileSync } from "node:fs";
import { reason } from "../../../lib/files/reason.mjs";
import { InputError, OptionError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import type { Arguments, OptionSpec } from "./arguments.js";
import type { World } from "./command.js";
import { decode } from "./encoding.js";

export const fileOption: OptionSpec = {
  name: "file",
  value: "formula.txt",
  help: "read the formula from a file instead (- for standard input)",
};

/** The formula of a command line (first word, `-` for standard input, or --file) and the words after it. */
export function readFormula(
  { words, values }: Arguments,
  world: World,
): { text: string; rest: readonly string[] } {
  const file = values.get("file");
  if (file !== undefined) return { text: readSource(file, world).trimEnd(), rest: words };
  const [first, ...rest] = words;
  if (first === "-") return { text: readSource(first, world).trimEnd(), rest };
  if (first === undefined)
    throw new InputError("missing-formula", 'give a formula, in quotation marks, such as "(x + y) * z"', {
      expected: 'a formula and its inputs: "(x + y) * z" x=-2 y=5 z=-4',
    });
  return { text: first, rest };
}

/**
 * The text of a file, or of standard input for "-", without a byte order mark. Which encoding was guessed is told.
 * @throws OptionError when it cannot be read, or is no text in an encoding that is known.
 */
export function readSource(file: string, world: World): string {
  const decoded = decode(bytesOf(file, world));
  const name = file === "-" ? "standard input" : quote(file);
  if (decoded === undefined)
    throw new OptionError(
      "unknown-encoding",
      `cannot read ${name}: it is no text in UTF-8, UTF-16, GB18030 or Windows-1252; ${asUtf8}`,
      { value: file, expected: "text in UTF-8" },
    );
  const { text, encoding, guessed } = decoded;
  if (guessed) world.err(`Note: ${name} is read as ${encoding}; if names look wrong, ${asUtf8}\n`);
  return text;
}

const asUtf8 = 'save it as UTF-8 (from a spreadsheet: "CSV UTF-8")';

function bytesOf(file: string, world: World): Uint8Array {
  try {
    return file === "-" ? world.read() : readFileSync(file);
  } catch (error) {
    throw new OptionError("unreadable-file", `cannot read ${quote(file)}: ${reason(error)}`, { value: file });
  }
}
