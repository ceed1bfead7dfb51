import { readFileSync } from "node:fs";
import type { Json } from "../../run/notebook.js";
import { inRoot } from "../../run/project.js";
import { Markup, markup, markupLines } from "../../text/html.js";
import { partialPlotly } from "../../web/plotly.js";
import type { Extras } from "../parts/extras.js";
import { packedHtml } from "./packed.js";

/** What brings a page to life: HTML for the end of its body, and the scripts that may run, packed ones too. */
export interface Live {
  html: Markup;
  scripts: readonly string[];
}

/** The scripts and data for what a page has, and nothing for what it has not. */
export async function liveParts({ figures }: Extras): Promise<Live> {
  if (figures.length === 0) return { html: markup``, scripts: [] };
  const plotly = await partialPlotly(figures.flatMap(typesOf));
  const packed = [packedHtml("plotly", plotly), packedHtml("figures", JSON.stringify(figures))];
  const running = ["unpack-page.js", "explore-page.js"].map(scriptOf);
  const elements = running.map((script) => markup`<script>${new Markup(script)}</script>`);
  return { html: markupLines([...packed, ...elements]), scripts: [...running, plotly] };
}

/** The kinds of traces of a figure. */
function typesOf(figure: Json): string[] {
  const { data } = figure as { data: { type?: string }[] };
  return data.map(({ type }) => type ?? "scatter");
}

const scriptOf = (name: string): string => readFileSync(inRoot("lib", "handout", "live", name), "utf8");
