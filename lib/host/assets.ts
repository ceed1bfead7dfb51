import { fromBase64 } from "./base64.js";
import { readAsset } from "./node/assets.js";

/** What a page or a picture carries inside it. */
export type Asset = "stepper.css" | "stepper.js" | "noto-sans-subset.woff2";

const known = new Map<Asset, string>();

/** A file of assets/ in base64, read once. */
export function assetData(name: Asset): string {
  const data = known.get(name) ?? readAsset(name);
  known.set(name, data);
  return data;
}

/** A script or a style of assets/, without its comments. */
export function assetText(name: Asset): string {
  return fromBase64(assetData(name))
    .replace(/^\s*\/\*[\s\S]*?\*\/\n/gm, "")
    .trim();
}
