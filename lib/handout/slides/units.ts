import type { Notebook, Output } from "../../run/notebook.js";
import { escapeHtml } from "../../text/html.js";
import { type Blanks, blanksHtml, blanksOf } from "../parts/blanks.js";
import { type Edition, type Part, partsOf } from "../parts/editions.js";
import { codeHtml, type Heading, markdownHtml } from "../parts/markdown.js";
import { outputHtml, textOf } from "../parts/outputs.js";

/** What is to be laid on slides, in order, as HTML that arrange-page.js takes apart. */
export function unitsOf(notebook: Notebook, edition: Edition): { title: string; html: string } {
  const headings: Heading[] = [];
  const units = askedFirst(partsOf(notebook, edition)).map((part) => unitHtml(part, edition, headings));
  const title = headings.find(({ level }) => level === 1)?.text ?? "Notebook";
  return { title, html: units.join("\n") };
}

/** The places to fill in stand before the hint and the solution, which are folded below the task in a notebook. */
function askedFirst(parts: readonly Part[]): Part[] {
  const isKey = (part: Part | undefined): boolean => part?.kind === "code" && part.key;
  const isSolution = (part: Part | undefined): boolean => part?.kind === "markdown" && part.solution;
  return parts.map((part, i) => {
    if (isSolution(part) && isKey(parts[i + 1])) return parts[i + 1];
    return isKey(part) && isSolution(parts[i - 1]) ? parts[i - 1] : part;
  });
}

function unitHtml(part: Part, edition: Edition, headings: Heading[]): string {
  switch (part.kind) {
    case "markdown": {
      const html = markdownHtml(part.text, headings);
      if (part.notes) return notesHtml(html.replaceAll("<details>", "<details open>"));
      if (!part.solution) return `<div class="prose">${html}</div>`;
      return `<div class="solutions">${html.replaceAll("<details>", "<details open>")}</div>`;
    }
    case "blanks":
      return askedHtml([part]);
    case "code": {
      const { source, outputs = [] } = part.cell;
      const code = codeHtml(source);
      // The class sees what is asked; how it is answered stands before the lecturer alone.
      if (part.key) return `${askedHtml(blanksOf(part.cell))}${edition === "teacher" ? notesHtml(code) : ""}`;
      const told = edition === "teacher" ? outputs.map(toldHtml).join("") : "";
      const shown = outputs.map((output) => `<div class="output">${outputHtml(output)}</div>`).join("");
      return `<div class="cell">${code}${shown}</div>${told === "" ? "" : notesHtml(told)}`;
    }
  }
}

const askedHtml = (asked: readonly Blanks[]): string =>
  `<div class="prose">${asked.map((one) => blanksHtml(one)).join("")}</div>`;
const notesHtml = (html: string): string => `<aside class="notes">${html}</aside>`;

/** What a drawing, a table or a figure says in words: of a graph the calculation by hand, step by step. */
function toldHtml({ data }: Output): string {
  const plain = textOf(data?.["text/plain"]);
  return data !== undefined && plain !== "" ? `<pre>${escapeHtml(plain)}</pre>` : "";
}
