import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { reason } from "../../lib/files/reason.mjs";

/** More bytes than these are never read: no table of ours comes near. */
const MOST_READ = 16e6;
/** So many bytes from the beginning hold the mark of a file of ours. */
const BEGINNING = 4096;

/** Says of the text of a file why it is kept; undefined where it may be replaced. */
export type Keeps = (before: string) => string | undefined;

/**
 * Why a file that an option names is kept; undefined where it may be written: it is new, holds nothing but blanks, or is
 * no file with a content of its own but a pipe or a device, which is never read.
 * @param part whether its beginning is enough to tell.
 * @throws as the system does, where it cannot even be told what it is.
 */
export function whyKept(file: string, keeps: Keeps, part: boolean): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return undefined;
  if (!part && stat.size > MOST_READ) return "the file exists and is too large to be of this program";
  try {
    const before = part ? beginningOf(file) : readFileSync(file, "utf8");
    const isBlank = before.trim() === "" && (!part || stat.size <= BEGINNING);
    return isBlank ? undefined : keeps(before);
  } catch (error) {
    return `the file exists and cannot be read: ${reason(error)}`;
  }
}

function beginningOf(file: string): string {
  const bytes = new Uint8Array(BEGINNING);
  const descriptor = openSync(file, "r");
  try {
    return new TextDecoder().decode(bytes.subarray(0, readSync(descriptor, bytes)));
  } finally {
    closeSync(descriptor);
  }
}
