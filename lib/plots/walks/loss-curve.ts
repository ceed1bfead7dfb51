import { isTrajectory, type Trajectory } from "../../descent/trajectory.js";
import { paper, seriesStyle } from "../../show/palette.js";
import { extent, largest } from "../../text/extent.js";
import { count } from "../../text/format.js";
import { checkList, checkRecord } from "../../text/guards.js";
import { axis, Figure, type JsonObject, layout, logScale, refuse } from "../parts/figure.js";
import { levelLine } from "../parts/labels.js";
import { checkTrajectories, runsAway, thin } from "../parts/outcome.js";
import { hover, MANY } from "../parts/path.js";
import { asText, namesOf, plain, round, say, tell, withoutTags } from "../parts/words.js";

/** A curve that is no trajectory: the loss of a held-out sample, a bound, …; one value for each step from 0. */
export interface Curve {
  name: string;
  values: readonly number[];
}

/** What is shown of loss curves, and how it is titled; all may be left out. */
export interface LossCurveOptions {
  /** A logarithmic axis, on which steady progress is a straight line. */
  log?: boolean | undefined;
  /** A level that was aimed at, drawn across. */
  target?: number | undefined;
  title?: string | undefined;
  label?: string | undefined;
  /** What the values are counted by: "step" unless told otherwise, as "epoch". */
  counted?: string | undefined;
  /** Names of the trajectories (not of other curves). */
  names?: readonly string[] | undefined;
}

/**
 * The loss against the step, for one or more trajectories and other curves. One that runs away leaves at the top.
 *
 * @throws OptionError for no curve, an empty one, a target that is not finite, or `log` with values that are not above 0.
 */
export function lossCurve(
  curves: Trajectory | readonly (Trajectory | Curve)[],
  options: LossCurveOptions = {},
): Figure {
  checkRecord("the options", options);
  const all = isTrajectory(curves) ? [curves] : curves;
  checkList("the curves", all, "a trajectory, or a list of trajectories and curves");
  for (const curve of all) {
    checkRecord("a curve", curve, "a trajectory, or a name with values");
    checkList("the values of a curve", curve.values, "a list of numbers");
  }
  const trajectories = all.filter(isTrajectory);
  if (all.length === 0 || trajectories.length > 0) checkTrajectories(trajectories);
  const { log = false, target } = options;
  const label = asText(options.label) ?? "J";
  const counted = asText(options.counted) ?? "step";
  const title = asText(options.title) ?? `${label} against the ${counted}`;
  if (target !== undefined && !(Number.isFinite(target) && !(log && target <= 0)))
    throw refuse(
      "bad-target",
      `the target is ${target}`,
      target,
      log ? "a number above 0" : "a finite number",
    );
  const own = namesOf(trajectories, options.names);
  const names = all.map((curve) =>
    isTrajectory(curve) ? own[trajectories.indexOf(curve)] : asText(curve.name),
  );
  for (const { values } of all) {
    if (values.length === 0)
      throw refuse("empty-curve", "a curve without values", values, "a value for each step");
    if (log && values.some((value) => value < 0))
      throw refuse(
        "not-positive",
        "a logarithmic axis for values below 0",
        extent(values)[0],
        "values above 0",
      );
  }
  const [low, high] = valueRange(all, target, log);
  const data = all.map((curve, i) =>
    curveTrace(curve, i, names[i], label, counted, log ? Math.pow(10, high) : high),
  );
  const steps = largest(all.map(({ values }) => values.length - 1));
  const rest = {
    xaxis: axis(counted, { range: [round(-0.02 * steps), round(1.03 * steps || 1)] }),
    yaxis: axis(
      label,
      log
        ? { ...logScale(low, high), range: [round(low), round(high)] }
        : { range: [round(low), round(high)] },
    ),
    ...(target === undefined ? {} : targetLine(target, log, label)),
  };
  const alt = `${withoutTags(title)}. ${all.map((curve, i) => about(curve, names[i], label, counted)).join(" ")}`;
  return new Figure(data, layout(title, 300, rest, names), alt);
}

/**
 * Low and high end of the axis, of the logarithm for a logarithmic one.
 * Nothing far above the highest start counts: that curve leaves the picture.
 */
function valueRange(
  curves: readonly (Trajectory | Curve)[],
  target: number | undefined,
  log: boolean,
): [number, number] {
  const [, start] = extent(curves.map(({ values }) => values[0]));
  const [lowest] = extent(curves.map(({ values }) => extent(values.filter(Number.isFinite))[0]));
  const fall = start - lowest;
  const ceiling = log ? 10 * start : start + 0.6 * Math.max(Math.abs(start), fall);
  const all = curves.flatMap(({ values }) =>
    values.filter((value) => value <= ceiling && (!log || value > 0)),
  );
  if (target !== undefined) all.push(target);
  if (all.length === 0)
    throw log
      ? refuse("not-positive", "a logarithmic axis without a value above 0", 0, "values above 0")
      : refuse("not-finite", `a curve begins at ${start}`, start, "a finite value");
  const [low, high] = extent(log ? all.map(Math.log10) : all);
  const room = 0.06 * (high - low) || 0.5;
  // A loss has its zero in the picture: how near it comes is the question.
  return [!log && low >= 0 && low < 0.4 * high ? -0.02 * high : low - room, high + room];
}

/** The curve, with single steps marked while they can be told apart; cut just above the top, where it leaves. */
function curveTrace(
  curve: Trajectory | Curve,
  i: number,
  name: string,
  label: string,
  counted: string,
  top: number,
): JsonObject {
  const { values } = curve;
  const style = seriesStyle(i);
  const away = isTrajectory(curve) && runsAway(curve) ? values.findIndex((value) => value > top) + 1 : 0;
  const steps = thin(away || values.length, 400);
  const few = steps.length <= MANY;
  const known = few && isTrajectory(curve) ? hover(curve, label) : undefined;
  return {
    type: "scatter",
    mode: few ? "lines+markers" : "lines",
    name: isTrajectory(curve) && runsAway(curve) ? `${name}: diverges` : name,
    x: steps,
    y: steps.map((step) => plain(values[step])),
    line: { color: style.color, width: 2.5, dash: style.dash },
    ...(few
      ? { marker: { color: style.color, symbol: style.symbol, size: 7, line: { color: paper, width: 1 } } }
      : {}),
    ...(known ? { customdata: steps.map(known.data) } : {}),
    hovertemplate: known?.template ?? `<b>${counted} %{x}</b><br>${name}: ${label} = %{y:.5g}<extra></extra>`,
  };
}

function targetLine(target: number, log: boolean, label: string): JsonObject {
  const { shape, annotation } = levelLine(
    target,
    `${label} = ${say(target)}`,
    log ? "log" : "linear",
    "left",
  );
  return { shapes: [shape], annotations: [annotation] };
}

function about(curve: Trajectory | Curve, name: string, label: string, counted: string): string {
  if (isTrajectory(curve)) return tell(curve, label);
  const last = curve.values.length - 1;
  return `${withoutTags(`${name}: ${label}`)} from ${say(curve.values[0])} to ${say(curve.values[last])} in ${count(last, counted)}.`;
}
