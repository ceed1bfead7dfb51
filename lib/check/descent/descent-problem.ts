import type { Optimizer } from "../../descent/optimizer.js";

/** A table of gradient descent that is worked by hand: what to descend, from where, and how. */
export interface DescentProblem {
  /** The formula, such as "f = x^2 + 2*y^2" or "o = w1*x1 + w2*x2 + b; loss = (o - t)^2". */
  formula: string;
  /** The parameters at step 0. */
  start: Readonly<Record<string, number>>;
  /** Above 0; not beside an optimizer, which has its own. */
  learningRate?: number | undefined;
  /** How the steps are made, such as `momentum(0.1)` or `adam(0.1)`; gradient descent when left out. */
  optimizer?: Optimizer | undefined;
  /** The other inputs of the formula, one record a step, from the beginning again when they are used up. */
  samples?: readonly Readonly<Record<string, number>>[] | undefined;
}
