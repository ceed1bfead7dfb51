import { figureOf, type Json, type Output, stillType } from "../../run/notebook.js";
import { escapeHtml, markup } from "../../text/html.js";
import type { Extras } from "./extras.js";
import { withTex } from "./markdown.js";

/**
 * What a cell has shown, as HTML: figures as still pictures with their words, tables and drawings as they are. With
 * `extras` a still says which figure it shows.
 */
export function outputHtml(output: Output, extras?: Extras): string {
  const { data, text, name } = output;
  if (data === undefined)
    return text
      ? `<pre class="${name === "stderr" ? "error" : "text"}" tabindex="0">${escapeHtml(text)}</pre>`
      : "";
  const still = textOf(data[stillType]);
  const plain = textOf(data["text/plain"]);
  if (still) {
    const image = markup`<img src="${svgSource(still)}" alt="${plain}">`;
    const figure = figureOf(output);
    if (extras === undefined || figure === undefined) return String(markup`<figure>${image}</figure>`);
    const place = extras.figures.push(figure) - 1;
    const solid = isSolid(figure) ? markup` data-webgl` : undefined;
    return String(markup`<figure data-figure="${place}"${solid}>${image}</figure>`);
  }
  const html = textOf(data["text/html"]);
  if (html) return `<div class="shown" tabindex="0">${withTex(html)}</div>`;
  return plain ? `<pre class="text" tabindex="0">${escapeHtml(plain)}</pre>` : "";
}

/** The text of an output in one of its types; empty where it has none. */
export const textOf = (value: Json | undefined): string =>
  typeof value === "string" ? value : Array.isArray(value) ? value.join("") : "";

/** A drawing as the source of an image: written out it is a fifth smaller than in base64. */
const svgSource = (svg: string): string =>
  `data:image/svg+xml,${svg.replace(/[%#<>&"'\n\r\t]/g, (sign) => encodeURIComponent(sign).replace("'", "%27"))}`;

/** Whether a figure stands in space, which takes WebGL. */
const isSolid = (figure: Json): boolean => "scene" in (figure as { layout: object }).layout;
