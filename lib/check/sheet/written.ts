import { functions } from "../../formula/words.js";
import { readNumber, type WrittenNumber } from "./number.js";
import { piecesOf } from "./statements/lines.js";
import { sheetTokens } from "./statements/tokens.js";

/**
 * Reads a number as it stands on a sheet: readNumber's numbers, also behind ≈ or "about", in TeX, and with a remark or a
 * mark after them: "≈ 3.0", "\frac{1}{2}", "-0.27 (same as dz)", "-0.265 !!", "3。".
 * @throws InputError as `readNumber` does.
 */
export function readWritten(written: string | number): WrittenNumber {
  if (typeof written === "number" || bare.test(written)) return readNumber(written);
  const text = plain(written);
  const number = leading.exec(text)?.[0];
  if (number !== undefined && number.length < text.length && isRemark(text.slice(number.length)))
    return readNumber(number.trim());
  return readNumber(text);
}

/** A number as it is mostly written: nothing has to be looked for around it. */
const bare = /^\s*[-+]?[\d.]+\s*$/;

/**
 * The number of what was written in parts, from one equal sign to the next: the last that is one. "dq = -4 = z" is -4.
 * @throws InputError as `readNumber` does, where none is.
 */
export function readLast(parts: readonly (string | number)[]): WrittenNumber {
  for (const part of parts.slice(1).reverse()) {
    try {
      return readWritten(part);
    } catch {
      // Names, or a calculation: the number stands before it.
    }
  }
  return readWritten(parts.length > 1 && isNumber(parts[0]) ? parts[0] : parts[parts.length - 1]);
}

function isNumber(part: string | number): boolean {
  return typeof part === "number" || /^[-+−\s\d.]*$/.test(part);
}

/** A cell's text between its signs: "-2 + 5 = 3" is "-2 + 5" and "3". */
export function partsOf(text: string): string[] {
  if (bare.test(text) || text.length > 1000) return [text];
  const pieces = piecesOf(sheetTokens(text)).filter(
    ({ sign }, i) => i === 0 || !/[:：]/.test(sign?.text ?? ""),
  );
  const parts = pieces.map(({ tokens }) =>
    tokens.length > 0 ? text.slice(tokens[0].at, tokens[tokens.length - 1].to) : "",
  );
  return pieces.length === 1 ? [text] : parts.slice(parts[0] === "" ? 1 : 0);
}

/** The number in a cell, at the end of its working: "3", "x + y = 3", "≈ 3.0 (sum)". @throws as `readNumber` does. */
export function readCell(text: string): WrittenNumber {
  return readLast(partsOf(text));
}

/** Nothing, or the line of a form that was not filled in. */
export function isBlank(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === "string" && /^[\s_.…?？–—-]*$/.test(value))
  );
}

const tex: readonly (readonly [RegExp, string])[] = [
  [/\\[dt]?frac\s{0,9}\{([^{}]{0,40})\}\s{0,9}\{([^{}]{0,40})\}/g, "$1/$2"],
  [/\\(?:cdot|times)(?![a-z])/g, "×"],
  [/\\(?:boxed|mathbf|text)(?![a-z])|\\[,;:!> ()[\]]|\\(?:left|right|quad|qquad)(?![a-z])|\*\*|[$`]/g, ""],
  [/\^\{([-+]?\d{1,4})\}/g, "^$1"],
  [/^\s*\{([^{}]*)\}\s*$/, "$1"],
];
const about =
  /^\s*(?:[≈~≃≅=＝]|\\(?:approx|simeq)(?![a-z])|(?:about|approx(?:imately)?|ca|circa|roughly)(?![\p{L}])\.?)+\s*/iu;

/** What is written, without the signs that only set type, or say that it is rounded. */
function plain(written: string): string {
  let text = written;
  if (/[\\$`{*]/.test(text)) for (const [sign, instead] of tex) text = text.replace(sign, instead);
  return text.replace(about, "").trim();
}

const leading =
  /^[-+−–—‐‑‒﹣－＋]?\s?(?:[\d０-９]+(?:[.．][\d０-９]*)?|\.\d+)(?:e[-+−]?\d+)?(?:\s?[×·⋅∙✕x*]\s?10\s?(?:\^\s?\(?[-+−]?\d+\)?|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+))?(?:\s?\/\s?\d+(?:\.\d+)?)?/i;

/** Signs behind a number that say nothing of its size. */
const marks = /^[\s.。．!！?？✓✔✗✘☑✅★…,，;；*~)\]}]*$/;
const bracketed = /^\s*([([{（"“«])(.*)[)\]}）"”»][\s.。!！,，;；]*$/s;
/** A remark in words: after a blank, a dash, a comma, an arrow, //. Words that begin with a product's sign are none. */
const words =
  /^(?:(?:\s+|\s*[,，;；:：.。!！]\s*)(?:--|[–—])?\s*(\p{L}{2,}|a(?=\s))|\s*(?:--|[–—])\s*(\p{L}{2,})|\s*(?:\/\/|<-+|←)\s*(\p{L}+))(?![\p{L}\p{N}]*[([])/u;
/** Words that make another number of it, or a second one. */
const telling = new Set(
  "or oder bis to percent per prozent hundred thousand million times plus minus und pi".split(" "),
);

function isRemark(rest: string): boolean {
  if (marks.test(rest)) return true;
  const inside = bracketed.exec(rest);
  // "2 (3)", "2 (o - t)" and "2(x)" are products.
  if (inside)
    return (
      /\p{L}[^\S\r\n]+[\p{L}\d]|^[=≈→]|^\p{L}{2,}$/u.test(inside[2].trim()) || /^\s+\(\p{L}\w*\)$/u.test(rest)
    );
  const word = words
    .exec(rest)
    ?.slice(1)
    .find((one) => one !== undefined)
    ?.toLowerCase();
  return (
    word !== undefined &&
    !telling.has(word) &&
    !functions.has(word) &&
    !/[\s(]\d[\d.]*(?![\p{L}\d])/u.test(rest)
  );
}
