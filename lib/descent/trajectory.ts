import { Formula, type Inputs } from "../formula/formula.js";
import { areSame, checkObjective, type Objective } from "../graph/compile.js";
import type { Nested, Shape } from "../graph/shape.js";
import { DomainError, InputError, OptionError } from "../text/errors.js";
import { checkRecord, said, wrongArgument } from "../text/guards.js";
import { flatPoint, type NestedPoint, nestedPoint } from "./nested.js";
import type { Optimizer } from "./optimizer.js";
import { type SecondDerivatives, secondDerivatives } from "./second-derivatives.js";

/** What an optimizer visited, step by step; step 0 is the start. */
export interface Trajectory {
  /** Of a tensor each element has its own: W[1,2]. */
  readonly names: readonly string[];
  readonly optimizer: string;
  /** That of the first step. */
  readonly learningRate: number;
  /** The parameters at each step, in the order of `names`. */
  readonly points: readonly Float64Array[];
  /** The value of the objective at each point. */
  readonly values: readonly number[];
  /** Its gradient at each point. */
  readonly gradients: readonly Float64Array[];
  /** Why it ended: the value fell below `until`, the steps were used up, or it left all bounds. */
  readonly stopped: "until" | "steps" | "diverged";
  /** Of a walk that diverged where something had no value: what had none, and where. */
  readonly reason?: DomainError;
}

