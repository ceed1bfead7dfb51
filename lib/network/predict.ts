import { checkSamples, isLabelled, type Labelled, type Rows, type Samples } from "../data/dataset.js";
import { wrongArgument } from "../text/guards.js";
import { checkNetwork, type Network } from "./network.js";
import { INPUTS, TARGETS } from "./page.js";
import { type Purpose, Recorded } from "./recorded.js";
import { checkInputs, classOf, targetsOf } from "./targets.js";

/** So many samples go through a graph at a time: more would only need more memory. */
const CHUNK = 256;

/** How good a network is on some samples. */
export interface Measured {
  /** The mean over the samples, without what large parameters cost. */
  readonly loss: number;
  /** The share that it puts into the right class; of labelled samples. */
  readonly accuracy?: number;
}

/**
 * What a network answers, a row for each row of inputs: probabilities of the classes where its loss is
 * softmaxCrossEntropy, that of the second of two where it is logisticLoss, else what its last layer gives.
 *
 * @throws InputError for rows that it cannot take; DomainError where a gate has no finite value.
 */
export function predict(net: Network, inputs: Rows): number[][] {
  checkNetwork(net);
  checkInputs(net, inputs);
  return chunks(net, "answers", inputs, []).flatMap(({ recorded, from }) => {
    recorded.writeRows(INPUTS, inputs.slice(from, from + recorded.rows));
    return answersOf(net, recorded);
  });
}

/** The class of each row of inputs: its place among the classes. @throws as `predict` does. */
export function classify(net: Network, inputs: Rows): number[] {
  return predict(net, inputs).map((answer) => classOf(net, answer));
}

/** The share of samples that a network puts into the right class. @throws InputError for data without labels. */
export function accuracy(net: Network, data: Labelled): number {
  checkNetwork(net);
  checkLabelled(data);
  return new Measurement(net, data).take().accuracy as number;
}

/**
 * How often each class was taken for each: a record for each class, "→ iris" what it was taken for.
 * @throws InputError for data without labels.
 */
export function confusion(net: Network, data: Labelled): Record<string, string | number>[] {
  checkNetwork(net);
  checkLabelled(data);
  targetsOf(net, data);
  const { classes, labels, inputs } = data;
  const counts = classes.map(() => classes.map(() => 0));
  classify(net, inputs).forEach((label, i) => {
    counts[labels[i]][label]++;
  });
  return classes.map((name, i) => ({
    class: name,
    ...Object.fromEntries(classes.map((other, j) => [`→ ${other}`, counts[i][j]])),
  }));
}

/** The same samples measured again and again: their graphs are recorded once. */
export class Measurement {
  private readonly net: Network;
  private readonly data: Samples | Labelled;
  private readonly targets: Rows;
  private readonly parts: readonly Part[];

  constructor(net: Network, data: Samples | Labelled) {
    this.net = net;
    this.data = data;
    this.targets = targetsOf(net, data);
    this.parts = chunks(net, "measure", data.inputs, this.targets);
  }

  /** @throws DomainError where a gate has no finite value. */
  take(): Measured {
    const { net, data, targets } = this;
    let [loss, right] = [0, 0];
    for (const { recorded, from } of this.parts) {
      const to = from + recorded.rows;
      recorded.writeRows(INPUTS, data.inputs.slice(from, to));
      recorded.writeRows(TARGETS, targets.slice(from, to));
      const answers = answersOf(net, recorded);
      loss += (recorded.output.value * recorded.rows) / data.inputs.length;
      if (isLabelled(data))
        right += answers.filter((answer, i) => classOf(net, answer) === data.labels[from + i]).length;
    }
    return isLabelled(data) ? { loss, accuracy: right / data.inputs.length } : { loss };
  }
}

interface Part {
  readonly recorded: Recorded;
  readonly from: number;
}

/** Graphs that together hold all rows; those of one size are one and the same. */
function chunks(net: Network, purpose: Purpose, inputs: Rows, targets: Rows): Part[] {
  const bySize = new Map<number, Recorded>();
  const parts: Part[] = [];
  for (let from = 0; from < inputs.length; from += CHUNK) {
    const [some, wanted] = [inputs, targets].map((rows) => rows.slice(from, from + CHUNK));
    const recorded = bySize.get(some.length) ?? new Recorded(net, purpose, some, wanted);
    bySize.set(some.length, recorded);
    parts.push({ recorded, from });
  }
  return parts;
}

/** Evaluates a graph with the present parameters and reads its answers. */
function answersOf(net: Network, recorded: Recorded): number[][] {
  recorded.writeParameters(net.values);
  for (const [name, numbers] of net.running) recorded.write(name, numbers);
  recorded.graph.forward();
  const all = recorded.read(recorded.answer);
  const width = all.length / recorded.rows;
  return Array.from({ length: recorded.rows }, (_, i) =>
    Array.from(all.subarray(i * width, (i + 1) * width)),
  );
}

function checkLabelled(data: unknown): asserts data is Labelled {
  checkSamples(data);
  if (!isLabelled(data))
    throw wrongArgument("the data", data, "samples with labels and classes, such as iris()");
}
