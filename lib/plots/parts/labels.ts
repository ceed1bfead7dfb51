import { faintInk } from "../../show/palette.js";
import type { JsonObject } from "./figure.js";
import { round } from "./words.js";

interface EndLabel {
  text: string;
  /** The height of the curve's end. */
  y: number;
  color: string;
}

/**
 * Labels at the right of a drawing, each beside the end of its curve; those that would cover one another are
 * moved apart, in the order of their heights.
 *
 * @param range the ends of the vertical axis
 * @param pixels the height of the drawing
 */
export function endLabels(
  labels: readonly EndLabel[],
  range: readonly [number, number],
  pixels: number,
): JsonObject[] {
  const gap = (20 / pixels) * (range[1] - range[0]);
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  const places = spread(
    sorted.map(({ y }) => y),
    gap,
  );
  return sorted.map(({ text, color }, i) => ({
    xref: "paper",
    x: 1.01,
    xanchor: "left",
    y: round(places[i]),
    yanchor: "middle",
    text,
    showarrow: false,
    font: { size: 14, color },
  }));
}

/** Moves rising numbers apart until neighbours are at least `gap` from each other; groups stay about their mean. */
export function spread(rising: readonly number[], gap: number): number[] {
  const groups: { sum: number; size: number }[] = [];
  const lowest = ({ sum, size }: { sum: number; size: number }): number =>
    sum / size - ((size - 1) * gap) / 2;
  for (const y of rising) {
    let group = { sum: y, size: 1 };
    for (;;) {
      const below = groups[groups.length - 1];
      if (below === undefined || lowest(below) + below.size * gap <= lowest(group)) break;
      groups.pop();
      group = { sum: below.sum + group.sum, size: below.size + group.size };
    }
    groups.push(group);
  }
  return groups.flatMap((group) => Array.from({ length: group.size }, (_, i) => lowest(group) + i * gap));
}

/** A line across a drawing at some height, with its name above its end: a target, a bound. */
export function levelLine(
  value: number,
  name: string,
  scale: "linear" | "log",
  side: "left" | "right",
): { shape: JsonObject; annotation: JsonObject } {
  const y = round(value);
  const line = { color: faintInk, width: 1.5, dash: "dash" };
  const shape = { type: "line", xref: "paper", x0: 0, x1: 1, y0: y, y1: y, line };
  const place = { xref: "paper", x: side === "left" ? 0.01 : 0.99, xanchor: side, yanchor: "bottom" };
  // Plotly places an annotation on a logarithmic axis by the logarithm, a shape by the value.
  const at = scale === "log" ? round(Math.log10(value)) : y;
  const annotation = { ...place, y: at, text: name, showarrow: false, font: { size: 13, color: faintInk } };
  return { shape, annotation };
}
