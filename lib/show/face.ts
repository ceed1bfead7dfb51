import { faceData } from "../host/assets.js";

/*
 * The face of every picture: Noto Sans (SIL Open Font License 1.1), cut down to the signs that pictures use, so that it
 * can stand inside each of them and they look the same whatever fonts the reader has. Bold and slanted are made from it.
 */

/** For a font-family: the face, then what a machine has; the last but one holds Chinese. */
export const fontFamily =
  "Noto Sans, Open Sans, Helvetica Neue, Helvetica, Arial, DejaVu Sans, Noto Sans CJK SC, sans-serif";

let style: string | undefined;

/** The face as a style element, to stand once in an SVG or a page; it loads nothing. */
export function faceStyle(): string {
  style ??= `<style>@font-face{font-family:"Noto Sans";src:url(data:font/woff2;base64,${faceData()})}</style>`;
  return style;
}
