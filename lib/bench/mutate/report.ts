import { existsSync, readFileSync } from "node:fs";
import type { Fate } from "./run.js";
import type { Mutant } from "./sandbox.js";

/** What is known of each file: how many mutants it has, and what became of those that were tried. */
export type Known = Record<string, { made: number; fates: Fate[] }>;

/** Whether no test noticed. A change after which a test does not end is noticed. */
export function survived({ status }: Fate): boolean {
  return status === "survived" || status === "uncovered";
}

/** What tells a mutant from every other as long as its file stays the same. */
export function keyOf({ mutatorName, replacement, location }: Mutant): string {
  const { start, end } = location;
  return [start.line, start.column, end.line, end.column, mutatorName, replacement].join(" ");
}

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** The survivors one by one, then a table by file and part in Markdown. */
export function report(known: Known, parts: Readonly<Record<string, string[]>>, lib: URL): string {
  const survivors = Object.values(known).flatMap(({ fates }) => fates.filter(survived));
  const row = (name: string, files: readonly string[]): string => {
    const of = files.flatMap((file) => known[file] ?? []);
    const made = of.reduce((sum, file) => sum + file.made, 0);
    const fates = of.flatMap((file) => file.fates);
    const dead = fates.length - fates.filter(survived).length;
    const cells = [made, fates.length, dead, fates.length - dead, percent(dead, fates.length)];
    return `| ${[name, ...cells].join(" | ")} |`;
  };
  const rows = Object.entries(parts).flatMap(([part, files]) => [
    ...files.filter((file) => known[file]).map((file) => row(file, [file])),
    row(`**${part}**`, files),
  ]);
  const head =
    "| file | mutants | tried | killed | survived | score |\n| --- | --- | --- | --- | --- | --- |";
  return [...survivors.map((fate) => told(fate, lib)), "", head, ...rows].join("\n");
}

/** "tape.ts:12:5 survived EqualityOperator: `a < b` → `a <= b`" */
function told({ mutant, status }: Fate, lib: URL): string {
  const { fileName, mutatorName, replacement, location } = mutant;
  const { start, end } = location;
  const file = new URL(fileName, lib);
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const line = lines[start.line] ?? "";
  const was =
    start.line === end.line ? line.slice(start.column, end.column) : `${line.slice(start.column)} …`;
  const one = (text: string): string => text.replace(/\s+/g, " ").slice(0, 90);
  return `${fileName}:${start.line + 1}:${start.column + 1} ${status} ${mutatorName}: ${one(was)} → ${one(replacement)}`;
}
