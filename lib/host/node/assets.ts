import { readFileSync } from "node:fs";

/** A file of assets/, as its text or in base64. */
export function read(name: string, encoding: "utf8" | "base64"): string {
  return readFileSync(new URL(`../../../assets/${name}`, import.meta.url), encoding);
}
