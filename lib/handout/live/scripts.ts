import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Json } from "../../run/notebook.js";
import { inRoot } from "../../run/project.js";
import { Markup, markup, markupLines } from "../../text/html.js";
import { bundle } from "../../web/bundle.js";
import { partialPlotly } from "../../web/plotly.js";
import type { Extras } from "../parts/extras.js";
import { packedHtml } from "./packed.js";

/** What brings a page to life: HTML for the end of its body, and the scripts that may run, packed ones too. */
export interface Live {
  html: Markup;
  scripts: readonly string[];
}

/** A feature of a page: the scripts that run at once, one that is loaded when it is needed, and data. */
interface Feature {
  running: string;
  packed: readonly [name: string, script: string];
  data: readonly [name: string, data: unknown];
}

/** The scripts and data for what a page has, and nothing for what it has not. */
export async function liveParts({ figures, tasks }: Extras): Promise<Live> {
  const features: Feature[] = [];
  if (figures.length > 0)
    features.push({
      running: scriptOf("explore-page.js"),
      packed: ["plotly", await partialPlotly(figures.flatMap(typesOf))],
      data: ["figures", figures],
    });
  if (tasks.length > 0)
    features.push({
      running: scriptOf("exercise-page.js"),
      packed: ["judge", await judge()],
      data: ["tasks", tasks],
    });
  if (features.length === 0) return { html: markup``, scripts: [] };
  const running = [scriptOf("unpack-page.js"), ...features.map((one) => one.running)];
  const packed = features.flatMap(({ packed: [name, script], data: [list, data] }) => [
    packedHtml(name, script),
    packedHtml(list, JSON.stringify(data)),
  ]);
  const elements = running.map((script) => markup`<script>${new Markup(script)}</script>`);
  return {
    html: markupLines([...packed, ...elements]),
    scripts: [...running, ...features.map((one) => one.packed[1])],
  };
}

let judging: Promise<string> | undefined;

/** The library as far as it judges, as a script that makes `backpropJudge`. */
function judge(): Promise<string> {
  judging ??= bundle(fileURLToPath(new URL("./judge.js", import.meta.url)), "backpropJudge").then(
    ({ code }) => code,
  );
  return judging;
}

/** The kinds of traces of a figure. */
function typesOf(figure: Json): string[] {
  const { data } = figure as { data: { type?: string }[] };
  return data.map(({ type }) => type ?? "scatter");
}

const scriptOf = (name: string): string => readFileSync(inRoot("lib", "handout", "live", name), "utf8");
