import { BackpropError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";

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
  /** It is an answer to what the problem does not have, and counts among the answers. */
  counted?: true;
  expected?: string;
}

/** A place in a text, from 1. */
export type Place = { line?: number; column?: number };

/** One of our own errors as a problem of a sheet. @throws any other error. */
export function problemOf(error: unknown, name: string, { line, column }: Place): SheetProblem {
  if (!(error instanceof BackpropError)) throw error;
  const { code, expected } = error;
  const message = code === "unknown-answer" ? error.message : `${quote(name.trim())}: ${error.message}`;
  const place = line === undefined || column === undefined ? {} : { line, column };
  return { code, message, ...place, name, ...(expected ? { expected } : {}) };
}
