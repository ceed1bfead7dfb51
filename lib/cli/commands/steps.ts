import type { Trajectory } from "../../descent/trajectory.js";
import { alignText } from "../../show/table.js";
import { formatNumber } from "../../text/format.js";

/** A walk of more points than this is shown by its first and last ten. */
const all = 31;
const shown = 10;

/** The points of a walk as a table for a terminal: the parameters, the value, and the gradient there. */
export function stepTable({ names, points, values, gradients }: Trajectory, result: string): string {
  const head = ["step", ...names, result, ...names.map((name) => `d${result}/d${name}`)];
  const row = (step: number): string[] => [
    String(step),
    ...[...points[step], values[step], ...gradients[step]].map((value) => formatNumber(value)),
  ];
  const count = points.length;
  const steps = [...points.keys()].filter((step) => count <= all || step < shown || step >= count - shown);
  const rows = [head, ...steps.map(row)];
  if (count > all) rows.splice(1 + shown, 0, ["…", ...head.slice(1).map(() => "")]);
  return alignText(
    rows,
    head.map(() => true),
  ).join("\n");
}

/** Why a walk ended, in a sentence. */
export function whyStopped(trajectory: Trajectory, result: string, until: number | undefined): string {
  const last = trajectory.points.length - 1;
  const reached = `${result} = ${formatNumber(trajectory.values[last])}`;
  const steps = `${last} ${last === 1 ? "step" : "steps"}`;
  if (trajectory.stopped === "until") return `Stopped after ${steps}: ${reached} is below ${until}.`;
  if (trajectory.stopped === "steps") {
    const missed =
      until === undefined ? "" : `, not below ${until}; give more --steps or another --learning-rate`;
    return `Stopped after the ${steps} allowed: ${reached}${missed}.`;
  }
  const { reason } = trajectory;
  if (reason?.code === "singular-hessian" || reason?.code === "no-second-derivative")
    return `Stopped after ${steps}, at ${reached}: ${reason.message}. Try another --optimizer.`;
  const advice = `Try a smaller --learning-rate than ${trajectory.learningRate}.`;
  if (Math.abs(trajectory.values[last]) > 1e6)
    return `Diverged after ${steps}: ${reached} runs away. ${advice}`;
  const why = reason ? ` (${reason.message})` : "";
  return `Diverged after ${steps}, at ${reached}: the next point has no finite value${why}. ${advice}`;
}
