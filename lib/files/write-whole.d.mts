/** A text and the file that is to hold it. */
export interface WholeFile {
  file: string;
  text: string | Uint8Array;
}

/** What the system refuses, in words as its message, without the name, which may hold anything: that is `file`. */
export class UnwritableFile extends Error {
  constructor(file: string, cause: unknown);
  /** The name as it was given. */
  readonly file: string;
}

/**
 * Writes files whole or not at all, and several all or none: each text goes to a new file beside its own, is flushed to
 * the disk, and then takes the name, so that a full disk or a kill leaves what was there before. A file that is
 * replaced keeps its permissions (not its hard links), a link is written through, a file that may not be written is not
 * replaced; pipes and devices are written directly, before any file is replaced.
 *
 * @param files no two of which are the same (`isSameFile`).
 * @param check is called when every text is on the disk and nothing has been changed yet; what it throws stops the
 * writing and is thrown.
 * @throws UnwritableFile, and then no file was changed. Should one that was replaced already not be put back either, what
 * it held stays beside it, in the folder .writing-…; after a kill such a folder is left over, and may be removed.
 */
export function writeWhole(files: readonly WholeFile[], check?: () => void): void;
