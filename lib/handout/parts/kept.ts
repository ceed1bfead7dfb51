import { existsSync } from "node:fs";
import { writeWhole } from "../../../lib/files/write-whole.mjs";
import { readIfThere } from "./read.js";

/** How many files were made, how many were as they should be, and which are missing for want of a browser. */
export interface Made {
  made: number;
  kept: number;
  missing: string[];
}

/** Writes files that are not there or not as they should be, and counts. */
export class Keeper {
  readonly tally: Made = { made: 0, kept: 0, missing: [] };

  /** @param told gets the name of each file made. */
  constructor(private readonly told: (name: string) => void) {}

  /** A text that is quick to make is compared itself. */
  text(name: string, file: string, text: string): void {
    if (readIfThere(file) === text) {
      this.tally.kept++;
      return;
    }
    writeWhole([{ file, text }]);
    this.count(name);
  }

  /** What is slow to make has beside it the mark of what it was made from. */
  isKept(file: string, mark: string): boolean {
    const isThere = existsSync(file) && readIfThere(`${file}.made`) === mark;
    if (isThere) this.tally.kept++;
    return isThere;
  }

  marked(name: string, file: string, text: string | Uint8Array, mark: string): void {
    writeWhole([
      { file, text },
      { file: `${file}.made`, text: mark },
    ]);
    this.count(name);
  }

  private count(name: string): void {
    this.tally.made++;
    this.told(name);
  }
}
