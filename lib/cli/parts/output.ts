import { writeFileSync } from "node:fs";
import { readCsv } from "../../text/csv-read.js";
import { OptionError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import type { Arguments } from "./arguments.js";
import { type Keeps, placeOf, whyKept } from "./existing.js";
import { reason } from "./source.js";

/** How every SVG and HTML file that a command writes begins, so that a later run may replace it, and nothing else. */
const mark = /^(?:<!doctype html>\r?\n)?<!-- made by backprop /;

/** A file that an option asks for. */
export interface OwnFile {
  option: string;
  file: string;
  text: string;
  /** Why a file with this text is kept, or undefined where it may be replaced; by the mark when left out. */
  keeps?: Keeps;
}

/**
 * Writes the files that options such as --svg, --html and --csv ask for. What an earlier run wrote is replaced; any
 * other file is kept, and then nothing is written at all.
 * @throws OptionError when a file is not ours, is asked for twice, or cannot be written.
 */
export function writeFiles(files: readonly OwnFile[]): void {
  files.forEach(({ option, file, keeps }, i) => {
    const twin = files.slice(0, i).find((one) => placeOf(one.file) === placeOf(file));
    if (twin !== undefined)
      throw new OptionError(
        "same-file",
        `--${twin.option} and --${option} would both write ${quote(file)}; give two files`,
        { value: file },
      );
    const why = checked(option, file, () => whyKept(file, keeps ?? withoutMark, keeps === undefined));
    if (why !== undefined)
      throw new OptionError("file-exists", `--${option} ${quote(file)}: ${why}`, {
        value: file,
        expected: "a new file, or one that an earlier run wrote",
      });
  });
  for (const { option, file, text } of files) checked(option, file, () => writeFileSync(file, text));
}

/** @throws OptionError where the system refuses a file. */
function checked<T>(option: string, file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new OptionError("unwritable-file", `--${option} cannot write ${quote(file)}: ${reason(error)}`, {
      value: file,
    });
  }
}

/** The same for one file. */
export function writeOwn(option: string, file: string, text: string): void {
  writeFiles([{ option, file, text }]);
}

/** What is said of a file that some other program, or a person, has written. */
export const foreign = "the file exists and is not of this program";

/** CSV has no comments to hold the mark: a report is known by its columns "right" and "of", side by side. */
export function keepsReport(before: string): string | undefined {
  const [head = []] = readCsv(before);
  const isOurs = head.some(({ text }, i) => text === "right" && head[i + 1]?.text === "of");
  return isOurs ? undefined : foreign;
}

function withoutMark(before: string): string | undefined {
  return mark.test(before) ? undefined : foreign;
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
