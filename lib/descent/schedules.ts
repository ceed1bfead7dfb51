import { aboveZero, belowOne, checkRange, counted } from "../text/ranges.js";
import { declaredSchedules, type LearningRate, type Schedule, schedule, scheduleOf } from "./schedule.js";
import { number } from "./settings.js";

/*
 * Learning rates that change from step to step; a number is one that stays. A new one is a declaration here, and
 * a worked row in lib/test/descent/schedules.test.ts.
 */

const factor = number("factor", 0.5, belowOne, "what the rate is multiplied by");

/** η·fᵏ, k how often `every` steps have passed. Source: Goodfellow, Bengio & Courville 2016, 8.3.1. */
export const stepDecay = schedule("step", {
  rule: "η·factor^⌊n/every⌋",
  source: "Goodfellow, Bengio & Courville 2016, 8.3.1",
  settings: [factor, number("every", 10, counted, "after so many steps")],
  share:
    ({ factor, every }) =>
    (n) =>
      Math.pow(factor, Math.floor(n / every)),
});

/** η·fⁿ. Source: Goodfellow, Bengio & Courville 2016, 8.3.1. */
export const exponentialDecay = schedule("exponential", {
  rule: "η·factorⁿ",
  source: "Goodfellow, Bengio & Courville 2016, 8.3.1",
  settings: [factor],
  share:
    ({ factor }) =>
    (n) =>
      Math.pow(factor, n),
});

/** Half a cosine from η down to η·`end` in `over` steps, then level. Source: Loshchilov & Hutter 2017, equation 5. */
export const cosineDecay = schedule("cosine", {
  rule: "η·(end + (1 - end)·(1 + cos(π·n/over))/2)",
  source: "Loshchilov & Hutter 2017, equation 5",
  settings: [
    number("over", 100, counted, "in so many steps"),
    number("end", 0, belowOne, "the share of the rate at the end"),
  ],
  share:
    ({ over, end }) =>
    (n) =>
      n >= over ? end : end + ((1 - end) * (1 + Math.cos((Math.PI * n) / over))) / 2,
});

/** η/(1 + c·n): its sum is infinite, that of its squares is not. Source: Robbins & Monro 1951. */
export const inverseTimeDecay = schedule("inverse-time", {
  rule: "η/(1 + slowing·n)",
  source: "Robbins & Monro 1951",
  settings: [number("slowing", 0.1, aboveZero, "how soon the rate falls")],
  share:
    ({ slowing }) =>
    (n) =>
      1 / (1 + slowing * n),
});

/** Every schedule of this file: the command line and the tests loop over it. */
export const schedules = declaredSchedules();

/**
 * The same rate, but rising evenly over the first steps: the first takes 1/steps of it, the last all of it.
 * Source: Goyal et al. 2017, 2.2.
 */
export function warmUp(learningRate: LearningRate, steps: number): Schedule {
  checkRange("warm-up", steps, counted);
  const rate = scheduleOf(learningRate);
  return (n) => rate(n) * Math.min(1, (n + 1) / steps);
}
