import type { Trajectory } from "../trajectory.js";
import { Figure, type JsonObject, layout } from "./figure.js";
import { ground } from "./ground.js";
import { checkTrajectories } from "./outcome.js";
import { faintInk, gridLine, seriesStyle, surfaceScale } from "./palette.js";
import { drawnSteps, hover } from "./path.js";
import { type Box, boxAround, checkBox, column, type PlaneOptions, plane, type Source } from "./plane.js";
import { nameOf, plain, round, tell } from "./words.js";

export interface SurfacePathOptions extends PlaneOptions {
  range?: Box | undefined;
  title?: string | undefined;
  label?: string | undefined;
  /** Where the camera stands, in units of the scene. */
  eye?: { x: number; y: number; z: number } | undefined;
}

/**
 * The value as a surface over two parameters, with the path falling on it. Drag to turn it.
 * @throws OptionError as `contourPath`.
 */
export function surfacePath(
  source: Source,
  trajectory: Trajectory,
  options: SurfacePathOptions = {},
): Figure {
  checkTrajectories([trajectory]);
  const { label = "J", eye = { x: 1.05, y: -1.3, z: 0.8 } } = options;
  const cut = plane(source, [trajectory], options);
  const box = checkBox(options.range ?? boxAround([trajectory], cut.names));
  const { x, y, z, low, high } = ground(cut, box, 41);
  const surface = {
    type: "surface",
    x,
    y,
    z,
    colorscale: surfaceScale,
    showscale: false,
    opacity: 0.92,
    lighting: { ambient: 0.75, diffuse: 0.45, specular: 0.05 },
    contours: {
      z: {
        show: true,
        color: "#5d7f93",
        width: 1,
        start: round(low),
        end: round(high),
        size: round((high - low) / 12),
      },
    },
    hovertemplate: `%{x:.4g}, %{y:.4g}<br>${label} = %{z:.4g}<extra></extra>`,
  };
  const title = options.title ?? `The path on the surface of ${label}`;
  const scene = {
    xaxis: sceneAxis(nameOf(cut.names[0]), box.x),
    yaxis: sceneAxis(nameOf(cut.names[1]), box.y),
    zaxis: sceneAxis(label),
    aspectmode: "manual",
    aspectratio: { x: 1, y: 1, z: 0.7 },
    camera: { eye, center: { x: 0, y: 0, z: -0.15 } },
  };
  const rest = { scene, margin: { l: 8, r: 8, t: 48, b: 8 } };
  const alt = `Surface of ${label} over ${cut.names.join(" and ")}. ${tell(trajectory, label)}`;
  return new Figure(
    [surface, ...pathOn(trajectory, cut.names, box, label, high - low)],
    layout(title, 700, 520, rest),
    alt,
  );
}

/** The path, lifted a little so that the surface does not hide it, with its start as a larger open ball. */
function pathOn(
  trajectory: Trajectory,
  names: readonly [string, string],
  box: Box,
  label: string,
  height: number,
): JsonObject[] {
  const style = seriesStyle(0);
  const steps = drawnSteps(trajectory, names, box);
  const [x, y] = names.map((name) => column(trajectory, name));
  const { template, data } = hover(trajectory, label);
  const points = (at: readonly number[]): JsonObject => ({
    type: "scatter3d",
    x: at.map((i) => plain(x[i])),
    y: at.map((i) => plain(y[i])),
    z: at.map((i) => plain(trajectory.values[i] + 0.012 * height)),
    customdata: at.map(data),
    hovertemplate: template,
  });
  const walked = {
    mode: "lines+markers",
    line: { color: style.color, width: 6 },
    marker: { color: style.color, size: 3.5 },
  };
  const start = { color: "#ffffff", size: 7, line: { color: style.color, width: 3 } };
  return [
    { ...points(steps), ...walked },
    { ...points([0]), mode: "markers", marker: start },
  ];
}

function sceneAxis(title: string, range?: readonly [number, number]): JsonObject {
  return {
    title: { text: title },
    gridcolor: gridLine,
    linecolor: faintInk,
    zeroline: false,
    backgroundcolor: "#ffffff",
    ...(range ? { range: range.map(round) } : {}),
  };
}
