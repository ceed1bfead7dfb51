import type { Trajectory } from "../trajectory.js";
import { mapAxes } from "./contour-path.js";
import { Figure, type JsonObject, layout } from "./figure.js";
import { contourTrace, ground } from "./ground.js";
import { faintInk, seriesStyle } from "./palette.js";
import { pathTraces } from "./path.js";
import { plane, type Source } from "./plane.js";
import { commonBox, descents, type StepSizesOptions, verdict } from "./step-sizes.js";
import { say, withoutTags } from "./words.js";

/**
 * One map and a slider over the learning rate: moving it shows that rate's path, and the title how it went.
 * In a still picture the middle rate is shown.
 *
 * @throws OptionError as `stepSizes`; any number of rates may be given.
 */
export function stepSizeSlider(
  source: Source,
  start: Readonly<Record<string, number>>,
  rates: readonly number[],
  options: StepSizesOptions = {},
): Figure {
  const walks = descents(source, start, rates, options);
  const { label = "J" } = options;
  const cut = plane(source, walks, options);
  const box = commonBox(walks, cut.names, options.range);
  const active = Math.floor(walks.length / 2);
  const paths = walks.flatMap((walk, i) =>
    pathTraces(walk, cut.names, box, seriesStyle(0), verdict(walk), label).map((trace) => ({
      ...trace,
      visible: i === active,
    })),
  );
  const perWalk = paths.length / walks.length;
  const heading = (walk: Trajectory): string =>
    options.title ? `${options.title} – ${verdict(walk)}` : verdict(walk);
  const steps = walks.map((walk, i) => ({
    label: say(walk.learningRate),
    method: "update",
    args: [
      { visible: [true, ...paths.map((_, k) => Math.floor(k / perWalk) === i)] },
      { "title.text": heading(walk) },
    ],
  }));
  const slider: JsonObject = {
    active,
    steps,
    currentvalue: { prefix: "learning rate η = ", font: { size: 15 } },
    len: 1,
    x: 0,
    xanchor: "left",
    y: 0,
    pad: { t: 56, b: 8 },
    tickcolor: faintInk,
    font: { size: 12 },
  };
  const rest = {
    ...mapAxes(cut.names, box),
    sliders: [slider],
    showlegend: false,
    margin: { l: 72, r: 24, t: 52, b: 132 },
  };
  const alt = `${withoutTags(heading(walks[active]))}. A slider shows the paths of the learning rates ${rates.map(say).join(", ")}.`;
  return new Figure(
    [contourTrace(ground(cut, box, 61), "linear", label), ...paths],
    layout(heading(walks[active]), 620, 620, rest),
    alt,
  );
}
