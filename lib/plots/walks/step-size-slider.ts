import { seriesStyle } from "../../show/palette.js";
import { checkList, checkRecord } from "../../text/guards.js";
import {
  bottomMargin,
  Figure,
  type JsonObject,
  layout,
  leftMargin,
  pageWidth,
  refuse,
  wrapped,
} from "../parts/figure.js";
import { contourTrace, gridFor, ground } from "../parts/ground.js";
import { coordinates, pathTraces } from "../parts/path.js";
import { checkBox, plane, type Source } from "../parts/plane.js";
import { asText, nameOf, rateOf, say, withoutTags } from "../parts/words.js";
import { barMargin, mapAxes, mapHeight, minimumTrace } from "./contour-path.js";
import { commonBox, descents, type StepSizesOptions, sayOutcome } from "./step-sizes.js";

/** What is shown of the slider over learning rates, and how it is titled; all may be left out. */
export interface StepSizeSliderOptions extends StepSizesOptions {
  /** Which rate is shown first, by its place in the list; the middle one when left out. */
  active?: number | undefined;
  minimum?: readonly [number, number] | undefined;
}

/** The room below the map that the slider takes. */
const sliderRoom = 92;

/**
 * One map and a slider over the learning rate: the path for the chosen rate, and in the title the rate and how it went.
 * Every path is in the figure; the slider only says which one is visible, so it works wherever Plotly does.
 *
 * @throws OptionError for fewer than two rates, a place that is not in the list, and as `stepSizes`.
 */
export function stepSizeSlider(
  source: Source,
  start: Readonly<Record<string, number>>,
  rates: readonly number[],
  options: StepSizeSliderOptions = {},
): Figure {
  checkList("the learning rates", rates, "a list of numbers");
  checkRecord("the options", options);
  const { levels = "linear", active = Math.floor(rates.length / 2), minimum } = options;
  const label = asText(options.label) ?? "J";
  if (rates.length < 2)
    throw refuse("wrong-number-of-rates", `${rates.length} learning rates`, rates, "two or more");
  if (!Number.isInteger(active) || active < 0 || active >= rates.length)
    throw refuse(
      "bad-place",
      `the rate shown first is number ${active}`,
      active,
      `a place from 0 to ${rates.length - 1}`,
    );
  const trajectories = descents(source, start, rates, options);
  const cut = plane(source, trajectories, options);
  const box = checkBox(options.range ?? commonBox(trajectories, cut.names, minimum ? [minimum] : []));
  const always = [
    contourTrace(ground(cut, box, gridFor(levels)), levels, label),
    ...(minimum ? [minimumTrace(minimum)] : []),
  ];
  const style = { ...seriesStyle(0), dash: "solid" as const };
  const paths = trajectories.flatMap((trajectory, i): JsonObject[] =>
    pathTraces(trajectory, coordinates(trajectory, cut.names), box, style, rateOf(rates[i]), label).map(
      (trace) => ({
        ...trace,
        visible: i === active,
      }),
    ),
  );
  const titles = trajectories.map((one) =>
    wrapped(
      `${options.title ? `${asText(options.title)} – ` : ""}<b>${rateOf(one.learningRate)}</b>: ${sayOutcome(one, options.until, label)}`,
    ),
  );
  const sliderSteps = rates.map((rate, chosen) => ({
    label: say(rate),
    method: "update",
    args: [
      { visible: [...always.map(() => true), ...rates.flatMap((_, i) => [i === chosen, i === chosen])] },
      { "title.text": titles[chosen] },
    ],
  }));
  const slider = {
    active,
    steps: sliderSteps,
    currentvalue: { prefix: "learning rate η = ", font: { size: 14 }, xanchor: "left" },
    pad: { t: 58, b: 8 },
    x: 0,
    len: 1,
  };
  const rest = { ...mapAxes(cut.names, box), sliders: [slider], showlegend: false };
  const right = levels === "log" ? barMargin : 20;
  const longest = titles.reduce((a, b) => (b.split("<br>").length > a.split("<br>").length ? b : a));
  const height = mapHeight(box, pageWidth - leftMargin - right) + sliderRoom;
  const { title, ...frame } = layout(longest, height, rest, [], right);
  const told = trajectories.map(
    (one, i) => `η = ${say(rates[i])}: ${sayOutcome(one, options.until, label)}.`,
  );
  const over = cut.names.map(nameOf).join(" and ");
  const alt = withoutTags(
    `Contour map of ${label} over ${over} with a slider over the learning rate. ${told.join(" ")}`,
  );
  return new Figure(
    [...always, ...paths],
    {
      ...frame,
      title: { ...(title as JsonObject), text: titles[active] },
      margin: { ...(frame.margin as JsonObject), b: bottomMargin + sliderRoom },
    },
    alt,
  );
}
