import { seriesStyle } from "../../show/palette.js";
import { extent } from "../../text/extent.js";
import { checkList, checkRecord, checkText } from "../../text/guards.js";
import { axis, Figure, type Json, type JsonObject, layout, logScale, refuse } from "./figure.js";
import { levelLine } from "./labels.js";
import { asText, plain, withoutTags } from "./words.js";

/** One line of a chart. */
export interface Line {
  name: string;
  x: readonly number[];
  y: readonly number[];
  /** Plotly's own template, whose tags and %{…} it reads, and its data, when more is to be said than x and y. */
  hover?: { template: string; data: Json[] } | undefined;
  /** A style to follow instead of the place in the list, so that a thing looks alike in several figures. */
  style?: number | undefined;
}

/** Titles, axes and marks of a figure of lines. */
export interface LinesOptions {
  title: string;
  /** Axis titles. */
  x: string;
  y: string;
  /** "log" draws powers of ten at even distances. */
  xScale?: "linear" | "log" | undefined;
  yScale?: "linear" | "log" | undefined;
  /** Horizontal lines with their names, such as a target. */
  levels?: readonly { value: number; name: string }[] | undefined;
  /** Whether single points are marked; by default where there are at most 60. */
  markers?: boolean | undefined;
  alt?: string | undefined;
}

/**
 * Lines over a common axis, told apart by colour and dash, and by their markers where these are few.
 * A value that is not finite, or not above 0 on a logarithmic axis, leaves a gap.
 *
 * @throws OptionError for no line, or one whose x and y differ in number.
 */
export function lines(given: readonly Line[], options: LinesOptions): Figure {
  checkList("the lines", given, "a list of lines");
  for (const line of given) checkRecord("a line", line);
  checkRecord("the options", options, "an object with title, x and y");
  checkText("the title", options.title);
  if (given.length === 0) throw refuse("no-line", "no line was given", [], "one or more lines");
  for (const { name, x, y } of given)
    if (x.length !== y.length || x.length === 0)
      throw refuse(
        "bad-line",
        `the line ${name} has ${x.length} x and ${y.length} y`,
        name,
        "as many, at least one",
      );
  const { levels = [], xScale = "linear", yScale = "linear" } = options;
  const title = asText(options.title);
  const place = (value: number, scale: string): number | null =>
    scale === "log" && !(value > 0) ? null : plain(value);
  const data = given.map((line, i): JsonObject => {
    const style = seriesStyle(line.style ?? i);
    const marked = options.markers ?? line.x.length <= 60;
    return {
      type: "scatter",
      mode: marked ? "lines+markers" : "lines",
      name: asText(line.name),
      x: line.x.map((value) => place(value, xScale)),
      y: line.y.map((value) => place(value, yScale)),
      line: { color: style.color, width: 2.2, dash: style.dash },
      ...(marked ? { marker: { color: style.color, symbol: style.symbol, size: 6 } } : {}),
      ...(line.hover ? { customdata: line.hover.data, hovertemplate: line.hover.template } : {}),
    };
  });
  const legend = given.length > 1 ? given.map(({ name }) => asText(name)) : [];
  const across = levels.map(({ value, name }) => levelLine(value, asText(name), yScale, "right"));
  const rest = {
    xaxis: axis(
      asText(options.x),
      scaled(
        xScale,
        given.flatMap((line) => line.x),
      ),
    ),
    yaxis: axis(
      asText(options.y),
      scaled(
        yScale,
        given.flatMap((line) => line.y),
      ),
    ),
    shapes: across.map(({ shape }) => shape),
    annotations: across.map(({ annotation }) => annotation),
  };
  const alt = options.alt ?? `${withoutTags(title)}: ${given.map((line) => line.name).join(", ")}.`;
  return new Figure(data, layout(title, 300, rest, legend), alt);
}

/** The scale of an axis over these values. */
function scaled(scale: "linear" | "log", values: readonly number[]): JsonObject {
  const powers = values.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10);
  if (scale !== "log") return {};
  const [low, high] = powers.length > 0 ? extent(powers) : [0, 0];
  return logScale(low, high);
}
