import { flatten, type Nested, type Shape, shapeText } from "../graph/shape.js";
import { type StyleName, styles } from "../notation/style.js";

/** An axis of more elements than this is not written out. */
const most = 4;
/** Of a longer one so many are. */
const first = 3;

/** Whether all numbers of a tensor are written. */
export function isSmall(shape: Shape): boolean {
  return shape.length <= 2 && shape.every((length) => length <= most);
}

/** How a tensor is to be written. */
export interface Writing {
  style: StyleName;
  decimals: number | undefined;
  /** Whether a vector stands as a row. */
  lying: boolean;
}

/**
 * A tensor as mathematics: a number, a vector, a matrix; of a larger one the first entries and the shape, of one with
 * more than two axes the first numbers and the shape.
 */
export function written(value: Nested, shape: Shape, { style, decimals, lying }: Writing): string {
  const s = styles[style];
  const number = (one: Nested): string => s.number(one as number, decimals);
  if (shape.length === 0) return number(value);
  if (shape.length > 2) {
    const some = [...flatten("a tensor", value).data.subarray(0, first)].map(number);
    return `${writers[style].list([...some, dots[style].across])}${sized(shape, style)}`;
  }
  const numbers = value as Nested[];
  const rows = shape.length === 2 ? (numbers as Nested[][]) : lying ? [numbers] : numbers.map((one) => [one]);
  const cells = cut(rows).map((row) =>
    row === undefined
      ? cut(rows[0]).map(() => dots[style].down)
      : cut(row).map((one) => (one === undefined ? dots[style].across : number(one))),
  );
  const body =
    style === "text" && shape.length === 1 ? writers.text.list(cells.flat()) : writers[style].matrix(cells);
  return isSmall(shape) ? body : `${body}${sized(shape, style)}`;
}

/** Every number of a tensor, nested in its shape: "[[1, 2], [3, 4]]". */
export function numbersText(value: Nested, decimals?: number): string {
  if (typeof value === "number") return styles.text.number(value, decimals);
  return `[${value.map((part) => numbersText(part, decimals)).join(", ")}]`;
}

/** The rows of a matrix become its columns. */
export function transposed(value: Nested): Nested {
  const rows = value as number[][];
  return rows[0].map((_, j) => rows.map((row) => row[j]));
}

/** In place of a tensor that is too large for a formula: its shape, in brackets. */
export function placeholder(shape: Shape, style: StyleName): string {
  return style === "tex" ? `\\left[${texShape(shape)}\\right]` : `[${shapeText(shape)}]`;
}

/** The first of a list, and one undefined for the rest. */
function cut<T>(list: readonly T[]): (T | undefined)[] {
  return list.length <= most ? [...list] : [...list.slice(0, first), undefined];
}

const dots: Readonly<Record<StyleName, { across: string; down: string }>> = {
  text: { across: "…", down: "…" },
  html: { across: "…", down: "⋮" },
  tex: { across: "\\cdots", down: "\\vdots" },
};

interface Writer {
  list(cells: readonly string[]): string;
  matrix(rows: readonly (readonly string[])[]): string;
}

const cellStyle = "display:table-cell;padding:0 .35em;text-align:right";
const bracket = "1.5px solid currentColor;border-radius:.5em";
const writers: Readonly<Record<StyleName, Writer>> = {
  text: {
    list: (cells) => `[${cells.join(", ")}]`,
    matrix: (rows) => `[${rows.map((row) => (row[0] === "…" ? "…" : `[${row.join(", ")}]`)).join(", ")}]`,
  },
  html: {
    list: (cells) => `(${cells.join(", ")})`,
    matrix(rows) {
      const lines = rows.map(
        (row) =>
          `<span style="display:table-row">${row.map((cell) => `<span style="${cellStyle}">${cell}</span>`).join("")}</span>`,
      );
      return `<span style="display:inline-table;vertical-align:middle;border-left:${bracket};border-right:${bracket}">${lines.join("")}</span>`;
    },
  },
  tex: {
    list: (cells) => `\\left(${cells.join(", ")}\\right)`,
    matrix: (rows) => `\\begin{bmatrix}${rows.map((row) => row.join(" & ")).join(" \\\\ ")}\\end{bmatrix}`,
  },
};

function sized(shape: Shape, style: StyleName): string {
  if (style === "tex") return `_{${texShape(shape)}}`;
  return style === "html" ? `<sub>${shapeText(shape)}</sub>` : ` (${shapeText(shape)})`;
}

function texShape(shape: Shape): string {
  return shape.join(" \\times ");
}
