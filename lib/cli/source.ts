import { readFileSync } from "node:fs";
import { reason } from "../../lib/files/reason.mjs";
import { InputError, OptionError } from "../errors.js";
import { quote } from "../expression/refuse.js";
import type { Arguments } from "./arguments.js";
import type { OptionSpec, World } from "./command.js";

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
  if (first === "-") return { text: world.read().trimEnd(), rest };
  if (first === undefined)
    throw new InputError("missing-formula", 'give a formula, in quotation marks, such as "(x + y) * z"', {
      expected: 'a formula and its inputs: "(x + y) * z" x=-2 y=5 z=-4',
    });
  return { text: first, rest };
}

/**
 * The text of a file, or of standard input for "-", without a byte order mark.
 * @throws OptionError when it cannot be read.
 */
export function readSource(file: string, world: World): string {
  try {
    return (file === "-" ? world.read() : decoded(readFileSync(file))).replace(/^\ufeff/, "");
  } catch (error) {
    throw new OptionError("unreadable-file", `cannot read ${quote(file)}: ${reason(error)}`, { value: file });
  }
}

/** UTF-8, or UTF-16 with its mark; what is neither comes from an older spreadsheet on Windows. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
