import { gradientDescent } from "../../descent/optimizers.js";
import { descend, type Trajectory } from "../../descent/trajectory.js";
import { faintInk, ink, seriesStyle } from "../../show/palette.js";
import { count } from "../../text/format.js";
import { checkList, checkRecord } from "../../text/guards.js";
import {
  axis,
  bottomMargin,
  Figure,
  type JsonObject,
  layout,
  leftMargin,
  pageWidth,
  refuse,
} from "../parts/figure.js";
import { contourTrace, ground, type Levels } from "../parts/ground.js";
import { outcome } from "../parts/outcome.js";
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
import { asText, nameOf, rateOf, round, say, withoutTags } from "../parts/words.js";

/** The part of the width that lies between two maps. */
const GAP = 0.12;
/** The room above a map for what is said of it, in pixels. */
const HEADING = 38;

/** What is shown of the maps of several learning rates, and how it is titled; all may be left out. */
export interface StepSizesOptions extends PlaneOptions {
  /** The most steps of each descent; 30 when left out. */
  steps?: number | undefined;
  /** A loss at which a descent stops; without it one that falls to a thousandth counts as converged. */
  until?: number | undefined;
  range?: Box | undefined;
  levels?: Levels | undefined;
  title?: string | undefined;
  label?: string | undefined;
}

/**
 * Gradient descent from one start with several learning rates, side by side: each map says its rate and how it went.
 *
 * @throws OptionError for no rate or more than six, fewer than two parameters, a bad range; what `descend` throws.
 */
export function stepSizes(
  source: Source,
  start: Readonly<Record<string, number>>,
  rates: readonly number[],
  options: StepSizesOptions = {},
): Figure {
  checkList("the learning rates", rates, "a list of numbers");
  checkRecord("the options", options);
  if (rates.length === 0) throw refuse("no-learning-rate", "no learning rate was given", [], "one to six");
  if (rates.length > 6)
    throw refuse("too-many-rates", `${rates.length} maps`, rates, "at most 6 learning rates");
  const { levels = "linear" } = options;
  const label = asText(options.label) ?? "J";
  const trajectories = descents(source, start, rates, options);
  const cut = plane(source, trajectories, options);
  const box = checkBox(options.range ?? commonBox(trajectories, cut.names));
  const land = ground(cut, box, 31);
  const columns = Math.min(2, rates.length);
  const rows = Math.ceil(rates.length / columns);
  const cell = ((pageWidth - leftMargin - 20) * (1 - GAP * (columns - 1))) / columns;
  const shape = Math.min(1.1, Math.max(0.6, (box.y[1] - box.y[0]) / (box.x[1] - box.x[0])));
  const paper = rows * cell * shape + (rows - 1) * 76;
  const data: JsonObject[] = [];
  const axes: Record<string, JsonObject> = {};
  const annotations: JsonObject[] = [];
  trajectories.forEach((trajectory, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const [x, y] = [domain(column, columns, GAP), domain(rows - 1 - row, rows, 76 / paper)];
    const name = i === 0 ? "" : String(i + 1);
    const on = { xaxis: `x${name}`, yaxis: `y${name}`, showlegend: false };
    const { colorbar, contours, ...map } = contourTrace(land, levels, label);
    const { start, end, size } = contours as JsonObject;
    // Straight pieces: on maps so small nobody sees them, and they take a third of the room.
    const line = { ...(map.line as JsonObject), smoothing: 0 };
    data.push({ ...map, line, contours: { start, end, size }, showscale: false, ...on });
    const style = { ...seriesStyle(0), dash: "solid" as const };
    for (const trace of pathTraces(
      trajectory,
      coordinates(trajectory, cut.names),
      box,
      style,
      rateOf(rates[i]),
      label,
    ))
      data.push({ ...trace, ...on });
    const frame = { showgrid: false, nticks: 5 };
    axes[`xaxis${name}`] = axis(row === rows - 1 ? nameOf(cut.names[0]) : "", {
      range: box.x.map(round),
      domain: x,
      anchor: `y${name}`,
      ...frame,
    });
    axes[`yaxis${name}`] = axis(column === 0 ? nameOf(cut.names[1]) : "", {
      range: box.y.map(round),
      domain: y,
      anchor: `x${name}`,
      ...frame,
    });
    annotations.push(heading(trajectory, x[0], y[1], options.until, label));
  });
  const title = asText(options.title) ?? `The same start, ${count(rates.length, "learning rate")}`;
  const told = trajectories.map(
    (one) => `${rateOf(one.learningRate)}: ${sayOutcome(one, options.until, label)}.`,
  );
  const alt = withoutTags(`Contour maps of ${label}: ${title}. ${told.join(" ")}`);
  // The first row's words stand where a legend would.
  const frame = layout(title, paper + HEADING, { ...axes, annotations });
  const { t, ...sides } = frame.margin as { t: number };
  return new Figure(data, { ...frame, margin: { ...sides, t: t + HEADING, b: bottomMargin } }, alt);
}

/** The descents that are compared; also those of the slider. */
export function descents(
  source: Source,
  start: Readonly<Record<string, number>>,
  rates: readonly number[],
  { steps = 30, until }: { steps?: number | undefined; until?: number | undefined },
): Trajectory[] {
  return rates.map((rate) => descend(source, start, gradientDescent(rate), { steps, until }));
}

/** A box for the paths that stay: one that runs away does not stretch it. */
export function commonBox(
  trajectories: readonly Trajectory[],
  names: Plane["names"],
  extra: Box["x"][] = [],
): Box {
  const calm = trajectories.filter((trajectory) => outcome(trajectory) !== "diverges");
  return boxAround(calm.length > 0 ? calm : trajectories, names, extra);
}

/** How a descent went, with its numbers: "converges, J = 0.0046 after 17 steps". */
export function sayOutcome(trajectory: Trajectory, until: number | undefined, label: string): string {
  const last = trajectory.values.length - 1;
  const end = say(trajectory.values[last], 2);
  return `${outcome(trajectory, until)}, ${label} = ${end} after ${count(last, "step")}`;
}

/** The words above a map: the rate, and under it how it went. */
function heading(
  trajectory: Trajectory,
  x: number,
  y: number,
  until: number | undefined,
  label: string,
): JsonObject {
  const [how, ...numbers] = sayOutcome(trajectory, until, label).split(", ");
  const text = `<b>${rateOf(trajectory.learningRate)}</b> ${how}<br><span style="font-size:12px;color:${faintInk}">${numbers.join(", ")}</span>`;
  const place = { xref: "paper", yref: "paper", x, y: round(y + 0.005), xanchor: "left", yanchor: "bottom" };
  return { ...place, text, align: "left", showarrow: false, font: { size: 14, color: ink } };
}

/** The part of the paper that the ith of n drawings takes. */
function domain(i: number, n: number, gap: number): [number, number] {
  const size = (1 - gap * (n - 1)) / n;
  return [round(i * (size + gap)), round(i * (size + gap) + size)];
}
