import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { assetText } from "../host/assets.js";
import type { Notebook } from "../run/notebook.js";
import { fontFamily } from "../show/face.js";
import { pageHtml } from "../show/page.js";
import { escapeHtml, Markup, markup } from "../text/html.js";
import { type Edition, type Part, partsOf } from "./editions.js";
import { codeHtml, type Heading, markdownHtml } from "./markdown.js";
import { outputHtml } from "./outputs.js";
import { style } from "./style.js";

/** Where a page stands in the course. */
export interface Place {
  before: string | undefined;
  after: string | undefined;
}

const words: Readonly<Record<Edition, string>> = {
  student: "Handout",
  teacher: "Teacher's edition, with solutions and notes",
  solutions: "With solutions",
};

/** A notebook as one page that needs nothing but itself and asks for nothing: it works without a network. */
export function pageOf(
  notebook: Notebook,
  edition: Edition,
  { before, after }: Place,
): { title: string; html: string } {
  const headings: Heading[] = [];
  const body = partsOf(notebook, edition)
    .map((part) => partHtml(part, headings))
    .join("\n");
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
  const main = `${nav}<p class="edition">${words[edition]}</p>\n${toc}\n<main>\n${body}\n</main>\n${nav}`;
  return { title, html: whole(title, main) };
}

const link = (name: string, left: string, right = ""): string =>
  `<a href="${escapeHtml(name)}.html">${left}${escapeHtml(name)}${right}</a>`;

function partHtml(part: Part, headings: Heading[]): string {
  switch (part.kind) {
    case "markdown": {
      const html = markdownHtml(part.text, headings);
      return part.solution ? html.replaceAll("<details>", '<details open class="solution">') : html;
    }
    case "blanks":
      return blanksHtml(part.names);
    case "code": {
      const { source, outputs = [] } = part.cell;
      // What says "not answered yet" on a screen says nothing on paper.
      const shown = part.key ? "" : outputs.map(outputHtml).join("\n");
      return `<details open class="cell"><summary>code</summary>${codeHtml(source)}</details>\n${shown}`;
    }
  }
}

/** Lines to write on. */
function blanksHtml(names: readonly string[]): string {
  if (names.length === 0) return '<div class="room" role="img" aria-label="room for an answer"></div>';
  const blanks = names.map((name) => `<span><i>${escapeHtml(name)}</i> = <u></u></span>`);
  return `<p class="blanks">${blanks.join(" ")}</p>`;
}

/** The page around: of scripts only our own stepper may run, and nothing may be loaded. */
export function whole(title: string, body: string): string {
  const own = createHash("sha256").update(assetText("stepper.js")).digest("base64");
  const policy = `default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'sha256-${own}'; base-uri 'none'; form-action 'none'`;
  const head = markup`<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return pageHtml(title, `${katexStyle()}\n${style(fontFamily)}`, new Markup(body), head);
}

let mathStyle: string | undefined;

/** The style sheet of KaTeX with its fonts inside. */
function katexStyle(): string {
  if (mathStyle) return mathStyle;
  const file = createRequire(import.meta.url).resolve("katex/dist/katex.min.css");
  mathStyle = readFileSync(file, "utf8").replace(
    /src:url\((fonts\/[\w-]+\.woff2)\)[^;}]*/g,
    (_, font: string) => {
      const data = readFileSync(path.join(path.dirname(file), font)).toString("base64");
      return `src:url(data:font/woff2;base64,${data}) format("woff2")`;
    },
  );
  return mathStyle;
}
