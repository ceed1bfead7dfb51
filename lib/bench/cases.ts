import { neuronByHand, productByHand, regressionByHand } from "./by-hand.js";
import { chainMemory, chainTime } from "./chain.js";
import { recordNeuron, recordProduct, recordRegression } from "./circuits.js";
import { compare, type Work } from "./measure.js";
import { trainedByGates, trainedByHand } from "./network.js";
import { peerNeuron } from "./peer.js";
import { compiled, neuronAt, productAt, rebuilt, replayed, throughTape, updated } from "./work.js";

/** What a case measured: the figure to judge, and what it is made of. */
export interface Measured {
  figure: number;
  detail: string;
}

export interface Case {
  name: string;
  unit: "×" | "ms" | "bytes";
  /** The figure is to be at most, or at least, this. */
  most?: number;
  least?: number;
  run(): Measured | Promise<Measured>;
}

function against(name: string, most: number, ours: () => Work, hand: () => Work, least?: number): Case {
  const run = (): Measured => {
    const { ratio, first, second } = compare(ours(), hand(), least);
    return { figure: ratio, detail: `${first.toFixed(1)} ns against ${second.toFixed(1)} ns` };
  };
  return { name, unit: "×", most, run };
}

function faster(name: string, least: number | undefined, settings: Parameters<typeof peerNeuron>[0]): Case {
  const run = (): Measured => {
    const peer = replayed(peerNeuron(settings), neuronAt);
    const { ratio, first, second } = compare(peer, replayed(rebuilt(recordNeuron, neuronAt), neuronAt));
    return { figure: ratio, detail: `${second.toFixed(0)} ns against ${first.toFixed(0)} ns` };
  };
  return { name, unit: "×", ...(least === undefined ? {} : { least }), run };
}

export const cases: readonly Case[] = [
  against(
    "sigmoid neuron, compiled",
    2,
    () => replayed(compiled(recordNeuron, neuronAt), neuronAt),
    () => replayed(neuronByHand, neuronAt),
  ),
  against(
    "(x + y)·z, compiled",
    2,
    () => replayed(compiled(recordProduct, productAt), productAt),
    () => replayed(productByHand, productAt),
  ),
  against(
    "two-sample regression update, compiled",
    2.5,
    () => updated(compiled(recordRegression, [0, 0, 0])),
    () => updated(regressionByHand),
  ),
  against(
    "sigmoid neuron, through the tape",
    12,
    () => replayed(throughTape(recordNeuron, neuronAt), neuronAt),
    () => replayed(neuronByHand, neuronAt),
  ),
  against(
    "(x + y)·z, through the tape",
    12,
    () => replayed(throughTape(recordProduct, productAt), productAt),
    () => replayed(productByHand, productAt),
  ),
  against(
    "two-sample regression update, through the tape",
    12,
    () => updated(throughTape(recordRegression, [0, 0, 0])),
    () => updated(regressionByHand),
  ),
  faster("sigmoid neuron, rebuilt each pass: times as fast as ad.js", 4, {}),
  faster("the same, against ad.js set to reverse mode and first derivatives only", undefined, {
    mode: "r",
    noHigher: true,
  }),
  against(
    "network 2-16-16-1 on 100 samples, one training step",
    1.5,
    () => trainedByGates([2, 16, 16, 1], 100),
    () => trainedByHand([2, 16, 16, 1], 100),
    10,
  ),
  against(
    "network 784-128-10 on 64 samples, one training step",
    1.2,
    () => trainedByGates([784, 128, 10], 64),
    () => trainedByHand([784, 128, 10], 64),
    1,
  ),
  {
    name: "chain of 1,000,000 gates: build, forward, backward",
    unit: "ms",
    most: 150,
    run: chainTime,
  },
  {
    name: "chain of 1,000,000 gates: memory for each gate",
    unit: "bytes",
    most: 32,
    run: chainMemory,
  },
];
