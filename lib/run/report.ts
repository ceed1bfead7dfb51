// What the runner prints: progress, failures, times.
import type { Failure, Run } from "./execute.js";
import type { Notebook } from "./notebook.js";

const live = process.stdout.isTTY === true;
const seconds = (value: number) => `${value.toFixed(2)} s`;

/** Cells (or what else there is) done of each notebook that runs: one line, rewritten on a terminal; elsewhere a line as each begins. */
export class Progress {
  private readonly state = new Map<string, string>();

  constructor(private readonly write: (text: string) => unknown = (text) => process.stdout.write(text)) {}

  update(name: string, done: number, all: number, what = "cells"): void {
    if (!live && !this.state.has(name)) this.line(`${name}: ${all} ${what} …`);
    this.state.set(name, `${name} ${done}/${all}`);
    this.draw();
  }

  end(name: string): void {
    this.state.delete(name);
    this.draw();
  }

  /** A line that stays. */
  line(text: string): void {
    this.write(live ? `\r\x1b[K${text}\n` : `${text}\n`);
    this.draw();
  }

  private draw(): void {
    if (live) this.write(`\r\x1b[K${[...this.state.values()].join(" · ").slice(0, 110)}`);
  }
}

/** The limits that the course keeps on two cores. */
export const limits = { first: 2.5, other: 0.5 };

/** Times of a notebook: in all, its first cell (which loads the kernel's compiler), the slowest other. */
export function timesOf(name: string, { times, seconds: all }: Run): string {
  const [first, ...others] = times;
  const slowest = others.reduce((a, b) => (b.seconds > a.seconds ? b : a), { index: -1, seconds: 0 });
  const mark = (value: number, limit: number) => (value > limit ? " (slow)" : "");
  const parts = [`${name.padEnd(22)} ${String(times.length).padStart(2)} cells in ${seconds(all)}`];
  if (first) parts.push(`first ${seconds(first.seconds)}${mark(first.seconds, limits.first)}`);
  if (others.length > 0)
    parts.push(
      `slowest other ${seconds(slowest.seconds)} (cell ${slowest.index + 1})${mark(slowest.seconds, limits.other)}`,
    );
  return parts.join(", ");
}

/** Every cell's time with its first line of code. */
export function timesTable({ times, before }: Run): string {
  return times
    .map(({ index, seconds: value }) => {
      const code = before.cells[index]?.source.split("\n")[0] ?? "";
      return `  cell ${String(index + 1).padStart(3)}  ${value.toFixed(3).padStart(7)} s  ${code.slice(0, 80)}`;
    })
    .join("\n");
}

const indent = (text: string) => text.replace(/^/gm, "    ");

/** The message without the stack's lines inside the kernel. */
const ownLines = (message: string) =>
  message
    .split("\n")
    .filter((line) => !/^\s+at .*((node_modules|kernels)[/\\]tslab[/\\]|node:|evalmachine)/.test(line))
    .join("\n")
    .replace(/^evalmachine\.<anonymous>:\d+\n/, "");

/** Line and column (from 1) of an error: a type error says them, an exception shows a line of compiled code. */
function positionOf(message: string, code: readonly string[]): { line: number; column?: number } | undefined {
  const said = message.match(/^(\d+):(\d+) - /m);
  if (said) return { line: Number(said[1]), column: Number(said[2]) };
  const compiled = message
    .match(/^evalmachine\.<anonymous>:\d+\n(.*)$/m)?.[1]
    ?.replace(/exports\.(tsLastExpr = )?/g, "");
  const bare = (text: string) => text.replace(/[\s;]/g, "");
  const line = code.findIndex(
    (text) => compiled !== undefined && bare(text) !== "" && bare(text) === bare(compiled),
  );
  return line < 0 ? undefined : { line: line + 1 };
}

/** The failing cell: where it stands, its own message, its code with the line to blame marked. */
export function failureText(path: string, notebook: Notebook, { index, message }: Failure): string {
  const cell = index === null ? undefined : notebook.cells[index];
  if (index === null || !cell) return `${path} failed:\n${indent(message)}`;
  const code = cell.source.split("\n");
  const { line, column } = positionOf(message, code) ?? {};
  const at = `${line ? `, line ${line}` : ""}${column ? `, column ${column}` : ""}`;
  const nth = notebook.cells.slice(0, index + 1).filter((c) => c.cell_type === "code").length;
  const listing = code.map(
    (text, i) => `${i + 1 === line ? ">" : " "} ${String(i + 1).padStart(3)} | ${text}`,
  );
  return `${path}, cell ${index + 1} (code cell ${nth}, id ${cell.id})${at}:\n${indent(ownLines(message))}\n\n${listing.join("\n")}`;
}
