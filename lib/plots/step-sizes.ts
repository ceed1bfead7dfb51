import { gradientDescent } from "../optimizers.js";
import { descend, type Trajectory } from "../trajectory.js";
import { mapAxes } from "./contour-path.js";
import { Figure, font, type JsonObject, layout, refuse } from "./figure.js";
import { contourTrace, ground } from "./ground.js";
import { outcome } from "./outcome.js";
import { seriesStyle } from "./palette.js";
import { pathTraces } from "./path.js";
import {
  type Box,
  boxAround,
  checkBox,
  objectiveOf,
  type PlaneOptions,
  plane,
  type Source,
} from "./plane.js";
import { count, rateOf, tell, withoutTags } from "./words.js";

export interface StepSizesOptions extends PlaneOptions {
  /** The steps of each walk; 20 when left out. */
  steps?: number | undefined;
  /** A value at which a walk stops. */
  until?: number | undefined;
  range?: Box | undefined;
  title?: string | undefined;
  label?: string | undefined;
}

/** The same descent with several learning rates. @throws OptionError for no rate, or one out of range. */
export function descents(
  source: Source,
  start: Readonly<Record<string, number>>,
  rates: readonly number[],
  { steps = 20, until }: StepSizesOptions,
): Trajectory[] {
  if (rates.length === 0) throw refuse("no-learning-rate", "no learning rate was given", [], "one or more");
  const objective = objectiveOf(source, Object.keys(start));
  return rates.map((rate) => descend(objective, start, gradientDescent(rate), { steps, until }));
}

/** "η = 0.45: oscillates, 20 steps" */
export function verdict(walk: Trajectory): string {
  return `${rateOf(walk.learningRate)}: ${outcome(walk)}, ${count(walk.points.length - 1, "step")}`;
}

/** A box for paths that stay: one that runs away does not stretch it. */
export function commonBox(walks: readonly Trajectory[], names: readonly [string, string], range?: Box): Box {
  const stay = walks.filter((walk) => !["diverges", "never settles"].includes(outcome(walk)));
  return checkBox(range ?? boxAround(stay.length > 0 ? stay : walks, names));
}

/**
 * Small maps side by side, one for each learning rate, each with its path and how it went.
 * @throws OptionError for no rate, more than six, or as `contourPath`.
 */
export function stepSizes(
  source: Source,
  start: Readonly<Record<string, number>>,
  rates: readonly number[],
  options: StepSizesOptions = {},
): Figure {
  if (rates.length > 6)
    throw refuse("too-many-rates", `${rates.length} maps`, rates, "at most 6 learning rates");
  const walks = descents(source, start, rates, options);
  const { label = "J" } = options;
  const cut = plane(source, walks, options);
  const box = commonBox(walks, cut.names, options.range);
  const map = contourTrace(ground(cut, box, 41), "linear", label);
  const columns = Math.min(walks.length, walks.length === 4 ? 2 : 3);
  const rows = Math.ceil(walks.length / columns);
  const data: JsonObject[] = [];
  const axes: Record<string, JsonObject> = {};
  const annotations: JsonObject[] = [];
  walks.forEach((walk, i) => {
    const id = i === 0 ? "" : String(i + 1);
    const on = { xaxis: `x${id}`, yaxis: `y${id}` };
    const [left, top] = [(i % columns) / columns, 1 - Math.floor(i / columns) / rows];
    const domain = {
      x: [left + 0.025, left + 1 / columns - 0.025],
      y: [top - 1 / rows + 0.075, top - 0.065],
    };
    data.push({ ...map, ...on, contours: { ...(map.contours as JsonObject), showlabels: false } });
    data.push(
      ...pathTraces(walk, cut.names, box, seriesStyle(i), verdict(walk), label).map((trace) => ({
        ...trace,
        ...on,
      })),
    );
    const { xaxis, yaxis } = mapAxes(cut.names, box);
    axes[`xaxis${id}`] = { ...xaxis, domain: domain.x, anchor: on.yaxis };
    axes[`yaxis${id}`] = {
      ...yaxis,
      domain: domain.y,
      anchor: on.xaxis,
      ...(yaxis.scaleanchor ? { scaleanchor: on.xaxis } : {}),
    };
    annotations.push({
      text: `<b>${verdict(walk)}</b>`,
      x: (domain.x[0] + domain.x[1]) / 2,
      y: domain.y[1] + 0.01,
      xref: "paper",
      yref: "paper",
      xanchor: "center",
      yanchor: "bottom",
      showarrow: false,
      font: { family: font, size: 14, color: seriesStyle(i).color },
    });
  });
  const title = options.title ?? "The same start, other learning rates";
  const rest = { ...axes, annotations, margin: { l: 60, r: 16, t: 48, b: 40 } };
  const alt = `${withoutTags(title)}. ${walks.map((walk) => tell(walk, label)).join(" ")}`;
  return new Figure(data, layout(title, 760, 60 + 340 * rows, rest), alt);
}
