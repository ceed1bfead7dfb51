import { splitName } from "../../notation/style.js";
import { escapeHtml } from "../../text/html.js";
import { isWide } from "../../text/width.js";

/** About how wide a text is drawn, in pixels; rather too wide, as the fonts of the reader's machine are not known. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const sign of text) {
    if (isWide(sign) || /\p{Extended_Pictographic}/u.test(sign)) em += 1.05;
    else if (/[.,:;|!'()il\s]/.test(sign)) em += 0.36;
    else if (/[MWmw%—]/.test(sign)) em += 0.92;
    else if (/[\u0300-\u036f\u200b-\u200d]/.test(sign)) em += 0;
    else if (/[A-Z×+−=<>÷≤≥]/.test(sign)) em += 0.72;
    else em += 0.61;
  }
  return em * size;
}

/** The width of a name, its index drawn small. */
export function nameWidth(name: string, size: number): number {
  const { stem, index } = splitName(shorten(name));
  return textWidth(stem, size) + textWidth(index, size * 0.7);
}

/** A name as tspans, its index lowered; what follows it must begin in a tspan that goes up again by `rise`. */
export function nameSpans(name: string, size: number): { spans: string; rise: number } {
  const { stem, index } = splitName(shorten(name));
  const drop = index ? Math.round(size * 0.22) : 0;
  const small = index && `<tspan font-size="${Math.round(size * 0.7)}" dy="${drop}">${index}</tspan>`;
  return { spans: `<tspan>${escapeHtml(stem)}</tspan>${small}`, rise: drop };
}

/** A long name would push the graph apart: its middle gives way. The whole name stands in the tooltip. */
export function shorten(name: string, most = 18): string {
  const signs = [...name];
  if (signs.length <= most) return name;
  return `${signs.slice(0, most - 6).join("")}…${signs.slice(-5).join("")}`;
}
