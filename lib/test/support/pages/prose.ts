import { formula } from "../../../formula/formula.js";
import type { Notebook } from "../../../run/notebook.js";

/*
 * The numbers of a notebook's prose, and where they come from: printed by a cell, given in a cell's code, or worked out in the
 * prose itself by an equation that is true.
 */

/** What stands in a text and is no number that is claimed: each is a rule, none is a list. */
const unclaimed: readonly RegExp[] = [
  /```[\s\S]*?```|`[^`]*`/g, // code
  /<[^>]*>|!?\[[^\]]*\]\([^)]*\)/g, // tags and links
  /^#+\s+\d+\b/gm, // the number of a heading
  /\b(?:notebooks?|sections?|exercises?|chapters?|figures?)\s[*\s\d,]*(?:(?:and|to|or)\s[*\d\s]*)*/gi, // references
  /(?<![\d.,])(?:1[89]|20)\d\d(?!\.?\d)/g, // years
  /\d+ (?:to \d+ )?(?:minutes|hours)\b/g, // durations
  /10\^(?:\{-?\d+\}|\d)/g, // powers of ten
  /\d+(?:°|\s*\\degree)/g, // directions
  /\b(?:[Tt]ry|such as|[Ff]or example|e\.g\.|say|would)\b[^.!?\n]*(?:\.\d+[^.!?\n]*)*/g, // what is proposed, and not claimed
];

/** Whole numbers up to this one count things, as words do. */
const COUNTING = 12;

/** A number as it is written: its value, and half a unit of its last digit. */
export interface ProseNumber {
  text: string;
  value: number;
  slack: number;
}

/** The numbers that a text claims. */
export function claimed(markdown: string): ProseNumber[] {
  const text = unclaimed
    .reduce((left, rule) => left.replace(rule, " "), markdown)
    .replace(/(\d),(\d{3})(?!\d)/g, "$1$2");
  return [...text.matchAll(/(?<![\w.])\d+(?:\.\d+)?(?![\w]|\.\d)/g)]
    .map(([one]) => readNumber(one))
    .filter(({ text: one, value }) => one.includes(".") || value > COUNTING);
}

function readNumber(text: string): ProseNumber {
  const places = text.split(".")[1]?.length ?? 0;
  return { text, value: Number(text), slack: 0.5 * Number(`1e-${places}`) };
}

/** Every number that the cells of a notebook print or are given. */
export function numbersOfCells({ cells }: Notebook): number[] {
  const texts = cells
    .filter(({ cell_type }) => cell_type === "code")
    .flatMap(({ source, outputs = [] }) => [
      [source].flat().join(""),
      ...outputs.flatMap(({ text, data = {} }) => [
        [text ?? ""].flat().join(""),
        ...["text/plain", "text/html", "text/latex"].map((type) => [data[type] ?? ""].flat().join("")),
      ]),
    ]);
  return texts.flatMap((text) =>
    [...text.replace(/<[^>]*>/g, " ").matchAll(/\d+(?:\.\d+)?(?:e[-+]?\d+)?/g)].map(([one]) => Number(one)),
  );
}

/** The numbers that equations of a text come to: of each side that holds only arithmetic, worked out here. */
export function worked(markdown: string): number[] {
  return markdown.split(/[\n;,$]|(?<=\d)\.(?!\d)/).flatMap((piece) => {
    const sides = piece.split(/=|\\approx/);
    return sides.length < 2 ? [] : sides.slice(0, -1).flatMap((side) => valueOfSide(side) ?? []);
  });
}

function valueOfSide(side: string): number | undefined {
  const plain = side
    .replace(/\\d?frac\{?([^{}]+?)\}?\{([^{}]+)\}/g, "(($1)/($2))")
    .replace(/\\frac(\d)(\d)/g, "($1/$2)")
    .replace(/\\sqrt\{([^{}]*)\}/g, "sqrt($1)")
    .replace(/\\ln ?(\d+)/g, "log($1)")
    .replace(/\\(?:cdot|times)|·|×/g, "*")
    .replace(/−/g, "-")
    .replace(/²/g, "^2")
    .replace(/[{]/g, "(")
    .replace(/[}]/g, ")")
    .replace(/\\[,;! ]|\\(?:left|right)/g, "");
  // Words before it belong to the sentence: the arithmetic is what stands at the end.
  const arithmetic = /(?:(?:sqrt|log)\(|[\d.+*/^()\s-])+$/.exec(plain)?.[0].trim();
  if (arithmetic === undefined || !/\d[\s\S]*[-+*/^(]|[-+*/^(][\s\S]*\d/.test(arithmetic)) return undefined;
  try {
    return formula(`x + (${arithmetic})`, { x: 0 }).value;
  } catch {
    return undefined;
  }
}

/** The numbers of a notebook's prose that no cell prints, that are not given in one, and that no equation comes to. */
export function unfounded(notebook: Notebook): string[] {
  const known = numbersOfCells(notebook);
  return notebook.cells
    .filter(({ cell_type }) => cell_type === "markdown")
    .flatMap(({ id, source }) => {
      const text = [source].flat().join("");
      const all = [...known, ...worked(text).map(Math.abs)];
      const isKnown = ({ value, slack }: ProseNumber): boolean =>
        all.some((one) => [one, 100 * one].some((as) => Math.abs(as - value) <= slack * (1 + 1e-9) + 1e-12));
      return claimed(text)
        .filter((one) => !isKnown(one))
        .map(({ text: one }) => `${id}: ${one}`);
    });
}
