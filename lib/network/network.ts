import { random } from "../data/random.js";
import { flatten, type Nested, nest, sameShape, shapeSaid, shapeText } from "../graph/shape.js";
import { type MimeBundle, Shown } from "../show/display.js";
import { table } from "../show/table.js";
import { InputError } from "../text/errors.js";
import { checkRecord, wrongArgument } from "../text/guards.js";
import { checkRange, counted } from "../text/ranges.js";
import { draws } from "./initializer.js";
import { checkLayers, type Layer } from "./layer.js";
import { type Loss, lossNamed } from "./losses.js";
import { type Parameter, Written } from "./page.js";

/** What a network is judged by, and which random numbers it begins with. */
export interface NetworkOptions {
  /** What it is judged by, a function of the formula language: "mse" unless told otherwise. */
  loss?: string | undefined;
  /** Which random numbers the parameters begin with; 1 unless told otherwise. */
  seed?: number | undefined;
}

/** Layers and the numbers they have learnt. Its lines are a formula, its parameters the inputs of that formula. */
export class Network extends Shown {
  /** How many numbers a sample has. */
  readonly inputs: number;
  readonly layers: readonly Layer[];
  readonly loss: Loss;
  /** What is learnt, in order; all numbers lie one after the other in `values`. */
  readonly parameters: readonly Parameter[];
  /** A training writes here. */
  readonly values: Float64Array;
  /** Mean and variance as batch normalization keeps them for after the training, by name. */
  readonly running: ReadonlyMap<string, Float64Array>;

  constructor(inputs: number, layers: readonly Layer[], loss: Loss, seed: number) {
    super();
    this.inputs = inputs;
    this.layers = layers;
    this.loss = loss;
    const { parameters, followed } = this.written(true);
    this.parameters = parameters;
    const sources = draws(random(seed));
    this.values = Float64Array.from(
      parameters.flatMap(({ initializer, fans, size }) => {
        const next = initializer.start(fans, sources);
        return Array.from({ length: size }, next);
      }),
    );
    this.running = new Map(
      followed.flatMap(({ signal, mean, variance }) => [
        [mean, new Float64Array(signal.width)],
        [variance, new Float64Array(signal.width).fill(1)],
      ]),
    );
  }

  /** How many numbers it answers for each sample. */
  get outputs(): number {
    return this.written(false).last.width;
  }

  /** What the layers calculate, in training or after it. */
  written(training: boolean): Written {
    return new Written(this.inputs, this.layers, training);
  }

  /** The parameters by name, nested in their shapes. */
  get weights(): Record<string, Nested> {
    return this.named(this.values);
  }

  /** Gives some of the parameters other numbers. @throws InputError for an unknown name, or another shape; nothing has changed then. */
  set(weights: Readonly<Record<string, Nested>>): this {
    checkRecord("the parameters", weights, "an object of numbers by name, such as { b1: [0, 0] }");
    const changes = Object.entries(weights).map(([name, value]) => {
      const { shape, offset } = this.parameter(name);
      const given = flatten(name, value);
      if (!sameShape(given.shape, shape))
        throw new InputError(
          "shapes-differ",
          `${name} is ${shapeSaid(shape)}, not ${shapeSaid(given.shape)}`,
          {
            value: given.shape,
            expected: shapeSaid(shape),
          },
        );
      return { offset, data: given.data };
    });
    for (const { offset, data } of changes) this.values.set(data, offset);
    return this;
  }

  /** Numbers in the order of the parameters, nested by name: their gradient, for instance. */
  named(numbers: ArrayLike<number>): Record<string, Nested> {
    return Object.fromEntries(
      this.parameters.map(({ name, shape, offset }) => [name, nest(shape, numbers, offset)]),
    );
  }

  private parameter(name: string): Parameter {
    const found = this.parameters.find((one) => one.name === name);
    if (found !== undefined) return found;
    const known = this.parameters.map((one) => one.name).join(", ");
    throw new InputError("unknown-name", `"${name}" is no parameter of this network; they are ${known}`, {
      value: name,
      expected: known,
    });
  }

  /** Its lines and its parameters, as a table. */
  toMime(): MimeBundle {
    const rows = this.parameters.map(({ name, shape, size }) => ({
      parameter: name,
      shape: shapeText(shape),
      numbers: size,
    }));
    const { lines } = this.written(true);
    const caption = `${this.inputs} → ${this.outputs}, ${this.values.length} parameters, ${this.loss.name}: ${lines.join("; ")}`;
    return table(rows, { caption }).toMime();
  }
}

/**
 * A network of layers, its parameters drawn by their initializers.
 *
 *     const net = network(2, [dense(16, "tanh"), dense(16, "tanh"), dense(1)], { loss: "logisticLoss" });
 *
 * @param inputs how many numbers a sample has.
 * @throws OptionError for a number of inputs that is none; InputError for layers that do not fit, or an unknown loss.
 */
export function network(inputs: number, layers: readonly Layer[], options: NetworkOptions = {}): Network {
  checkRange("inputs", inputs, counted);
  checkLayers(layers);
  checkRecord("the options", options);
  const { loss = "mse", seed = 1 } = options;
  const judged = lossNamed(loss);
  const made = new Network(inputs, layers, judged, seed);
  if (judged.shares && made.outputs < 2)
    throw new InputError(
      "one-share",
      `${judged.name} needs an output for each class, but the last layer gives one number, which would always be all of it`,
      { value: made.outputs, expected: "two outputs at least, or logisticLoss for one" },
    );
  if (made.values.length === 0)
    throw new InputError("nothing-to-learn", "these layers have no parameters", {
      value: layers,
      expected: "a layer that learns, such as dense(1)",
    });
  return made;
}

/** @throws InputError for what is no network. */
export function checkNetwork(value: unknown): asserts value is Network {
  if (!(value instanceof Network))
    throw wrongArgument("the network", value, "a network, such as network(2, [dense(1)])");
}
