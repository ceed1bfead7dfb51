import type { Labelled, Samples } from "../data/dataset.js";
import { random } from "../data/random.js";
import { Formula } from "../formula/formula.js";
import { backward } from "../graph/backward.js";
import type { Objective } from "../graph/compile.js";
import type { Span } from "../graph/spans.js";
import { checkRecord } from "../text/guards.js";
import { checkWhole } from "../text/ranges.js";
import { draws } from "./initializer.js";
import { checkNetwork, type Network } from "./network.js";
import { Recorded } from "./recorded.js";
import { targetsOf } from "./targets.js";

/**
 * A network on samples as a formula: its parameters are the inputs, the samples X and their targets T are fixed. So a
 * small network is shown, traced and stepped through like any other graph, and `gradients()` are nested by parameter.
 *
 * @throws InputError for data that do not fit the network; DomainError where a gate has no finite value.
 */
export function networkFormula(net: Network, data: Samples | Labelled): Formula {
  const { output, text, names } = evaluated(net, data);
  return new Formula(output, text, names);
}

/** How large values and gradients are in one layer. */
export interface Spread {
  /** What the layer gives, as the network's lines call it: z1, h1, … */
  readonly layer: string;
  readonly mean: number;
  readonly variance: number;
  /** Of the loss's gradient with respect to these values. */
  readonly gradientVariance: number;
}

/**
 * Mean and variance of the values that each line of a network gives over all samples and units, and the variance of
 * their gradients: whether a signal lives through the layers, forward and backward.
 *
 * @throws as `networkFormula` does.
 */
export function layerSpread(net: Network, data: Samples | Labelled): Spread[] {
  const recorded = evaluated(net, data);
  const gradients = backward(recorded.output);
  return recorded.written.signals.map((layer) => {
    const span = recorded.span(layer);
    const { mean, variance } = moments(recorded.graph.value, span);
    return { layer, mean, variance, gradientVariance: moments(gradients, span).variance };
  });
}

/** As it is in training, but without dropout. */
function evaluated(net: Network, data: Samples | Labelled): Recorded {
  checkNetwork(net);
  const targets = targetsOf(net, data);
  return new Recorded(net, "training", data.inputs, targets);
}

function moments(numbers: Float64Array, { offset, size }: Span): { mean: number; variance: number } {
  let [sum, squares] = [0, 0];
  for (let row = offset; row < offset + size; row++) sum += numbers[row];
  const mean = sum / size;
  for (let row = offset; row < offset + size; row++) squares += (numbers[row] - mean) * (numbers[row] - mean);
  return { mean, variance: squares / size };
}

/**
 * A cut through the loss of a network: its loss where the present parameters are moved by a times one random direction
 * and b times another, as a function of a and b for `contourPath` and `descend`. In each parameter (W1, b1, …) a direction
 * is as long as the parameter itself, so that 1 means the same in all of them. Source: Li et al. 2018, "Visualizing the
 * loss landscape of neural nets", 4, by parameter instead of by filter.
 *
 * @param options `seed` chooses the directions; 1 when left out.
 * @throws as `networkFormula` does; OptionError for a seed that is no whole number.
 */
export function lossPlane(
  net: Network,
  data: Samples | Labelled,
  options: { seed?: number } = {},
): Objective {
  checkRecord("the options", options);
  const { seed = 1 } = options;
  checkWhole("seed", seed, 0, 4294967295);
  const { normal } = draws(random(seed));
  const loss = networkFormula(net, data).objective(Object.keys(net.weights));
  const middle = Float64Array.from(net.values);
  const directions = [0, 1].map(() => direction(net, middle, normal));
  const slope = new Float64Array(middle.length);
  return {
    names: ["a", "b"],
    evaluate(at, gradient) {
      const place = middle.map((value, i) => value + at[0] * directions[0][i] + at[1] * directions[1][i]);
      const value = loss.evaluate(place, slope);
      for (const k of [0, 1]) gradient[k] = slope.reduce((sum, d, i) => sum + d * directions[k][i], 0);
      return value;
    },
  };
}

function direction({ parameters }: Network, middle: Float64Array, normal: () => number): Float64Array {
  const along = middle.map(normal);
  for (const { offset, size } of parameters) {
    const part = along.subarray(offset, offset + size);
    const scale = lengthOf(middle.subarray(offset, offset + size)) / (lengthOf(part) || 1);
    for (let i = 0; i < size; i++) part[i] *= scale;
  }
  return along;
}

const lengthOf = (numbers: Float64Array): number => Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0));
