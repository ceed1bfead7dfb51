/** What a piece of a sheet's text is to its reader. */
export type TokenKind =
  | "name"
  | "number"
  | "sign"
  | "operator"
  | "open"
  | "close"
  | "blank"
  | "comma"
  | "end"
  | "other";

/** A piece of a sheet's text: between `at` and `to`, positions in the text. */
export interface Token {
  kind: TokenKind;
  text: string;
  at: number;
  to: number;
}

const letters = String.raw`(?:[\p{L}\p{N}]|_(?!\{))`;
const word = String.raw`(?:\\[a-zA-Z]{2,20}|_{0,9}\p{L})${letters}*(?:_\{[\p{L}\p{N}, +]{1,20}\}|\[\d[\d, ]{0,20}\])?`;
/** A prime, .grad, or what tells on paper that a parameter is the new one: w⁺, w+, w^{new}, w_new, w^(t+1). */
const ending = String.raw`(?:\.(?:grad|gradient|new)(?![\p{L}\p{N}])|['′’‵\x60]|⁺|\^\{[\p{L}\p{N}()+]{1,9}\}|\^\+|\^\([tkn]\+1\)|\^(?:new|neu)(?![\p{L}\p{N}])|\+(?=[^\S\r\n]{0,9}(?:=|:|＝|：|≈)))?`;
const named = `${word}${ending}`;
const delta = String.raw`(?:∂|\\partial(?![a-z])|d(?=[\s(]?[\p{L}_\\])|\\mathrm\{d\})`;
const part = String.raw`${delta}\s?(?:\([\p{L}_][\p{L}\p{N}_]{0,99}\)|(?:\\[a-z]{2,9}|[\p{L}_])${letters}{0,99}(?:_\{[\p{L}\p{N}]{1,20}\}|\[\d{1,9}(?:,\d{1,9})?\])?)`;
const quotient = String.raw`\\[dt]?frac\s?\{\s?${part}\s?\}\s?\{\s?${part}\s?\}|${part}\s{0,9}[/∕⁄]\s{0,9}${part}`;
const prefix = String.raw`(?:(?:new|updated)[ _]|(?:∂|∇|Δ|∆|\\partial|\\Delta|\\nabla)[ _]?)`;

/**
 * One piece after the other, the first kind that fits: each looks no further than a bounded way ahead, or takes all that
 * it has looked at, so that the whole costs linear time.
 */
const pieces: readonly (readonly [kind: TokenKind | undefined, pattern: string])[] = [
  ["end", String.raw`\r\n|[\n\r\u2028\u2029;；|｜]|\\\\`],
  // Blanks, a comment, and what only sets type: $, &, \left, **, …
  [
    undefined,
    String.raw`[^\S\r\n\u2028\u2029]+|#[^\r\n\u2028\u2029]*|\\(?:[,:;!> ()[\]]|(?:left|right|quad|qquad|displaystyle|boxed|text|mathbf)(?![a-z])|(?:begin|end)\{[a-z*]{1,20}\})|[$&\x60]|\*\*`,
  ],
  [
    "sign",
    String.raw`[=＝]>|-{1,2}>|[→⟶⇒⟹↦←⟵]|<-(?=\s)|:=|[=＝≈≃≅~]+|[:：]|\\(?:approx|simeq|to|mapsto|gets|leftarrow|rightarrow|Rightarrow|implies)(?![a-zA-Z])`,
  ],
  ["blank", String.raw`_+(?![\p{L}\p{N}_])|…+|\.{2,}|[?？]+`],
  ["operator", String.raw`[-+*/^×·⋅∙✕÷√−–—‐‑‒﹣－＋±]|\\(?:cdot|times|div)(?![a-z])`],
  ["name", `${prefix}?(?:${quotient})|${prefix}?${named}`],
  ["number", String.raw`(?:[\d０-９]+(?:[.．][\d０-９]*)?|\.\d+)(?:e[-+−]?\d+)?[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]*`],
  ["open", "[([{（]"],
  ["close", String.raw`[)\]}）]`],
  ["comma", "[,，、]"],
  ["other", "[^]"],
];
const piece = new RegExp(pieces.map(([, pattern]) => `(${pattern})`).join("|"), "yu");

/** A sheet's text as tokens. Blanks, comments (what follows a #) and marks of typesetting are left out. */
export function sheetTokens(text: string): Token[] {
  const found: Token[] = [];
  piece.lastIndex = 0;
  for (let match = piece.exec(text); match !== null; match = piece.exec(text)) {
    const kind = pieces[match.slice(1).findIndex((group) => group !== undefined)][0];
    if (kind !== undefined) found.push({ kind, text: match[0], at: match.index, to: piece.lastIndex });
  }
  return found;
}
