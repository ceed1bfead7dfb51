import type { Trajectory } from "../../descent/trajectory.js";
import { ink, seriesStyle } from "../../show/palette.js";
import { extent } from "../../text/extent.js";
import { checkRecord } from "../../text/guards.js";
import { axis, checkRange, Figure, type JsonObject, layout, refuse } from "../parts/figure.js";
import { runsAway, trajectoriesOf } from "../parts/outcome.js";
import { type Coordinates, pathTraces } from "../parts/path.js";
import { column, objectiveOf, type Source, stepsInView, valueOr } from "../parts/plane.js";
import { asText, nameOf, plain, round, say, tell, withoutTags } from "../parts/words.js";

/** What is shown of a descent in one dimension, and how it is titled; all may be left out. */
export interface FunctionPathOptions {
  /** Ends of the horizontal axis; the default holds every path that stays near. */
  range?: readonly [number, number] | undefined;
  title?: string | undefined;
  label?: string | undefined;
  names?: readonly string[] | undefined;
}

/**
 * A function of one parameter, with paths rolling down it from several starts: which valley each one ends in.
 *
 * @throws OptionError for more than one parameter, no trajectory, or a bad range.
 */
export function functionPath(
  source: Source,
  paths: Trajectory | readonly Trajectory[],
  options: FunctionPathOptions = {},
): Figure {
  checkRecord("the options", options);
  const trajectories = trajectoriesOf(paths);
  const objective = objectiveOf(source, trajectories[0].names);
  const { names } = objective;
  if (names.length !== 1)
    throw refuse(
      "wrong-number-of-variables",
      `a curve of ${names.length} parameters`,
      names,
      "one parameter",
    );
  const label = asText(options.label) ?? "J";
  const title = asText(options.title) ?? `${label} over ${nameOf(names[0])}`;
  const range = options.range ?? reach(trajectories);
  checkRange("the range", range);
  const scratch = new Float64Array(1);
  const x = Array.from({ length: 301 }, (_, i) => range[0] + ((range[1] - range[0]) * i) / 300);
  const y = x.map((at) => valueOr(objective, Float64Array.of(at), scratch));
  const finite = y.filter(Number.isFinite);
  if (finite.length === 0)
    throw refuse("no-value", "the function has no value in the range", range, "another range");
  const [low, high] = extent(finite);
  const room = 0.08 * (high - low) || 0.5;
  const box = { x: range, y: [low - room, high + room] as const };
  const data: JsonObject[] = [
    {
      type: "scatter",
      mode: "lines",
      x: x.map(round),
      y: y.map(plain),
      line: { color: ink, width: 2 },
      hovertemplate: `${nameOf(names[0])} = %{x:.4g}<br>${label} = %{y:.4g}<extra></extra>`,
      showlegend: false,
    },
  ];
  const legend = trajectories.map((trajectory, i) => asText(options.names?.[i]) ?? startAndEnd(trajectory));
  trajectories.forEach((trajectory, i) => {
    const place: Coordinates = [column(trajectory, names[0]), trajectory.values];
    data.push(...pathTraces(trajectory, place, box, { ...seriesStyle(i), dash: "solid" }, legend[i], label));
  });
  const rest = {
    xaxis: axis(nameOf(names[0]), { range: range.map(round) }),
    yaxis: axis(label, { range: box.y.map(round) }),
  };
  const alt = `Curve: ${withoutTags(title)}. ${trajectories.map((one) => tell(one, label)).join(" ")}`;
  return new Figure(data, layout(title, 310, rest, legend), alt);
}

/** "4 → 0.013": from where to where. */
function startAndEnd(trajectory: Trajectory): string {
  const { points } = trajectory;
  const to = runsAway(trajectory) ? "diverges" : say(points[points.length - 1][0], 3);
  return `${say(points[0][0])} → ${to}`;
}

/** The ends of all paths that stay near, with as much room again on both sides. */
function reach(trajectories: readonly Trajectory[]): [number, number] {
  const shown = stepsInView(trajectories);
  const all = trajectories.flatMap(({ points }, t) => shown[t].map((i) => points[i][0]));
  const [low, high] = extent(all);
  const room = 0.25 * (high - low) || 1;
  return [low - room, high + room];
}
