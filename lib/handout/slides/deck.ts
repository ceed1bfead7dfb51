import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import type { Notebook } from "../../run/notebook.js";
import { inRoot } from "../../run/project.js";
import { fontFamily } from "../../show/face.js";
import { markup } from "../../text/html.js";
import { type Edition, editionWords } from "../parts/editions.js";
import { whole } from "../parts/shell.js";
import { slideStyle, stage } from "./style.js";
import { unitsOf } from "./units.js";

const read = new Map<string, string>();
const textOf = (file: string): string => {
  const text = read.get(file) ?? readFileSync(file, "utf8");
  read.set(file, text);
  return text;
};
const packageText = (name: string): string => textOf(createRequire(import.meta.url).resolve(name));

/** A notebook before it is laid out on slides. */
export interface Draft {
  title: string;
  edition: Edition;
  /** The page in which it is laid out. */
  html: string;
  /** Another whenever the slides would be others. */
  mark: string;
}

/** The mark of what is around the slides, the same for all. */
let around: string | undefined;

/** What is to be laid out; quick, so that it is made each time to see whether the slides are as they should be. */
export function draftOf(notebook: Notebook, edition: Edition): Draft {
  const { title, html: units } = unitsOf(notebook, edition);
  const body = `<div class="reveal"><div id="stage" class="slides still"></div><div id="units">${units}</div></div>`;
  const html = whole(title, body, { style: deckStyle() });
  around ??= createHash("sha256")
    .update(deckHtml("", "student", []))
    .update(arranger())
    .digest("hex");
  const mark = createHash("sha256").update(`${around} ${edition}`).update(html).digest("hex");
  return { title, edition, html, mark };
}

/** Lays a draft out on slides, none taller than the stage: a page that shows them, and needs nothing but itself. */
export async function slidesOf({ title, edition, html }: Draft, page: Page): Promise<string> {
  await page.setViewportSize(stage);
  await page.setContent(html);
  await page.evaluate(arranger());
  return deckHtml(title, edition, (await page.evaluate("arrange()")) as string[]);
}

/** The same where slides are laid out and where they are shown. */
const deckStyle = (): string => `${packageText("reveal.js/reveal.css")}\n${slideStyle(fontFamily)}`;
const arranger = (): string => textOf(inRoot("lib", "handout", "slides", "arrange-page.js"));

/** Starts the slides; keys that belong to the walk through a graph, while one is at it, are left to it. */
const start = `Reveal.initialize({ width: ${stage.width}, height: ${stage.height}, margin: 0, center: false, hash: true, history: false, display: "flex",
  transition: "none", slideNumber: "c/t", progress: true, plugins: [RevealNotes],
  keyboardCondition: () => !document.activeElement?.closest(".backprop-stepper") });`;

function deckHtml(title: string, edition: Edition, sections: readonly string[]): string {
  const [reveal, notes] = [packageText("reveal.js"), presenter()];
  const course = markup`<p class="course">${editionWords[edition]} · <a href="index.html">contents</a> · the key S opens the presenter's view</p>`;
  const [first = "", ...others] = sections;
  const slides = [first.replace(/(?=<\/section>$)/, () => String(course)), ...others].join("\n");
  const scripts = [reveal, notes.plugin, start].map((script) => `<script>${script}</script>`).join("\n");
  const body = `<div class="reveal"><main class="slides">${slides}</main></div>\n${scripts}`;
  return whole(title, body, {
    style: deckStyle(),
    scripts: [reveal, notes.plugin, start, notes.view],
    framesItself: true,
  });
}

/** The plugin for the presenter's view, and the script of the window that it opens, which has the same policy. */
function presenter(): { plugin: string; view: string } {
  const plugin = packageText("reveal.js/plugin/notes").replaceAll("</script", "<\\/script");
  const found = /<script>([\s\S]*?)<\\\/script>/.exec(plugin);
  if (!found) throw new Error("the presenter's view of reveal.js has no script where one was");
  // The plugin has it in a template string.
  return { plugin, view: found[1].replace(/\\(.)/g, "$1") };
}
