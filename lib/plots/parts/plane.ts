import type { Trajectory } from "../../descent/trajectory.js";
import { Formula, type Inputs } from "../../formula/formula.js";
import { checkObjective, type Objective } from "../../graph/compile.js";
import { DomainError } from "../../text/errors.js";
import { extent, largest } from "../../text/extent.js";
import { checkRange, refuse } from "./figure.js";
import { checkTrajectories, runsAway } from "./outcome.js";

/** A formula, or any function with its gradient. */
export type Source = Formula<Inputs> | Objective;
/** The part of the plane that is drawn: [low, high] of the horizontal and of the vertical parameter. */
export interface Box {
  x: readonly [number, number];
  y: readonly [number, number];
}

/** Which two parameters span the plane, and where the others are held. */
export interface PlaneOptions {
  /** The two parameters that span the map; needed when there are more than two. The default is the first two. */
  axes?: readonly [string, string] | undefined;
  /** Where the other parameters are held; the default is the end of the first trajectory, or its best point if it runs away. */
  at?: Readonly<Record<string, number>> | undefined;
}

/** A function of two parameters, cut out of one that may have more. */
export interface Plane {
  readonly names: readonly [string, string];
  /** The other parameters and where they are held. */
  readonly held: readonly { name: string; value: number }[];
  /** The value there; NaN where the function has none. */
  value(x: number, y: number): number;
}

export function objectiveOf(source: Source, names: readonly string[]): Objective {
  if (source instanceof Formula) return source.objective(names);
  checkObjective("what is drawn", source);
  return source;
}

/** @throws OptionError for fewer than two parameters, a name that is none, or a trajectory of another function. */
export function plane(
  source: Source,
  trajectories: readonly Trajectory[],
  options: PlaneOptions = {},
): Plane {
  checkTrajectories(trajectories);
  const [first] = trajectories;
  const objective = objectiveOf(source, first.names);
  const { names } = objective;
  if (names.length < 2)
    throw refuse(
      "wrong-number-of-variables",
      `a map needs two parameters, not ${names.length}`,
      names,
      "two or more",
    );
  for (const { names: own } of trajectories)
    if (own.length !== names.length || own.some((name) => !names.includes(name)))
      throw refuse("other-parameters", `a trajectory over ${own.join(", ")} on a map`, own, names.join(", "));
  const axes = options.axes ?? [names[0], names[1]];
  const columns = axes.map((name) => {
    if (names.includes(name) && axes[0] !== axes[1]) return names.indexOf(name);
    throw refuse(
      "unknown-parameter",
      `the axes are ${axes.join(" and ")}`,
      name,
      `two of ${names.join(", ")}`,
    );
  });
  const end = first.points[restOf(first)];
  const point = Float64Array.from(names, (name) => options.at?.[name] ?? end[first.names.indexOf(name)]);
  const held = names.map((name, i) => ({ name, value: point[i] })).filter(({ name }) => !axes.includes(name));
  for (const { name, value } of held)
    if (!Number.isFinite(value))
      throw refuse("bad-value", `${name} is held at ${value}`, value, "a finite number");
  const scratch = new Float64Array(names.length);
  return {
    names: [axes[0], axes[1]],
    held,
    value(x, y) {
      point[columns[0]] = x;
      point[columns[1]] = y;
      return valueOr(objective, point, scratch);
    },
  };
}

/** The step whose point stands for a walk: its last, or of one that runs away its lowest. */
function restOf(trajectory: Trajectory): number {
  const steps = [...trajectory.values.keys()];
  return runsAway(trajectory) ? bestOf(trajectory.values, steps) : steps.length - 1;
}

/** The value at a point, NaN outside the domain. */
export function valueOr(objective: Objective, point: Float64Array, scratch: Float64Array): number {
  try {
    return objective.evaluate(point, scratch);
  } catch (error) {
    if (error instanceof DomainError) return Number.NaN;
    throw error;
  }
}

/** The coordinates of a trajectory's points by name. */
export function column(trajectory: Trajectory, name: string): number[] {
  const index = trajectory.names.indexOf(name);
  return trajectory.points.map((point) => point[index]);
}

/**
 * The steps that a picture shows. One that runs away must not shrink the rest to a dot: shown is what is at most
 * four times as far from 0 as the largest loss at a start; of a path that has diverged also nothing lower than that.
 */
export function stepsInView(trajectories: readonly Trajectory[]): number[][] {
  const limit = 4 * largest(trajectories.map(({ values }) => Math.abs(values[0])));
  return trajectories.map(({ values, stopped }) =>
    [...values.keys()].filter((i) => {
      const value = stopped === "diverged" ? Math.abs(values[i]) : values[i];
      return i === 0 || (Number.isFinite(values[i]) && value <= limit);
    }),
  );
}

/**
 * The box around all shown points, half as far again beyond the best of each path, so that the ground rises on all
 * sides of the valley; never thinner than 0.6 of its length.
 */
export function boxAround(
  trajectories: readonly Trajectory[],
  names: readonly [string, string],
  extra: Box["x"][] = [],
): Box {
  const shown = stepsInView(trajectories);
  const [x, y] = names.map((name, axis) => {
    const all = extra.map((point) => point[axis]);
    trajectories.forEach((trajectory, t) => {
      const coordinates = column(trajectory, name);
      const best = coordinates[bestOf(trajectory.values, shown[t])];
      all.push(best + (best - coordinates[0]) / 2);
      for (const i of shown[t]) all.push(coordinates[i]);
    });
    return extent(all);
  });
  const longest = Math.max(x[1] - x[0], y[1] - y[0]) || 2;
  const [width, height] = [x, y].map(([low, high]) => Math.max(high - low, 0.6 * longest) + 0.16 * longest);
  const around = ([low, high]: number[], size: number): [number, number] => [
    (low + high - size) / 2,
    (low + high + size) / 2,
  ];
  return { x: around(x, width), y: around(y, height) };
}

function bestOf(values: readonly number[], steps: readonly number[]): number {
  return steps.reduce((best, i) => (values[i] < values[best] ? i : best), steps[0]);
}

/** @throws OptionError for a box that is none. */
export function checkBox(box: Box): Box {
  checkRange("the range of the horizontal parameter", box.x);
  checkRange("the range of the vertical parameter", box.y);
  return box;
}
