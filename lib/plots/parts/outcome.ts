import type { Trajectory } from "../../descent/trajectory.js";
import { refuse } from "./figure.js";

/** How a descent went, in the words of a lecture. */
type Outcome = "diverges" | "oscillates" | "converges" | "too slow";

/** @throws OptionError when there is no trajectory, or one without a point. */
export function checkTrajectories(trajectories: readonly Trajectory[]): void {
  if (trajectories.length === 0) throw refuse("no-trajectory", "no trajectory was given", [], "at least one");
  trajectories.forEach((trajectory, i) => {
    if (trajectory.points.length > 0 && trajectory.points.length === trajectory.values.length) return;
    const held = `${trajectory.points.length} points and ${trajectory.values.length} values`;
    throw refuse(
      "empty-trajectory",
      `trajectory ${i} holds ${held}`,
      held,
      "a point and a value for every step",
    );
  });
}

/** One trajectory or several as a list. @throws OptionError as `checkTrajectories`. */
export function trajectoriesOf(paths: Trajectory | readonly Trajectory[]): readonly Trajectory[] {
  const trajectories = "points" in paths ? [paths] : paths;
  checkTrajectories(trajectories);
  return trajectories;
}

/**
 * Judges a trajectory by where it ended and whether it went to and fro.
 * @param target a loss at or below which it has arrived; by default a thousandth of the first loss. A first loss that
 * is not above 0 says nothing of where the bottom is: then a walk has arrived when its last step hardly lowers it.
 */
export function outcome(trajectory: Trajectory, target?: number): Outcome {
  const { values, stopped } = trajectory;
  const last = values[values.length - 1];
  if (stopped === "diverged" || !Number.isFinite(last) || last > values[0]) return "diverges";
  if (toAndFro(trajectory.points)) return "oscillates";
  const arrived =
    target !== undefined ? last <= target : values[0] > 0 ? last <= values[0] / 1000 : settled(values);
  return arrived ? "converges" : "too slow";
}

/** Whether the last step lowered the loss by at most a thousandth of the whole fall. */
function settled(values: readonly number[]): boolean {
  const last = values[values.length - 1];
  const before = values[values.length - 2] ?? last;
  return before - last <= (values[0] - last) / 1000;
}

/** Whether a path leaves for good: a loss above four times the first does not fit into a picture of the start. */
export function runsAway({ values, stopped }: Trajectory): boolean {
  return stopped === "diverged" || values[values.length - 1] > 4 * Math.abs(values[0]);
}

/** Whether some parameter turns round at more than half of all steps, and by more than rounding can do. */
function toAndFro(points: readonly Float64Array[]): boolean {
  if (points.length < 4) return false;
  return Array.from(points[0].keys()).some((j) => {
    let turns = 0;
    for (let i = 2; i < points.length; i++) {
      const before = points[i - 1][j] - points[i - 2][j];
      const after = points[i][j] - points[i - 1][j];
      if (before * after < 0) turns++;
    }
    return turns > (points.length - 2) / 2;
  });
}

/** Indices of at most about `most` steps: all at the beginning, then every kth, always with the last. */
export function thin(length: number, most = 140): number[] {
  const dense = Math.min(length, Math.floor(most / 2));
  const stride = Math.max(1, Math.ceil((length - dense) / (most - dense)));
  const kept: number[] = [];
  for (let i = 0; i < length; i += i < dense ? 1 : stride) kept.push(i);
  if (kept[kept.length - 1] !== length - 1) kept.push(length - 1);
  return kept;
}
