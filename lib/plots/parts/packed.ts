import type { JsonObject } from "./figure.js";

/*
 * Long lists of numbers as Plotly reads them (from plotly.js 2.28 on): the bytes in base64. In a notebook, where each number
 * of a list takes a line, that is a quarter of the room. 32 bits hold seven digits, more than a picture shows.
 */

/** Numbers as one list; null and what is not finite become gaps. */
export function packed(numbers: readonly (number | null)[]): JsonObject {
  return { dtype: "f4", bdata: bytes(numbers) };
}

/** Rows of one length as a table. */
export function packedRows(rows: readonly (readonly (number | null)[])[]): JsonObject {
  return { ...packed(rows.flat()), shape: `${rows.length}, ${rows[0]?.length ?? 0}` };
}

/** Little-endian, as Plotly expects it, on every machine. */
function bytes(numbers: readonly (number | null)[]): string {
  const view = new DataView(new ArrayBuffer(4 * numbers.length));
  numbers.forEach((x, i) => {
    view.setFloat32(4 * i, x !== null && Number.isFinite(x) ? x : Number.NaN, true);
  });
  return btoa(Array.from(new Uint8Array(view.buffer), (byte) => String.fromCharCode(byte)).join(""));
}
