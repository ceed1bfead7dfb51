import { type Json, type Output, stillType } from "../../run/notebook.js";
import { escapeHtml } from "../../text/html.js";
import { withTex } from "./markdown.js";

/** What a cell has shown, as HTML: figures as still pictures with their words, tables and drawings as they are. */
export function outputHtml({ data, text, name }: Output): string {
  if (data === undefined)
    return text
      ? `<pre class="${name === "stderr" ? "error" : "text"}" tabindex="0">${escapeHtml(text)}</pre>`
      : "";
  const still = textOf(data[stillType]);
  const plain = textOf(data["text/plain"]);
  if (still) {
    const source = `data:image/svg+xml;base64,${Buffer.from(still).toString("base64")}`;
    return `<figure><img src="${source}" alt="${escapeHtml(plain)}"></figure>`;
  }
  const html = textOf(data["text/html"]);
  if (html) return `<div class="shown" tabindex="0">${withTex(html)}</div>`;
  return plain ? `<pre class="text" tabindex="0">${escapeHtml(plain)}</pre>` : "";
}

/** The text of an output in one of its types; empty where it has none. */
export const textOf = (value: Json | undefined): string =>
  typeof value === "string" ? value : Array.isArray(value) ? value.join("") : "";
