import { readFileSync } from "node:fs";

/** The text of a file of assets/. */
export function read(name: string): string {
  return readFileSync(new URL(`../../../assets/${name}`, import.meta.url), "utf8");
}
