import type { Notebook } from "../../run/notebook.js";
import { fontFamily } from "../../show/face.js";
import { Markup, markup, markupLines } from "../../text/html.js";
import { bodyParts } from "../parts/body.js";
import { type Edition, editionWords, partsOf } from "../parts/editions.js";
import type { Heading } from "../parts/markdown.js";
import type { Paper } from "../parts/names.js";
import type { Printer } from "../parts/printer.js";
import { whole } from "../parts/shell.js";
import { style } from "../parts/style.js";
import { pagesOfNames } from "./destinations.js";
import { termsOf, userOf } from "./terms.js";

const title = "gradient-gates: back-propagation by hand";

/** The course as one page to be printed, before the numbers of its pages are known. */
export interface BookDraft {
  html: string;
  /** The same with the page of each name. */
  numbered(pages: ReadonlyMap<string, number>): string;
}

/** A part of a chapter that a word of the index leads to. */
interface Spot {
  id: string;
  chapter: number;
  /** In small letters. */
  text: string;
}

/** All notebooks as chapters of one volume, with contents before them and an index of terms behind. */
export function bookDraft(notebooks: readonly Notebook[], edition: Edition): BookDraft {
  const headings: Heading[] = [];
  const spots: Spot[] = [];
  const names = new Map<string, string>();
  const chapters = notebooks.map((notebook, chapter) => {
    const first = headings.length;
    const parts = partsOf(notebook, edition);
    const html = bodyParts(notebook, edition, headings).map((body, i) => {
      const part = parts[i];
      if (part.kind !== "markdown") return body;
      const id = `t${spots.length}`;
      spots.push({ id, chapter, text: part.text.toLowerCase() });
      return `<div id="${id}">${body}</div>`;
    });
    const [number] = /^\d+/.exec(headings[first]?.text ?? "") ?? [];
    if (number !== undefined) names.set(number, headings[first].id);
    return html.join("\n");
  });
  // A link to another notebook leads to its chapter.
  const inside = chapters.map((html) =>
    html.replace(/href="(\d+)-[\w-]+\.html(?:#[^"]*)?"/g, (whole, number) =>
      names.has(number) ? `href="#${names.get(number)}"` : whole,
    ),
  );
  const terms = termsOf(notebooks).map((term) => {
    const uses = userOf(term);
    return { ...term, spots: firstOfEach(spots.filter(({ text }) => uses(text))) };
  });
  const numbered = (pages: ReadonlyMap<string, number>): string => {
    const page = (id: string): string => String(pages.get(id) ?? "000");
    const contents = headings
      .filter(({ level }) => level < 3)
      .map(
        ({ level, html, id }) =>
          markup`<li class="level${level}"><a href="#${id}"><span>${new Markup(html)}</span><span>${page(id)}</span></a></li>`,
      );
    const index = terms
      .filter((term) => term.spots.length > 0)
      .map(({ term, zh, spots }) => {
        const seen = new Set<number | undefined>();
        const links = spots
          .filter(({ id }) => pages.size === 0 || (!seen.has(pages.get(id)) && seen.add(pages.get(id))))
          .map(({ id }) => markup`<a href="#${id}">${page(id)}</a>`);
        return markup`<li>${term}${zh === undefined ? "" : ` ${zh}`} ${new Markup(links.join(", "))}</li>`;
      });
    const body = markup`<header class="cover"><h1>${title}</h1><p>${editionWords[edition]}</p></header>
<nav class="contents"><h2>Contents</h2><ul>${markupLines(contents)}</ul></nav>
<main>${markupLines(inside.map((html) => markup`<article>${new Markup(html)}</article>`))}</main>
<section class="index"><h2>Index of terms</h2><ul>${markupLines(index)}</ul></section>`;
    return whole(title, String(body), { style: style(fontFamily) + bookStyle });
  };
  return { html: numbered(new Map()), numbered };
}

/** The first spot of each chapter: where a word comes up, not each time that it is said. */
function firstOfEach(spots: readonly Spot[]): Spot[] {
  const seen = new Set<number>();
  return spots.filter(({ chapter }) => !seen.has(chapter) && seen.add(chapter));
}

/** Prints the volume twice: the first time tells on which page everything stands. */
export async function boundPdf(draft: BookDraft, printer: Printer, paper: Paper): Promise<Uint8Array> {
  const pages = pagesOfNames(await printer.pdf({ html: draft.html }, title, paper));
  return printer.pdf({ html: draft.numbered(pages) }, title, paper);
}

const bookStyle = `
.cover{height:200mm;display:flex;flex-direction:column;justify-content:center;text-align:center}
.contents,article,.index{break-before:page}
.contents ul,.index ul{list-style:none;padding:0}
.contents a{display:flex;justify-content:space-between;gap:1em;color:inherit;text-decoration:none}
.contents .level1{font-weight:600;margin-top:.6em}.contents .level2{padding-left:1.5em}
.index ul{columns:2}.index li{break-inside:avoid;margin-bottom:.25em}`;
