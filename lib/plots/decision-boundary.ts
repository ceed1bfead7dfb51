import { checkRows, type Labelled, type Rows } from "../data/dataset.js";
import { ink, paper, seriesStyle } from "../show/palette.js";
import { extent } from "../text/extent.js";
import { count } from "../text/format.js";
import { checkList, checkRecord, wrongArgument } from "../text/guards.js";
import { Figure, type JsonObject, layout, leftMargin, pageWidth, refuse } from "./parts/figure.js";
import { type Box, checkBox } from "./parts/plane.js";
import { asText, round, say, withoutTags } from "./parts/words.js";
import { mapAxes, mapHeight } from "./walks/contour-path.js";

/** What is shown of a map of a classifier's answers, and how it is titled; all may be left out. */
export interface DecisionBoundaryOptions {
  /** What is drawn; the default holds every sample. */
  range?: Box | undefined;
  /** The answer of a single output above which the second class is meant; 0.5 unless told otherwise. */
  level?: number | undefined;
  title?: string | undefined;
  /** What the two features are called; x1 and x2 unless told otherwise. */
  features?: readonly [string, string] | undefined;
}

/** Points along each side of the map. */
const GRID = 70;

/**
 * What a classifier says of every point of a plane, under the samples that it was shown. Of one output: how sure it is,
 * with the line where it changes its mind; of several: the class of the largest.
 *
 *     show(decisionBoundary((points) => predict(net, points), moons));
 *
 * @param answers a row of answers for each row of inputs, one number or one for each class.
 * @throws OptionError for samples that have not two features, or a bad range.
 */
export function decisionBoundary(
  answers: (points: Rows) => Rows,
  data: Labelled,
  options: DecisionBoundaryOptions = {},
): Figure {
  if (typeof answers !== "function")
    throw wrongArgument("what answers", answers, "a function, such as (points) => predict(net, points)");
  checkRecord("the data", data, "labelled samples, such as twoMoons(200)");
  checkRows("the inputs", data.inputs);
  checkList("the labels", data.labels);
  checkList("the classes", data.classes);
  checkRecord("the options", options);
  const { inputs, classes } = data;
  if (inputs[0].length !== 2)
    throw refuse("wrong-number-of-features", `samples of ${inputs[0].length}`, inputs[0], "two features");
  const { level = 0.5, features = ["x1", "x2"] } = options;
  const box = checkBox(options.range ?? around(inputs));
  const along = ([low, high]: readonly [number, number]): number[] =>
    Array.from({ length: GRID }, (_, i) => low + ((high - low) * i) / (GRID - 1));
  const [xs, ys] = [along(box.x), along(box.y)];
  const said = answers(ys.flatMap((y) => xs.map((x) => [x, y])));
  checkRows("the answers", said);
  if (said.length !== GRID * GRID)
    throw refuse("wrong-number-of-answers", `${said.length} answers`, said.length, `${GRID * GRID}`);
  const rows = ys.map((_, i) => said.slice(i * GRID, (i + 1) * GRID));
  const grid = {
    x0: round(xs[0]),
    dx: round((xs[GRID - 1] - xs[0]) / (GRID - 1)),
    y0: round(ys[0]),
    dy: round((ys[GRID - 1] - ys[0]) / (GRID - 1)),
    hoverinfo: "skip",
  };
  const names = classes.map((name) => asText(String(name)));
  const ground = said[0].length === 1 ? sureness(rows, level, grid) : [regions(rows, names.length, grid)];
  const title = asText(options.title) ?? "What is answered where";
  const traces = [...ground, ...names.map((name, label) => samples(data, label, name))];
  const axes = mapAxes([features[0], features[1]], box);
  const height = mapHeight(box, pageWidth - leftMargin - 20);
  const alt = `${withoutTags(title)}: a map of the answers over two features, with ${count(inputs.length, "sample")} of ${classes.join(", ")}; ${shares(said, level, classes)}.`;
  return new Figure(traces, layout(title, height, axes, names), alt);
}

/** The box of all samples, and a little room. */
function around(inputs: Rows): Box {
  const [x, y] = [0, 1].map((axis): [number, number] => {
    const [low, high] = extent(inputs.map((row) => row[axis]));
    const room = 0.12 * (high - low) || 0.5;
    return [low - room, high + room];
  });
  return { x, y };
}

/** How sure one output is, in the colours of the two classes, and the line between them. */
function sureness(rows: readonly Rows[], level: number, grid: JsonObject): JsonObject[] {
  const z = rows.map((row) => row.map(([answer]) => Math.round(1000 * answer) / 1000));
  // The ends are equally far from the level, where the map is white.
  const reach = 0.5;
  const scale = [
    [0, tint(0, 0.45)],
    [0.5, paper],
    [1, tint(1, 0.45)],
  ];
  const ends = { zmin: level - reach, zmax: level + reach };
  const line = { start: level, end: level, size: 1, coloring: "none" };
  return [
    { type: "heatmap", z, colorscale: scale, ...ends, zsmooth: "best", showscale: false, ...grid },
    {
      type: "contour",
      z,
      contours: line,
      line: { color: ink, width: 2 },
      showscale: false,
      showlegend: false,
      ...grid,
    },
  ];
}

/** The class of the largest output, each in its colour. */
function regions(rows: readonly Rows[], classes: number, grid: JsonObject): JsonObject {
  const z = rows.map((row) => row.map(largestOf));
  const scale = Array.from({ length: classes }, (_, label) => [
    [label / classes, tint(label, 0.35)],
    [(label + 1) / classes, tint(label, 0.35)],
  ]).flat();
  return {
    type: "heatmap",
    z,
    colorscale: scale,
    zmin: -0.5,
    zmax: classes - 0.5,
    showscale: false,
    ...grid,
  };
}

function largestOf(answer: readonly number[]): number {
  return answer.reduce((best, value, i) => (value > answer[best] ? i : best), 0);
}

function samples({ inputs, labels }: Labelled, label: number, name: string): JsonObject {
  const own = inputs.filter((_, i) => labels[i] === label);
  const { color, symbol } = seriesStyle(label);
  return {
    type: "scatter",
    mode: "markers",
    name,
    x: own.map(([x]) => round(x)),
    y: own.map(([, y]) => round(y)),
    marker: { color, symbol, size: 6, line: { color: paper, width: 0.7 } },
    hovertemplate: `${name}<br>%{x:.4g}, %{y:.4g}<extra></extra>`,
  };
}

/** The colour of a class, thinned with white. */
function tint(label: number, strength: number): string {
  const { color } = seriesStyle(label);
  const part = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(255 - strength * (255 - part(at))));
  return `rgb(${mixed.join(",")})`;
}

/** How much of the map each class has, in words. */
function shares(said: Rows, level: number, classes: readonly string[]): string {
  const labels = said.map((answer) =>
    answer.length === 1 ? (answer[0] > level ? 1 : 0) : largestOf(answer),
  );
  return classes
    .map((name, i) => {
      const share = labels.filter((label) => label === i).length / labels.length;
      return `${name} has ${say(100 * share, 2)} % of the map`;
    })
    .join(", ");
}
