/** A problem with open numbers, from which worksheets are made. */
export interface Template {
  name: string;
  title: string;
  /** What the learner is told to do, in a sentence or two; names of the formula stand between backquotes. */
  task: string;
  formula: string;
  /** Where each input is drawn from: least, most, and the step between two values. */
  inputs: Readonly<Record<string, readonly [low: number, high: number, step: number]>>;
  learningRate?: number;
  /** The answers asked for, in the order of the work. */
  asks: readonly string[];
  /** Decimals to work with. */
  decimals: number;
}

/** Where numbers are drawn from. */
export const small = [-2, 2, 0.1] as const;
export const sample = [0.1, 0.9, 0.1] as const;
export const words = (text: string): string[] => text.split(" ");
