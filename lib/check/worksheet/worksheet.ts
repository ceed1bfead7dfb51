import type { Template } from "./template.js";

export const asked = ["numbers", "formulas"] as const;
export type Asked = (typeof asked)[number];

/** One sheet: its numbers, and the key to it. */
export interface Worksheet {
  number: number;
  inputs: Readonly<Record<string, number>>;
  /** What is asked, with the true numbers. */
  answers: ReadonlyMap<string, number>;
}

/** Worksheets made from one template, as plain data. */
export interface WorksheetSet {
  readonly template: Template;
  readonly sheets: readonly Worksheet[];
  /** What they were drawn from: the same seed gives them again. */
  readonly seed: number;
  /** What is to be written: the numbers, or the formulas from which they come. */
  readonly ask: Asked;
}
