import { read } from "./node/assets.js";

const known = new Map<string, string>();

/** A file of assets/ that a page carries inside it, read once, without its comments. */
export function asset(name: "stepper.css" | "stepper.js"): string {
  const text =
    known.get(name) ??
    read(name)
      .replace(/^\s*\/\*[\s\S]*?\*\/\n/gm, "")
      .trim();
  known.set(name, text);
  return text;
}
