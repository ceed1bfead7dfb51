import { type PathRecord, path, type Trajectory } from "../../descent/trajectory.js";
import type { Nested } from "../../graph/shape.js";
import { alignText } from "../../show/table.js";
import { count, formatNumber } from "../../text/format.js";
import { numbersText } from "../../trace/matrix.js";

/** A walk of more points than this is shown by its first and last ten. */
const all = 31;
const shown = 10;

/** Of tensors with more elements than these the table holds only the length of the gradient; the last point stands below it. */
const mostColumns = 6;

/** The points of a walk as a table for a terminal: the parameters, the value, and the gradient there. */
export function stepTable(trajectory: Trajectory, result: string): string {
  const { names, points, values, gradients } = trajectory;
  const isWide = "shapes" in trajectory && names.length > mostColumns;
  const head = isWide
    ? ["step", result, "length of the gradient"]
    : ["step", ...names, result, ...names.map((name) => `d${result}/d${name}`)];
  const row = (step: number): string[] => {
    const numbers = isWide
      ? [values[step], Math.hypot(...gradients[step])]
      : [...points[step], values[step], ...gradients[step]];
    return [String(step), ...numbers.map((value) => formatNumber(value))];
  };
  const many = points.length;
  const steps = [...points.keys()].filter((step) => many <= all || step < shown || step >= many - shown);
  const rows = [head, ...steps.map(row)];
  if (many > all) rows.splice(1 + shown, 0, ["…", ...head.slice(1).map(() => "")]);
  const lines = alignText(
    rows,
    head.map(() => true),
  );
  return [...lines, ...(isWide ? ["", ...lastPoint(trajectory)] : [])].join("\n");
}

/** "W = [[…], […]]" for each parameter, where the walk ended. */
function lastPoint(trajectory: Trajectory): string[] {
  const end = { ...trajectory, points: trajectory.points.slice(-1) };
  const [{ point }]: readonly PathRecord<Nested>[] = path(end);
  return Object.entries(point).map(([name, value]) => `${name} = ${numbersText(value)}`);
}

/** Why a walk ended, in a sentence. */
export function whyStopped(trajectory: Trajectory, result: string, until: number | undefined): string {
  const last = trajectory.points.length - 1;
  const reached = `${result} = ${formatNumber(trajectory.values[last])}`;
  const steps = count(last, "step");
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