/** A walk that began at tensors: at nested arrays. */
export interface TensorTrajectory extends Trajectory {
  /** The shapes of the tensors among the parameters, by name. */
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** How long a descent may be, and at which value it ends. */
export interface DescendOptions {
  /** The most steps to take, 1 to 1,000,000; 1,000 when left out. */
  steps?: number | undefined;
  /** Stop at the first point whose value is below this. */
  until?: number | undefined;
}

/** What can be walked down: one function, or one for each step. */
type Descended = Formula<Inputs> | Objective | ((step: number) => Objective);

/** A value this many times the start's (or, from a start near 0, this large) does not come back: diverged. */
const BEYOND = 1e9;

/**
 * Walks downhill: evaluates the objective, lets the optimizer take a step, and keeps every point on the way.
 * A walk that diverges stops at its last finite point and keeps its path.
 *
 * @param objective a formula, or a function with its gradient; its names must be those of `start`. A function of the
 * step number gives each step its own objective, such as the loss of one sample; `values` and `gradients` are then
 * those of each step's own (see `measure` for one and the same along the whole path).
 * @param start numbers by name; of a tensor nested arrays, or single elements, `W[1,2]`.
 * @throws InputError for an empty start, a missing, extra or non-finite one; OptionError for `steps` or `until` out of
 * range, another option, or what is no optimizer;
 * DomainError when the objective has no value at the start itself.
 */
export function descend(
  objective: Descended,
  start: Readonly<Record<string, number>>,
  optimizer: Optimizer,
  options?: DescendOptions,
): Trajectory;
export function descend(
  objective: Descended,
  start: NestedPoint,
  optimizer: Optimizer,
  options?: DescendOptions,
): TensorTrajectory;
export function descend(
  objective: Descended,
  start: NestedPoint,
  optimizer: Optimizer,
  options: DescendOptions = {},
): Trajectory {
  checkRecord("the start", start, "an object of numbers by name, such as { x: 3 }");
  checkRecord("the options", options);
  const single = objective instanceof Formula ? objective.objective(Object.keys(start)) : objective;
  const objectiveOf = typeof single === "function" ? single : (): Objective => single;
  let current = objectiveOf(0);
  checkObjective("what is descended", current);
  const { names } = current;
  const { numbers, shapes } = flatPoint(start);
  let point = startingPoint(names, numbers);
  const { until } = options;
  const unknown = Object.keys(options).find((option) => option !== "steps" && option !== "until");
  if (unknown !== undefined)
    throw new OptionError("unknown-option", `descend has no option "${unknown}"; it takes steps and until`, {
      value: unknown,
      expected: "steps, until",
    });
  if (typeof optimizer?.start !== "function")
    throw new OptionError(
      "not-an-optimizer",
      `the third argument is ${String(optimizer)}, not an optimizer`,
      {
        value: optimizer,
        expected: "an optimizer, such as gradientDescent(0.1)",
      },
    );
  const most = options.steps ?? 1000;
  if (!(Number.isInteger(most) && most >= 1 && most <= 1e6))
    throw outOfRange("steps", most, "a whole number from 1 to 1000000");
  if (until !== undefined && !Number.isFinite(until)) throw outOfRange("until", until, "a finite number");
  const gradientAt = (at: Float64Array): Float64Array => {
    const gradient = new Float64Array(names.length);
    finiteValue(current, at, gradient);
    return gradient;
  };

  const hessianAt = (at: Float64Array): SecondDerivatives => secondDerivatives(current, at, gradientAt);

  const points: Float64Array[] = [];
  const values: number[] = [];
  const gradients: Float64Array[] = [];
  const ended = (stopped: Trajectory["stopped"], reason?: DomainError): Trajectory => {
    const { name, learningRate } = optimizer;
    const tensors = Object.keys(shapes).length > 0 ? { shapes } : {};
    const walk = { names, ...tensors, optimizer: name, learningRate, points, values, gradients, stopped };
    return reason ? { ...walk, reason } : walk;
  };
  const step = optimizer.start(point, gradientAt, hessianAt);
  for (let n = 0; ; n++) {
    const gradient = new Float64Array(names.length);
    try {
      if (n > 0) current = sameNames(objectiveOf(n), names, n);
      values.push(finiteValue(current, point, gradient));
    } catch (error) {
      if (n === 0 || !(error instanceof DomainError)) throw error;
      return ended("diverged", error);
    }
    points.push(point);
    gradients.push(gradient);
    if (until !== undefined && values[n] < until) return ended("until");
    if (Math.abs(values[n]) > BEYOND * Math.max(1, Math.abs(values[0]))) return ended("diverged");
    if (n === most) return ended("steps");
    try {
      point = step(point, gradient);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return ended("diverged", error);
    }
    if (!point.every(Number.isFinite)) return ended("diverged");
  }
}

/** @throws InputError for what is not the answer of `descend`. */
export function checkTrajectory(what: string, value: unknown): asserts value is Trajectory {
  if (isTrajectory(value)) return;
  throw wrongArgument(what, value, "a trajectory: the answer of descend");
}

/** Whether this is a walk; beside it in a figure may stand a list of walks, or another curve. */
export function isTrajectory(value: unknown): value is Trajectory {
  const { names, points, values, gradients } = (value ?? {}) as Partial<Trajectory>;
  return [names, points, values, gradients].every(Array.isArray);
}

/** A trajectory as records: { step, point: {x, y}, value, gradient: {x, y} }; tensors nested in their shape. */
export function path(trajectory: TensorTrajectory): PathRecord<Nested>[];
export function path(trajectory: Trajectory): PathRecord[];
export function path(trajectory: Trajectory & Partial<TensorTrajectory>): PathRecord<Nested>[] {
  checkTrajectory("the walk", trajectory);
  const { names, shapes = {} } = trajectory;
  const named = (numbers: Float64Array): Record<string, Nested> => nestedPoint(names, shapes, numbers);
  return trajectory.points.map((point, step) => ({
    step,
    point: named(point),
    value: trajectory.values[step],
    gradient: named(trajectory.gradients[step]),
  }));
}

/**
 * The same path judged by another objective: its values and gradients at the points visited. So one walk gives the
 * loss of all samples beside that of one, or the loss of a sample that was held out.
 *
 * @throws InputError when the objective has other names; DomainError where it has no value.
 */
export function measure(trajectory: Trajectory, objective: Objective): Trajectory {
  checkTrajectory("the walk", trajectory);
  checkObjective("what judges it", objective);
  sameNames(objective, trajectory.names);
  const gradients = trajectory.points.map((point) => new Float64Array(point.length));
  const values = trajectory.points.map((point, i) => objective.evaluate(point, gradients[i]));
  return { ...trajectory, values, gradients };
}

/** A step of a walk as a record; of a tensor's walk the numbers are nested in its shape. */
export interface PathRecord<N = number> {
  step: number;
  point: Record<string, N>;
  value: number;
  gradient: Record<string, N>;
}

/** An objective that is not ours may answer ∞ or NaN instead of throwing. */
function finiteValue(objective: Objective, point: Float64Array, gradient: Float64Array): number {
  const value = objective.evaluate(point, gradient);
  if (Number.isFinite(value) && gradient.every(Number.isFinite)) return value;
  const where = objective.names.map((name, i) => `${name} = ${point[i]}`).join(", ");
  throw new DomainError("not-finite", `the objective's value or gradient is not finite at ${where}`, {
    value,
    expected: "a finite value and gradient",
  });
}

function sameNames(objective: Objective, names: readonly string[], step?: number): Objective {
  const own = objective.names;
  if (areSame(own, names)) return objective;
  const which = step === undefined ? "this objective" : `the objective of step ${step}`;
  throw new InputError("other-parameters", `${which} takes ${own.join(", ")}, not ${names.join(", ")}`, {
    value: own.join(", "),
    expected: names.join(", "),
  });
}

/** The start as a point, in the order of the names. @throws InputError for one that has others, or no finite number. */
export function startingPoint(
  names: readonly string[],
  start: Readonly<Record<string, number>>,
): Float64Array {
  if (names.length === 0)
    throw new InputError("empty-start", "the start names no parameter, so there is nothing to move", {
      value: start,
      expected: "a number for each parameter, such as { x: 3 }",
    });
  const known = new Set(names);
  const extra = Object.keys(start).find((name) => !known.has(name));
  if (extra !== undefined)
    throw new InputError(
      "extra-input",
      `the start has "${extra}", but the objective takes ${names.join(", ")}`,
      {
        value: extra,
        expected: names.join(", "),
      },
    );
  return Float64Array.from(names, (name) => {
    const value = Object.hasOwn(start, name) ? start[name] : undefined;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    throw new InputError(
      "not-a-finite-number",
      `the start needs a finite number for ${name}, not ${String(value)}`,
      {
        value,
        expected: "a finite number",
      },
    );
  });
}

function outOfRange(option: string, value: number, expected: string): OptionError {
  return new OptionError(`${option}-out-of-range`, `${option} must be ${expected}, not ${said(value)}`, {
    value,
    expected,
  });
}
