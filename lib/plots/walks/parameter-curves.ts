import type { Trajectory } from "../../descent/trajectory.js";
import { paper, seriesStyle } from "../../show/palette.js";
import { extent } from "../../text/extent.js";
import { checkRecord } from "../../text/guards.js";
import { axis, Figure, type JsonObject, layout, refuse } from "../parts/figure.js";
import { endLabels } from "../parts/labels.js";
import { checkTrajectories, runsAway, thin } from "../parts/outcome.js";
import { hover, MANY } from "../parts/path.js";
import { column, stepsInView } from "../parts/plane.js";
import { asText, nameOf, plain, round, say, tell, titleOf, withoutTags } from "../parts/words.js";

/** What is shown of the curves of parameters, and how it is titled; all may be left out. */
export interface ParameterCurvesOptions {
  /** The best value of each parameter, where it is known: a thin line across in the parameter's colour. */
  goal?: Readonly<Record<string, number>> | undefined;
  title?: string | undefined;
  label?: string | undefined;
}

/**
 * Every parameter against the step, each curve with its name and last value at its end.
 *
 * @throws OptionError for an empty trajectory, or a goal that is no finite number or of an unknown parameter.
 */
export function parameterCurves(trajectory: Trajectory, options: ParameterCurvesOptions = {}): Figure {
  checkRecord("the options", options);
  checkTrajectories([trajectory]);
  const { names } = trajectory;
  const { goal = {} } = options;
  const label = asText(options.label) ?? "J";
  const title = asText(options.title) ?? `Parameters against the step: ${titleOf(trajectory)}`;
  for (const [name, value] of Object.entries(goal))
    if (!names.includes(name) || !Number.isFinite(value))
      throw refuse(
        "bad-goal",
        `the goal has ${name} = ${value}`,
        value,
        `finite numbers for ${names.join(", ")}`,
      );
  const shown = runsAway(trajectory) ? stepsInView([trajectory])[0] : [...trajectory.points.keys()];
  const steps = thin(shown.length, 400).map((i) => shown[i]);
  const last = steps[steps.length - 1] || 1;
  const columns = names.map((name) => column(trajectory, name));
  const all = [...Object.values(goal), ...columns.flatMap((values) => steps.map((i) => values[i]))];
  const [low, high] = extent(all);
  const room = 0.06 * (high - low) || 0.5;
  const range: [number, number] = [low - room, high + room];
  const few = steps.length <= MANY;
  const known = hover(trajectory, label);
  const data = names.map((name, i): JsonObject => {
    const { color, dash, symbol } = seriesStyle(i);
    return {
      type: "scatter",
      mode: few ? "lines+markers" : "lines",
      name: nameOf(name),
      x: steps,
      y: steps.map((step) => plain(columns[i][step])),
      line: { color, width: 2.5, dash },
      ...(few
        ? {
            marker: { color, symbol, size: 7, line: { color: paper, width: 1 } },
            customdata: steps.map(known.data),
          }
        : {}),
      hovertemplate: few ? known.template : `<b>step %{x}</b><br>${nameOf(name)} = %{y:.5g}<extra></extra>`,
    };
  });
  const shapes = names.flatMap((name, i) => (name in goal ? [across(goal[name], seriesStyle(i).color)] : []));
  const ends = names.map((name, i) => {
    const value = columns[i][steps[steps.length - 1]];
    return { text: `${nameOf(name)} = ${say(value)}`, y: value, color: seriesStyle(i).color };
  });
  const rest = {
    xaxis: axis("step", { range: [round(-0.02 * last), round(1.02 * last)] }),
    yaxis: axis("parameter", { range: range.map(round) }),
    shapes,
    annotations: endLabels(ends, range, 300),
  };
  const best = Object.entries(goal).map(([name, value]) => `${name} = ${say(value)}`);
  const lines = best.length > 0 ? ` Lines across at the goal: ${best.join(", ")}.` : "";
  const heading = runsAway(trajectory) ? `${title} (diverges: shown up to step ${last})` : title;
  const alt = `${withoutTags(heading)}. ${tell(trajectory, label)}${lines}`;
  return new Figure(data, layout(heading, 300, rest, [], 122), alt);
}

function across(value: number, color: string): JsonObject {
  const y = round(value);
  return {
    type: "line",
    xref: "paper",
    x0: 0,
    x1: 1,
    y0: y,
    y1: y,
    line: { color, width: 1, dash: "dot" },
    layer: "below",
  };
}
