import { type MimeBundle, Shown } from "../display.js";
import { OptionError } from "../errors.js";
import { fontFamily } from "../face.js";
import { faintInk, gridLine, ink, paper } from "./palette.js";
import { withoutTags } from "./words.js";

/** What JSON can hold: a figure is made of nothing else, so it can be stored, compared and drawn anywhere. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A figure as plain data: Plotly's traces and layout (valid in plotly.js 3 and 4), and a text that says what it shows. */
export class Figure extends Shown {
  readonly data: readonly JsonObject[];
  readonly layout: JsonObject;
  readonly config: JsonObject | undefined;
  /** What is to be seen, for readers who cannot see it. */
  readonly alt: string;

  constructor(data: readonly JsonObject[], layout: JsonObject, alt: string, config?: JsonObject) {
    super();
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

/**
 * The layout that all figures share: white paper, a title at the left, letters that are read from the last row. The
 * entries of the legend, if there are any, stand in rows between the title and the drawing; `right` is the margin there.
 */
export function layout(
  title: string,
  width: number,
  height: number,
  rest: JsonObject = {},
  legend: readonly string[] = [],
  right = 24,
): JsonObject {
  const margin = { l: 72, r: right, t: topMargin(legend, width - 72 - right), b: 62 };
  return {
    width,
    height,
    autosize: false,
    title: { text: title, font: { size: 17 }, x: 0.02, xanchor: "left", y: 1 - 14 / height, yanchor: "top" },
    font: { family: fontFamily, size: 14, color: ink },
    paper_bgcolor: paper,
    ...(rest.scene ? {} : { plot_bgcolor: paper }),
    margin,
    showlegend: legend.length > 0,
    ...(legend.length > 0 ? { legend: legendAbove } : {}),
    hoverlabel: {
      align: "left",
      bgcolor: paper,
      bordercolor: faintInk,
      font: { family: fontFamily, size: 13, color: ink },
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

/** The margin above a drawing of this inner width: for the title, and for the rows of the legend. */
export function topMargin(legend: readonly string[], width: number): number {
  if (legend.length === 0) return 52;
  const widths = legend.map((name) => withoutTags(name).length * 6.8 + 46);
  const total = widths.reduce((sum, one) => sum + one, 0);
  // In more than one row Plotly gives every entry the width of the widest.
  const columns = Math.max(1, Math.floor(width / Math.max(...widths)));
  return 58 + 20 * (total <= width ? 1 : Math.ceil(legend.length / columns));
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

/** A logarithmic axis from one power of ten to another: a tick at each power, or at every second, third, … */
export function logScale(low: number, high: number): JsonObject {
  const dtick = Math.max(1, Math.ceil((high - low) / 9));
  return { type: "log", dtick, exponentformat: "power", automargin: true };
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
