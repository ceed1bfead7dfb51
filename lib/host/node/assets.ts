import { readFileSync } from "node:fs";

/** A file of assets/, in base64. */
export function readAsset(name: string): string {
  return readFileSync(new URL(`../../../assets/${name}`, import.meta.url), "base64");
}
