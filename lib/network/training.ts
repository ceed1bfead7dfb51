import { batches } from "../data/batches.js";
import type { Labelled, Rows, Samples } from "../data/dataset.js";
import { type Random, random } from "../data/random.js";
import { checkOptimizer, type Optimizer, type OptimizerStep } from "../descent/optimizer.js";
import { adam } from "../descent/optimizers.js";
import { penalized } from "../descent/penalty.js";
import type { Objective } from "../graph/compile.js";
import { lossCurve } from "../plots/walks/loss-curve.js";
import { type MimeBundle, Shown } from "../show/display.js";
import { DomainError, OptionError } from "../text/errors.js";
import { formatNumber } from "../text/format.js";
import { checkRecord, said } from "../text/guards.js";
import { checkRange, counted, finite } from "../text/ranges.js";
import { drawMasks, keepRunning } from "./moments.js";
import { checkNetwork, type Network } from "./network.js";
import { objectiveOf, parameterNames } from "./objective.js";
import { INPUTS, TARGETS } from "./page.js";
import { type Measured, Measurement } from "./predict.js";
import { Recorded } from "./recorded.js";
import { targetsOf } from "./targets.js";

/** How a network is trained: its optimizer, its batches, how long. */
export interface TrainingOptions {
  /** Any optimizer, also a `clipped` or `decayed` one, or with a schedule over the steps; adam(0.01) unless told otherwise. */
  optimizer?: Optimizer | undefined;
  /** How often every sample is taken at most; 100 unless told otherwise. */
  epochs?: number | undefined;
  /** How many samples a step takes; 32 unless told otherwise. */
  batch?: number | undefined;
  /** Of the order of the samples, and of dropout; 1 unless told otherwise. */
  seed?: number | undefined;
  /** What large weights cost, biases excepted; see `penalized`. */
  l1?: number | undefined;
  l2?: number | undefined;
  /** Samples that are held out: they are measured after each epoch. */
  test?: Samples | Labelled | undefined;
  /** Stop after the first epoch whose loss is below this. */
  until?: number | undefined;
}

const known = ["optimizer", "epochs", "batch", "seed", "l1", "l2", "test", "until"];

/** A network after an epoch; epoch 0 is the start. All samples are measured, without dropout. */
export interface Epoch extends Measured {
  readonly epoch: number;
  readonly testLoss?: number;
  readonly testAccuracy?: number;
}

/** A training under way: each call of `epoch` takes every sample once. Shown, it is its loss curve. */
export class Training extends Shown {
  readonly network: Network;
  readonly epochs: Epoch[] = [];
  /** How many steps the optimizer has taken. */
  steps = 0;
  /** Why it ended; undefined while it goes on. */
  stopped: "epochs" | "until" | "diverged" | undefined;
  /** Of a training that diverged: what had no value, and where. */
  reason: DomainError | undefined;
  /** The most epochs. */
  readonly most: number;

  private readonly inputs: Rows;
  private readonly targets: Rows;
  private readonly batch: number;
  private readonly until: number | undefined;
  private readonly next: Random;
  private readonly own: Measurement;
  private readonly held: Measurement | undefined;
  private readonly graphs = new Map<number, { recorded: Recorded; objective: Objective }>();
  private readonly objective: (recorded: Recorded) => Objective;
  private readonly step: OptimizerStep;
  private current: Objective | undefined;

  constructor(net: Network, data: Samples | Labelled, options: TrainingOptions) {
    super();
    const { optimizer = adam(0.01), epochs = 100, batch = 32, seed = 1, l1, l2, test, until } = options;
    this.network = net;
    this.most = epochs;
    this.batch = Math.min(batch, data.inputs.length);
    this.until = until;
    this.next = random(seed);
    this.inputs = data.inputs;
    this.targets = targetsOf(net, data);
    this.own = new Measurement(net, data);
    this.held = test === undefined ? undefined : new Measurement(net, test);
    const names = parameterNames(net.parameters);
    // Weights are matrices; biases, and what scales and shifts, are vectors.
    const weights = parameterNames(net.parameters.filter(({ shape }) => shape.length === 2));
    this.objective = (recorded) => {
      const objective = objectiveOf(net, recorded, names);
      return l1 || l2 ? penalized(objective, { l1, l2, names: weights }) : objective;
    };
    this.step = optimizer.start(net.values, (point) => {
      const gradient = new Float64Array(point.length);
      this.current?.evaluate(point, gradient);
      return gradient;
    });
    this.measure();
  }

  /** Trains one epoch more, unless it has ended. Answers whether it goes on. */
  epoch(): boolean {
    if (this.stopped !== undefined) return false;
    const places = this.inputs.map((_, i) => i);
    try {
      for (const batch of batches(places, this.batch, this.next)) this.take(batch);
      this.measure();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.stopped = "diverged";
      this.reason = error;
      return false;
    }
    const { epoch, loss } = this.last;
    if (this.until !== undefined && loss < this.until) this.stopped = "until";
    else if (epoch >= this.most) this.stopped = "epochs";
    return this.stopped === undefined;
  }

