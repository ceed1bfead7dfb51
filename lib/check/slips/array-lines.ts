import type { Line } from "../plan/line.js";
import type { Plan } from "../plan/plan.js";

/** "W[1,2]'" taken apart. */
const element = /^(.+)\[(\d+),(\d+)\]('?)$/;

/** An element of a matrix by its name: whose it is, and where it stands. */
export interface Place {
  stem: string;
  row: number;
  column: number;
  /** "'" after an update. */
  prime: string;
}

export function placeOf(line: Line | undefined): Place | undefined {
  const found = element.exec(line?.name ?? "");
  return found === null
    ? undefined
    : { stem: found[1], row: Number(found[2]), column: Number(found[3]), prime: found[4] };
}

export const stemOf = (line: Line | undefined): string | undefined => placeOf(line)?.stem;

/** The line of an array at a place; undefined where it has none. */
export const lineAt = (plan: Plan, stem: string, row: number, column: number, prime = ""): Line | undefined =>
  byName(plan).get(`${stem}[${row},${column}]${prime}`);

/** The line of the same array at [j,i]; itself on the diagonal, undefined where the array is not square there. */
export function partner(plan: Plan, line: Line): Line | undefined {
  const place = placeOf(line);
  return place && lineAt(plan, place.stem, place.column, place.row, place.prime);
}

/** How many rows and columns a square matrix has; undefined for one that is not square. */
export function sizeOf(plan: Plan, stem: string): number | undefined {
  let size = 1;
  while (lineAt(plan, stem, size, size)) size++;
  return lineAt(plan, stem, size, 1) || lineAt(plan, stem, 1, size) ? undefined : size - 1;
}

const known = new WeakMap<readonly Line[], ReadonlyMap<string, Line>>();

function byName({ lines }: Plan): ReadonlyMap<string, Line> {
  const before = known.get(lines);
  if (before?.size === lines.length) return before;
  const made = new Map(lines.map((line) => [line.name, line]));
  known.set(lines, made);
  return made;
}
