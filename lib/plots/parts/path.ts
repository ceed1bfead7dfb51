import type { Trajectory } from "../../descent/trajectory.js";
import { paper, type SeriesStyle } from "../../show/palette.js";
import type { Json, JsonObject } from "./figure.js";
import { runsAway, thin } from "./outcome.js";
import { type Box, column } from "./plane.js";
import { nameOf, plain } from "./words.js";

/** Above this many steps a curve shows no single points, and the pointer only the step and the height. */
export const MANY = 60;

/** What the pointer shows at a step: everything the descent knew there. */
export function hover(
  trajectory: Trajectory,
  label: string,
): { template: string; data(step: number): Json[] } {
  const { names, points, values, gradients } = trajectory;
  const lines = names.map((name, i) => {
    const at = 2 + i;
    const slope = 2 + names.length + i;
    return `${nameOf(name)} = %{customdata[${at}]:.5g}, &nbsp;∂${label}/∂${nameOf(name)} = %{customdata[${slope}]:.4g}`;
  });
  const template = `<b>step %{customdata[0]}</b><br>${label} = %{customdata[1]:.5g}<br>${lines.join("<br>")}<extra></extra>`;
  const data = (step: number): Json[] => [
    step,
    plain(values[step]),
    ...Array.from(points[step], plain),
    ...Array.from(gradients[step] ?? [], plain),
  ];
  return { template, data };
}

/** Where each step of a path stands in the picture: its horizontal and its vertical places. */
export type Coordinates = readonly [x: readonly number[], y: readonly number[]];

/** The places of a path on a map of two parameters. */
export function coordinates(trajectory: Trajectory, [x, y]: readonly [string, string]): Coordinates {
  return [column(trajectory, x), column(trajectory, y)];
}

/**
 * The steps of a path that can be drawn in a box. One that leaves for good is followed until it is outside for the
 * second time; no coordinate lies more than five boxes away; thinned when there are many.
 */
export function drawnSteps(trajectory: Trajectory, [x, y]: Coordinates, box: Box): number[] {
  const within = (i: number, boxes: number): boolean =>
    [[x[i], box.x] as const, [y[i], box.y] as const].every(
      ([value, [low, high]]) => value >= low - boxes * (high - low) && value <= high + boxes * (high - low),
    );
  let length = x.findIndex((_, i) => !within(i, 5)) + 1 || x.length;
  if (runsAway(trajectory)) {
    const outside = [...x.keys()].filter((i) => !within(i, 0));
    if (outside.length > 1) length = Math.min(length, outside[1] + 1);
  }
  return thin(length, 160);
}

type Mark = "start" | "arrow" | "dot" | "end";

/** Draws a path over a map: a ring at the start, an arrow where a step is long enough for one, a disc at the end. */
export function pathTraces(
  trajectory: Trajectory,
  place: Coordinates,
  box: Box,
  style: SeriesStyle,
  name: string,
  label: string,
): [path: JsonObject, ends: JsonObject] {
  const steps = drawnSteps(trajectory, place, box);
  const [x, y] = place;
  const { template, data } = hover(trajectory, label);
  const [width, height] = [box.x[1] - box.x[0], box.y[1] - box.y[0]];
  const marks = steps.map((i, k): Mark => {
    if (k === 0) return "start";
    const before = steps[k - 1];
    if (Math.hypot((x[i] - x[before]) / width, (y[i] - y[before]) / height) > 0.03) return "arrow";
    return k === steps.length - 1 ? "end" : "dot";
  });
  const sizes = { start: 0, end: 0, arrow: 12, dot: 5 };
  const points = (at: readonly number[]): JsonObject => ({
    x: at.map((i) => plain(x[i])),
    y: at.map((i) => plain(y[i])),
    customdata: at.map(data),
    hovertemplate: template,
    legendgroup: name,
  });
  const path = {
    type: "scatter",
    mode: "lines+markers",
    name,
    ...points(steps),
    line: { color: style.color, width: 2.2, dash: style.dash, backoff: 0 },
    marker: {
      color: style.color,
      size: marks.map((mark) => sizes[mark]),
      symbol: marks.map((mark) => (mark === "arrow" ? "arrow" : "circle")),
      angleref: "previous",
      opacity: 1,
      line: { width: 0 },
    },
  };
  return [path, endsTrace(points([0, steps[steps.length - 1]]), style)];
}

/** The start as a ring and the end as a disc, so that the direction is seen in a picture without colours. */
function endsTrace(points: JsonObject, { color }: SeriesStyle): JsonObject {
  const line = { color: [color, paper], width: [2.5, 1.5] };
  const marker = { color: [paper, color], size: [11, 12], symbol: "circle", line, opacity: 1 };
  return { type: "scatter", mode: "markers", ...points, marker, showlegend: false };
}