  get last(): Epoch {
    return this.epochs[this.epochs.length - 1];
  }

  /** One step, on these samples. */
  private take(places: readonly number[]): void {
    const { network } = this;
    const [inputs, targets] = [this.inputs, this.targets].map((rows) => places.map((place) => rows[place]));
    const { recorded, objective } = this.graphFor(inputs, targets);
    recorded.writeRows(INPUTS, inputs);
    recorded.writeRows(TARGETS, targets);
    drawMasks(recorded, this.next);
    this.current = objective;
    const gradient = new Float64Array(network.values.length);
    objective.evaluate(network.values, gradient);
    keepRunning(network, recorded);
    const point = this.step(network.values.slice(), gradient);
    if (!point.every(Number.isFinite))
      throw new DomainError("overflow", "a step led to parameters that are not finite", {
        expected: "a smaller learning rate, or clipped gradients",
      });
    network.values.set(point);
    this.steps++;
  }

  /** One graph for each size of a batch: the usual one, and that of the last, which may be shorter. */
  private graphFor(inputs: Rows, targets: Rows): { recorded: Recorded; objective: Objective } {
    const found = this.graphs.get(inputs.length);
    if (found !== undefined) return found;
    const recorded = new Recorded(this.network, "training", inputs, targets);
    const made = { recorded, objective: this.objective(recorded) };
    this.graphs.set(inputs.length, made);
    return made;
  }

  private measure(): void {
    const held = this.held?.take();
    this.epochs.push({
      epoch: this.epochs.length,
      ...this.own.take(),
      ...(held === undefined ? {} : { testLoss: held.loss }),
      ...(held?.accuracy === undefined ? {} : { testAccuracy: held.accuracy }),
    });
  }

  /** The loss after each epoch, as `lossCurve` takes it; of the held-out samples too. */
  get curves(): { name: string; values: number[] }[] {
    const training = { name: "training", values: this.epochs.map(({ loss }) => loss) };
    if (this.held === undefined) return [training];
    return [training, { name: "test", values: this.epochs.map(({ testLoss }) => testLoss as number) }];
  }

  /** "epoch 20: loss 0.031, accuracy 99 %". */
  text(): string {
    const { epoch, loss, accuracy, testLoss, testAccuracy } = this.last;
    const figures = [
      `loss ${say(loss)}`,
      accuracy === undefined ? "" : `accuracy ${percent(accuracy)}`,
      testLoss === undefined ? "" : `test loss ${say(testLoss)}`,
      testAccuracy === undefined ? "" : `test accuracy ${percent(testAccuracy)}`,
    ];
    const diverged = this.stopped === "diverged" ? `; then it diverged: ${this.reason?.message}` : "";
    return `epoch ${epoch}: ${figures.filter((text) => text !== "").join(", ")}${diverged}`;
  }

  /** As short as can be, so that it stays one line while the curve grows; the losses are to be seen there. */
  private title(): string {
    const { epoch, loss, accuracy, testAccuracy } = this.last;
    if (accuracy === undefined) return `epoch ${epoch}: loss ${say(loss)}`;
    const held = testAccuracy === undefined ? "" : `, test accuracy ${percent(testAccuracy)}`;
    return `epoch ${epoch}: accuracy ${percent(accuracy)}${held}`;
  }

  toMime(): MimeBundle {
    const figure = lossCurve(this.curves, { title: this.title(), label: "loss", counted: "epoch" });
    return { ...figure.toMime(), "text/plain": this.text() };
  }
}

/**
 * A training that waits for its first epoch; `train` runs it to its end. The network learns in place.
 *
 * @throws InputError for data that do not fit the network; OptionError for an option out of range; DomainError where
 * the loss has no value at the start.
 */
export function training(net: Network, data: Samples | Labelled, options: TrainingOptions = {}): Training {
  checkNetwork(net);
  checkRecord("the options", options);
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new OptionError(
      "unknown-option",
      `a training has no option ${said(unknown)}; it has ${known.join(", ")}`,
      {
        value: unknown,
        expected: known.join(", "),
      },
    );
  const { optimizer, epochs = 1, batch = 1, until = 0, test } = options;
  if (optimizer !== undefined) checkOptimizer(optimizer);
  checkRange("epochs", epochs, counted);
  checkRange("batch", batch, counted);
  checkRange("until", until, finite);
  targetsOf(net, data);
  if (test !== undefined) targetsOf(net, test);
  return new Training(net, data, options);
}

function say(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

function percent(share: number): string {
  return `${formatNumber(Number((100 * share).toFixed(1)))} %`;
}
