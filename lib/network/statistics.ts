import type { Labelled, Samples } from "../data/dataset.js";
import { Formula } from "../formula/formula.js";
import { backward } from "../graph/backward.js";
import type { Span } from "../graph/spans.js";
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
