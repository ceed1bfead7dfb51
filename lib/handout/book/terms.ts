import { existsSync, readFileSync } from "node:fs";
import type { Notebook } from "../../run/notebook.js";
import { inRoot } from "../../run/project.js";

/** A word of the trade, with its Chinese name where one is known. */
export interface Term {
  term: string;
  zh?: string;
}

/** The glossary, where there is one: an array of `{ term, zh, sentence }`. */
const glossary = inRoot("assets", "glossary", "terms.json");

/** The words that an index lists: those of the glossary, else what the notebooks print in bold with its Chinese name. */
export function termsOf(notebooks: readonly Notebook[]): Term[] {
  const found = new Map<string, Term>();
  const known = existsSync(glossary) ? (JSON.parse(readFileSync(glossary, "utf8")) as Term[]) : [];
  const add = ({ term, zh }: Term): void => {
    const key = singular(term.toLowerCase());
    if (!found.has(key)) found.set(key, zh === undefined ? { term } : { term, zh });
  };
  known.forEach(add);
  if (known.length === 0)
    for (const { cells } of notebooks)
      for (const { cell_type, source } of cells)
        if (cell_type === "markdown")
          for (const [, term, zh] of source.matchAll(/\*\*([a-z][\w -]+)\*\*\s*\((\p{Script=Han}+)\)/giu))
            add({ term: term.toLowerCase(), zh });
  return [...found.values()].sort((a, b) => a.term.localeCompare(b.term, "en"));
}

/** Tells whether a text uses the word, alone or as a plural. */
export function userOf({ term }: Term): (text: string) => boolean {
  const plain = singular(term).toLowerCase();
  const word = plain.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?:s|es)?(?![\\p{L}\\p{N}])`, "u");
  return (lowerCase) => lowerCase.includes(plain) && whole.test(lowerCase);
}

const singular = (term: string): string => (/[^s]s$/.test(term) ? term.slice(0, -1) : term);
