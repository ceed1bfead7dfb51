import type { Displayable, MimeBundle } from "../display.js";
import { OptionError } from "../errors.js";
import { faintInk, gridLine, ink, paper } from "./palette.js";
import { withoutTags } from "./words.js";

/** What JSON can hold: a figure is made of nothing else, so it can be stored, compared and drawn anywhere. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A figure as plain data: Plotly's traces and layout (valid in plotly.js 3 and 4), and a text that says what it shows. */
export class Figure implements Displayable {
  readonly data: readonly JsonObject[];
  readonly layout: JsonObject;
  readonly config: JsonObject | undefined;
  /** What is to be seen, for readers who cannot see it. */
  readonly alt: string;

  constructor(data: readonly JsonObject[], layout: JsonObject, alt: string, config?: JsonObject) {
    this.data = data;
    this.layout = layout;
    this.alt = alt;
    this.config = config;
  }

  /** The MIME bundle that JupyterLab, Notebook and VS Code draw. */
  toMime(): MimeBundle {
    const { data, layout, config } = this;
    const plotly = config ? { data, layout, config } : { data, layout };
    return { "application/vnd.plotly.v1+json": plotly, "text/plain": this.alt };
  }
}

export const font = "Open Sans, Helvetica Neue, Helvetica, Arial, DejaVu Sans, sans-serif";

/**
 * The layout that all figures share: white paper, a title at the left, letters that are read from the last row. The
 * entries of the legend, if there are any, stand in rows between the title and the drawing.
 */
export function layout(
  title: string,
  width: number,
  height: number,
  rest: JsonObject = {},
  legend: readonly string[] = [],
): JsonObject {
  const margin = { l: 72, r: 24, t: 52 + legendHeight(legend, width - 96), b: 62 };
  return {
    width,
    height,
    autosize: false,
    title: { text: title, font: { size: 17 }, x: 0.02, xanchor: "left", y: 1 - 14 / height, yanchor: "top" },
    font: { family: font, size: 14, color: ink },
    paper_bgcolor: paper,
    plot_bgcolor: paper,
    margin,
    showlegend: legend.length > 0,
    legend: legendAbove,
    hoverlabel: {
      align: "left",
      bgcolor: paper,
      bordercolor: faintInk,
      font: { family: font, size: 13, color: ink },
    },
    hovermode: "closest",
    ...rest,
  };
}

const legendAbove: JsonObject = {
  orientation: "h",
  x: 0,
  xanchor: "left",
  y: 1,
  yanchor: "bottom",
  bgcolor: "rgba(255,255,255,0)",
  font: { size: 13 },
};

/** The height of a legend: Plotly gives every entry the width of the widest. */
function legendHeight(names: readonly string[], width: number): number {
  if (names.length === 0) return 0;
  const widest = Math.max(...names.map((name) => withoutTags(name).length * 7 + 48));
  const columns = Math.max(1, Math.floor(width / widest));
  return Math.ceil(names.length / columns) * 20 + 6;
}

/** An axis with a title, a frame line and faint grid lines. */
export function axis(title: string, rest: JsonObject = {}): JsonObject {
  return {
    title: { text: title, standoff: 10 },
    linecolor: faintInk,
    ...(rest.showgrid === false ? {} : { gridcolor: gridLine }),
    showline: true,
    mirror: true,
    zeroline: false,
    ticks: "outside",
    tickcolor: faintInk,
    ...rest,
  };
}

/** An error about an option of a figure. */
export function refuse(code: string, message: string, value: unknown, expected: string): OptionError {
  return new OptionError(code, `${message}; expected ${expected}`, { value, expected });
}

/** @throws OptionError unless low < high and both are finite. */
export function checkRange(name: string, range: readonly [number, number]): void {
  if (Number.isFinite(range[0]) && Number.isFinite(range[1]) && range[0] < range[1]) return;
  throw refuse(
    "bad-range",
    `${name} is [${range.join(", ")}]`,
    range,
    "two finite numbers, the smaller first",
  );
}
