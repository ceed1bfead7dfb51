// What an installer put into a folder, written down when it had finished, so that files lost since are noticed.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { writeWhole } from "../../files/write-whole.mjs";

/** Inside the folder, so that it goes when the folder goes. */
const file = ".gradient-gates";
/** Made and removed at will by Python. */
const passing = "__pycache__";

const timeOf = (folder) => statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
const sizeOf = (name) => statSync(name, { throwIfNoEntry: false })?.size;

/** Every folder below `top`: the time of its last change of names, and the size of each file in it. */
function list(top, within = "", folders = {}) {
  const here = path.join(top, within);
  const files = {};
  folders[within] = { time: timeOf(here), files };
  for (const entry of readdirSync(here, { withFileTypes: true })) {
    if (entry.name === passing || entry.name === file) continue;
    if (entry.isDirectory()) list(top, path.posix.join(within, entry.name), folders);
    else if (entry.isFile()) files[entry.name] = sizeOf(path.join(here, entry.name));
  }
  return folders;
}

/** Writes down what is in `folder`, and of what it was made. */
export function record(folder, madeOf) {
  const text = JSON.stringify({ madeOf, folders: list(folder) });
  writeWhole([{ file: path.join(folder, file), text }]);
}

/** What was written down, as { madeOf, folders }; undefined where nothing was. */
export function recorded(folder) {
  try {
    const { madeOf, folders } = JSON.parse(readFileSync(path.join(folder, file), "utf8"));
    return folders && { madeOf, folders };
  } catch {
    return undefined; // never written, or not by this version
  }
}

/**
 * The first file that the folder has lost, or undefined. A folder loses no name without a new time: only where the time
 * is another are the files looked at, so this takes some milliseconds for ten thousand files.
 */
export function lost(folder, { folders }) {
  for (const [within, { time, files }] of Object.entries(folders)) {
    const now = timeOf(path.join(folder, within));
    if (now === time) continue;
    if (now === undefined) return within;
    for (const [name, size] of Object.entries(files))
      if (sizeOf(path.join(folder, within, name)) !== size) return path.posix.join(within, name);
  }
  return undefined;
}
