import katex from "katex";
import MarkdownIt from "markdown-it";
import { escapeHtml } from "../../text/html.js";

const setAlready = new Map<string, string>();

/** TeX as HTML that needs no script, with MathML in it for those who listen. Each is set once, for all editions. */
export function texHtml(tex: string, display: boolean): string {
  const key = `${display} ${tex}`;
  const html =
    setAlready.get(key) ??
    katex
      .renderToString(tex, { displayMode: display, throwOnError: false, strict: "ignore", trust: false })
      .replace('<span class="katex-display">', '<span class="katex-display" tabindex="0">');
  setAlready.set(key, html);
  return html;
}

const reader = new MarkdownIt({ html: true, linkify: false, typographer: false });
reader.inline.ruler.before("escape", "math", (state, silent) => {
  const rest = state.src.slice(state.pos);
  const [whole, display, inline] = /^\$\$([^$]+)\$\$|^\$((?:\\.|[^$\\\n])+)\$(?!\d)/.exec(rest) ?? [];
  if (whole === undefined) return false;
  if (!silent) {
    const token = state.push("math", "math", 0);
    token.content = display ?? inline;
    token.markup = display === undefined ? "$" : "$$";
  }
  state.pos += whole.length;
  return true;
});
const { fence } = reader.renderer.rules;
// What is scrolled can be reached with keys.
reader.renderer.rules.fence = (...token) => (fence?.(...token) ?? "").replace("<pre>", '<pre tabindex="0">');
reader.renderer.rules.math = (tokens, i) => texHtml(tokens[i].content, tokens[i].markup === "$$");

/** A heading of a page: its level, its text and the place that a link leads to. */
export interface Heading {
  level: number;
  html: string;
  /** The same without tags. */
  text: string;
  id: string;
}

/** A text of a notebook as HTML; the headings in it are added to `headings`, and get their ids. */
export function markdownHtml(text: string, headings: Heading[]): string {
  const tokens = reader.parse(text, {});
  for (const [i, token] of tokens.entries()) {
    for (const child of token.children ?? [])
      if (child.type === "link_open") child.attrSet("href", pageOf(String(child.attrGet("href") ?? "")));
    if (token.type !== "heading_open") continue;
    const id = `h${headings.length + 1}`;
    token.attrSet("id", id);
    const inside = tokens[i + 1].children ?? [];
    const html = reader.renderer.render(inside, reader.options, {});
    const plain = inside.map(({ type, content }) => (type === "html_inline" ? "" : content)).join("");
    headings.push({ level: Number(token.tag.slice(1)), html, text: plain, id });
  }
  return reader.renderer.render(tokens, reader.options, {});
}

/** A link to another notebook leads to its handout. */
function pageOf(href: string): string {
  return href.replace(/^(?:\.\/)?([\w-]+)\.ipynb(?=$|#)/, "$1.html");
}

/** HTML in which TeX stands between dollars, as a notebook's reader would set it; scripts and styles stay as they are. */
export function withTex(html: string): string {
  return html
    .split(/(<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]*>)/)
    .map((piece, i) =>
      i % 2 === 1 ? piece : piece.replace(/\$([^$]+)\$/g, (_, tex) => texHtml(unescaped(tex), false)),
    )
    .join("");
}

function unescaped(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&(lt|gt|quot|amp);/g, (_, name) => signs[name]);
}

const signs: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&" };

/** Code, escaped; long lines of it are scrolled, with the keys too. */
export const codeHtml = (source: string): string =>
  `<pre class="code" tabindex="0"><code>${escapeHtml(source)}</code></pre>`;
