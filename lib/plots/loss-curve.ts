import type { Trajectory } from "../trajectory.js";
import type { Figure } from "./figure.js";
import { lines } from "./lines.js";
import { checkTrajectories, thin } from "./outcome.js";
import { hover } from "./path.js";
import { stepsInView } from "./plane.js";
import { namesOf, tell } from "./words.js";

export interface LossCurveOptions {
  title?: string | undefined;
  /** What the value is called: "J", "loss". */
  label?: string | undefined;
  names?: readonly string[] | undefined;
  /** "log" by default when every value is above 0. */
  scale?: "linear" | "log" | undefined;
  /** A value to be reached, drawn as a level. */
  target?: number | undefined;
}

/**
 * The value against the step. Of a walk that runs away only the steps are drawn that leave the others readable.
 * @throws OptionError for no or an empty trajectory.
 */
export function lossCurve(walks: Trajectory | readonly Trajectory[], options: LossCurveOptions = {}): Figure {
  const trajectories = "points" in walks ? [walks] : walks;
  checkTrajectories(trajectories);
  const { label = "J", target } = options;
  const positive = trajectories.every(({ values }) => values.every((value) => value > 0));
  const names = namesOf(trajectories, options.names);
  const shown = stepsInView(trajectories);
  const given = trajectories.map((trajectory, i) => {
    const { template, data } = hover(trajectory, label);
    const steps = thin(shown[i].length).map((k) => shown[i][k]);
    return {
      name: names[i],
      x: steps,
      y: steps.map((step) => trajectory.values[step]),
      hover: { template, data: steps.map(data) },
    };
  });
  return lines(given, {
    title: options.title ?? `${label} at each step`,
    x: "step",
    y: label,
    yScale: options.scale ?? (positive ? "log" : "linear"),
    levels: target === undefined ? [] : [{ value: target, name: `target ${target}` }],
    alt: `${label} against the step. ${trajectories.map((one) => tell(one, label)).join(" ")}`,
  });
}
