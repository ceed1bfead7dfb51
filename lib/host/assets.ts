import { fromBase64 } from "./base64.js";
import { readAsset } from "./node/assets.js";

/** What a page or a picture carries inside it. */
export type Asset = "stepper.css" | "stepper.js" | "noto-sans-subset.woff2";

/** Data of the lessons, which no page carries. */
export type DataFile = "data/iris.csv" | "data/digits.csv" | "glossary/terms.json";

const known = new Map<string, string>();

/** A file of assets/ in base64, read once. */
export function assetData(name: Asset | DataFile): string {
  const data = known.get(name) ?? readAsset(name);
  known.set(name, data);
  return data;
}

/** A text of assets/, a script or a style without its comments. */
export function assetText(name: Asset | DataFile): string {
  return fromBase64(assetData(name))
    .replace(/^\s*\/\*[\s\S]*?\*\/\n/gm, "")
    .trim();
}
