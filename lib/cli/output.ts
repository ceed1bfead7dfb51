import { readFileSync, writeFileSync } from "node:fs";
import { OptionError } from "../errors.js";
import { quote } from "../expression/refuse.js";
import type { Arguments } from "./arguments.js";
import { reason } from "./source.js";

/** How every SVG and HTML file that a command writes begins, so that a later run may replace it, and nothing else. */
const mark = /^(?:<!doctype html>\r?\n)?<!-- made by backprop /;

/**
 * Writes a file that --svg or --html asks for. A file that an earlier run wrote is replaced; any other is kept.
 * @throws OptionError when the file is not ours, or cannot be written.
 */
export function writeOwn(
  option: string,
  file: string,
  text: string,
  isOurs = (before: string): boolean => mark.test(before),
): void {
  const before = beginning(file);
  if (before !== undefined && before.trim() !== "" && !isOurs(before))
    throw new OptionError(
      "file-exists",
      `--${option} ${quote(file)}: the file exists and is not of this program`,
      {
        value: file,
        expected: "a new file, or one that an earlier run wrote",
      },
    );
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new OptionError("unwritable-file", `--${option} cannot write ${quote(file)}: ${reason(error)}`, {
      value: file,
    });
  }
}

/** The same for CSV, which has no comments to hold the mark: a report is known by its columns "right" and "of". */
export function writeOwnCsv(option: string, file: string, text: string): void {
  writeOwn(option, file, text, (before) => /^(?:[^\n]*,)?right,of,/.test(before));
}

function beginning(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").slice(0, 2000);
  } catch {
    return undefined;
  }
}

/** The one form of output that is asked for. @throws OptionError when there are several. */
export function formatOf<T extends string>({ flags }: Arguments, formats: readonly T[]): T | "text" {
  const asked = formats.filter((format) => flags.has(format));
  if (asked.length > 1)
    throw new OptionError(
      "several-formats",
      `choose one of ${asked.map((one) => `--${one}`).join(" and ")}`,
      {
        value: asked,
      },
    );
  return asked[0] ?? "text";
}
