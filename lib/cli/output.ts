import { isSameFile } from "../../lib/files/place.mjs";
import { reason } from "../../lib/files/reason.mjs";
import { UnwritableFile, writeWhole } from "../../lib/files/write-whole.mjs";
import { readCsv } from "../check/sheet/csv-read.js";
import { OptionError } from "../errors.js";
import { quote } from "../expression/refuse.js";
import type { Arguments } from "./arguments.js";
import { type Keeps, whyKept } from "./existing.js";

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
 * Writes the files that options such as --svg, --html and --csv ask for, whole, and all of them or none. What an earlier
 * run wrote is replaced; any other file is kept, and then nothing is written at all.
 * @throws OptionError when a file is not ours, is asked for twice, or cannot be written.
 */
export function writeFiles(files: readonly OwnFile[]): void {
  files.forEach((one, i) => {
    for (const other of files.slice(0, i)) checkDistinct(other, one);
  });
  const check = (): void => files.forEach(checkOurs);
  check();
  try {
    writeWhole(files, check);
  } catch (error) {
    if (!(error instanceof UnwritableFile)) throw error;
    const refused = files.find(({ file }) => file === error.file) as OwnFile;
    throw unwritable(refused, error.message);
  }
}

/** @throws OptionError where two options name one file. */
function checkDistinct(one: OwnFile, other: OwnFile): void {
  if (!askSystem(other, () => isSameFile(one.file, other.file))) return;
  const message = `--${one.option} and --${other.option} would both write ${quote(other.file)}; give two files`;
  throw new OptionError("same-file", message, { value: other.file });
}

/** @throws OptionError where the file is of another program, or of a person. */
function checkOurs(own: OwnFile): void {
  const { option, file, keeps } = own;
  const why = askSystem(own, () => whyKept(file, keeps ?? withoutMark, keeps === undefined));
  if (why === undefined) return;
  throw new OptionError("file-exists", `--${option} ${quote(file)}: ${why}`, {
    value: file,
    expected: "a new file, or one that an earlier run wrote",
  });
}

/** What the system is asked about a file. @throws OptionError where it refuses. */
function askSystem<T>(own: OwnFile, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw unwritable(own, reason(error));
  }
}

function unwritable({ option, file }: OwnFile, why: string): OptionError {
  return new OptionError("unwritable-file", `--${option} cannot write ${quote(file)}: ${why}`, {
    value: file,
  });
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
