import { toBase64 } from "../host/base64.js";
import { checkNumber, checkText } from "../text/guards.js";
import { markup } from "../text/html.js";
import { inspected } from "../text/inspect.js";

/** What is shown, in several forms by MIME type; a reader takes the richest that it can draw. */
export type MimeBundle = Record<string, unknown>;

/** Anything that `show` can show. Every bundle holds text/plain. */
export interface Displayable {
  toMime(): MimeBundle;
}

/** A thing to be shown that also prints as its text where it is the last expression of a cell. */
export abstract class Shown implements Displayable {
  abstract toMime(): MimeBundle;

  [inspected](): string {
    return String(this.toMime()["text/plain"]);
  }
}

export function isDisplayable(thing: unknown): thing is Displayable {
  return typeof (thing as Displayable | null)?.toMime === "function";
}

/** A text with Markdown and, between dollars, TeX. */
export function markdown(text: string): Displayable {
  checkText("Markdown", text);
  return bundle({ "text/markdown": text, "text/plain": text });
}

/** A formula in TeX, set in the middle of its own line. */
export function latex(tex: string): Displayable {
  checkText("TeX", tex);
  return bundle({ "text/latex": `$$${tex}$$`, "text/plain": tex });
}

/** HTML that the library made itself, with a text for readers that show none. */
export function html(source: string, plain: string): Displayable {
  checkText("HTML", source);
  checkText("its plain text", plain);
  return bundle({ "text/html": source, "text/plain": plain });
}

/**
 * A picture. As an <img> with its data inside it is kept where scripts and inline SVG are dropped: in an untrusted
 * notebook, on GitHub. It shrinks to its page only as far as its letters can be read: below that it is scrolled, and
 * made smaller in print alone.
 */
export function picture(svg: string, alt: string, width: number): Displayable {
  checkText("a picture", svg, "SVG as a text");
  checkText("its alternative text", alt);
  checkNumber("its width", width);
  const image = imageHtml(svg, alt, width);
  if (width <= widest) return html(image, alt);
  const print = "<style>@media print{.backprop-wide img{min-width:0!important}}</style>";
  return html(`${print}<div class="backprop-wide" style="overflow-x:auto">${image}</div>`, alt);
}

/** The same as a piece of HTML. */
export function imageHtml(svg: string, alt: string, width: number): string {
  const least = width > widest ? `;min-width:${Math.round(0.8 * width)}px` : "";
  const source = `data:image/svg+xml;base64,${toBase64(svg)}`;
  return String(
    markup`<img src="${source}" alt="${alt}" width="${Math.round(width)}" style="max-width:100%;height:auto${least}">`,
  );
}

/** The width that can be made to fit 500 pixels: letters of 15 pixels are then 12. */
const widest = 625;

function bundle(mime: MimeBundle): Displayable {
  return { toMime: () => ({ ...mime }) };
}
