import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { writeWhole } from "../../lib/files/write-whole.mjs";
import type { Notebook } from "../run/notebook.js";
import { selectNotebooks } from "../run/select.js";
import { bookDraft, boundPdf } from "./book/book.js";
import { editionsPage, indexName, indexPage } from "./index-pages.js";
import { livePageOf, pageOf } from "./page.js";
import type { Edition } from "./parts/editions.js";
import { Keeper, type Made } from "./parts/kept.js";
import { bookName, type Format, type Paper, paperEnds, slidesEnd } from "./parts/names.js";
import { Printer, printing } from "./parts/printer.js";
import { notebookReader } from "./parts/read.js";
import { draftOf, slidesOf } from "./slides/deck.js";

/** What is to be made. */
export interface Wanted {
  files: readonly string[];
  editions: readonly Edition[];
  formats: readonly Format[];
  papers: readonly Paper[];
  folder: string;
}

/** Who is told how it goes. */
export interface Told {
  /** A file was made. */
  made(name: string): void;
  /** So many of the slow ones are done. */
  progress?(done: number, all: number): void;
}

/** What takes a browser and some time. */
interface Job {
  name: string;
  file: string;
  mark: string;
  make(printer: Printer): Promise<string | Uint8Array>;
}

/** How many are made at a time: the browser has a process of its own for each page. */
const atOnce = 2;

/** Makes what is wanted of what is not there, or is not as it should be. */
export async function makeHandouts(wanted: Wanted, told: Told): Promise<Made> {
  const { folder } = wanted;
  const keeper = new Keeper(told.made);
  const read = notebookReader();
  const jobs: Job[] = [];
  for (const edition of wanted.editions) {
    mkdirSync(path.join(folder, edition), { recursive: true });
    for (const file of wanted.files)
      jobs.push(...(await ofNotebook(wanted, edition, file, read(file), keeper)));
    jobs.push(...ofCourse(wanted, edition, read));
  }
  await makeAll(
    jobs.filter(({ file, mark }) => !keeper.isKept(file, mark)),
    keeper,
    told,
  );
  const pages = wanted.editions.map((edition) => path.join(folder, edition));
  writeWhole(
    pages.map((place, i) => ({
      file: path.join(place, indexName),
      text: indexPage(place, wanted.editions[i]),
    })),
  );
  writeWhole([{ file: path.join(folder, indexName), text: editionsPage(folder) }]);
  return keeper.tally;
}

/** A page is made anew each time, which is quick, and so is never older than what it is made of; the rest is returned. */
async function ofNotebook(
  { folder, formats, papers }: Wanted,
  edition: Edition,
  file: string,
  notebook: Notebook,
  keeper: Keeper,
): Promise<Job[]> {
  const name = path.basename(file, ".ipynb");
  const course = selectNotebooks([]).map((one) => path.basename(one, ".ipynb"));
  const at = course.indexOf(name);
  const place = path.join(folder, edition, name);
  const jobs: Job[] = [];
  const neighbours = { before: course[at - 1], after: at < 0 ? undefined : course[at + 1] };
  if (formats.includes("html")) {
    const { html } = await livePageOf(notebook, edition, neighbours);
    keeper.text(`${edition}/${name}.html`, `${place}.html`, html);
  }
  if (formats.includes("pdf")) {
    const { title, html } = pageOf(notebook, edition, neighbours);
    for (const paper of papers)
      jobs.push({
        name: `${edition}/${name}${paperEnds[paper]}`,
        file: place + paperEnds[paper],
        mark: markOf(paper, html),
        make: (printer) => printer.pdf({ html }, title, paper),
      });
  }
  if (formats.includes("slides")) {
    const draft = draftOf(notebook, edition);
    jobs.push({
      name: `${edition}/${name}${slidesEnd}`,
      file: place + slidesEnd,
      mark: draft.mark,
      make: (printer) => printer.withPage((page) => slidesOf(draft, page)),
    });
  }
  return jobs;
}

/** The whole course as one volume, whichever notebooks are wanted. */
function ofCourse(
  { folder, formats, papers }: Wanted,
  edition: Edition,
  read: (file: string) => Notebook,
): Job[] {
  if (!formats.includes("book")) return [];
  const draft = bookDraft(selectNotebooks([]).map(read), edition);
  return papers.map((paper) => ({
    name: `${edition}/${bookName}${paperEnds[paper]}`,
    file: path.join(folder, edition, bookName + paperEnds[paper]),
    mark: markOf(paper, draft.html),
    make: (printer) => boundPdf(draft, printer, paper),
  }));
}

const markOf = (paper: Paper, html: string): string =>
  createHash("sha256").update(`${printing} ${paper} ${html}`).digest("hex");

/** Makes several at a time; without a browser they are missing. */
async function makeAll(jobs: readonly Job[], keeper: Keeper, told: Told): Promise<void> {
  const printer = new Printer();
  if (printer.program === undefined) {
    keeper.tally.missing.push(...jobs.map(({ name }) => name));
    return;
  }
  const queue = [...jobs];
  const worker = async (): Promise<void> => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      keeper.marked(job.name, job.file, await job.make(printer), job.mark);
      told.progress?.(jobs.length - queue.length, jobs.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, worker));
  } finally {
    await printer.close();
  }
}
