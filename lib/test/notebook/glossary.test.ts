import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { glossary, glossaryTerms } from "../../notebook/glossary.js";
import type { Notebook } from "../../run/notebook.js";
import { selectNotebooks } from "../../run/select.js";

/** The terms of the notebooks are those of one glossary. */
const terms = glossaryTerms();

/** Every term that a notebook gives in Chinese: what stands before the parenthesis, and the Chinese in it. */
const spoken = selectNotebooks([]).flatMap((file) =>
  (JSON.parse(readFileSync(file, "utf8")) as Notebook).cells
    .filter(({ cell_type }) => cell_type === "markdown")
    .flatMap(({ id, source }) =>
      [
        ...[source]
          .flat()
          .join("")
          .matchAll(/([^\n]{0,60}?)\s*[（(]([\u4e00-\u9fff]+)[)）]/g),
      ].map(([, before, zh]) => ({
        where: `${file.slice(-30)} ${id}`,
        before: before.toLowerCase(),
        zh,
      })),
    ),
);

test("each term stands once, with its Chinese and one sentence", () => {
  assert.equal(new Set(terms.map(({ term }) => term)).size, terms.length);
  assert.equal(new Set(terms.map(({ zh }) => zh)).size, terms.length);
  for (const { term, zh, sentence } of terms) {
    assert.match(zh, /^[\u4e00-\u9fff]+$/, term);
    assert.match(sentence, /^(?:[A-Z1].*|→.*)[^.]\.$/, `${term}: one sentence`);
    assert.doesNotMatch(sentence.slice(0, -1), /\. [A-Z]/, `${term}: one sentence`);
  }
});

test("every Chinese term of the notebooks is of the glossary, and stands behind its English one", () => {
  assert.ok(spoken.length > 80);
  const byChinese = new Map(terms.map((one) => [one.zh, one.term]));
  const wrong = spoken.flatMap(({ where, before, zh }) => {
    const term = byChinese.get(zh);
    if (term === undefined) return [`${where}: ${zh} is not in assets/glossary/terms.json`];
    // In a sentence a term may be bent: "it diverges", "trained greedily".
    const stems = term.split(/[\s-]+/).map((word) => word.toLowerCase().slice(0, 4));
    return stems.some((stem) => before.includes(stem))
      ? []
      : [`${where}: ${zh} is ${term}, behind "${before}"`];
  });
  assert.deepEqual(wrong, []);
});

test("every term of the glossary stands in a notebook", () => {
  const used = new Set(spoken.map(({ zh }) => zh));
  assert.deepEqual(
    terms.filter(({ zh }) => !used.has(zh)).map(({ term }) => term),
    [],
  );
});

test("the glossary is shown by the alphabet, whole or by a word, in English or Chinese", () => {
  const all = glossary().rows.map(({ term }) => String(term));
  assert.equal(all.length, terms.length);
  assert.ok(all.indexOf("activation function") < all.indexOf("gate"));
  assert.deepEqual(
    glossary("learning").rows.map(({ term }) => term),
    ["learning", "learning rate", "learning-rate schedule"],
  );
  assert.deepEqual(
    glossary("鞍点").rows.map(({ term }) => term),
    ["saddle point"],
  );
  assert.throws(() => glossary("gradjent"), { code: "unknown-term", value: "gradjent" });
});
