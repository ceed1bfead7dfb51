import { checkList, checkRecord, checkText, wrongArgument } from "../text/guards.js";
import { checkWhole } from "../text/ranges.js";
import { type LearningRate, type Schedule, scheduleOf } from "./schedule.js";
import { measured, type SecondDerivatives } from "./second-derivatives.js";
import { type Chosen, type Settings, type Values, valuesOf } from "./settings.js";

/** One step of an optimizer: from a point and its gradient to the next point. Neither argument is changed. */
export type OptimizerStep = (point: Float64Array, gradient: Float64Array) => Float64Array;

/** A way down. `start` gives the steps of one walk, with their own memory, so an optimizer can be used again. */
export interface Optimizer {
  readonly name: string;
  /** The learning rate of the first step. */
  readonly learningRate: number;
  /** That of every step, where it changes. */
  readonly schedule?: Schedule | undefined;
  /** The step of that number, from 0, as it is worked on paper; see `OptimizerDefinition.paper`. */
  readonly paper?: ((step: number) => string) | undefined;
  /** @param hessianAt the second derivatives; measured from the gradient when left out. */
  start(
    point: Float64Array,
    gradientAt: (point: Float64Array) => Float64Array,
    hessianAt?: (point: Float64Array) => SecondDerivatives,
  ): OptimizerStep;
}

/** What a walk can be asked, and where it starts. */
export interface Ground {
  readonly start: Float64Array;
  gradientAt(point: Float64Array): Float64Array;
  hessianAt(point: Float64Array): SecondDerivatives;
}
/** The next point from a point, its gradient and the learning rate of this step. No argument is changed. */
export type Move = (point: Float64Array, gradient: Float64Array, learningRate: number) => Float64Array;

/** What an optimizer declares of itself: command line, help, documentation and tests are made from it. */
export interface OptimizerDefinition<S extends Settings> {
  /** Its formula in one line, over the parameters θ, the objective J and the learning rate η. */
  readonly rule: string;
  /** Where the formula is from. */
  readonly source: string;
  /** The learning rate that is taken when none is chosen. */
  readonly learningRate: number;
  readonly settings: S;
  /**
   * The step of one parameter x with the gradient g as it is worked on paper, so that tables of it can be checked: lines of a
   * formula, "v = 0.9 * v + g; x = x - 0.1 * v". The name on the left stands for the new number, on the right before its line
   * for the old one. Memory begins at 0, and `n` counts the steps from 1. Empty where a step takes more than g.
   */
  readonly paper?: (settings: Values<S>, step: { rate: number; n: number }) => string;
  /** The steps of one walk, with their own memory; see `eachParameter`. */
  start(settings: Values<S>, ground: Ground): Move;
}

/** A declared optimizer: its facts, and, called with a learning rate (a number or a schedule) and settings, a way down. */
export interface OptimizerMaker<S extends Settings = Settings>
  extends Readonly<Omit<OptimizerDefinition<S>, "start" | "paper">> {
  readonly name: string;
  (learningRate?: LearningRate, ...settings: Chosen<S>): Optimizer;
}

/** @throws InputError for what is no optimizer. */
export function checkOptimizer(value: unknown): asserts value is Optimizer {
  if (typeof (value as Optimizer | null | undefined)?.start !== "function")
    throw wrongArgument("the optimizer", value, "an optimizer, such as gradientDescent(0.1)");
}

const declared = new Map<string, OptimizerMaker>();

/**
 * Declares an optimizer by the name it has on the command line. One of the same name is replaced.
 *
 *     const signs = optimizer("signs", {
 *       rule: "θ ← θ - η·sign(∇J)", source: "…", learningRate: 0.1, settings: [],
 *       start: eachParameter(0, () => (rate) => (g) => rate * Math.sign(g)),
 *     });
 */
export function optimizer<const S extends Settings>(
  name: string,
  definition: OptimizerDefinition<S>,
): OptimizerMaker<S> {
  checkText("the name of an optimizer", name);
  checkRecord("the declaration of an optimizer", definition);
  checkList("the settings of an optimizer", definition.settings);
  const { start, paper, ...facts } = definition;
  const make = (learningRate: LearningRate = facts.learningRate, ...chosen: Chosen<S>): Optimizer => {
    const schedule = scheduleOf(learningRate);
    const settings = valuesOf(name, facts.settings, chosen);
    return {
      name,
      learningRate: schedule(0),
      ...(typeof learningRate === "function" ? { schedule } : {}),
      ...(paper ? { paper: (step: number) => paper(settings, { rate: schedule(step), n: step + 1 }) } : {}),
      start(from, gradientAt, hessianAt = (at) => measured(gradientAt, at)) {
        const move = start(settings, { start: from, gradientAt, hessianAt });
        let step = 0;
        return (point, gradient) => move(point, gradient, schedule(step++));
      },
    };
  };
  Object.defineProperty(make, "name", { value: name });
  const made = Object.assign(make, facts);
  declared.set(name, made as unknown as OptimizerMaker);
  return made;
}

/** Every optimizer declared so far. */
export function declaredOptimizers(): readonly OptimizerMaker[] {
  return [...declared.values()];
}

/**
 * The steps of an optimizer that treats each parameter for itself. `memory` is how many numbers it keeps for each,
 * 0 at the start. `rule` is asked once for a walk, then once for a step with its learning rate, then for each
 * parameter how much is taken off it.
 */
export function eachParameter<V>(
  memory: number,
  rule: (
    settings: V,
    memories: Float64Array[],
  ) => (learningRate: number) => (gradient: number, i: number, parameter: number) => number,
): (settings: V, ground: Ground) => Move {
  checkWhole("memory", memory, 0, 1000);
  if (typeof rule !== "function") throw wrongArgument("the rule", rule, "a function of the settings");
  return (settings, { start }) => {
    const memories = Array.from({ length: memory }, () => new Float64Array(start.length));
    const stepOf = rule(settings, memories);
    return (point, gradient, learningRate) => {
      const change = stepOf(learningRate);
      return point.map((parameter, i) => parameter - change(gradient[i], i, parameter));
    };
  };
}
