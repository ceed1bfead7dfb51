import { read } from "./node/assets.js";

const known = new Map<string, string>();

/** A text of assets/, read once, without its comments. A page carries those of the stepper inside it, but no data. */
export function asset(name: "stepper.css" | "stepper.js" | "data/iris.csv" | "data/digits.csv"): string {
  const text =
    known.get(name) ??
    read(name, "utf8")
      .replace(/^\s*\/\*[\s\S]*?\*\/\n/gm, "")
      .trim();
  known.set(name, text);
  return text;
}

/** The font file of every picture, in base64. */
export function faceData(): string {
  const name = "noto-sans-subset.woff2";
  const data = known.get(name) ?? read(name, "base64");
  known.set(name, data);
  return data;
}
