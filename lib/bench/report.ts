import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeWhole } from "../../lib/files/write-whole.mjs";
import type { Case, Measured } from "./cases.js";

/** A case with what it measured: the median of its processes, and the process that gave it. */
export interface Row {
  case: Case;
  measured: Measured;
}

/** Whether the figure is within the target; undefined where there is none. */
export function met({ case: { most, least }, measured: { figure } }: Row): boolean | undefined {
  if (most !== undefined) return figure <= most;
  return least === undefined ? undefined : figure >= least;
}

/** The whole as a Markdown table, which reads well in a terminal too. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const { name, unit, most, least } = row.case;
    const target =
      most !== undefined ? `≤ ${most} ${unit}` : least !== undefined ? `≥ ${least} ${unit}` : "–";
    const { figure, detail } = row.measured;
    const figureText = `${figure.toFixed(figure < 10 ? 2 : figure < 100 ? 1 : 0)} ${unit}`;
    const verdict = met(row);
    return [name, target, figureText, detail, verdict === undefined ? "–" : verdict ? "yes" : "NO"];
  });
  const all = [["case", "target", "measured", "made of", "met"], ...cells];
  const widths = all[0].map((_, i) => Math.max(...all.map((line) => line[i].length)));
  const line = (parts: readonly string[]): string =>
    `| ${parts.map((part, i) => part.padEnd(widths[i])).join(" | ")} |`;
  const rule = line(widths.map((width) => "-".repeat(width)));
  return [line(all[0]), rule, ...all.slice(1).map(line)].join("\n");
}

const BEGIN = "<!-- bench -->";
const END = "<!-- /bench -->";

/**
 * Puts the table between the two markers of a Markdown file.
 * @throws Error saying which marker is missing; the file is then as it was.
 */
export function writeBetweenMarkers(file: URL, text: string): void {
  const before = readFileSync(file, "utf8");
  const begin = before.indexOf(BEGIN);
  const end = before.indexOf(END, begin);
  if (begin < 0 || end < 0)
    throw new Error(`README.md has no ${begin < 0 ? BEGIN : END}, between which the table is to stand`);
  const after = `${before.slice(0, begin + BEGIN.length)}\n${text}\n${before.slice(end)}`;
  writeWhole([{ file: fileURLToPath(file), text: after }]);
}
