import assert from "node:assert/strict";
import { test } from "node:test";
import { type Labelled, oneHot, type Samples } from "../../data/dataset.js";
import { random } from "../../data/random.js";
import { blobs, twoMoons } from "../../data/shapes.js";
import { gradientDescent } from "../../descent/optimizers.js";
import { formula } from "../../formula/formula.js";
import type { Nested } from "../../graph/shape.js";
import type { Layer } from "../../network/layer.js";
import { batchNormalization, dense, dropout, layerNormalization, residual } from "../../network/layers.js";
import { losses } from "../../network/losses.js";
import { type Network, network } from "../../network/network.js";
import { networkFormula } from "../../network/statistics.js";
import { training } from "../../network/training.js";

const flat = (nested: Nested): number[] => (typeof nested === "number" ? [nested] : nested.flatMap(flat));
const near = (a: number, b: number, bound: number): void =>
  assert.ok(Math.abs(a - b) <= bound * Math.max(1, Math.abs(a), Math.abs(b)), `${a} ${b}`);

const clouds = blobs(7, { noise: 1 });
const moons = twoMoons(6);
const numbers: Samples = {
  inputs: clouds.inputs,
  targets: clouds.inputs.map(([x, y]) => [x + y, x * y, x - 1]),
};

/** Networks with every kind of layer, and the samples they are asked about. */
const cases: [string, Network, Samples | Labelled][] = [
  ["dense layers", network(2, [dense(4, "tanh"), dense(3)]), numbers],
  ["no biases", network(2, [dense(4, "sigmoid", { bias: false }), dense(3)]), numbers],
  [
    "layer normalization",
    network(2, [dense(4), layerNormalization(), dense(3)], { loss: "softmaxCrossEntropy" }),
    clouds,
  ],
  [
    "batch normalization",
    network(2, [dense(4), batchNormalization(), dense(3)], { loss: "softmaxCrossEntropy" }),
    clouds,
  ],
  [
    "a residual",
    network(2, [dense(3), residual(dense(5, "tanh"), dense(3)), dense(1)], { loss: "logisticLoss" }),
    moons,
  ],
  ["shares", network(2, [dense(3, "softmax")], { loss: "crossEntropy" }), clouds],
  ["a probability", network(2, [dense(1, "sigmoid")], { loss: "binaryCrossEntropy" }), moons],
  ["margins", network(2, [dense(3, "tanh"), dense(1)], { loss: "hinge" }), moons],
  ["Huber", network(2, [dense(3, "tanh"), dense(3)], { loss: "pseudoHuber" }), numbers],
];

/** A step of plain descent with η = 1 takes the gradient off: so training itself tells it. */
function stepOf(net: Network, data: Samples | Labelled): Float64Array {
  const before = net.values.slice();
  training(net, data, { optimizer: gradientDescent(1), batch: data.inputs.length }).epoch();
  const gradient = before.map((value, i) => value - net.values[i]);
  net.values.set(before);
  return gradient;
}

/** The targets as the losses take them. */
function targets(net: Network, data: Samples | Labelled): number[][] {
  if (!("labels" in data)) return data.targets as number[][];
  if (net.outputs > 1) return oneHot(data.labels, net.outputs);
  const low = ["hinge", "logisticLoss"].includes(net.loss.name) ? -1 : 0;
  return data.labels.map((label) => [label === 1 ? 1 : low]);
}

