import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fontFamily } from "../show/face.js";
import { Markup, markup, markupLines } from "../text/html.js";
import { type Edition, editions, editionWords } from "./parts/editions.js";
import { bookName, paperEnds, papers, slidesEnd } from "./parts/names.js";
import { whole } from "./parts/shell.js";
import { style } from "./parts/style.js";

/** The name of the page that links the others of a folder. */
export const indexName = "index.html";

/** What is there of an edition: pages, slides, PDF files, and the whole course as one. */
export function indexPage(place: string, edition: Edition): string {
  const names = readdirSync(place);
  const pages = names.filter((name) => name.endsWith(".html") && !name.endsWith(slidesEnd)).sort();
  const rows = pages
    .filter((name) => name !== indexName)
    .map((page) => {
      const name = path.basename(page, ".html");
      const others = [
        names.includes(name + slidesEnd) && link(name + slidesEnd, "slides"),
        ...pdfLinks(name),
      ];
      return markup`<li>${link(page, titleOf(path.join(place, page)))} ${dotted(others)}</li>`;
    });
  const book = pdfLinks(bookName);
  const bound = book.length > 0 ? markup`<p>The whole course as one volume ${dotted(book)}</p>` : undefined;
  const body = markup`<ol start="0" style="list-style:none;padding:0">${markupLines(rows)}</ol>${bound}<p>${link(`../${indexName}`, "all editions")}</p>`;
  return linking(editionWords[edition], body);

  function pdfLinks(name: string): Markup[] {
    const there = papers.filter((paper) => names.includes(name + paperEnds[paper]));
    return there.map((paper) => link(name + paperEnds[paper], `PDF, ${paper === "a4" ? "A4" : "Letter"}`));
  }
}

/** The editions that are there. */
export function editionsPage(folder: string): string {
  const there = editions.filter((edition) => existsSync(path.join(folder, edition, indexName)));
  const links = there.map(
    (edition) => markup`<li>${link(`${edition}/${indexName}`, editionWords[edition])}</li>`,
  );
  return linking("Handouts", markup`<ul>${markupLines(links)}</ul>`);
}

const link = (href: string, text: string | Markup): Markup => markup`<a href="${href}">${text}</a>`;
const dotted = (links: readonly (Markup | false)[]): Markup[] =>
  links.filter((one) => one !== false).map((one) => markup` · ${one}`);

/** The title of a page that we have made: HTML already. */
function titleOf(file: string): Markup | string {
  const found = /<title>(.*?)<\/title>/.exec(readFileSync(file, "utf8"))?.[1];
  return found === undefined ? path.basename(file) : new Markup(found);
}

const linking = (title: string, body: Markup): string =>
  whole(`gradient-gates: ${title}`, String(markup`<main><h1>${title}</h1>${body}</main>`), {
    style: style(fontFamily),
  });
