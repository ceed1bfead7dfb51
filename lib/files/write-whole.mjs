// Files are written whole or not at all, several of them all or none. Plain ESM, read as it stands here by the set-up,
// which runs before anything is compiled, and by the compiled library.
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { placeOf } from "./place.mjs";
import { reason } from "./reason.mjs";

export class UnwritableFile extends Error {
  constructor(file, cause) {
    super(`${cause.syscall === "mkdtemp" ? "its folder takes no file: " : ""}${reason(cause)}`, { cause });
    this.file = file;
  }
}

export function writeWhole(files, check = () => undefined) {
  const folders = [];
  const replaced = [];
  try {
    const jobs = files.map((one) => told(one, () => prepare(one, folders, files.length > 1)));
    check();
    for (const job of jobs.filter(({ place }) => place === undefined))
      told(job, () => writeFileSync(job.file, job.text));
    for (const job of jobs.filter(({ place }) => place !== undefined)) {
      told(job, () => replace(job));
      replaced.push(job);
    }
  } catch (error) {
    for (const job of replaced.reverse()) told(job, () => restore(job)); // where this fails, the old files stay beside
    discard(folders);
    throw error;
  }
  discard(folders);
}

/** @throws UnwritableFile where the system refuses the file. */
function told({ file }, work) {
  try {
    return work();
  } catch (error) {
    throw new UnwritableFile(file, error);
  }
}

/**
 * Writes the text beside its file, in a new folder: there it has the same disk, and no name that could be taken.
 * What is there and no file (a pipe, a device) has nothing that could be lost, and is left to be written directly.
 */
function prepare({ file, text }, folders, several) {
  const before = statSync(file, { throwIfNoEntry: false });
  if (before !== undefined && !before.isFile()) return { file, text };
  const place = placeOf(file);
  // What may not be written may not be replaced either, though its folder would allow it.
  if (before !== undefined) closeSync(openSync(place, constants.O_WRONLY));
  const folder = mkdtempSync(path.join(path.dirname(place), ".writing-"));
  folders.push(folder);
  const fresh = path.join(folder, "new");
  writeFileSync(fresh, text, { flush: true });
  const old = before && several ? path.join(folder, "old") : undefined;
  if (old !== undefined) copyFileSync(place, old);
  for (const copy of [fresh, old]) if (before && copy) keepOwnerAndMode(copy, before);
  return { file, place, fresh, old, isNew: before === undefined };
}

function keepOwnerAndMode(copy, { uid, gid, mode }) {
  try {
    chownSync(copy, uid, gid);
  } catch {
    // only root may give a file away: it belongs to who wrote it last
  }
  chmodSync(copy, mode & 0o777);
}

function replace({ place, fresh, isNew }) {
  // Also when two new names turn out to be one, as A and a are where case does not count.
  if (isNew && existsSync(place)) throw Object.assign(new Error(), { code: "EEXIST" });
  renameSync(fresh, place);
}

function restore({ place, old, isNew }) {
  if (isNew) rmSync(place);
  else renameSync(old, place);
}

function discard(folders) {
  for (const folder of folders)
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // what is left over harms nothing
    }
}
