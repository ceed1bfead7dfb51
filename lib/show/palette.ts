/**
 * The colours of every figure. Series use the Okabe–Ito set (Okabe & Ito 2008, "Color universal design"), which
 * stays apart under all common kinds of colour blindness; each also has its own dash, so grey print works too.
 */
export const ink = "#1f2933";
export const faintInk = "#5f6b76";
export const gridLine = "#e4e8ec";
export const paper = "#ffffff";

/** A value and a gradient: the same two colours in the graph drawings. */
export const valueColor = "#00664f";
export const gradientColor = "#b3300a";

export interface SeriesStyle {
  readonly color: string;
  readonly dash: "solid" | "dash" | "dot" | "dashdot" | "longdash" | "longdashdot";
  /** A marker for single points of the series. */
  readonly symbol: string;
}

export const series: readonly SeriesStyle[] = [
  { color: "#D55E00", dash: "solid", symbol: "circle" },
  { color: "#0072B2", dash: "dash", symbol: "square" },
  { color: "#007A5A", dash: "dot", symbol: "diamond" },
  { color: "#9B3F7C", dash: "dashdot", symbol: "triangle-up" },
  { color: "#222222", dash: "longdash", symbol: "x" },
  { color: "#B8860B", dash: "longdashdot", symbol: "star" },
];

/** The style of the nth series; after the last the colours begin again. */
export function seriesStyle(n: number): SeriesStyle {
  return series[n % series.length];
}

/** A pale map, so that a path stands out on it: low ground is light, high ground is dark, also in grey. */
export const mapScale: readonly (readonly [number, string])[] = [
  [0, "#fdfefe"],
  [0.25, "#e6f0f5"],
  [0.5, "#cbdfea"],
  [0.75, "#aecbdc"],
  [1, "#8fb4cb"],
];

/**
 * For numbers of both signs: below zero the series' blue, above it its orange, which stay apart under all common kinds of
 * colour blindness; zero is nearly white.
 */
const [below, zero, above] = ["#0072b2", "#f7f7f7", "#d55e00"].map((color) =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)),
);

/** The colour of a number from -1 to 1. */
export function divergingColor(share: number): string {
  const end = share < 0 ? below : above;
  const mixed = zero.map((from, i) => Math.round(from + Math.min(1, Math.abs(share)) * (end[i] - from)));
  return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** The same for a surface, where the light of the scene needs stronger colours. */
export const surfaceScale: readonly (readonly [number, string])[] = [
  [0, "#f1f7f5"],
  [0.35, "#bcd9e3"],
  [0.7, "#7fb0cc"],
  [1, "#4a86ae"],
];
