// What differs between a notebook as committed and as it ran just now.
import {
  alike,
  type Cell,
  canonical,
  figureOf,
  hashOf,
  type Json,
  type Notebook,
  type Output,
  stillKey,
  stillType,
} from "./notebook.js";

/** The output without the still picture that belongs to its figure. */
function withoutStill(output: Output): Output {
  if (figureOf(output) === undefined || !output.data) return output;
  const { [stillType]: _still, ...data } = output.data;
  const { [stillKey]: _hash, ...metadata } = output.metadata ?? {};
  return { ...output, data, metadata };
}

const json = (value: unknown) => value as Json;

/** Where the run gave what stands in the file, up to the last digits, the file's output is kept with its still. */
export function keepAlike(after: Notebook, before: Notebook): void {
  after.cells.forEach((cell, place) => {
    const old = before.cells[place]?.outputs ?? [];
    cell.outputs?.forEach((output, index) => {
      const kept = old[index];
      if (kept && cell.outputs && alike(json(withoutStill(kept)), json(output))) cell.outputs[index] = kept;
    });
  });
}

/** As text, with sorted keys, so that the first line that differs is a difference. */
function lines(value: unknown): string[] {
  if (typeof value === "string") return value.trimEnd().split("\n");
  const sorted = JSON.parse(canonical(json(value ?? null)));
  return JSON.stringify(sorted, undefined, 1).split("\n");
}

function excerpt(all: readonly string[], from: number): string {
  const part = all
    .slice(from, from + 12)
    .map((line) => (line.length > 160 ? `${line.slice(0, 160)}…` : line));
  const rest = all.length - from - part.length;
  const marked = [...(from > 0 ? ["…"] : []), ...part, ...(rest > 0 ? [`… ${rest} lines more`] : [])];
  return marked.map((line) => `      ${line}`).join("\n");
}

/** Both texts, from shortly before the first line that differs. */
function pair(committed: unknown, fresh: unknown): string {
  const [a, b] = [lines(committed), lines(fresh)];
  const first = a.findIndex((line, index) => !same(line, b[index]));
  const from = Math.max(0, (first < 0 ? a.length : first) - 3);
  return `    committed:\n${excerpt(a, from)}\n    fresh run:\n${excerpt(b, from)}`;
}

/** Two lines of JSON: equal, or the same number but for its last digits. */
function same(a: string, b: string | undefined): boolean {
  const numbers = [a, b].map((line) => Number(line?.replace(/^ *("[^"]*": )?|,$/g, "") || Number.NaN));
  return a === b || alike(numbers[0], numbers[1]);
}

function outputDifference(old: Output | undefined, output: Output | undefined): string | undefined {
  if (!old || !output) return pair(old ?? "no output", output ?? "no output");
  const [a, b] = [withoutStill(old), withoutStill(output)];
  if (alike(json(a), json(b))) return undefined;
  for (const type of new Set([...Object.keys(a.data ?? {}), ...Object.keys(b.data ?? {})]))
    if (!alike(a.data?.[type], b.data?.[type])) return `    ${type}\n${pair(a.data?.[type], b.data?.[type])}`;
  return pair(a.text ?? a, b.text ?? b);
}

function stillProblem(output: Output): string | undefined {
  const figure = figureOf(output);
  if (figure === undefined) return undefined;
  if (!output.data?.[stillType]) return "    its figure has no still picture";
  return output.metadata?.[stillKey] === hashOf(figure)
    ? undefined
    : "    its still picture is of another figure";
}

function cellDifference(old: Cell, cell: Cell): string | undefined {
  if (!alike(json(old.metadata), json(cell.metadata))) return pair(old.metadata, cell.metadata);
  if ((old.execution_count ?? null) !== (cell.execution_count ?? null))
    return `    committed as run [${old.execution_count ?? " "}], now run [${cell.execution_count ?? " "}]`;
  const count = Math.max(old.outputs?.length ?? 0, cell.outputs?.length ?? 0);
  for (let index = 0; index < count; index++) {
    const difference = outputDifference(old.outputs?.[index], cell.outputs?.[index]);
    if (difference) return `    output ${index + 1}\n${difference}`;
  }
  return (old.outputs ?? []).map(stillProblem).find((problem) => problem !== undefined);
}

/** One paragraph for each cell that differs in anything but its still pictures. */
export function differences(committed: Notebook, fresh: Notebook): string[] {
  const found: string[] = [];
  fresh.cells.forEach((cell, index) => {
    const old = committed.cells[index];
    const difference = old ? cellDifference(old, cell) : "    is not in the committed notebook";
    if (difference) found.push(`  cell ${index + 1} (${cell.id})\n${difference}`);
  });
  if (!alike(json(committed.metadata), json(fresh.metadata)))
    found.push(`  the notebook's metadata\n${pair(committed.metadata, fresh.metadata)}`);
  return found;
}
