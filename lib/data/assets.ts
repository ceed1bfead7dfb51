import { readFileSync } from "node:fs";

/** A file of assets/ as text. */
export function readAsset(name: string): string {
  return readFileSync(new URL(`../../assets/${name}`, import.meta.url), "utf8");
}
