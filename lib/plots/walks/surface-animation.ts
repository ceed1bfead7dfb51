import type { Trajectory } from "../../descent/trajectory.js";
import { paper, seriesStyle } from "../../show/palette.js";
import { Figure, type JsonObject, layout, pageWidth } from "../parts/figure.js";
import { packed } from "../parts/packed.js";
import { coordinates, drawnSteps } from "../parts/path.js";
import type { Source } from "../parts/plane.js";
import { playControls, playRoom, sayControls, shownSteps } from "../parts/play.js";
import { asText, tell, withoutTags } from "../parts/words.js";
import { landscape, type SurfacePathOptions, surfaceTrace } from "./surface-path.js";

const sideMargin = 6;

/**
 * A function of two parameters as a landscape on which one or more walks go down in step, with a slider and a play button.
 * At first, and as a still picture, it shows the whole walks; the landscape can be turned while they run. More than 24
 * steps are shown with some left out towards the end. Needs WebGL where it is drawn; `contourAnimation` shows the same without.
 *
 * @throws OptionError as `surfacePath`.
 */
export function surfaceAnimation(
  source: Source,
  paths: Trajectory | readonly Trajectory[],
  options: SurfacePathOptions = {},
): Figure {
  const { trajectories, names, label, cut, box, land, scene, over } = landscape(source, paths, options);
  const height = land.high - land.low;
  const walks = trajectories.map((one): Walk => {
    const [x, y] = coordinates(one, cut.names);
    const inside = (i: number): boolean =>
      x[i] >= box.x[0] && x[i] <= box.x[1] && y[i] >= box.y[0] && y[i] <= box.y[1];
    const drawn = drawnSteps(one, [x, y], box).filter(inside);
    return { x, y, z: one.values, drawn, height };
  });
  const steps = shownSteps(Math.max(0, ...walks.map(({ drawn }) => drawn[drawn.length - 1] ?? 0)));
  const moving = walks.flatMap((walk, i) => walkTraces(walk, i, names[i]));
  const frames = steps.map((step) => ({
    name: String(step),
    traces: moving.map((_, i) => 1 + i),
    data: walks.flatMap((walk) => placesAt(walk, step)),
  }));
  const title = asText(options.title) ?? `${over}, step by step`;
  const told = trajectories.map((one) => tell(one, label)).join(" ");
  const alt = `Surface: ${withoutTags(title)}. ${sayControls(steps)} ${told}`;
  const frame = layout(
    title,
    330 + playRoom,
    { scene, ...playControls(steps, pageWidth - 2 * sideMargin, sideMargin) },
    names,
  );
  const { t } = frame.margin as { t: number };
  const margin = { l: sideMargin, r: sideMargin, t, b: sideMargin + playRoom };
  return new Figure([surfaceTrace(land, label), ...moving], { ...frame, margin }, alt, frames);
}

/** The places of a walk, the steps that lie over the ground, and how high the whole landscape is. */
interface Walk {
  x: readonly number[];
  y: readonly number[];
  z: readonly number[];
  height: number;
  drawn: readonly number[];
}

/** The path up to a step, and the ball where the walk is then: so far above the ground that neither is half under it. */
function placesAt({ x, y, z, drawn, height }: Walk, step: number): [JsonObject, JsonObject] {
  const until = drawn.filter((i) => i <= step);
  const places = (list: readonly number[], lift: number): JsonObject => ({
    x: packed(list.map((i) => x[i])),
    y: packed(list.map((i) => y[i])),
    z: packed(list.map((i) => z[i] + lift * height)),
  });
  return [places(until, 0.02), places(until.slice(-1), 0.075)];
}

function walkTraces(walk: Walk, i: number, name: string): [JsonObject, JsonObject] {
  const { color, dash } = seriesStyle(i);
  const [path, ball] = placesAt(walk, Number.POSITIVE_INFINITY);
  const trace = { type: "scatter3d", legendgroup: name, hoverinfo: "skip" };
  return [
    {
      ...trace,
      mode: "lines+markers",
      name,
      ...path,
      line: { color, width: 6, dash: dash === "longdashdot" ? "dashdot" : dash },
      marker: { color: paper, line: { color, width: 2 }, size: 3, opacity: 1 },
    },
    {
      ...trace,
      mode: "markers",
      ...ball,
      marker: { color, line: { color: paper, width: 1 }, size: 7, opacity: 1 },
      showlegend: false,
    },
  ];
}
