import type { Trajectory } from "../trajectory.js";
import type { Figure } from "./figure.js";
import { lines } from "./lines.js";
import { checkTrajectories, thin } from "./outcome.js";
import { column, stepsInView } from "./plane.js";
import { nameOf, plain, say, tell } from "./words.js";

export interface ParameterCurvesOptions {
  title?: string | undefined;
  label?: string | undefined;
  /** Where parameters should arrive, drawn as levels: { w1: 0.4 }. */
  goal?: Readonly<Record<string, number>> | undefined;
}

/** Every parameter against the step. @throws OptionError for an empty trajectory. */
export function parameterCurves(trajectory: Trajectory, options: ParameterCurvesOptions = {}): Figure {
  checkTrajectories([trajectory]);
  const { label = "J", goal = {} } = options;
  const [shown] = stepsInView([trajectory]);
  const steps = thin(shown.length).map((k) => shown[k]);
  const given = trajectory.names.map((name, i) => {
    const values = column(trajectory, name);
    return {
      name: nameOf(name),
      x: steps,
      y: steps.map((step) => values[step]),
      hover: {
        template: `<b>step %{x}</b><br>${nameOf(name)} = %{y:.5g}<br>∂${label}/∂${nameOf(name)} = %{customdata:.4g}<extra></extra>`,
        data: steps.map((step) => plain(trajectory.gradients[step][i])),
      },
    };
  });
  return lines(given, {
    title: options.title ?? "The parameters at each step",
    x: "step",
    y: trajectory.names.map(nameOf).join(", "),
    levels: Object.entries(goal).map(([name, value]) => ({ value, name: `${nameOf(name)} = ${say(value)}` })),
    alt: `${trajectory.names.join(", ")} against the step. ${tell(trajectory, label)}`,
  });
}
