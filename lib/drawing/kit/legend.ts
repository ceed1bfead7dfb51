import { gradientColor, ink, valueColor } from "../../show/palette.js";
import type { Line } from "./labels.js";
import { textWidth } from "./text.js";
import { round } from "./wires.js";

/** What stands below a graph of this width, to explain it. */
export type Legend = (room: number) => {
  width: number;
  height: number;
  /** Drawn from here downwards. */
  draw(y: number): string;
};

/** Which number is which, in words. */
export const plainLegend: Legend = () => ({
  width: 390,
  height: 32,
  draw: (y) => group(whichNumber(y, valueColor, gradientColor)),
});

/** A mark and what it means, with the line of the wires that it stands on. */
export interface LegendEntry {
  mark: string;
  words: string;
  color: string;
  line?: Line | undefined;
}

/** The same and the meaning of marks, in as many lines as it takes. */
export function marksLegend(entries: readonly LegendEntry[]): Legend {
  return (room) => {
    const width = Math.max(room, 390);
    let [x, row] = [wordsWidth("value above gradient below the wire") + 34 + gap, 0];
    const placed = entries.map((entry) => {
      const own = entryWidth(entry);
      if (x + own > width) [x, row] = [0, row + 1];
      const at = { entry, x, row };
      x += own + gap;
      return at;
    });
    const draw = (y: number): string =>
      group(
        whichNumber(y, ink, ink) +
          placed.map(({ entry, x, row }) => drawEntry(entry, x, y + 22 * row)).join(""),
      );
    return { width, height: 32 + 22 * row, draw };
  };
}

const size = 15;
const sample = 26;
const gap = 14;

/** Closer than where a text must not touch another: here is room enough between them. */
function wordsWidth(words: string): number {
  return 0.92 * textWidth(words, size);
}

function entryWidth({ words, line }: LegendEntry): number {
  return (line ? sample + 6 : 0) + 16 + wordsWidth(words);
}

function drawEntry({ mark, words, color, line }: LegendEntry, x: number, y: number): string {
  const dash = line?.dash ? ` stroke-dasharray="${line.dash}"` : "";
  const stroke = line
    ? `<path d="M${round(x)} ${round(y + 8)}h${sample}" stroke="${color}" stroke-width="${line.width}"${dash}/>`
    : "";
  const from = line ? x + sample + 6 : x;
  const text = (at: number, fill: string, of: string): string =>
    `<text x="${round(at)}" y="${round(y + 12)}" fill="${fill}">${of}</text>`;
  return stroke + text(from, color, mark) + text(from + 16, ink, words);
}

function group(content: string): string {
  return `<g font-size="${size}" text-anchor="start">${content}</g>`;
}

export function whichNumber(
  y: number,
  above: string,
  below: string,
  words = "gradient below the wire",
): string {
  const x = textWidth("value above", 15.5) + 8;
  const value = `<text x="0" y="${round(y + 12)}" font-weight="bold" fill="${above}">value above</text>`;
  const back = `<path d="M${round(x)} ${round(y + 8)}l7 -4v8z" fill="${below}"/>`;
  const gradient = `<text x="${round(x + 10)}" y="${round(y + 12)}" font-style="italic" fill="${below}">${words}</text>`;
  return `${value}${back}${gradient}`;
}
