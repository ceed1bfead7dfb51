import type { Trajectory } from "../trajectory.js";
import { axis, checkRange, Figure, type JsonObject, layout, refuse } from "./figure.js";
import { checkTrajectories, thin } from "./outcome.js";
import { ink, paper, seriesStyle } from "./palette.js";
import { hover } from "./path.js";
import { column, objectiveOf, type Source, valueOr } from "./plane.js";
import { nameOf, namesOf, plain, say, tell } from "./words.js";

export interface FunctionPathOptions {
  /** What is drawn of the axis; the default holds every point, with some room. */
  range?: readonly [number, number] | undefined;
  title?: string | undefined;
  label?: string | undefined;
  names?: readonly string[] | undefined;
}

/**
 * A function of one parameter with walks from several starts on it: an open ring where each starts, a disc where it ends.
 * @throws OptionError for a function of more parameters, no trajectory, or a bad range.
 */
export function functionPath(
  source: Source,
  walks: Trajectory | readonly Trajectory[],
  options: FunctionPathOptions = {},
): Figure {
  const trajectories = "points" in walks ? [walks] : walks;
  checkTrajectories(trajectories);
  const { label = "J" } = options;
  const objective = objectiveOf(source, trajectories[0].names);
  const [name, ...others] = objective.names;
  if (others.length > 0)
    throw refuse(
      "wrong-number-of-variables",
      `a curve needs one parameter, not ${objective.names.length}`,
      objective.names,
      "one",
    );
  const range = options.range ?? aroundAll(trajectories.flatMap((one) => column(one, name)));
  checkRange("the range", range);
  const scratch = new Float64Array(1);
  const at = Array.from({ length: 241 }, (_, i) => range[0] + ((range[1] - range[0]) * i) / 240);
  const heights = at.map((x) => valueOr(objective, Float64Array.of(x), scratch));
  const curve = {
    type: "scatter",
    mode: "lines",
    x: at.map(plain),
    y: heights.map(plain),
    line: { color: ink, width: 2 },
    hoverinfo: "skip",
    showlegend: false,
  };
  const names = namesOf(
    trajectories,
    options.names ?? trajectories.map((one) => `from ${nameOf(name)} = ${say(column(one, name)[0])}`),
  );
  const data: JsonObject[] = [curve];
  trajectories.forEach((one, i) => {
    data.push(...walkOn(one, name, i, names[i], label));
  });
  const rest = { xaxis: axis(nameOf(name), { range: [...range] }), yaxis: axis(label) };
  const alt = `${label} over ${name}. ${trajectories.map((one) => tell(one, label)).join(" ")}`;
  const title = options.title ?? `Downhill on ${label}`;
  return new Figure(data, layout(title, 700, 430, rest, trajectories.length > 1 ? names : []), alt);
}

function walkOn(one: Trajectory, axisName: string, i: number, name: string, label: string): JsonObject[] {
  const style = seriesStyle(i);
  const x = column(one, axisName);
  const { template, data } = hover(one, label);
  const points = (steps: readonly number[]): JsonObject => ({
    type: "scatter",
    x: steps.map((step) => plain(x[step])),
    y: steps.map((step) => plain(one.values[step])),
    customdata: steps.map(data),
    hovertemplate: template,
    legendgroup: name,
  });
  const marker = { color: style.color, symbol: style.symbol, size: 6 };
  const line = { color: style.color, width: 1.5, dash: style.dash };
  const ends = {
    color: [paper, style.color],
    size: [12, 12],
    symbol: style.symbol,
    line: { color: [style.color, paper], width: [2.5, 1.5] },
    opacity: 1,
  };
  return [
    { ...points(thin(x.length)), mode: "lines+markers", name, line, marker },
    { ...points([0, x.length - 1]), mode: "markers", marker: ends, showlegend: false },
  ];
}

function aroundAll(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.15 * (high - low) || 1;
  return [low - room, high + room];
}
