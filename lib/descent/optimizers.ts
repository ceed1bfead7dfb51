import { aboveZero, belowOne, fromZero } from "../text/ranges.js";
import { declaredOptimizers, eachParameter, optimizer } from "./optimizer.js";
import { number, switched } from "./settings.js";
import { solve } from "./solve.js";

/*
 * Every optimizer. A new one is a declaration here, and a worked example in lib/test/descent/optimizers.test.ts; the command
 * line, its help and the other tests find it in the list at the end. Memory is per parameter and 0 at the start.
 */

/** θ ← θ - η·∇J(θ). Source: Cauchy 1847. η is the learning rate. */
export const gradientDescent = optimizer("gradient-descent", {
  rule: "θ ← θ - η·∇J",
  source: "Cauchy 1847",
  learningRate: 0.1,
  settings: [],
  start: eachParameter(0, () => (rate) => (g) => rate * g),
});

const mu = number("momentum", 0.9, belowOne, "how much of the speed is kept, μ");

/**
 * v ← μ·v + ∇J, θ ← θ - η·v. Source: Polyak 1964, as in Sutskever et al. 2013. μ is `momentum`. `corrected` steps by
 * the average of the gradients seen, v·(1 - μ)/(1 - μⁿ), which is right from the first step on (Kingma & Ba 2015, 3).
 */
export const momentum = optimizer("momentum", {
  rule: "v ← μ·v + ∇J, θ ← θ - η·v",
  source: "Polyak 1964",
  learningRate: 0.1,
  settings: [mu, switched("corrected", "step by the average of the gradients, v·(1 - μ)/(1 - μⁿ)")],
  paper: ({ momentum, corrected }, { rate, n }) =>
    corrected
      ? `v = ${momentum} * v + g; a = v * ${1 - momentum} / ${1 - Math.pow(momentum, n)}; x = x - ${rate} * a`
      : `v = ${momentum} * v + g; x = x - ${rate} * v`,
  start: eachParameter(1, ({ momentum, corrected }, [v]) => {
    let power = 1;
    return (rate) => {
      power *= momentum;
      const share = corrected ? (rate * (1 - momentum)) / (1 - power) : rate;
      return (g, i) => {
        v[i] = momentum * v[i] + g;
        return share * v[i];
      };
    };
  }),
});

/**
 * Momentum with the gradient taken where momentum will carry the point. Rewritten form of Sutskever et al. 2013, whose
 * point is the one looked at; `lookAhead` is their own form: v ← μ·v - η·∇J(θ + μ·v), θ ← θ + v.
 */
export const nesterov = optimizer("nesterov", {
  rule: "v ← μ·v + ∇J, θ ← θ - η·(∇J + μ·v)",
  source: "Nesterov 1983",
  learningRate: 0.1,
  settings: [mu, switched("lookAhead", "take the gradient at θ + μ·v, and stay at θ")],
  paper: ({ momentum, lookAhead }, { rate }) =>
    lookAhead ? "" : `v = ${momentum} * v + g; x = x - ${rate} * (g + ${momentum} * v)`,
  start(settings, ground) {
    const { momentum, lookAhead } = settings;
    if (!lookAhead) return rewritten(settings, ground);
    let v = new Float64Array(ground.start.length);
    return (point, _, rate) => {
      const gradient = ground.gradientAt(point.map((parameter, i) => parameter + momentum * v[i]));
      v = v.map((speed, i) => momentum * speed - rate * gradient[i]);
      return point.map((parameter, i) => parameter + v[i]);
    };
  },
});
const rewritten = eachParameter<{ readonly momentum: number }>(1, ({ momentum }, [v]) => (rate) => (g, i) => {
  v[i] = momentum * v[i] + g;
  return rate * (g + momentum * v[i]);
});

/**
 * θ ← θ - η·(H + λ·I)⁻¹·∇J, H the Hessian. Source: Nocedal & Wright 2006, 3.3. Damped by η below 1, or by λ, which
 * leads downhill where H does not (Levenberg 1944).
 */
export const newton = optimizer("newton", {
  rule: "θ ← θ - η·(H + λ·I)⁻¹·∇J",
  source: "Nocedal & Wright 2006, 3.3",
  learningRate: 1,
  settings: [number("damping", 0, fromZero, "what is added to the diagonal of the Hessian, λ")],
  start:
    ({ damping }, { hessianAt }) =>
    (point, gradient, rate) => {
      const { rows, rounding } = hessianAt(point);
      const damped = rows.map((row, i) => row.map((value, j) => (i === j ? value + damping : value)));
      const direction = solve(damped, gradient, rounding);
      return point.map((parameter, i) => parameter - rate * direction[i]);
    },
});

const epsilon = number("epsilon", 1e-8, aboveZero, "what keeps the bar from 0, ε");

