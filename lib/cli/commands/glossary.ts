import { glossary, glossaryTerms } from "../../notebook/glossary.js";
import type { Arguments } from "../parts/arguments.js";
import type { Command, World } from "../parts/command.js";
import { printJson } from "../parts/json.js";
import { filesOf, formatOf, tellWritten, writeFiles } from "../parts/output.js";
import { glossaryPage } from "../parts/page.js";

export const glossaryCommand: Command = {
  name: "glossary",
  summary: "the terms of the course, in English and Chinese, each in a sentence",
  usage: "[word] [options]",
  about: `Prints the terms that hold the word, or all of them. The notebooks give each term in Chinese once, where it is
first used; here they stand together.`,
  options: [
    { name: "html", value: "glossary.html", help: "also write a page" },
    { name: "json", help: "print JSON: an array of { term, zh, sentence }" },
    { name: "help", help: "print this page" },
  ],
  examples: `Examples:
  backprop glossary gradient
  backprop glossary 梯度
  backprop glossary --html glossary.html`,

  run(given: Arguments, world: World): number {
    const word = given.words.join(" ");
    const shown = glossary(word);
    const files = filesOf({ html: () => glossaryPage(shown) }, given);
    writeFiles(files);
    if (formatOf(given, ["json"]) === "json") {
      const terms = new Set(shown.rows.map(({ term }) => term));
      printJson(
        glossaryTerms().filter(({ term }) => terms.has(term)),
        world,
      );
    } else if (files.length === 0 || word !== "") world.out(`${shown.text()}\n`);
    tellWritten(files, world);
    return 0;
  },
};
