import { readFileSync, statSync } from "node:fs";
import { reason } from "../../../lib/files/reason.mjs";

/** More bytes than these are never read: nothing of ours comes near. */
const MOST_READ = 256e6;

/** What is said of a file that some other program, or a person, has written. */
export const foreign = "the file exists and is not of this program";

/** What is said of a file of ours that holds the work of somebody else by now. */
export const changed =
  "somebody has changed the file since this program wrote it; rename it, or give another file";

/** Says of the text of a file why it is kept; undefined where it may be replaced. */
export type Keeps = (before: string) => string | undefined;

/**
 * Why a file that an option names is kept; undefined where it may be written: it is new, holds nothing but blanks, or is
 * no file with a content of its own but a pipe or a device, which is never read.
 * @throws as the system does, where it cannot even be told what it is.
 */
export function whyKept(file: string, keeps: Keeps): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return undefined;
  if (stat.size > MOST_READ) return "the file exists and is too large to be of this program";
  try {
    const before = readFileSync(file, "utf8");
    return before.trim() === "" ? undefined : keeps(before);
  } catch (error) {
    return `the file exists and cannot be read: ${reason(error)}`;
  }
}
