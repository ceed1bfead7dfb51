import { existsSync, readFileSync } from "node:fs";
import type { Notebook, Output } from "../../run/notebook.js";

/** A function that reads notebooks, each once. */
export function notebookReader(): (file: string) => Notebook {
  const known = new Map<string, Notebook>();
  return (file) => {
    const notebook = known.get(file) ?? readNotebook(file);
    known.set(file, notebook);
    return notebook;
  };
}

/** A notebook with its texts joined, as nbformat leaves them in lines. */
export function readNotebook(file: string): Notebook {
  const joined = (text: unknown): string => (Array.isArray(text) ? text.join("") : String(text ?? ""));
  const notebook = JSON.parse(readFileSync(file, "utf8")) as Notebook;
  for (const cell of notebook.cells) {
    cell.source = joined(cell.source);
    for (const output of (cell.outputs ?? []) as Output[])
      if (output.text !== undefined) output.text = joined(output.text);
  }
  return notebook;
}

/** The text of a file, or undefined where there is none. */
export const readIfThere = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, "utf8") : undefined;
