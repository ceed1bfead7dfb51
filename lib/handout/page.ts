import type { Task } from "../check/report/sheet/task.js";
import type { Notebook } from "../run/notebook.js";
import { fontFamily } from "../show/face.js";
import { escapeHtml } from "../text/html.js";
import { canBeJudged } from "./live/judge.js";
import { liveParts } from "./live/scripts.js";
import { bodyParts } from "./parts/body.js";
import { type Edition, editionWords } from "./parts/editions.js";
import type { Extras } from "./parts/extras.js";
import type { Heading } from "./parts/markdown.js";
import { whole } from "./parts/shell.js";
import { style } from "./parts/style.js";

/** Where a page stands in the course. */
export interface Place {
  before: string | undefined;
  after: string | undefined;
}

/** A page and its title. */
interface Page {
  title: string;
  html: string;
}

/** A notebook as one page that needs nothing but itself and asks for nothing; for paper, where nothing moves. */
export function pageOf(notebook: Notebook, edition: Edition, place: Place): Page {
  const { title, main } = partsOfPage(notebook, edition, place);
  return { title, html: whole(title, main, { style: style(fontFamily) }) };
}

/** The same for a screen, without a network too: figures can be explored, and exercises are judged. */
export async function livePageOf(notebook: Notebook, edition: Edition, place: Place): Promise<Page> {
  // A plain number is the answer itself: a student's page does not hold it.
  const offers = (task: Task): boolean =>
    (edition !== "student" || typeof task.problem === "string") && canBeJudged(task);
  const extras: Extras = { figures: [], tasks: [], offers };
  const { title, main } = partsOfPage(notebook, edition, place, extras);
  const { html, scripts } = await liveParts(extras);
  return { title, html: whole(title, `${main}\n${html}`, { style: style(fontFamily), scripts }) };
}

function partsOfPage(
  notebook: Notebook,
  edition: Edition,
  { before, after }: Place,
  extras?: Extras,
): { title: string; main: string } {
  const headings: Heading[] = [];
  const body = bodyParts(notebook, edition, headings, extras).join("\n");
  const title = headings.find(({ level }) => level === 1)?.text ?? "Notebook";
  const contents = headings
    .filter(({ level }) => level === 2)
    .map(({ html, id }) => `<li><a href="#${id}">${html}</a></li>`);
  const links = [
    before && link(before, "← "),
    `<a href="index.html">contents</a>`,
    after && link(after, "", " →"),
  ];
  const nav = `<nav class="course">${links.filter(Boolean).join(" · ")}</nav>`;
  const toc =
    contents.length > 1
      ? `<nav class="toc" aria-label="In this notebook"><ul>${contents.join("")}</ul></nav>`
      : "";
  const main = `${nav}<p class="edition">${editionWords[edition]}</p>\n${toc}\n<main>\n${body}\n</main>\n${nav}`;
  return { title, main };
}

const link = (name: string, left: string, right = ""): string =>
  `<a href="${escapeHtml(name)}.html">${left}${escapeHtml(name)}${right}</a>`;
