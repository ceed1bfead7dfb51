import { createHash } from "node:crypto";
import { changed, foreign } from "./existing.js";

/*
 * How a page or a picture of ours is known when a later run is to replace it: by the mark that it begins with, and by a
 * seal at its end that fits as long as nobody has written into it.
 */

const mark = /^(?:<!doctype html>\r?\n)?<!-- made by backprop /;
const seal = /<!-- as it was written: ([0-9a-f]{16}) -->(?=<\/(?:html|svg)>\s*$)/;

/** A page or a picture with its seal before the last closing tag. */
export function sealed(text: string): string {
  const end = text.lastIndexOf("</");
  return `${text.slice(0, end)}<!-- as it was written: ${digest(text)} -->${text.slice(end)}`;
}

/** Why a file with this text is kept; undefined where it is a page or a picture of ours as it was written. */
export function keepsPage(before: string): string | undefined {
  if (!mark.test(before)) return foreign;
  const written = seal.exec(before)?.[1];
  return written === digest(before.replace(seal, "")) ? undefined : changed;
}

/** Of the text with the line ends of Unix, as copying between systems may change them. */
function digest(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex").slice(0, 16);
}

const pdfSeal = /\n% made by backprop ([0-9a-f]{16})\n$/;

/** A PDF file with its mark and seal behind its end, where readers of PDF look for nothing. */
export function sealedPdf(pdf: Uint8Array): Uint8Array {
  return Buffer.concat([
    pdf,
    Buffer.from(`\n% made by backprop ${digest(Buffer.from(pdf).toString("utf8"))}\n`),
  ]);
}

/** The same for a PDF file, as its bytes read as a text. */
export function keepsPdf(before: string): string | undefined {
  const written = pdfSeal.exec(before)?.[1];
  if (written === undefined) return foreign;
  return written === digest(before.replace(pdfSeal, "")) ? undefined : changed;
}
