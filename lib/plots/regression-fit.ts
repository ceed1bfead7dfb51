import { faintInk, ink, paper, series } from "../show/palette.js";
import { extent } from "../text/extent.js";
import { count } from "../text/format.js";
import { checkList, checkRecord } from "../text/guards.js";
import { axis, checkRange, Figure, type JsonObject, layout, refuse } from "./parts/figure.js";
import { asText, round, say, withoutTags } from "./parts/words.js";

/** A sample as a fitted model sees it. */
export interface FitPoint {
  target: number;
  /** What the model puts out. */
  output: number;
  /** What is written beside it. */
  name?: string | undefined;
  /** Not used in training. */
  heldOut?: boolean | undefined;
}

/** What is shown of a fit, and how it is titled; all may be left out. */
export interface RegressionFitOptions {
  title?: string | undefined;
  /** Ends of both axes, the same for fits that are to be compared; the default holds every sample. */
  range?: readonly [number, number] | undefined;
}

/**
 * Outputs of a model against the targets, for any number of features. On the diagonal a sample is met exactly; the bar
 * from the diagonal to a point is its error. Samples that were held out have a mark of their own.
 *
 * @throws OptionError for no sample, or a number that is not finite.
 */
export function regressionFit(points: readonly FitPoint[], options: RegressionFitOptions = {}): Figure {
  checkList("the samples", points, "a list of samples");
  for (const point of points) checkRecord("a sample", point);
  checkRecord("the options", options);
  if (points.length === 0) throw refuse("no-sample", "no sample was given", points, "at least one");
  points.forEach(({ target, output }, i) => {
    if (Number.isFinite(target) && Number.isFinite(output)) return;
    throw refuse(
      "not-finite",
      `sample ${i} has the target ${target} and the output ${output}`,
      points[i],
      "finite numbers",
    );
  });
  const all = points.flatMap(({ target, output }) => [target, output]);
  const [low, high] = extent(all);
  const room = 0.25 * (high - low) || 0.5;
  if (options.range) checkRange("the range", options.range);
  const range = (options.range ?? [low - room, high + room]).map(round);
  const kinds = [
    {
      name: "training sample",
      chosen: points.filter(({ heldOut }) => !heldOut),
      color: series[1].color,
      symbol: "circle",
    },
    {
      name: "held out",
      chosen: points.filter(({ heldOut }) => heldOut),
      color: series[0].color,
      symbol: "diamond-open",
    },
  ].filter(({ chosen }) => chosen.length > 0);
  const diagonal = {
    type: "scatter",
    mode: "lines",
    x: range,
    y: range,
    line: { color: faintInk, width: 1.5, dash: "dash" },
  };
  const names = ["output = target", "error", ...kinds.map(({ name }) => name)];
  const bars = points.flatMap(({ target, output }) => [
    [round(target), round(target)],
    [round(target), round(output)],
    [null, null],
  ]);
  const data: JsonObject[] = [
    { ...diagonal, name: names[0], hoverinfo: "skip" },
    {
      type: "scatter",
      mode: "lines",
      name: names[1],
      x: bars.map(([x]) => x),
      y: bars.map(([, y]) => y),
      line: { color: "#8a949d", width: 2 },
      hoverinfo: "skip",
    },
    ...kinds.map((kind) => pointsTrace(kind, (low + high) / 2)),
  ];
  const square = { showgrid: true, constrain: "domain" };
  const rest = {
    xaxis: axis("target", { range, ...square }),
    yaxis: axis("output", { range, ...square, scaleanchor: "x" }),
  };
  const title = asText(options.title) ?? "Outputs against targets";
  const told = points.map(({ target, output, name, heldOut }, i) => {
    const error = `error ${say(output - target)}`;
    return `${name ?? `sample ${i + 1}`}${heldOut ? " (held out)" : ""}: target ${say(target)}, output ${say(output)}, ${error}.`;
  });
  const alt = `${withoutTags(title)}, ${count(points.length, "sample")}. ${told.slice(0, 12).join(" ")}`;
  return new Figure(data, layout(title, 414, rest, names), alt);
}

function pointsTrace(
  {
    name,
    chosen,
    color,
    symbol,
  }: {
    name: string;
    chosen: readonly FitPoint[];
    color: string;
    symbol: string;
  },
  middle: number,
): JsonObject {
  return {
    type: "scatter",
    mode: "markers+text",
    name,
    x: chosen.map(({ target }) => round(target)),
    y: chosen.map(({ output }) => round(output)),
    text: chosen.map((point) => (point.name ? `\u2002${asText(point.name)}\u2002` : "")),
    textposition: chosen.map(({ target }) => (target > middle ? "middle left" : "middle right")),
    textfont: { color: ink, size: 13 },
    marker: {
      size: 12,
      color,
      symbol,
      line: { color: symbol.endsWith("open") ? color : paper, width: symbol.endsWith("open") ? 3 : 1 },
      opacity: 1,
    },
    customdata: chosen.map(({ output, target }) => [
      round(output - target),
      round((output - target) * (output - target)),
    ]),
    hovertemplate:
      "<b>%{text}</b><br>target %{x:.5g}<br>output %{y:.5g}<br>error %{customdata[0]:.4g}, squared %{customdata[1]:.4g}<extra></extra>",
  };
}
