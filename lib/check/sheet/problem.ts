/** Something in a sheet that could not be read. The rest of the sheet is judged all the same. */
export interface SheetProblem {
  code: string;
  message: string;
  /** The file, where the sheet was read from one. */
  file?: string;
  /** Where in a text, from 1. */
  line?: number;
  column?: number;
  /** The name as written, where there is one. */
  name?: string;
  /** The answer whose number could not be read, by its one name, and what was written for it. */
  answer?: { name: string; written: string };
  expected?: string;
}
