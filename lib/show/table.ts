import { largest } from "../text/extent.js";
import { formatNumber, prettyNumber } from "../text/format.js";
import { checkList, checkRecord } from "../text/guards.js";
import { cellHtml, headHtml, rowHtml, tableHtml } from "../text/html.js";
import { textColumns } from "../text/width.js";
import { type MimeBundle, Shown } from "./display.js";

export type Cell = string | number | boolean | null | undefined;
/** A row by the names of its columns. */
export type TableRow = Readonly<Record<string, Cell>>;
/** What a table is made of: records; a record within a record gives columns of its own, "point x", "point y". */
export type TableRecord = object;
/** How a table is headed and its numbers are written. */
export interface TableOptions {
  /** A line above the table. */
  caption?: string;
  /** Places after the point; without it up to six significant digits. One number for all, or by column. */
  decimals?: number | Readonly<Record<string, number>>;
}

/** A table of records: one row each, the columns in the order in which they first occur, numbers to the right. */
export class Table extends Shown {
  readonly columns: string[];
  readonly rows: readonly TableRow[];
  readonly options: TableOptions;

  constructor(rows: readonly TableRow[], options: TableOptions = {}) {
    super();
    this.columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    this.rows = rows;
    this.options = options;
  }

  text(): string {
    const cells = [
      this.columns,
      ...this.rows.map((row) => this.columns.map((name) => this.cell(row, name, formatNumber))),
    ];
    const lines = alignText(cells, this.toRight());
    return [...(this.options.caption ? [this.options.caption] : []), ...lines].join("\n");
  }

  html(): string {
    const sides = this.toRight().map((right) => ({ style: `text-align:${right ? "right" : "left"}` }));
    const head = this.columns.map((name, i) => headHtml(name, sides[i]));
    const rows = this.rows.map((row) =>
      rowHtml(this.columns.map((name, i) => cellHtml(this.cell(row, name, prettyNumber), sides[i]))),
    );
    return String(tableHtml(head, rows, this.options.caption || undefined));
  }

  toMime(): MimeBundle {
    return { "text/html": this.html(), "text/plain": this.text() };
  }

  private cell(row: TableRow, name: string, format: (value: number, decimals?: number) => string): string {
    const value = row[name];
    if (value === null || value === undefined) return "";
    if (typeof value !== "number") return String(value);
    const { decimals } = this.options;
    return format(value, typeof decimals === "object" ? decimals[name] : decimals);
  }

  /** For each column whether it holds numbers alone: asked once a table, as it looks at every row. */
  private toRight(): boolean[] {
    return this.columns.map((name) => {
      const values = this.rows
        .map((row) => row[name])
        .filter((value) => value !== undefined && value !== null);
      return values.length > 0 && values.every((value) => typeof value === "number");
    });
  }
}

/** A table of records, to be shown. @throws OptionError when decimals is no whole number from 0 to 15. */
export function table(rows: readonly TableRecord[], options: TableOptions = {}): Table {
  checkList("the rows", rows, "a list of records");
  for (const row of rows) checkRecord("a row", row);
  checkRecord("the options", options);
  return new Table(
    rows.map((row) => Object.fromEntries(flatten(row, ""))),
    options,
  );
}

function flatten(record: TableRecord, before: string): [string, Cell][] {
  return Object.entries(record).flatMap(([name, value]): [string, Cell][] =>
    isPlain(value) ? flatten(value, `${before}${name} `) : [[before + name, value as Cell]],
  );
}

function isPlain(value: unknown): value is TableRecord {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Rows of cells as lines of text, the columns two blanks apart; a wide sign counts as two. */
export function alignText(rows: readonly (readonly string[])[], right: readonly boolean[] = []): string[] {
  const widths = rows[0]?.map((_, i) => largest(rows.map((row) => textColumns(row[i])))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const blanks = " ".repeat(widths[i] - textColumns(cell));
        return right[i] ? blanks + cell : cell + blanks;
      })
      .join("  ")
      .trimEnd(),
  );
}
