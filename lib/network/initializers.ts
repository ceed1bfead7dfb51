import { number, switched } from "../descent/settings.js";
import { aboveZero, finite } from "../text/ranges.js";
import { type Draws, declaredInitializers, type Fans, initializer } from "./initializer.js";

/*
 * Every initializer of weights. A layer of n_in inputs and n_out units keeps the variance of its values if
 * n_in·Var(w) = 1, and that of the gradients if n_out·Var(w) = 1; Glorot & Bengio take the mean of both. relu
 * halves the second moment, which a gain of √2 makes up for (He et al. 2015, equations 7 to 10). Biases begin at 0.
 */

const gain = number("gain", 1, aboveZero, "what the standard deviation is multiplied by, g");
const afterRelu = number("gain", Math.SQRT2, aboveZero, "what the standard deviation is multiplied by, g");
const back = switched("fanOut", "keep the variance of the gradients: n_out for n_in");

/** Even numbers of this standard deviation: ±√3·σ. */
function evenly(deviation: number, { even }: Draws): () => number {
  const reach = Math.sqrt(3) * deviation;
  return () => reach * (2 * even() - 1);
}

function normally(deviation: number, { normal }: Draws): () => number {
  return () => deviation * normal();
}

function glorot({ gain }: { readonly gain: number }, fans: Fans): number {
  return gain * Math.sqrt(2 / (fans.in + fans.out));
}

function he({ gain, fanOut }: { readonly gain: number; readonly fanOut: boolean }, fans: Fans): number {
  return gain / Math.sqrt(fanOut ? fans.out : fans.in);
}

/** Even within ±g·√(6/(n_in + n_out)), for tanh and sigmoid. Source: Glorot & Bengio 2010, equation 16. */
export const xavierUniform = initializer("xavier-uniform", {
  rule: "w even within ±g·√(6/(n_in + n_out))",
  source: "Glorot & Bengio 2010, equation 16",
  settings: [gain],
  start: (settings, fans, draws) => evenly(glorot(settings, fans), draws),
});

/** Normal with variance g²·2/(n_in + n_out). Source: Glorot & Bengio 2010, equation 12. */
export const xavierNormal = initializer("xavier-normal", {
  rule: "w normal, variance g²·2/(n_in + n_out)",
  source: "Glorot & Bengio 2010, equation 12",
  settings: [gain],
  start: (settings, fans, draws) => normally(glorot(settings, fans), draws),
});

/** Even within ±g·√(3/n_in), g = √2 for relu. Source: He et al. 2015, equation 10. */
export const kaimingUniform = initializer("kaiming-uniform", {
  rule: "w even within ±g·√(3/n_in)",
  source: "He, Zhang, Ren & Sun 2015, equation 10",
  settings: [afterRelu, back],
  start: (settings, fans, draws) => evenly(he(settings, fans), draws),
});

/** Normal with variance g²/n_in, g = √2 for relu. Source: He et al. 2015, equation 10. */
export const kaimingNormal = initializer("kaiming-normal", {
  rule: "w normal, variance g²/n_in",
  source: "He, Zhang, Ren & Sun 2015, equation 10",
  settings: [afterRelu, back],
  start: (settings, fans, draws) => normally(he(settings, fans), draws),
});

/** Normal with the same standard deviation whatever the fans are: what the others are compared with. */
export const plainNormal = initializer("normal", {
  rule: "w normal, standard deviation σ",
  source: "Krizhevsky, Sutskever & Hinton 2012, 5",
  settings: [number("deviation", 0.01, aboveZero, "the standard deviation, σ")],
  start: ({ deviation }, _, draws) => normally(deviation, draws),
});

/** Every number the same. Units of a layer whose weights begin alike stay alike for ever. */
export const constantly = initializer("constant", {
  rule: "w = c",
  source: "Goodfellow, Bengio & Courville 2016, 8.4",
  settings: [number("value", 0.1, finite, "the number, c")],
  start:
    ({ value }) =>
    () =>
      value,
});

/** All zeros. */
export const zeros = initializer("zeros", {
  rule: "w = 0",
  source: "Goodfellow, Bengio & Courville 2016, 8.4",
  settings: [],
  start: () => () => 0,
});

/** Every initializer of this file: the documentation and the tests loop over it. */
export const initializers = declaredInitializers();
