import { functionNamed, functions } from "../formula/words.js";
import { tensorFunctions } from "../gates/functions.js";
import { InputError } from "../text/errors.js";
import { checkRecord, checkText, said, wrongArgument } from "../text/guards.js";
import { belowOne, checkRange, counted } from "../text/ranges.js";
import { closest } from "../text/suggest.js";
import { checkInitializer, type Initializer } from "./initializer.js";
import { constantly, kaimingNormal, xavierUniform, zeros } from "./initializers.js";
import { checkLayers, type Layer, type LayerKind, type Page, type Signal } from "./layer.js";

/*
 * The layers. Each writes itself as lines of a formula over rows of samples; what those lines send back is the
 * business of the gates.
 */

/** Functions of a whole tensor that give one of the same shape; the other activations are gates, number by number. */
const ofTensors = ["softmax", "logSoftmax", "gelu"];

/** What a dense layer may be given: how its weights are drawn, whether it has biases. */
export interface DenseOptions {
  /** What the weights begin with; kaimingNormal() before a relu or its kin, else xavierUniform(). */
  weights?: Initializer | undefined;
  /** Whether a number is added to each unit; true unless told otherwise. It begins at 0. */
  bias?: boolean | undefined;
}

/**
 * Every input goes to every unit: z = x·W + b, then h = activation(z). W has a row for each input and a column for
 * each unit. The activation is a function of the formula language, such as "tanh" or "relu", or a gate of your own.
 *
 * @throws OptionError for a number of units that is no whole number of at least 1; InputError for an unknown activation.
 */
export function dense(units: number, activation?: string, options: DenseOptions = {}): Layer {
  checkRange("units", units, counted);
  checkRecord("the options", options);
  if (activation !== undefined) checkActivation(activation);
  const { bias = true, weights = usual(activation) } = options;
  checkInitializer(weights);
  return {
    kind: "dense",
    settings: { units, activation, bias: checkFlag("bias", bias) },
    write(page, x) {
      const n = page.count("dense");
      const fans = { in: x.width, out: units };
      page.parameter(`W${n}`, [x.width, units], fans, weights);
      if (bias) page.parameter(`b${n}`, [units], fans, zeros());
      const z = page.line(`z${n}`, `${x.name} * W${n}${bias ? ` + b${n}` : ""}`, units);
      return activation === undefined ? z : page.line(`h${n}`, `${activation}(${z.name})`, units);
    },
  };
}

/** The units of the relu family lose half of what goes in, for which Kaiming's gain makes up. */
function usual(activation: string | undefined): Initializer {
  return /relu|elu$/i.test(activation ?? "") ? kaimingNormal() : xavierUniform();
}

/**
 * Each feature as it stands among the samples of its batch, (x - mean)/√(variance + ε), then γ·… + β. After the
 * training mean and variance are the running ones. Source: Ioffe & Szegedy 2015, algorithms 1 and 2.
 */
export function batchNormalization(): Layer {
  return {
    kind: "batchNormalization",
    settings: {},
    write(page, x) {
      const n = scaled(page, x);
      const [mean, variance] = [`mean${n}`, `variance${n}`];
      page.follow(x, mean, variance);
      const own = `(${x.name} - ${mean}) ./ sqrt(${variance} + 0.00001) .* gamma${n} + beta${n}`;
      const batch = `batchNorm(${x.name}, gamma${n}, beta${n})`;
      return page.line(`n${n}`, page.training ? batch : own, x.width);
    },
  };
}

/** Each sample by the mean and variance of its own features, then γ·… + β. Source: Ba, Kiros & Hinton 2016. */
export function layerNormalization(): Layer {
  return {
    kind: "layerNormalization",
    settings: {},
    write(page, x) {
      const n = scaled(page, x);
      return page.line(`n${n}`, `layerNorm(${x.name}, gamma${n}, beta${n})`, x.width);
    },
  };
}

/** γ and β of a normalization: the first of a page is number 1. */
function scaled(page: Page, { width }: Signal): number {
  const n = page.count("normalization");
  const fans = { in: 1, out: 1 };
  page.parameter(`gamma${n}`, [width], fans, constantly(1));
  page.parameter(`beta${n}`, [width], fans, zeros());
  return n;
}

/**
 * In training a share `rate` of the numbers is left out, others each time, and the rest is made larger by 1/(1 - rate);
 * afterwards nothing happens here. Source: Srivastava et al. 2014.
 *
 * @throws OptionError for a rate outside 0 … 1.
 */
export function dropout(rate = 0.5): Layer {
  checkRange("rate", rate, belowOne);
  return {
    kind: "dropout",
    settings: { rate },
    write(page, x) {
      if (!page.training) return x;
      const n = page.count("dropout");
      page.mask(`mask${n}`, x.width, rate);
      return page.line(`d${n}`, `${x.name} .* mask${n}`, x.width);
    },
  };
}

/**
 * What goes in is added to what the layers make of it: x + f(x), so that the gradient has a way past them.
 * Source: He et al. 2016. The layers must give as many numbers as go in.
 */
export function residual(...layers: Layer[]): Layer {
  checkLayers(layers);
  return {
    kind: "residual",
    settings: { layers },
    write(page, x) {
      const made = layers.reduce((signal, layer) => layer.write(page, signal), x);
      if (made.width !== x.width)
        throw new InputError(
          "shapes-differ",
          `a residual adds what goes in, ${x.width} numbers, to ${made.width}`,
          { value: made.width, expected: `layers that end with ${x.width} numbers` },
        );
      return page.line(`r${page.count("residual")}`, `${x.name} + ${made.name}`, x.width);
    },
  };
}

/** Every kind of layer, by the name under which it is saved. */
export const layerKinds: Readonly<Record<string, LayerKind>> = {
  dense: ({ units, activation, bias }) =>
    dense(units as number, activation as string | undefined, { bias: bias as boolean | undefined }),
  batchNormalization,
  layerNormalization,
  dropout: ({ rate }) => dropout(rate as number | undefined),
  residual: ({ layers }) => residual(...(layers as Layer[])),
};

function checkActivation(name: unknown): void {
  checkText("the activation", name, 'the name of a function, such as "tanh"');
  if (functionNamed(name)?.inputs.length === 1) return;
  if (ofTensors.includes(name) && tensorFunctions.has(name)) return;
  const known = [...functions.values()].filter((gate) => gate.inputs.length === 1).map((gate) => gate.name);
  const meant = closest(name, [...known, ...ofTensors]);
  throw new InputError(
    "unknown-activation",
    `no activation is called ${said(name)}${meant === undefined ? "" : `; did you mean "${meant}"?`}`,
    { value: name, expected: `one of ${[...known, ...ofTensors].join(", ")}, or a gate of one input` },
  );
}

function checkFlag(name: string, value: unknown): boolean {
  if (typeof value !== "boolean") throw wrongArgument(name, value, "true or false");
  return value;
}
