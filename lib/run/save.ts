// The notebook as it ran, put back into its file: whole or not at all, and only where nobody has saved another one.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { UnwritableFile, writeWhole } from "../../lib/files/write-whole.mjs";

/**
 * Writes `text` to the file from which a notebook with this SHA-256 was run.
 * @returns why the file was left as it is, or undefined when it was written.
 */
export function save(file: string, text: string, source: string): string | undefined {
  try {
    writeWhole([{ file, text }], () => checkSource(file, source));
    return undefined;
  } catch (error) {
    if (error instanceof SavedMeanwhile) return error.message;
    if (error instanceof UnwritableFile) return `The file was left as it is: ${error.message}.`;
    throw error;
  }
}

class SavedMeanwhile extends Error {}

/** @throws SavedMeanwhile where the file is no longer the one that was run. */
function checkSource(file: string, source: string): void {
  let now: Uint8Array;
  try {
    now = readFileSync(file);
  } catch {
    throw new SavedMeanwhile("The file was taken away while it ran; nothing was written. Run it again.");
  }
  if (createHash("sha256").update(now).digest("hex") !== source)
    throw new SavedMeanwhile("The file was saved anew while it ran, and is left as it is now. Run it again.");
}
