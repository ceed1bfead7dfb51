import { InputError } from "../../text/errors.js";
import { type Answerable, findName } from "./answer-name.js";

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
  const shape = shapeOf(name, answerable);
  if (shape === undefined) return undefined;
  const given = shapeIn(array);
  if (given.join() !== shape.join())
    throw new InputError(
      "wrong-shape",
      `${name} is ${said(shape)}, and ${said(given)} ${given.length === 0 ? "numbers are" : "is"} written`,
      { value: array, expected: said(shape) },
    );
  return array.flatMap((row, i) =>
    shape.length === 1
      ? [{ name: `${name}[${i + 1}]`, value: row }]
      : (row as unknown[]).map((value, j) => ({ name: `${name}[${i + 1},${j + 1}]`, value })),
  );
}

/** The shape of what the problem has under that name; undefined where that is no array. */
function shapeOf(name: string, answerable: Answerable): number[] | undefined {
  const has = (at: string): boolean => findName(`${name}[${at}]`, answerable) !== undefined;
  const count = (at: (i: number) => string): number => {
    let size = 0;
    while (has(at(size + 1))) size++;
    return size;
  };
  if (has("1")) return [count(String)];
  return has("1,1") ? [count((i) => `${i},1`), count((j) => `1,${j}`)] : undefined;
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

const said = (shape: readonly number[]): string =>
  shape.length === 0 ? "uneven rows of" : shape.length === 1 ? `a vector of ${shape[0]}` : shape.join("×");

/** Lists in a text: "dW = [[1, 2], [3, 4]]". */
const listed = /([^\s=;,[\]()]+(?:\s*\/\s*[^\s=;,[\]()]+)?)\s*[=:]\s*(\[(?:[^[\]]|\[[^[\]]*\])*\])/gu;

/** The arrays of a sheet's text, each with its name and its place, and the text with blanks in their stead. */
export function withoutArrays(text: string): {
  rest: string;
  arrays: readonly (ElementAnswer & { at: number })[];
} {
  const arrays: (ElementAnswer & { at: number })[] = [];
  if (!/[=:]\s*\[/.test(text)) return { rest: text, arrays };
  const rest = text.replace(listed, (whole, name: string, list: string, at: number) => {
    const value = cellsOf(list.trim());
    arrays.push({ name, value, at });
    return whole.replace(/[^\n\r]/g, " ");
  });
  return { rest, arrays };
}

/** "[[1, 2], [3, -x]]" as nested lists of texts, for numbers are read as they are written; a blank cell is open. */
function cellsOf(list: string): unknown[] {
  const inner = list.slice(1, -1);
  if (!inner.includes("[")) return inner.split(/[,;]/).map((cell) => cell.trim());
  return [...inner.matchAll(/\[([^[\]]*)\]/g)].map(([, row]) => row.split(",").map((cell) => cell.trim()));
}
