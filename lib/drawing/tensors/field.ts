import { type Shape, sizeOf } from "../../graph/shape.js";
import { largest } from "../../text/extent.js";
import { prettyNumber } from "../../text/format.js";
import { isSmall } from "../../trace/matrix.js";
import { type Note, readingWidth } from "../kit/labels.js";
import type { Entry, Field } from "../kit/part.js";
import { textWidth } from "../kit/text.js";

/** The size of a matrix's numbers, and the height of a row of them. */
export const entrySize = 13;
export const rowHeight = 18;
/** Between two columns of numbers. */
export const gap = 12;
/** Room for a bracket at either side. */
export const bracket = 9;
/** The height of the line below a painted matrix. */
export const captionHeight = 16;
/** Of a painted matrix: the longest side, the least and the greatest side of a cell, the most cells along it. */
const painted = { side: 108, least: 4, greatest: 14, most: 27 };
/** Without a number of decimals, the digits of an entry. */
const digits = 4;

/** The numbers of a tensor for its plate. @param lying whether a vector stands as a row. */
export function fieldOf(
  shape: Shape,
  column: Float64Array,
  offset: number,
  { lying, decimals, at }: { lying: boolean; decimals: number | undefined; at: number },
): Field {
  const rows = matrixOf(shape, [...column.subarray(offset, offset + sizeOf(shape))], lying);
  const most = largest(rows.flat().map(Math.abs));
  const write = (value: number): string =>
    prettyNumber(decimals === undefined ? Number(value.toPrecision(digits)) : value, decimals);
  if (isSmall(shape))
    return writtenField(
      rows.map((row) => row.map((one) => ({ text: write(one) }))),
      at,
    );
  const cells = blocks(rows);
  const { width, height } = cellSize(cells);
  const scale = `±${write(most)}`;
  return {
    rows: cells,
    ...(cells.length < rows.length || cells[0].length < rows[0].length ? { means: true as const } : {}),
    most,
    scale,
    width: Math.max(width * cells[0].length, textWidth(scale, entrySize) + 14),
    height: height * cells.length + captionHeight,
    at,
  };
}

/** What is noted at the elements of a tensor, one after the other: of a larger one how often there is which mark. */
export function notedField(
  shape: Shape,
  notes: readonly (Entry | undefined)[],
  lying: boolean,
): Field | undefined {
  if (notes.every((one) => one === undefined)) return undefined;
  const blank: Entry = { text: "" };
  if (isSmall(shape))
    return writtenField(
      matrixOf(
        shape,
        notes.map((one) => one ?? blank),
        lying,
      ),
      0,
    );
  const counts = new Map<string, { note: Note; count: number }>();
  for (const one of notes) {
    if (!one?.note?.mark) continue;
    const { count } = counts.get(one.note.mark) ?? { count: 0 };
    counts.set(one.note.mark, { note: one.note, count: count + 1 });
  }
  const told = [...counts.values()].map(({ note, count }) => ({
    text: `${count}`,
    note: { ...note, more: "" },
  }));
  return told.length === 0 ? undefined : writtenField([told], 0);
}

function writtenField(entries: readonly (readonly Entry[])[], at: number): Field {
  const width = columnWidths(entries).reduce((sum, one) => sum + one + gap, 2 * bracket - gap);
  return { rows: [], entries, most: 0, scale: "", width, height: rowHeight * entries.length, at };
}

/** How wide each column of numbers is. */
export function columnWidths(entries: readonly (readonly Entry[])[]): number[] {
  return entries[0].map((_, j) => largest(entries.map((row) => readingWidth(row[j], entrySize, true))));
}

/** The sides of a painted cell; those of a vector are broad. */
export function cellSize(rows: readonly (readonly number[])[]): { width: number; height: number } {
  const { side, least, greatest } = painted;
  const cell = Math.max(least, Math.min(greatest, side / Math.max(rows.length, rows[0].length)));
  return { width: rows[0].length === 1 ? greatest : cell, height: rows.length === 1 ? greatest : cell };
}

/** Two axes of any tensor: a vector as a row or a column, of more axes all but the last as one. */
function matrixOf<T>(shape: Shape, data: readonly T[], lying: boolean): T[][] {
  const length = shape.length === 1 && !lying ? 1 : (shape[shape.length - 1] ?? 1);
  return Array.from({ length: data.length / length }, (_, i) => data.slice(i * length, (i + 1) * length));
}

/** A matrix of more cells than can be painted as means of blocks. */
function blocks(rows: readonly (readonly number[])[]): number[][] {
  const down = edges(rows.length);
  const across = edges(rows[0].length);
  return down.slice(1).map((bottom, i) =>
    across.slice(1).map((right, j) => {
      let sum = 0;
      for (let y = down[i]; y < bottom; y++) for (let x = across[j]; x < right; x++) sum += rows[y][x];
      return sum / ((bottom - down[i]) * (right - across[j]));
    }),
  );
}

/** Where the blocks of an axis begin, and where the last one ends. */
function edges(length: number): number[] {
  const count = Math.min(length, painted.most);
  return Array.from({ length: count + 1 }, (_, i) => Math.floor((i * length) / count));
}
