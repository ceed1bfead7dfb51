// Folders that belong to their owner alone: who reads the token of a server that runs can do all that its owner can.
import { chmodSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { windows } from "./paths.mjs";

/** What everybody else may do with a file, as the bits of its mode. */
const others = 0o077;

/** Makes the folder if it is missing, and takes it and all that is in it from everybody but its owner. */
export function keepPrivate(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!windows) tighten(folder); // there a folder has the rights of the one it is in, the owner's own
}

function tighten(place) {
  try {
    const found = lstatSync(place);
    if (found.isSymbolicLink()) return;
    if (found.mode & others) chmodSync(place, found.mode & 0o700);
    if (found.isDirectory()) for (const name of readdirSync(place)) tighten(path.join(place, name));
  } catch (error) {
    if (error.code !== "ENOENT") throw error; // a server that runs has removed a file of its own
  }
}
