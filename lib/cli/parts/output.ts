import { isOpenAs, isSameFile } from "../../../lib/files/place.mjs";
import { reason } from "../../../lib/files/reason.mjs";
import { UnwritableFile, writeWhole } from "../../../lib/files/write-whole.mjs";
import { OptionError } from "../../text/errors.js";
import { quote, visible } from "../../text/refuse.js";
import type { Arguments } from "./arguments.js";
import type { World } from "./command.js";
import { type Keeps, whyKept } from "./existing.js";
import { keepsPage, sealed } from "./mark.js";

/** A file that an option asks for. */
export interface OwnFile {
  option: string;
  file: string;
  text: string | Uint8Array;
  /** Why a file with this text is kept, or undefined where it may be replaced. */
  keeps: Keeps;
}

/**
 * Writes the files that options such as --svg, --html and --csv ask for, whole, and all of them or none. What an earlier
 * run wrote is replaced; any other file is kept, and then nothing is written at all.
 * @throws OptionError when a file is not ours, is asked for twice, or cannot be written.
 */
export function writeFiles(files: readonly OwnFile[]): void {
  for (const [i, own] of files.entries()) checkDistinct(own, files.slice(0, i));
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

/** @throws OptionError where one file would hold two answers. */
function checkDistinct(own: OwnFile, others: readonly OwnFile[]): void {
  const { option, file } = own;
  const twin = others.find((other) => askSystem(own, () => isSameFile(other.file, file)));
  const isOutput = askSystem(own, () => isOpenAs(1, file));
  if (twin === undefined && !isOutput) return;
  const both = twin ? `--${twin.option} and --${option}` : `standard output and --${option}`;
  throw new OptionError("same-file", `${both} would both write ${quote(file)}; give two files`, {
    value: file,
  });
}

/** @throws OptionError where the file is of another program, or of a person. */
function checkOurs(own: OwnFile): void {
  const { option, file, keeps } = own;
  const why = askSystem(own, () => whyKept(file, keeps));
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

/**
 * The files that are asked for, each with its content.
 * @param keeps for what is no page and no picture, which are known by their marks.
 */
export function filesOf(
  contents: Readonly<Record<string, () => string>>,
  { values }: Arguments,
  keeps: Readonly<Record<string, Keeps>> = {},
): OwnFile[] {
  return Object.entries(contents).flatMap(([option, content]): OwnFile[] => {
    const file = values.get(option);
    if (file === undefined) return [];
    return option in keeps
      ? [{ option, file, text: content(), keeps: keeps[option] }]
      : [{ option, file, text: sealed(content()), keeps: keepsPage }];
  });
}

/** Tells which files there are now. */
export function tellWritten(files: readonly OwnFile[], world: World): void {
  for (const { file } of files) world.err(`Wrote ${visible(file)}\n`);
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
