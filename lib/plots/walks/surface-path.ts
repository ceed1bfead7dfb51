import type { Trajectory } from "../../descent/trajectory.js";
import { fontFamily } from "../../show/face.js";
import { gridLine, paper, type SeriesStyle, seriesStyle, surfaceScale } from "../../show/palette.js";
import { checkRecord } from "../../text/guards.js";
import { Figure, type JsonObject, layout, refuse } from "../parts/figure.js";
import { type Ground, ground } from "../parts/ground.js";
import { trajectoriesOf } from "../parts/outcome.js";
import { packed, packedRows } from "../parts/packed.js";
import { coordinates, drawnSteps, hover } from "../parts/path.js";
import { type Box, boxAround, checkBox, type PlaneOptions, plane, type Source } from "../parts/plane.js";
import { asText, decoded, nameOf, namesOf, plain, round, tell, withoutTags } from "../parts/words.js";

/** What is shown of a surface, and how it is titled; all may be left out. */
export interface SurfacePathOptions extends PlaneOptions {
  range?: Box | undefined;
  title?: string | undefined;
  label?: string | undefined;
  names?: readonly string[] | undefined;
  /** Where the eye stands, in half lengths of the scene from its middle; the default looks along the way down. */
  eye?: readonly [number, number, number] | undefined;
}

/**
 * A function of two parameters as a landscape, with one or more paths falling on it.
 * Needs WebGL where it is drawn; `contourPath` shows the same without.
 *
 * @throws OptionError as `contourPath`.
 */
export function surfacePath(
  source: Source,
  paths: Trajectory | readonly Trajectory[],
  options: SurfacePathOptions = {},
): Figure {
  const { trajectories, names, label, cut, box, land, scene, over } = landscape(source, paths, options);
  const data: JsonObject[] = [surfaceTrace(land, label)];
  trajectories.forEach((trajectory, i) => {
    data.push(fallingPath(trajectory, cut.names, box, land, seriesStyle(i), names[i], label));
  });
  const title = asText(options.title) ?? over;
  const alt = `Surface: ${withoutTags(title)}. ${trajectories.map((one) => tell(one, label)).join(" ")}`;
  const frame = layout(title, 330, { scene }, names);
  const { t } = frame.margin as { t: number };
  return new Figure(data, { ...frame, margin: { l: 6, r: 6, t, b: 6 } }, alt);
}

/**
 * What a picture of a landscape is made of: the walks and their names, the ground below them, and the scene around it.
 * @throws OptionError as `surfacePath`.
 */
export function landscape(
  source: Source,
  paths: Trajectory | readonly Trajectory[],
  options: SurfacePathOptions,
) {
  checkRecord("the options", options);
  const trajectories = trajectoriesOf(paths);
  const eye = eyeOf(options);
  const label = asText(options.label) ?? "J";
  const cut = plane(source, trajectories, options);
  const box = checkBox(options.range ?? boxAround(trajectories, cut.names));
  const land = ground(cut, box, 41);
  const names = namesOf(trajectories, options.names);
  const scene = sceneOf(cut.names, box, land, label, eye);
  return {
    trajectories,
    names,
    label,
    cut,
    box,
    land,
    scene,
    over: `${label} over ${cut.names.map(nameOf).join(" and ")}`,
  };
}

/** Where the eye stands. @throws OptionError for a place that is none. */
function eyeOf({ eye = [1.05, 1.25, 0.95] }: SurfacePathOptions): readonly [number, number, number] {
  if (eye.every(Number.isFinite)) return eye;
  throw refuse("bad-eye", `the eye is at ${eye}`, eye, "three finite numbers");
}

/** The axes of a landscape in their proportions, and from where it is seen. */
function sceneOf(
  names: readonly [string, string],
  box: Box,
  { low, high }: Ground,
  label: string,
  eye: readonly [number, number, number],
): JsonObject {
  const sizes = [box.x[1] - box.x[0], box.y[1] - box.y[0]];
  const longest = Math.max(...sizes);
  return {
    xaxis: sceneAxis(nameOf(names[0]), box.x),
    yaxis: sceneAxis(nameOf(names[1]), box.y),
    zaxis: sceneAxis(label, [low, high]),
    aspectmode: "manual",
    aspectratio: { x: Math.max(0.6, sizes[0] / longest), y: Math.max(0.6, sizes[1] / longest), z: 0.75 },
    camera: { eye: { x: eye[0], y: eye[1], z: eye[2] }, center: { x: 0, y: 0, z: -0.12 } },
  };
}

/** The ground of a landscape with lines of equal height. */
export function surfaceTrace({ x, y, z, low, high }: Ground, label: string): JsonObject {
  const size = round((high - low) / 12);
  return {
    type: "surface",
    x: packed(x),
    y: packed(y),
    z: packedRows(z),
    colorscale: surfaceScale,
    showscale: false,
    opacity: 1,
    contours: { z: { show: true, start: round(low), end: round(high), size, color: "#6d8fa3", width: 1 } },
    lighting: { ambient: 0.82, diffuse: 0.35, specular: 0.05, roughness: 0.9 },
    hovertemplate: `%{x:.4g}, %{y:.4g}<br>${label} = %{z:.4g}<extra></extra>`,
  };
}

/** The path a little above the ground, and its larger start more, so that neither is half under it; a ring at each step, a ball at the end. */
function fallingPath(
  trajectory: Trajectory,
  names: readonly [string, string],
  box: Box,
  land: Ground,
  { color, dash }: SeriesStyle,
  name: string,
  label: string,
): JsonObject {
  const [x, y] = coordinates(trajectory, names);
  const inside = (i: number): boolean =>
    x[i] >= box.x[0] && x[i] <= box.x[1] && y[i] >= box.y[0] && y[i] <= box.y[1];
  const steps = drawnSteps(trajectory, [x, y], box).filter(inside);
  const { template, data } = hover(trajectory, label);
  const lift = 0.012 * (land.high - land.low);
  const place = { x: steps.map((i) => plain(x[i])), y: steps.map((i) => plain(y[i])) };
  const last = steps.length - 1;
  return {
    type: "scatter3d",
    mode: "lines+markers",
    name,
    legendgroup: name,
    ...place,
    z: steps.map((i, k) => plain(trajectory.values[i] + (k === 0 ? 1.6 : 1) * lift)),
    line: { color, width: 6, dash: dash === "longdashdot" ? "dashdot" : dash },
    marker: {
      color: steps.map((_, k) => (k === last ? color : paper)),
      line: { color, width: 2 },
      size: steps.map((_, k) => (k === 0 || k === last ? 9 : 5)),
      opacity: 1,
    },
    customdata: steps.map(data),
    hovertemplate: template,
  };
}

/** The title of a scene is drawn without SVG, where codes are no signs; a joiner keeps "<b>" from being a tag there. */
function sceneTitle(title: string): string {
  return decoded(title.replaceAll("&#60;", "&#60;\u2060"));
}

function sceneAxis(title: string, range: readonly [number, number]): JsonObject {
  return {
    title: { text: sceneTitle(title), font: { size: 16 } },
    range: range.map(round),
    tickfont: { family: fontFamily, size: 12 },
    nticks: 7,
    backgroundcolor: "#fafbfc",
    showbackground: true,
    gridcolor: gridLine,
    zerolinecolor: gridLine,
    showspikes: false,
  };
}
