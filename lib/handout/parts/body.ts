import type { Notebook } from "../../run/notebook.js";
import { blanksHtml, blanksOf } from "./blanks.js";
import { type Edition, type Part, partsOf } from "./editions.js";
import type { Extras } from "./extras.js";
import { codeHtml, type Heading, markdownHtml } from "./markdown.js";
import { outputHtml } from "./outputs.js";

/** What a notebook says in an edition, part by part; its headings are added to `headings`, and to `extras` what it has. */
export function bodyParts(
  notebook: Notebook,
  edition: Edition,
  headings: Heading[],
  extras?: Extras,
): string[] {
  return partsOf(notebook, edition).map((part) => partHtml(part, headings, extras));
}

function partHtml(part: Part, headings: Heading[], extras: Extras | undefined): string {
  switch (part.kind) {
    case "markdown": {
      const html = markdownHtml(part.text, headings);
      return part.solution || part.notes
        ? html.replaceAll("<details>", '<details open class="solution">')
        : html;
    }
    case "blanks":
      return blanksHtml(part, extras);
    case "code": {
      const { source, outputs = [] } = part.cell;
      // What says "not answered yet" on a screen says nothing on paper; blanks that can be judged stand there in a page.
      const shown = part.key
        ? blanksOf(part.cell).flatMap((one) =>
            one.task && extras?.offers(one.task) ? [blanksHtml(one, extras)] : [],
          )
        : outputs.map((output) => outputHtml(output, extras));
      return `<details open class="cell"><summary>code</summary>${codeHtml(source)}</details>\n${shown.join("\n")}`;
    }
  }
}
