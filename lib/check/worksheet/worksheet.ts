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

/** Where a sheet comes from, as it stands at its head. */
export const sourceOf = ({ template, seed }: WorksheetSet, { number }: Worksheet): string =>
  seed === undefined ? `${template.name} · own numbers` : `${template.name} · seed ${seed} · sheet ${number}`;

/** Worksheets made from one template, as plain data. */
export interface WorksheetSet {
  readonly template: Template;
  readonly sheets: readonly Worksheet[];
  /** What they were drawn from: the same seed gives them again. Undefined where the numbers are somebody's own. */
  readonly seed: number | undefined;
  /** Whose sheet it is, where that is known. */
  readonly learner: string | undefined;
  /** What is to be written: the numbers, or the formulas from which they come. */
  readonly ask: Asked;
}
