import { shapeSaid } from "../../graph/shape.js";
import { InputError } from "../../text/errors.js";
import { type Answerable, findName } from "./answer-name.js";
import { plainName } from "./spelling.js";

/** An answer to one element of a vector or a matrix. */
export interface ElementAnswer {
  name: string;
  value: unknown;
}

/**
 * The elements of an answer that is written as an array: "dW" with [[1, 2], [3, 4]] is dW[1,1] to dW[2,2].
 * Undefined for the name of what is no array.
 * @throws InputError for an array of another shape; both shapes are told.
 */
export function elementsOf(
  name: string,
  array: readonly unknown[],
  answerable: Answerable,
): ElementAnswer[] | undefined {
  const shape = arrayShape(name, answerable);
  if (shape === undefined) return undefined;
  const given = shapeIn(array);
  if (!isSameShape(shape, given))
    throw wrongShape(name, shape, array, given, (found) =>
      given.length === 0 ? "uneven rows of numbers are written" : `${found} is written`,
    );
  const values = array.flat();
  return elementNames(name, shape).map((one, i) => ({ name: one, value: values[i] }));
}

/** The names of the elements of an array, in order: "W[1,1]", "W[1,2]", …; of W', W after a step, "W[1,1]'". */
export function elementNames(name: string, shape: readonly number[]): string[] {
  const [rows, columns] = shape;
  return Array.from({ length: rows * (columns ?? 1) }, (_, i) => {
    const place = columns === undefined ? [i + 1] : [Math.floor(i / columns) + 1, (i % columns) + 1];
    return elementName(name, place.join());
  });
}

function elementName(name: string, at: string): string {
  const plain = plainName(name);
  return plain.endsWith("'") ? `${plain.slice(0, -1)}[${at}]'` : `${name}[${at}]`;
}

/** The shape of what the problem has under that name; undefined where that is no array. */
export function arrayShape(name: string, answerable: Answerable): number[] | undefined {
  if (!hasArrays(answerable)) return undefined;
  const has = (at: string): boolean => findName(elementName(name, at), answerable) !== undefined;
  const count = (at: (i: number) => string): number => {
    let size = 0;
    while (has(at(size + 1))) size++;
    return size;
  };
  if (has("1")) return [count(String)];
  return has("1,1") ? [count((i) => `${i},1`), count((j) => `1,${j}`)] : undefined;
}

const withArrays = new WeakMap<readonly string[], boolean>();

/** Whether a problem has vectors or matrices at all. */
export function hasArrays({ names, given }: Answerable): boolean {
  const known = withArrays.get(names);
  if (known !== undefined) return known;
  const found = [...names, ...given.keys()].some((name) => name.includes("["));
  withArrays.set(names, found);
  return found;
}

/** The shape of nested lists; a row of another length than the first gives none. */
function shapeIn(array: readonly unknown[]): number[] {
  const [first] = array;
  if (!Array.isArray(first)) return array.some(Array.isArray) ? [] : [array.length];
  const even = array.every(
    (row) => Array.isArray(row) && row.length === first.length && !row.some(Array.isArray),
  );
  return even ? [array.length, first.length] : [];
}

/** Whether what is written has the shape that is asked for; a vector may stand as a row or as a column. */
export function isSameShape(asked: readonly number[], given: readonly number[]): boolean {
  const [length, more] = asked;
  const lies = more === undefined && given.length === 2 && given.includes(1) && given.includes(length);
  return lies || given.join() === asked.join();
}

/** Both shapes are told, and what a transposed one looks like. */
export function wrongShape(
  name: string,
  asked: readonly number[],
  value: unknown,
  given: readonly number[],
  says: (found: string) => string,
): InputError {
  const isTransposed = asked.length === 2 && given.join() === `${asked[1]},${asked[0]}`;
  const advice = isTransposed
    ? `; that is its transpose${/^[d∂]/.test(name) ? ", and a gradient has the shape of what it is taken by" : ""}`
    : "";
  return new InputError(
    "wrong-shape",
    `${name} is ${shapeSaid(asked)}, and ${says(shapeSaid(given))}${advice}`,
    {
      value,
      expected: shapeSaid(asked),
    },
  );
}

/** Lists in a text: "dW = [[1, 2], [3, 4]]", also behind a formula, "dW = dz * hᵀ = [[1, 2], [3, 4]]". */
const listed =
  /([^\s=;,[\]()]+(?:\s*\/\s*[^\s=;,[\]()]+)?)\s*[=:](?:([^=:;[\]\n]*)=)?\s*(\[(?:[^[\]]|\[[^[\]]*\])*\])/gu;

/** A name behind a number and a blank; behind another name, "W x", it is a factor. */
const lastWord = /(?<![\p{L}\p{N}_.])[\d.]+\s+([^\s\d+*/^·×@().-][^\s+*/^·×@()-]*)\s*$/u;

/** The arrays of a sheet's text, each with its name and its place, and the text with blanks in their stead. */
export function withoutArrays(text: string): {
  rest: string;
  arrays: readonly (ElementAnswer & { at: number })[];
} {
  const arrays: (ElementAnswer & { at: number })[] = [];
  if (!/[=:]\s*\[/.test(text)) return { rest: text, arrays };
  const rest = text.replace(listed, (whole: string, name: string, middle = "", list: string, at: number) => {
    const value = cellsOf(list.trim());
    // In "q=3 dW=[…]" the name is the last word; in "dW = dz * hᵀ = […]" and "y = W x = […]" that belongs to a formula.
    const own = lastWord.exec(middle)?.[1];
    const begin = own === undefined ? 0 : whole.indexOf(middle) + middle.lastIndexOf(own);
    arrays.push({ name: own ?? name, value, at: at + begin });
    return whole.slice(0, begin) + whole.slice(begin).replace(/[^\n\r]/g, " ");
  });
  return { rest, arrays };
}

/** "[[1, 2], [3, -x]]" as nested lists of texts, for numbers are read as they are written; a blank cell is open. */
function cellsOf(list: string): unknown[] {
  const inner = list.slice(1, -1);
  if (!inner.includes("[")) return inner.split(/[,;]/).map((cell) => cell.trim());
  return [...inner.matchAll(/\[([^[\]]*)\]/g)].map(([, row]) => row.split(",").map((cell) => cell.trim()));
}
