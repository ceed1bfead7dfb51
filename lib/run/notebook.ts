// A notebook's JSON (nbformat 4.5, with its texts joined), and what we add to it: still pictures.
import { createHash } from "node:crypto";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Output {
  output_type: string;
  data?: Record<string, Json>;
  metadata?: Record<string, Json>;
  name?: string;
  text?: string;
}

export interface Cell {
  id: string;
  cell_type: "code" | "markdown" | "raw";
  source: string;
  metadata: Record<string, Json>;
  outputs?: Output[];
  execution_count?: number | null;
}

export interface Notebook {
  cells: Cell[];
  metadata: Record<string, Json>;
  nbformat: number;
  nbformat_minor: number;
}

export const figureType = "application/vnd.plotly.v1+json";
export const stillType = "image/svg+xml";
/** Under this key an output's metadata tells which figure its still picture shows. */
export const stillKey = "still-of";

/** JSON with sorted keys: the same text for the same value. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`).join(",")}}`;
}

/** Counts the changes in how stills are drawn (still-page.js, shrink.ts): a new one has all of them redrawn. */
const drawing = 4;

/** A short name for a figure's content, and for how its still is drawn. */
export const hashOf = (figure: Json): string =>
  createHash("sha256")
    .update(`${drawing} ${canonical(figure)}`)
    .digest("hex")
    .slice(0, 16);

/** Every output of every code cell. */
export const outputsOf = (notebook: Notebook): Output[] =>
  notebook.cells.flatMap((cell) => cell.outputs ?? []);

/** The figure of an output, if it shows one. */
export const figureOf = (output: Output): Json | undefined => output.data?.[figureType];

/**
 * Equal up to the last digits of numbers: exp and tanh differ in the last bits between kinds of processors, and
 * a rerun on another machine should leave the file as it is. Texts, keys and lengths must be equal.
 */
export function alike(a: Json | undefined, b: Json | undefined): boolean {
  if (typeof a === "number" && typeof b === "number")
    return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, Json>, b as Record<string, Json>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => alike(left[key], right[key]));
}
