import type { Optimizer } from "../../descent/optimizer.js";
import { optimizers } from "../../descent/optimizers.js";
import type { LearningRate } from "../../descent/schedule.js";
import { schedules, warmUp } from "../../descent/schedules.js";
import { clipped } from "../../descent/tamed.js";
import type { Arguments, OptionSpec } from "./arguments.js";
import { choose, listed, readSettings, settingOptions } from "./choices.js";
import { readOption } from "./numbers.js";

const [standard, ...others] = optimizers;
const rates = [...others]
  .filter(({ learningRate }) => learningRate !== standard.learningRate)
  .map(({ name, learningRate }) => `, and ${learningRate} for ${name}`);
/** That of --schedule when it is left out. */
const constant = { name: "a constant learning rate", settings: [] };

export const optimizerOptions: readonly OptionSpec[] = [
  {
    name: "optimizer",
    value: "name",
    help: `${standard.name} (taken when none is named), or ${others.map(({ name }) => name).join(", ")}`,
  },
  {
    name: "learning-rate",
    value: String(standard.learningRate),
    help: `above 0; ${standard.learningRate} when left out${rates.join("")}`,
  },
  ...settingOptions(optimizers),
  {
    name: "schedule",
    value: "name",
    help: `how the learning rate falls: ${schedules.map(({ name }) => name).join(", ")}`,
  },
  ...settingOptions(schedules),
  { name: "warm-up", value: "5", help: "let the learning rate rise evenly over so many steps first" },
  { name: "clip-value", value: "1", help: "cut every part of a gradient to this size" },
  { name: "clip-norm", value: "1", help: "shorten a gradient to this length" },
];

export const aboutOptimizers = `Optimizers, over the parameters θ, the value J and the learning rate η:
${listed(optimizers)}
Schedules of the learning rate, over the step n:
${listed(schedules)}`;

/** The optimizer that a command line asks for. @throws OptionError */
export function readOptimizer(given: Arguments): Optimizer {
  const { values } = given;
  const maker = choose("optimizer", optimizers, values.get("optimizer") ?? standard.name);
  const settings = readSettings(maker, optimizers, given);
  const rate = readOption(values, "learning-rate") ?? maker.learningRate;
  const made = maker(readSchedule(rate, given), settings);
  const [value, norm] = [readOption(values, "clip-value"), readOption(values, "clip-norm")];
  return value === undefined && norm === undefined ? made : clipped(made, { value, norm });
}

function readSchedule(rate: number, given: Arguments): LearningRate {
  const name = given.values.get("schedule");
  const maker = name === undefined ? undefined : choose("schedule", schedules, name);
  const settings = readSettings(maker ?? constant, schedules, given);
  const falling = maker ? maker(rate, settings) : rate;
  const rising = readOption(given.values, "warm-up");
  return rising === undefined ? falling : warmUp(falling, rising);
}