for (const [name, net, data] of cases) {
  test(`${name}: the gradient of a training step is that of the same formula text`, () => {
    const given = { ...net.weights, X: data.inputs, T: targets(net, data) };
    const { text } = networkFormula(net, data);
    const gradients = formula(text, given).gradients() as Record<string, Nested>;
    const expected = net.parameters.flatMap((parameter) => flat(gradients[parameter.name]));
    stepOf(net, data).forEach((value, i) => {
      near(value, expected[i], 1e-13);
    });
    const own = networkFormula(net, data).gradients() as Record<string, Nested>;
    assert.deepEqual(
      Object.keys(own),
      net.parameters.map((parameter) => parameter.name),
    );
    assert.deepEqual(own.W1, gradients.W1);
  });

  test(`${name}: and it is what finite differences measure`, () => {
    const gradient = stepOf(net, data);
    const loss = (): number => networkFormula(net, data).value;
    gradient.forEach((value, i) => {
      const h = 1e-5;
      const start = net.values[i];
      net.values[i] = start + h;
      const above = loss();
      net.values[i] = start - h;
      const below = loss();
      net.values[i] = start;
      near(value, (above - below) / (2 * h), 1e-8);
    });
  });
}

test("every loss of a network is a function of the formula language that takes a prediction and a target", () => {
  for (const { name, shares } of losses) {
    const layers: Layer[] = shares ? [dense(2, "softmax")] : [dense(1, "sigmoid")];
    const f = networkFormula(network(2, layers, { loss: name }), moons);
    assert.ok(f.value > 0 && f.text.endsWith(`L = ${name}(h1, T)`), name);
  }
});

/*
 * M. Mazur, "A Step by Step Backpropagation Example" (2015): sigmoid 2-2-2, one sample, η = 0.5. His error ½Σ(t - o)² is
 * the mean over the two outputs. He prints nine digits.
 */
test("one step on Mazur's network gives the weights that he prints", () => {
  const net = network(2, [dense(2, "sigmoid"), dense(2, "sigmoid")]).set({
    W1: [
      [0.15, 0.25],
      [0.2, 0.3],
    ],
    b1: [0.35, 0.35],
    W2: [
      [0.4, 0.5],
      [0.45, 0.55],
    ],
    b2: [0.6, 0.6],
  });
  const run = training(
    net,
    { inputs: [[0.05, 0.1]], targets: [[0.01, 0.99]] },
    { optimizer: gradientDescent(0.5) },
  );
  near(run.last.loss, 0.298371109, 1e-9);
  run.epoch();
  const printed = {
    W1: [0.149780716, 0.24975114, 0.19956143, 0.29950229],
    W2: [0.35891648, 0.51130127, 0.408666186, 0.561370121],
  };
  for (const [name, values] of Object.entries(printed))
    flat(net.weights[name]).forEach((value, i) => {
      assert.ok(Math.abs(value - values[i]) < 6e-9, `${name} ${value} ${values[i]}`);
    });
});

test("dropout leaves out about its share, scales the rest up, and does nothing after the training", () => {
  const seen: number[] = [];
  const watched = network(3, [dropout(0.25), dense(1)]);
  const next = random(2);
  const inputs = Array.from({ length: 400 }, () => [1 + next(), 1 + next(), 1 + next()]);
  const data = { inputs, targets: inputs.map(() => [0]) };
  // With W = 0 and one sample a step, η = 1: the step is -2(z - t)·x̃, so x̃ = ΔW / 2 for t = 1.
  const asked = { inputs, targets: inputs.map(() => [1]) };
  for (let i = 0; i < 400; i++) {
    watched.values.fill(0);
    const one = { inputs: [asked.inputs[i]], targets: [[1]] };
    training(watched, one, { optimizer: gradientDescent(1), seed: i }).epoch();
    (flat(watched.weights.W1) as number[]).forEach((w, j) => {
      seen.push(w / 2 / inputs[i][j]);
    });
  }
  const kept = seen.filter((factor) => factor !== 0);
  for (const factor of kept) near(factor, 4 / 3, 1e-12);
  // 900 of 1,200 are expected, with standard deviation √(1200·¾·¼) = 15.
  assert.ok(Math.abs(kept.length - 900) < 60, `${kept.length}`);
  const plain = network(3, [dense(1)]);
  plain.values.set(watched.values);
  assert.equal(training(watched, data).last.loss, training(plain, data).last.loss);
});
