import { mapScale } from "../../show/palette.js";
import { extent } from "../../text/extent.js";
import { type JsonObject, refuse } from "./figure.js";
import { packedRows } from "./packed.js";
import type { Box, Plane } from "./plane.js";
import { round, say } from "./words.js";

/** Which lines of equal height are drawn: evenly spaced heights, or evenly spaced powers of ten. */
export type Levels = "linear" | "log";

/** The heights of a plane on a grid, rows from low y to high y; null where the function has no value. */
export interface Ground {
  x: number[];
  y: number[];
  z: (number | null)[][];
  low: number;
  high: number;
}

/** Points along each side of a map's grid: many where levels close up towards the bottom, so that no valley breaks up. */
export function gridFor(levels: Levels): number {
  return levels === "log" ? 81 : 45;
}

/** Samples a plane on an n × n grid. @throws OptionError when it has no value anywhere in the box. */
export function ground(plane: Plane, box: Box, n: number): Ground {
  const along = ([low, high]: readonly [number, number]): number[] =>
    Array.from({ length: n }, (_, i) => low + ((high - low) * i) / (n - 1));
  const [x, y] = [along(box.x), along(box.y)];
  const heights = y.map((b) => x.map((a) => plane.value(a, b)));
  const finite = heights.flat().filter(Number.isFinite);
  if (finite.length === 0)
    throw refuse("no-value", "the function has no value in the range", box, "another range");
  const [low, high] = extent(finite);
  // Digits below a hundred-thousandth of the height of the picture differ between machines and cannot be seen.
  const unit = (high - low) / 1e5 || 1;
  const settle = (height: number): number | null =>
    Number.isFinite(height) ? round(Math.round(height / unit) * unit) : null;
  return { x: x.map(round), y: y.map(round), z: heights.map((row) => row.map(settle)), low, high };
}

const mapLine = { color: "#7d98a8", width: 0.8 };

/** A contour map of the ground: filled bands between lines of equal height. */
export function contourTrace(ground: Ground, levels: Levels, label: string): JsonObject {
  const { x, y } = ground;
  const step = (values: number[]): number =>
    round((values[values.length - 1] - values[0]) / (values.length - 1));
  const grid = { x0: x[0], dx: step(x), y0: y[0], dy: step(y) };
  const look = { type: "contour", colorscale: mapScale, line: mapLine, ...grid };
  return { ...look, ...(levels === "log" ? logarithmic(ground, label) : linear(ground, label)) };
}

/** Evenly spaced heights, written on their lines. */
function linear({ z, low, high }: Ground, label: string): JsonObject {
  const size = roundStep((high - low) / 10);
  const ends = { start: round(Math.ceil(low / size) * size), end: round(high), size };
  return {
    z: packedRows(z),
    contours: { ...ends, showlabels: true, labelfont: { size: 12, color: "#3f5462" } },
    showscale: false,
    hovertemplate: `%{x:.4g}, %{y:.4g}<br>${label} = %{z:.4g}<extra></extra>`,
  };
}

/** Powers of ten, drawn as even steps of the logarithm; the bar beside the map says which. At most five powers. */
function logarithmic({ z, low, high }: Ground, label: string): JsonObject {
  if (low < 0 || high <= 0)
    throw refuse(
      "not-positive",
      `a logarithmic map of values from ${say(low)} to ${say(high)}`,
      low,
      "values above 0",
    );
  const top = Math.log10(high);
  const bottom = Math.max(top - 5, low > 0 ? Math.log10(low) : top - 5);
  const size = [0.05, 0.1, 0.25, 0.5].find((step) => (top - bottom) / step <= 11) ?? 0.5;
  const start = Math.ceil(bottom / size) * size;
  const count = Math.floor((top - start) / size) + 1;
  const ticks = Array.from({ length: count }, (_, i) => round(start + i * size)).filter(
    (tick) => top - bottom < 3 || Number.isInteger(tick),
  );
  const place = (height: number | null): number | null =>
    height === null ? null : Math.round(1e4 * Math.max(bottom - size, Math.log10(height))) / 1e4;
  return {
    z: packedRows(z.map((row) => row.map(place))),
    // So fine a grid is smooth as it is, and straight pieces take a third of the room.
    line: { ...mapLine, smoothing: 0 },
    contours: { start: round(start), end: round(start + (count - 1) * size), size },
    hoverinfo: "skip",
    colorbar: {
      title: { text: label, side: "top" },
      tickmode: "array",
      tickvals: ticks,
      ticktext: ticks.map((tick) => say(Math.pow(10, tick), 2)),
      thickness: 14,
      outlinewidth: 0,
    },
  };
}

/** 1, 2 or 5 times a power of ten, the next above x. */
export function roundStep(x: number): number {
  const power = Number(`1e${Math.floor(Math.log10(x))}`);
  const unit = [1, 2, 5, 10].find((n) => n * power >= x * 0.9999) ?? 10;
  return round(unit * power);
}
