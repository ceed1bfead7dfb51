import type { Trajectory } from "../../descent/trajectory.js";
import { paper, seriesStyle } from "../../show/palette.js";
import { checkRecord } from "../../text/guards.js";
import { bottomMargin, Figure, type JsonObject, layout, leftMargin, pageWidth } from "../parts/figure.js";
import { contourTrace, gridFor, ground } from "../parts/ground.js";
import { trajectoriesOf } from "../parts/outcome.js";
import { packed, packedRows } from "../parts/packed.js";
import { coordinates, drawnSteps } from "../parts/path.js";
import { boxAround, checkBox, plane, type Source } from "../parts/plane.js";
import { playControls, playRoom, sayControls, shownSteps } from "../parts/play.js";
import { asText, nameOf, namesOf, tell, withoutTags } from "../parts/words.js";
import {
  barMargin,
  type ContourPathOptions,
  heldText,
  mapAxes,
  mapHeight,
  minimumTrace,
} from "./contour-path.js";

/** So that map and controls are seen at once. */
const tallest = 400;

/**
 * A contour map on which several walks go in step: a slider and a play button show where each of them is after the same
 * number of steps. A walk that has ended waits at its end. At first, and as a still picture, it shows the whole walks.
 * More than 24 steps are shown with some left out towards the end.
 *
 * @throws OptionError as `contourPath`.
 */
export function contourAnimation(
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
  const title = asText(options.title) ?? `${label} over ${cut.names.map(nameOf).join(" and ")}, step by step`;
  const names = namesOf(trajectories, options.names);
  const walks = trajectories.map((one) => {
    const [x, y] = coordinates(one, cut.names);
    return { one, x, y, drawn: drawnSteps(one, [x, y], box) };
  });
  const steps = shownSteps(Math.max(...walks.map(({ drawn }) => drawn[drawn.length - 1])));
  const still = [
    contourTrace(ground(cut, box, gridFor(levels)), levels, label),
    ...(minimum ? [minimumTrace(minimum)] : []),
    ...walks.map(({ x, y }, i) => startTrace(x[0], y[0], i)),
  ];
  const moving = walks.flatMap((walk, i) => walkTraces(walk, i, names[i], label));
  const frames = steps.map((step) => ({
    name: String(step),
    traces: moving.map((_, i) => still.length + i),
    data: walks.flatMap((walk) => placesAt(walk, step)),
  }));
  const right = levels === "log" ? barMargin : 20;
  const legend = minimum ? [...names, "minimum"] : names;
  const width = pageWidth - leftMargin - right;
  const height = Math.min(tallest, mapHeight(box, width)) + playRoom;
  const all = `${title}${heldText(cut)}`;
  const rest = { ...mapAxes(cut.names, box), ...playControls(steps, width, leftMargin) };
  const frame = layout(all, height, rest, legend, right);
  const told = trajectories.map((one) => tell(one, label)).join(" ");
  const alt = `Contour map: ${withoutTags(all)}. ${sayControls(steps)} ${told}`;
  const margin = { ...(frame.margin as JsonObject), b: bottomMargin + playRoom };
  return new Figure([...still, ...moving], { ...frame, margin }, alt, frames);
}

/** A walk, its places on the map, and the steps that can be drawn there. */
interface Walk {
  one: Trajectory;
  x: readonly number[];
  y: readonly number[];
  drawn: readonly number[];
}

/** The path up to a step, and the point where the walk is then. */
function placesAt({ x, y, drawn }: Walk, step: number): [JsonObject, JsonObject] {
  const until = drawn.filter((i) => i <= step);
  const at = until.slice(-1);
  const places = (list: readonly number[]): JsonObject => ({
    x: packed(list.map((i) => x[i])),
    y: packed(list.map((i) => y[i])),
  });
  return [places(until), places(at)];
}

function walkTraces(walk: Walk, i: number, name: string, label: string): [JsonObject, JsonObject] {
  const { color, dash, symbol } = seriesStyle(i);
  const [path, head] = placesAt(walk, Number.POSITIVE_INFINITY);
  const { values } = walk.one;
  const trace = { type: "scatter", legendgroup: name };
  return [
    {
      ...trace,
      mode: "lines+markers",
      name,
      ...path,
      line: { color, width: 2.2, dash },
      marker: { color, size: 4, symbol: "circle" },
      customdata: packedRows(walk.drawn.map((step) => [step, values[step]])),
      hovertemplate: `<b>step %{customdata[0]}</b><br>%{x:.5g}, %{y:.5g}<br>${label} = %{customdata[1]:.5g}<extra></extra>`,
    },
    {
      ...trace,
      mode: "markers",
      ...head,
      marker: { color, size: 13, symbol, line: { color: paper, width: 1.5 } },
      hoverinfo: "skip",
      showlegend: false,
    },
  ];
}

/** A ring where a walk begins. */
function startTrace(x: number, y: number, i: number): JsonObject {
  const marker = { color: paper, size: 11, line: { color: seriesStyle(i).color, width: 2.5 } };
  return { type: "scatter", mode: "markers", x: [x], y: [y], marker, hoverinfo: "skip", showlegend: false };
}
