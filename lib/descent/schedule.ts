import { checkPositive, checkRange, fromZero } from "../text/ranges.js";
import { type Chosen, type Settings, type Values, valuesOf } from "./settings.js";

/** The learning rate of each step, counted from 0: the same answer for the same step. */
export type Schedule = (step: number) => number;
/** A number is the schedule that stays the same. */
export type LearningRate = number | Schedule;

/**
 * A learning rate as a schedule.
 * @throws OptionError for a number that is not above 0, and, once it is asked, for a schedule that answers no number
 * of at least 0.
 */
export function scheduleOf(learningRate: LearningRate): Schedule {
  if (typeof learningRate === "function")
    return (step) => {
      const rate = learningRate(step);
      checkRange("learning-rate", rate, fromZero);
      return rate;
    };
  checkPositive("learning-rate", learningRate);
  return () => learningRate;
}

/** What a schedule declares of itself. */
export interface ScheduleDefinition<S extends Settings> {
  /** Its formula in one line, over the first rate η and the step n. */
  readonly rule: string;
  readonly source: string;
  readonly settings: S;
  /** The share of the first rate that is left at a step. */
  share(settings: Values<S>): (step: number) => number;
}

/** A declared schedule: its facts, and, called with the first learning rate and settings, the rate of each step. */
export interface ScheduleMaker<S extends Settings = Settings>
  extends Readonly<Omit<ScheduleDefinition<S>, "share">> {
  readonly name: string;
  (learningRate: number, ...settings: Chosen<S>): Schedule;
}

const declared = new Map<string, ScheduleMaker>();

/** Declares a schedule by the name it has on the command line. One of the same name is replaced. */
export function schedule<const S extends Settings>(
  name: string,
  { share, ...facts }: ScheduleDefinition<S>,
): ScheduleMaker<S> {
  const make = (learningRate: number, ...chosen: Chosen<S>): Schedule => {
    checkPositive("learning-rate", learningRate);
    const left = share(valuesOf(name, facts.settings, chosen));
    return (step) => learningRate * left(step);
  };
  Object.defineProperty(make, "name", { value: name });
  const made = Object.assign(make, facts);
  declared.set(name, made as unknown as ScheduleMaker);
  return made;
}

/** Every schedule declared so far. */
export function declaredSchedules(): readonly ScheduleMaker[] {
  return [...declared.values()];
}
