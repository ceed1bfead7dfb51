import { assetText } from "../host/assets.js";
import { type Table, table } from "../show/table.js";
import { InputError } from "../text/errors.js";
import { checkText } from "../text/guards.js";
import { quote } from "../text/refuse.js";

/** A term of the course: in English, in Chinese, and what it means in a sentence. */
export interface Term {
  readonly term: string;
  readonly zh: string;
  readonly sentence: string;
}

let known: readonly Term[] | undefined;

/** Every term of the course, in the order in which the notebooks bring them (assets/glossary/terms.json). */
export function glossaryTerms(): readonly Term[] {
  known ??= JSON.parse(assetText("glossary/terms.json")) as Term[];
  return known;
}

/**
 * The terms of the course in English and Chinese, each with a sentence, by the alphabet: all, or those that hold a word.
 *
 *     show(glossary("gradient"))
 *
 * @throws InputError for a word that no term holds.
 */
export function glossary(word = ""): Table {
  checkText("the word", word);
  const wanted = word.trim().toLowerCase();
  const found = glossaryTerms().filter(
    ({ term, zh }) => term.toLowerCase().includes(wanted) || zh.includes(wanted),
  );
  if (found.length === 0)
    throw new InputError(
      "unknown-term",
      `no term of the course holds ${quote(word)}; glossary() shows them all`,
      {
        value: word,
        expected: "a term, or a part of one",
      },
    );
  const sorted = [...found].sort((a, b) => a.term.localeCompare(b.term, "en"));
  return table(sorted.map(({ term, zh, sentence }) => ({ term, 中文: zh, "what it means": sentence })));
}
