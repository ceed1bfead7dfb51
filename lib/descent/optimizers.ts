import { checkInUnit, checkPositive } from "../text/ranges.js";
import { hessian, solve } from "./measured-hessian.js";

/** One step of an optimizer: from a point and its gradient to the next point. Neither argument is changed. */
export type OptimizerStep = (point: Float64Array, gradient: Float64Array) => Float64Array;

/** A way down. `start` gives the steps of one walk, with their own memory, so an optimizer can be used again. */
export interface Optimizer {
  readonly name: string;
  readonly learningRate: number;
  start(point: Float64Array, gradientAt: (point: Float64Array) => Float64Array): OptimizerStep;
}

/** θ ← θ - η·∇J(θ). Source: Cauchy 1847. η is the learning rate. */
export function gradientDescent(learningRate: number): Optimizer {
  return elementwise("gradient-descent", learningRate, 0, () => (g) => learningRate * g);
}

/** v ← μ·v + ∇J, θ ← θ - η·v. Source: Polyak 1964, as in Sutskever et al. 2013. μ is `momentum`. */
export function momentum(learningRate: number, momentum = 0.9): Optimizer {
  checkInUnit("momentum", momentum);
  return elementwise("momentum", learningRate, 1, (m) => (g, i) => {
    m[0][i] = momentum * m[0][i] + g;
    return learningRate * m[0][i];
  });
}

/** Momentum with the gradient taken where momentum will carry the point. Rewritten form of Sutskever et al. 2013. */
export function nesterov(learningRate: number, momentum = 0.9): Optimizer {
  checkInUnit("momentum", momentum);
  return elementwise("nesterov", learningRate, 1, (m) => (g, i) => {
    m[0][i] = momentum * m[0][i] + g;
    return learningRate * (g + momentum * m[0][i]);
  });
}

/** Each parameter's rate falls with the squares it has seen. Source: Duchi, Hazan & Singer 2011. */
export function adagrad(learningRate: number, epsilon = 1e-8): Optimizer {
  checkPositive("epsilon", epsilon);
  return elementwise("adagrad", learningRate, 1, (m) => (g, i) => {
    m[0][i] += g * g;
    return (learningRate * g) / (Math.sqrt(m[0][i]) + epsilon);
  });
}

/** Adagrad that forgets: s ← ρ·s + (1 - ρ)·g². Source: Tieleman & Hinton 2012. ρ is `decay`. */
export function rmsProp(learningRate: number, decay = 0.9, epsilon = 1e-8): Optimizer {
  checkInUnit("decay", decay);
  checkPositive("epsilon", epsilon);
  return elementwise("rmsprop", learningRate, 1, (m) => (g, i) => {
    m[0][i] = decay * m[0][i] + (1 - decay) * g * g;
    return (learningRate * g) / (Math.sqrt(m[0][i]) + epsilon);
  });
}

/** The settings of Adam and AdamW; the defaults are those of the papers. */
export interface AdamOptions {
  beta1?: number | undefined;
  beta2?: number | undefined;
  epsilon?: number | undefined;
  /** AdamW only: how much of the parameter itself is taken off at each step, times the learning rate. */
  weightDecay?: number | undefined;
}

/** Momentum over RMSProp, both corrected for starting at 0. Source: Kingma & Ba 2015, algorithm 1. */
export function adam(learningRate: number, options: AdamOptions = {}): Optimizer {
  return adamLike("adam", learningRate, { ...options, weightDecay: 0 });
}

/** Adam with the weight decay kept out of the moments. Source: Loshchilov & Hutter 2019, algorithm 2. */
export function adamW(learningRate: number, options: AdamOptions = {}): Optimizer {
  return adamLike("adamw", learningRate, options);
}

function adamLike(name: string, learningRate: number, options: AdamOptions): Optimizer {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0.01 } = options;
  checkInUnit("beta1", beta1);
  checkInUnit("beta2", beta2);
  checkPositive("epsilon", epsilon);
  checkInUnit("weight-decay", weightDecay);
  return elementwise(name, learningRate, 2, ([mean, square]) => {
    let power1 = 1;
    let power2 = 1;
    return (g, i, parameter) => {
      if (i === 0) {
        power1 *= beta1;
        power2 *= beta2;
      }
      mean[i] = beta1 * mean[i] + (1 - beta1) * g;
      square[i] = beta2 * square[i] + (1 - beta2) * g * g;
      const corrected = mean[i] / (1 - power1) / (Math.sqrt(square[i] / (1 - power2)) + epsilon);
      return learningRate * (corrected + weightDecay * parameter);
    };
  });
}

/** θ ← θ - η·H⁻¹·∇J, with the Hessian H measured from the gradient. Source: Nocedal & Wright 2006, 3.3. */
export function newton(learningRate = 1): Optimizer {
  checkPositive("learning-rate", learningRate);
  return {
    name: "newton",
    learningRate,
    start: (_, gradientAt) => (point, gradient) => {
      const direction = solve(hessian(gradientAt, point), gradient);
      return point.map((parameter, i) => parameter - learningRate * direction[i]);
    },
  };
}

/** An optimizer that treats each parameter for itself; `memory` is how many numbers it keeps for each. */
function elementwise(
  name: string,
  learningRate: number,
  memory: number,
  rule: (memories: Float64Array[]) => (gradient: number, i: number, parameter: number) => number,
): Optimizer {
  checkPositive("learning-rate", learningRate);
  return {
    name,
    learningRate,
    start: (point) => {
      const change = rule(Array.from({ length: memory }, () => new Float64Array(point.length)));
      return (at, gradient) => at.map((parameter, i) => parameter - change(gradient[i], i, parameter));
    },
  };
}
