import { checkRecord } from "../text/guards.js";
import { aboveZero, belowOne, checkRange } from "../text/ranges.js";
import { checkOptimizer, type Optimizer } from "./optimizer.js";
import { number, valuesOf } from "./settings.js";

/** How far a gradient may reach. */
export interface Clip {
  /** The most that any one part of it may be, to either side. Source: Mikolov 2012, 3.2.2. */
  value?: number | undefined;
  /** The most that its length √Σg² may be; a longer one keeps its direction. Source: Pascanu, Mikolov & Bengio 2013. */
  norm?: number | undefined;
}

const limits = [
  number("value", Number.MAX_VALUE, aboveZero, "the most that a part of the gradient may be"),
  number("norm", Number.MAX_VALUE, aboveZero, "the most that its length may be"),
] as const;

/**
 * The same optimizer with every gradient clipped before it is used: by value first, then by its length. What a walk
 * records is the gradient itself. @throws OptionError for a limit that is not above 0.
 */
export function clipped(optimizer: Optimizer, clip: Clip): Optimizer {
  checkOptimizer(optimizer);
  checkRecord("the limits", clip);
  const { value, norm } = valuesOf("clipped", limits, [clip]);
  const cut = (gradient: Float64Array): Float64Array => {
    const within = gradient.map((g) => Math.max(-value, Math.min(value, g)));
    const length = lengthOf(within);
    return length > norm ? within.map((g) => (g / length) * norm) : within;
  };
  return {
    ...optimizer,
    start(point, gradientAt, hessianAt) {
      const step = optimizer.start(point, (at) => cut(gradientAt(at)), hessianAt);
      return (at, gradient) => step(at, cut(gradient));
    },
  };
}

/**
 * The same optimizer with weight decay: each step also takes η·λ of every parameter off, apart from what the optimizer
 * makes of the gradient. Source: Loshchilov & Hutter 2019, algorithm 1. @throws OptionError for λ outside 0 … 1.
 */
export function decayed(optimizer: Optimizer, weightDecay: number): Optimizer {
  checkOptimizer(optimizer);
  checkRange("weight-decay", weightDecay, belowOne);
  const { learningRate, schedule = () => learningRate } = optimizer;
  return {
    ...optimizer,
    start(point, gradientAt, hessianAt) {
      const step = optimizer.start(point, gradientAt, hessianAt);
      let n = 0;
      return (at, gradient) => {
        const share = schedule(n++) * weightDecay;
        return step(at, gradient).map((next, i) => next - share * at[i]);
      };
    },
  };
}

/** √Σx², also where a square would leave the range of numbers. */
function lengthOf(vector: Float64Array): number {
  const most = vector.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
  if (most === 0) return 0;
  return most * Math.sqrt(vector.reduce((sum, x) => sum + (x / most) * (x / most), 0));
}
