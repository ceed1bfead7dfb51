import type { Trajectory } from "../../descent/trajectory.js";
import { ink, seriesStyle } from "../../show/palette.js";
import { count } from "../../text/format.js";
import { checkRecord } from "../../text/guards.js";
import { axis, Figure, type JsonObject, layout, leftMargin, pageWidth } from "../parts/figure.js";
import { contourTrace, gridFor, ground, type Levels } from "../parts/ground.js";
import { runsAway, trajectoriesOf } from "../parts/outcome.js";
import { coordinates, pathTraces } from "../parts/path.js";
import {
  type Box,
  boxAround,
  checkBox,
  type Plane,
  type PlaneOptions,
  plane,
  type Source,
} from "../parts/plane.js";
import { asText, nameOf, namesOf, round, say, tell, withoutTags } from "../parts/words.js";

/** What is shown of a contour map, and how it is titled; all may be left out. */
export interface ContourPathOptions extends PlaneOptions {
  /** What is drawn; the default holds every path that stays near. */
  range?: Box | undefined;
  levels?: Levels | undefined;
  title?: string | undefined;
  /** What the value is called: "J", "loss". */
  label?: string | undefined;
  /** Names of the paths for the legend; the default is the optimizer and its learning rate. */
  names?: readonly string[] | undefined;
  /** A minimum to be marked with a cross. */
  minimum?: readonly [number, number] | undefined;
}

/**
 * A contour map of a function of two parameters with one or more paths on it. Of a function of more parameters it shows
 * the cut through `at`. A path that runs away leaves the map, and the legend says so.
 *
 * @throws OptionError for fewer than two parameters, an unknown one, no trajectory, a bad range or bad levels.
 */
export function contourPath(
  source: Source,
  paths: Trajectory | readonly Trajectory[],
  options: ContourPathOptions = {},
): Figure {
  checkRecord("the options", options);
  const trajectories = trajectoriesOf(paths);
  const { minimum, levels = "linear" } = options;
  const label = asText(options.label) ?? "J";
  const cut = plane(source, trajectories, options);
  const box = checkBox(options.range ?? boxAround(trajectories, cut.names, minimum ? [minimum] : []));
  const title = asText(options.title) ?? `${label} over ${cut.names.map(nameOf).join(" and ")}`;
  const data: JsonObject[] = [contourTrace(ground(cut, box, gridFor(levels)), levels, label)];
  const names = namesOf(trajectories, options.names).map((name, i) => `${name}: ${endOf(trajectories[i])}`);
  trajectories.forEach((trajectory, i) => {
    data.push(
      ...pathTraces(trajectory, coordinates(trajectory, cut.names), box, seriesStyle(i), names[i], label),
    );
  });
  if (minimum) data.push(minimumTrace(minimum));
  const legend = minimum ? [...names, "minimum"] : names;
  const right = levels === "log" ? barMargin : 20;
  const height = mapHeight(box, pageWidth - leftMargin - right);
  const all = `${title}${heldText(cut)}`;
  const alt = `Contour map: ${withoutTags(all)}. ${trajectories.map((one) => tell(one, label)).join(" ")}`;
  return new Figure(data, layout(all, height, mapAxes(cut.names, box), legend, right), alt);
}

/** "17 steps", or that it runs away. */
function endOf(trajectory: Trajectory): string {
  return runsAway(trajectory) ? "diverges" : count(trajectory.points.length - 1, "step");
}

/** Where the parameters that are not on the axes are held. */
export function heldText({ held }: Plane): string {
  if (held.length === 0) return "";
  return `, with ${held.map(({ name, value }) => `${nameOf(name)} = ${say(value)}`).join(", ")}`;
}

/** The two axes of a map; a unit is as long on both, unless the map were a strip. */
export function mapAxes(
  names: readonly [string, string],
  box: Box,
): { xaxis: JsonObject; yaxis: JsonObject } {
  const frame = { showgrid: false, constrain: "domain" };
  return {
    xaxis: axis(nameOf(names[0]), { range: box.x.map(round), ...frame }),
    yaxis: axis(nameOf(names[1]), {
      range: box.y.map(round),
      ...frame,
      ...(isStrip(box) ? {} : { scaleanchor: "x" }),
    }),
  };
}

/** A cross where the minimum is. */
export function minimumTrace([x, y]: readonly [number, number]): JsonObject {
  const marker = { symbol: "cross-thin", size: 11, line: { color: ink, width: 1.6 } };
  const hovertemplate = "minimum<br>%{x:.5g}, %{y:.5g}<extra></extra>";
  return {
    type: "scatter",
    mode: "markers",
    name: "minimum",
    x: [round(x)],
    y: [round(y)],
    marker,
    hovertemplate,
  };
}

function isStrip({ x, y }: Box): boolean {
  const ratio = (x[1] - x[0]) / (y[1] - y[0]);
  return Math.max(ratio, 1 / ratio) > 3;
}

/** The margin that the bar of heights takes. */
export const barMargin = 84;

/** The height of a drawing that holds the map in its own proportions. */
export function mapHeight(box: Box, width: number): number {
  const ratio = isStrip(box) ? 0.75 : (box.y[1] - box.y[0]) / (box.x[1] - box.x[0]);
  return Math.round(Math.min(460, width * ratio));
}
