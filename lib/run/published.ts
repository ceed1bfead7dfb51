// The list of the notebooks as the course publishes them, by their hashes: the only ones that are signed (sign.py).
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { writeWhole } from "../../lib/files/write-whole.mjs";
import { inRoot } from "./project.js";

/** A line for each notebook, as sha256sum writes and checks it: the hash, two spaces, the file. */
export const publishedList: string = inRoot(".jupyter", "notebooks.sha256");

/** The hash of a notebook's file; of its text with plain line ends, as git checks it out everywhere. */
export const digest = (file: string): string =>
  createHash("sha256").update(readFileSync(file, "utf8").replaceAll("\r\n", "\n")).digest("hex");

/** The list as it stands: the hash of each file. */
export function readPublished(list: string = publishedList): Map<string, string> {
  const lines = existsSync(list) ? readFileSync(list, "utf8").split("\n") : [];
  const pairs = lines.filter(Boolean).map((line) => line.split(/\s+/) as [string, string]);
  return new Map(pairs.map(([hash, name]) => [name, hash]));
}

/** Takes a notebook that stands in notebooks/ onto the list, and takes off what is no longer there. */
export function publish(file: string): void {
  const published = readPublished();
  const name = path.relative(inRoot(), file).split(path.sep).join("/");
  if (!/^notebooks\/[^/]+$/.test(name)) return;
  published.set(name, digest(file));
  const names = [...published.keys()].filter((one) => existsSync(inRoot(one))).sort();
  const text = names.map((one) => `${published.get(one)}  ${one}\n`).join("");
  writeWhole([{ file: publishedList, text }]);
}
