import { existsSync } from "node:fs";
import path from "node:path";
import { editions } from "../../handout/parts/editions.js";
import { bookName, formats, paperEnds, papers } from "../../handout/parts/names.js";
import { inRoot } from "../../run/project.js";
import { Progress } from "../../run/report.js";
import { selectNotebooks } from "../../run/select.js";
import { InputError } from "../../text/errors.js";
import { count } from "../../text/format.js";
import { quote, visible } from "../../text/refuse.js";
import type { Arguments } from "../parts/arguments.js";
import { chosen } from "../parts/choices.js";
import type { Command, World } from "../parts/command.js";

export const handoutCommand: Command = {
  name: "handout",
  summary: "the notebooks as pages, PDF files, slides and a bound volume, for students and lecturers",
  usage: "[notebook …] [--edition student] [--format html,pdf,slides] [--paper letter]",
  about: `Makes handouts of the notebooks as they were last run: pages and slides that work without a network, and PDF files to
print. They are written to .build/handouts/<edition>/, with an index.html that links them all; only what has changed is
made again. npm run handouts -- … is the same.

A notebook is its file, its name or its number (05, 05-gradient-descent); all of them when none is given.

Slides show with the arrow keys; S opens the presenter's view, with the lecturer's notes, the answers and the
calculation by hand in the teacher's edition, where hints and solutions come up at the press of a key.`,
  options: [
    {
      name: "edition",
      value: "student,teacher",
      help: "student (blanks to fill in, no hint, solution or key), solutions, teacher (also with the lecturer's notes); all when left out",
    },
    {
      name: "format",
      value: "html,pdf",
      help: `html, pdf, slides, book (the whole course as one volume with contents and an index of terms, ${bookName}${paperEnds.a4}); all when left out, but a book only where no notebook is named`,
    },
    {
      name: "paper",
      value: "a4,letter",
      help: `of PDF files; a4 when left out. Letter's end in ${paperEnds.letter}`,
    },
    { name: "help", help: "print this page" },
  ],
  examples: `Examples:
  backprop handout
      everything, for everybody
  backprop handout 05 06 --edition student --format pdf --paper letter
      two sheets to print
  backprop handout notebooks/05*.ipynb --format slides --edition teacher
      a lecture, with what to say

Exit code: 0 when all is well; 1 where files are missing, for want of a browser to print with; 2 for bad input.`,

  async run({ words, values }: Arguments, world: World): Promise<number> {
    const files = notebooksOf(words);
    const all = words.length === 0 ? formats : formats.filter((format) => format !== "book");
    const folder = inRoot(".build", "handouts");
    const progress = new Progress((text) => world.out(text));
    // What prints is loaded for this command alone.
    const { makeHandouts } = await import("../../handout/make.js");
    const { made, kept, missing } = await makeHandouts(
      {
        files,
        editions: chosen("edition", values.get("edition"), editions),
        formats: values.has("format") ? chosen("format", values.get("format"), formats) : all,
        papers: chosen("paper", values.get("paper") ?? "a4", papers),
        folder,
      },
      {
        made: (name) => progress.line(name),
        progress: (done, all) => progress.update("handouts", done, all, "files"),
      },
    );
    progress.end("handouts");
    const shown = visible(path.relative(process.cwd(), folder) || ".");
    progress.line(`${count(made, "file")} made, ${kept} as they were: ${shown}/index.html`);
    const { noChromium } = await import("../../run/chromium.js");
    if (missing.length > 0) progress.line(`${count(missing.length, "file")} missing: ${noChromium}`);
    return missing.length > 0 ? 1 : 0;
  },
};

/** The files of notebooks. @throws InputError for one that is not there. */
function notebooksOf(words: readonly string[]): string[] {
  return words.length === 0 ? selectNotebooks([]) : words.map(notebookOf);
}

function notebookOf(word: string): string {
  const refused = (hint: string): InputError =>
    new InputError("unknown-notebook", `there is no notebook ${quote(word)}; ${hint}`, { value: word });
  let file: string;
  try {
    [file] = selectNotebooks([word]);
  } catch {
    const names = selectNotebooks([]).map((one) => path.basename(one, ".ipynb"));
    throw refused(`there are ${names.join(", ")}`);
  }
  if (!existsSync(file)) throw refused("no such file");
  return file;
}