/** Each parameter's rate falls with the squares it has seen. Source: Duchi, Hazan & Singer 2011. */
export const adagrad = optimizer("adagrad", {
  rule: "s ← s + ∇J², θ ← θ - η·∇J/(√s + ε)",
  source: "Duchi, Hazan & Singer 2011",
  learningRate: 0.1,
  settings: [epsilon],
  paper: ({ epsilon }, { rate }) => `s = s + g^2; x = x - ${rate} * g / (sqrt(s) + ${epsilon})`,
  start: eachParameter(1, ({ epsilon }, [s]) => (rate) => (g, i) => {
    s[i] += g * g;
    return (rate * g) / (Math.sqrt(s[i]) + epsilon);
  }),
});

/** Adagrad that forgets: s ← ρ·s + (1 - ρ)·g². Source: Tieleman & Hinton 2012. ρ is `decay`. */
export const rmsProp = optimizer("rmsprop", {
  rule: "s ← ρ·s + (1 - ρ)·∇J², θ ← θ - η·∇J/(√s + ε)",
  source: "Tieleman & Hinton 2012",
  learningRate: 0.1,
  settings: [number("decay", 0.9, belowOne, "how much of the squares is kept, ρ"), epsilon],
  paper: ({ decay, epsilon }, { rate }) =>
    `s = ${decay} * s + ${rest(decay)} * g^2; x = x - ${rate} * g / (sqrt(s) + ${epsilon})`,
  start: eachParameter(1, ({ decay, epsilon }, [s]) => (rate) => (g, i) => {
    s[i] = decay * s[i] + (1 - decay) * g * g;
    return (rate * g) / (Math.sqrt(s[i]) + epsilon);
  }),
});

/** 1 − β as one writes it: 0.1, not 0.09999999999999998. */
const rest = (beta: number): number => Number((1 - beta).toPrecision(12));

const adamSettings = [
  number("beta1", 0.9, belowOne, "how much of the mean is kept, β₁"),
  number("beta2", 0.999, belowOne, "how much of the squares is kept, β₂"),
  epsilon,
  switched("uncorrected", "leave out the correction for starting at 0"),
] as const;

interface AdamValues {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly uncorrected: boolean;
  readonly weightDecay?: number;
}

/** The lines up to the corrected means, and the names of what the step divides. */
function adamPaper(
  { beta1, beta2, uncorrected }: AdamValues,
  n: number,
): [lines: string, mean: string, square: string] {
  const lines = `m = ${beta1} * m + ${rest(beta1)} * g; s = ${beta2} * s + ${rest(beta2)} * g^2`;
  if (uncorrected) return [lines, "m", "s"];
  const [first, second] = [beta1, beta2].map((beta) => Number((1 - Math.pow(beta, n)).toPrecision(14)));
  return [`${lines}; mhat = m / ${first}; shat = s / ${second}`, "mhat", "shat"];
}

const adamSteps = eachParameter<AdamValues>(2, (settings, [mean, square]) => {
  const { beta1, beta2, epsilon, uncorrected, weightDecay = 0 } = settings;
  let power1 = uncorrected ? 0 : 1;
  let power2 = power1;
  return (rate) => {
    power1 *= beta1;
    power2 *= beta2;
    return (g, i, parameter) => {
      mean[i] = beta1 * mean[i] + (1 - beta1) * g;
      square[i] = beta2 * square[i] + (1 - beta2) * g * g;
      const corrected = mean[i] / (1 - power1) / (Math.sqrt(square[i] / (1 - power2)) + epsilon);
      return rate * (corrected + weightDecay * parameter);
    };
  };
});

/** Momentum over RMSProp, both corrected for starting at 0. Source: Kingma & Ba 2015, algorithm 1. */
export const adam = optimizer("adam", {
  rule: "m ← β₁·m + (1 - β₁)·∇J, s ← β₂·s + (1 - β₂)·∇J², θ ← θ - η·m̂/(√ŝ + ε)",
  source: "Kingma & Ba 2015, algorithm 1",
  learningRate: 0.1,
  settings: adamSettings,
  paper(settings, { rate, n }) {
    const [lines, mean, square] = adamPaper(settings, n);
    return `${lines}; x = x - ${rate} * ${mean} / (sqrt(${square}) + ${settings.epsilon})`;
  },
  start: adamSteps,
});

/** Adam with the weight decay kept out of the moments. Source: Loshchilov & Hutter 2019, algorithm 2. */
export const adamW = optimizer("adamw", {
  rule: "m, s as in adam, θ ← θ - η·(m̂/(√ŝ + ε) + λ·θ)",
  source: "Loshchilov & Hutter 2019, algorithm 2",
  learningRate: 0.1,
  settings: [
    ...adamSettings,
    number("weightDecay", 0.01, belowOne, "how much of a parameter is taken off, λ"),
  ],
  paper(settings, { rate, n }) {
    const [lines, mean, square] = adamPaper(settings, n);
    const { epsilon, weightDecay } = settings;
    return `${lines}; x = x - ${rate} * (${mean} / (sqrt(${square}) + ${epsilon}) + ${weightDecay} * x)`;
  },
  start: adamSteps,
});

/** Every optimizer of this file: the command line and the tests loop over it. */
export const optimizers = declaredOptimizers();
