import { type MimeBundle, Shown } from "../../show/display.js";
import { fontFamily } from "../../show/face.js";
import { faintInk, gridLine, ink, paper } from "../../show/palette.js";
import { OptionError } from "../../text/errors.js";
import { largest } from "../../text/extent.js";
import { withoutTags } from "./words.js";

/** What JSON can hold: a figure is made of nothing else, so it can be stored, compared and drawn anywhere. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** A part of a figure as Plotly takes it: data for JSON. */
export type JsonObject = { readonly [key: string]: Json };

/** A figure as plain data: Plotly's traces and layout (valid in plotly.js 3 and 4), and a text that says what it shows. */
export class Figure extends Shown {
  readonly data: readonly JsonObject[];
  readonly layout: JsonObject;
  readonly config: JsonObject;
  /** Pictures in a row, for a figure that moves: what of its traces is another at each. */
  readonly frames: readonly JsonObject[];
  /** What is to be seen, for readers who cannot see it. */
  readonly alt: string;

  constructor(
    data: readonly JsonObject[],
    layout: JsonObject,
    alt: string,
    frames: readonly JsonObject[] = [],
  ) {
    super();
    this.frames = frames;
    this.data = data;
    this.layout = layout;
    this.alt = alt;
    this.config = calm;
  }

  /** The MIME bundle that JupyterLab, Notebook and VS Code draw. */
  toMime(): MimeBundle {
    const { data, layout, config, frames } = this;
    const moving = frames.length > 0 ? { frames } : {};
    return { "application/vnd.plotly.v1+json": { data, layout, config, ...moving }, "text/plain": this.alt };
  }
}

/** No toolbar over the title, and the wheel scrolls the page; a double click still resets a view. */
const calm: JsonObject = { displayModeBar: false, scrollZoom: false };

/** The width of a figure: it fits beside an open side bar, on half a screen and on paper. */
export const pageWidth = 500;

/** The margins beside and below a drawing. */
export const leftMargin = 66;
export const bottomMargin = 58;

/**
 * The layout that all figures share: white paper, a title at the left, letters that are read from the last row. The
 * entries of the legend, if there are any, stand in rows between the title and the drawing; `right` is the margin there.
 * `height` is that of the drawing alone.
 */
export function layout(
  title: string,
  height: number,
  rest: JsonObject = {},
  legend: readonly string[] = [],
  right = 20,
  width = pageWidth,
): JsonObject {
  const text = wrapped(title, width);
  const top = topMargin(text, legend, width - leftMargin - right);
  const margin = { l: leftMargin, r: right, t: top, b: bottomMargin };
  const whole = Math.round(height + top + bottomMargin);
  // Plotly lets the first of several lines grow upwards from here.
  const first = 12 * text.split("<br>").length;
  return {
    width,
    height: whole,
    autosize: false,
    title: {
      text,
      font: { size: titleSize },
      x: 0.02,
      xanchor: "left",
      y: 1 - first / whole,
      yanchor: "top",
    },
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

const titleSize = 16;

/** A title in as many lines as it needs, broken between words. */
export function wrapped(title: string, width = pageWidth): string {
  const most = Math.floor((width - 24) / (0.54 * titleSize));
  const lines = [""];
  for (const word of title.split(" ")) {
    const line = lines[lines.length - 1];
    if (line === "") lines[lines.length - 1] = word;
    else if (withoutTags(`${line} ${word}`).length <= most) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("<br>");
}

/** The margin above a drawing of this inner width: for the lines of the title, and for the rows of the legend. */
function topMargin(title: string, legend: readonly string[], width: number): number {
  const lines = title.split("<br>").length;
  const above = 28 + 21 * lines;
  if (legend.length === 0) return above;
  const widths = legend.map((name) => withoutTags(name).length * 7 + 46);
  const total = widths.reduce((sum, one) => sum + one, 0);
  // In more than one row Plotly gives every entry the width of the widest.
  const columns = Math.max(1, Math.floor(width / largest(widths)));
  return above + 6 + 20 * (total <= width ? 1 : Math.ceil(legend.length / columns));
}

/** An axis with a title, a frame line and faint grid lines. */
export function axis(title: string, rest: JsonObject = {}): JsonObject {
  return {
    title: { text: title, standoff: 8 },
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

/**
 * A logarithmic axis from one power of ten to another: a tick at each power, or at every second, third, …
 * Where fewer than two powers lie in it, Plotly finds ticks between them.
 */
export function logScale(low: number, high: number): JsonObject {
  const powers = Math.floor(high) - Math.ceil(low) + 1;
  const ticks = powers < 2 ? { nticks: 6 } : { dtick: Math.max(1, Math.ceil((high - low) / 9)) };
  return { type: "log", ...ticks, exponentformat: "power", automargin: true };
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
