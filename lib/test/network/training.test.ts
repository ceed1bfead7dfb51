import assert from "node:assert/strict";
import { test } from "node:test";
import { type Labelled, type Samples, split } from "../../data/dataset.js";
import { iris } from "../../data/measured.js";
import { blobs, spirals, twoMoons } from "../../data/shapes.js";
import { adam, gradientDescent, nesterov } from "../../descent/optimizers.js";
import { cosineDecay } from "../../descent/schedules.js";
import { clipped } from "../../descent/tamed.js";
import type { Nested } from "../../graph/shape.js";
import { constantly } from "../../network/initializers.js";
import { batchNormalization, dense, dropout, residual } from "../../network/layers.js";
import { type Network, network } from "../../network/network.js";
import { accuracy, classify, confusion, predict } from "../../network/predict.js";
import { layerSpread, lossPlane, networkFormula } from "../../network/statistics.js";
import { type Training, type TrainingOptions, training } from "../../network/training.js";
import { DomainError, InputError, OptionError } from "../../text/errors.js";
import { refuses } from "../support/refuses.js";

function trained(net: Network, data: Samples | Labelled, options: TrainingOptions = {}): Training {
  const run = training(net, data, options);
  while (run.epoch());
  return run;
}

const moonNet = (seed = 1): Network =>
  network(2, [dense(16, "tanh"), dense(16, "tanh"), dense(1)], { loss: "logisticLoss", seed });
const near = (a: number, b: number, bound: number): void => assert.ok(Math.abs(a - b) <= bound, `${a} ${b}`);

test("two moons are learnt without a mistake", () => {
  const run = trained(moonNet(), twoMoons(200), { optimizer: adam(0.02), epochs: 80, until: 0.01 });
  assert.equal(run.last.accuracy, 1);
  assert.equal(accuracy(run.network, twoMoons(200)), 1);
  // 200 samples in batches of 32: six whole ones and one of 8.
  assert.equal(run.steps, 7 * run.last.epoch);
  assert.match(run.text(), /^epoch \d+: loss 0\.0\d+, accuracy 100 %$/);
});

test("spirals of three arms, and irises that were never seen", () => {
  const arms = trained(
    network(2, [dense(24, "relu"), dense(24, "relu"), dense(3)], { loss: "softmaxCrossEntropy" }),
    spirals(150, { arms: 3, turns: 0.6 }),
    { optimizer: adam(0.02), epochs: 60 },
  );
  assert.ok((arms.last.accuracy as number) > 0.98, arms.text());
  const { training: seen, test: unseen } = split(iris());
  const run = trained(network(4, [dense(8, "tanh"), dense(3)], { loss: "softmaxCrossEntropy" }), seen, {
    epochs: 40,
    test: unseen,
  });
  assert.ok((run.last.testAccuracy as number) >= 0.94, run.text());
  assert.equal(run.last.testAccuracy, accuracy(run.network, unseen));
  assert.deepEqual(
    run.curves.map(({ name, values }) => [name, values.length]),
    [
      ["training", 41],
      ["test", 41],
    ],
  );
});

test("a linear network finds the least squares solution: y = 3x₁ - 2x₂ + 1 exactly", () => {
  const { inputs } = blobs(30);
  const data = { inputs, targets: inputs.map(([a, b]) => [3 * a - 2 * b + 1]) };
  const run = trained(network(2, [dense(1)]), data, {
    optimizer: gradientDescent(0.1),
    batch: 30,
    epochs: 400,
  });
  const { W1, b1 } = run.network.weights as { W1: number[][]; b1: number[] };
  near(W1[0][0], 3, 1e-6);
  near(W1[1][0], -2, 1e-6);
  near(b1[0], 1, 1e-6);
  assert.equal(run.last.accuracy, undefined);
});

test("the same seeds give the same training, others another", () => {
  const values = (seed: number, order: number): Float64Array =>
    trained(moonNet(seed), twoMoons(40), { epochs: 3, seed: order }).network.values;
  assert.deepEqual(values(1, 1), values(1, 1));
  assert.notDeepEqual(values(1, 1), values(2, 1));
  assert.notDeepEqual(values(1, 1), values(1, 2));
});

test("units that begin alike stay alike: nothing breaks the symmetry of equal weights", () => {
  const weights = constantly(0.3);
  const net = network(2, [dense(3, "tanh", { weights }), dense(1, undefined, { weights })], {
    loss: "logisticLoss",
  });
  const { W1 } = trained(net, twoMoons(40), { epochs: 20 }).network.weights as { W1: number[][] };
  assert.notEqual(W1[0][0], 0.3);
  for (const row of W1) for (const w of row) near(w, row[0], 1e-12);
});

test("the penalty counts for weights, not for biases; a clipped step is as long as was asked", () => {
  const step = (options: TrainingOptions): Float64Array => {
    const net = network(2, [dense(3, "tanh"), dense(1)]);
    net.set({ b1: [0.5, 0.5, 0.5] });
    const before = net.values.slice();
    const data = { inputs: [[1, 2]], targets: [[30]] };
    training(net, data, { optimizer: gradientDescent(0.1), ...options }).epoch();
    return before.map((value, i) => net.values[i] - value);
  };
  const [plain, tamed] = [step({}), step({ l2: 0.2, l1: 0.05 })];
  const net = network(2, [dense(3, "tanh"), dense(1)]);
  for (const { name, offset, size } of net.parameters)
    for (let i = offset; i < offset + size; i++) {
      const w = net.values[i];
      const cost = name.startsWith("W") ? 0.1 * (0.2 * w + 0.05 * Math.sign(w)) : 0;
      near(plain[i] - tamed[i], cost, 1e-13);
    }
  const short = step({ optimizer: clipped(gradientDescent(0.1), { norm: 2 }) });
  near(Math.sqrt(short.reduce((sum, x) => sum + x * x, 0)), 0.2, 1e-12);
});

test("a graph is recorded once for each size of a batch, however long the training is", () => {
  const recorded = (epochs: number): number => {
    const net = moonNet();
    let count = 0;
    const written = net.written.bind(net);
    net.written = (training) => {
      if (training) count++;
      return written(training);
    };
    trained(net, twoMoons(40), { epochs, batch: 16 });
    return count;
  };
  // 16 and the last 8.
  assert.deepEqual([recorded(1), recorded(12)], [2, 2]);
});

test("optimizers that look ahead and rates that fall take the loss of the batch at hand", () => {
  const look = nesterov(cosineDecay(0.1, 60), { lookAhead: true });
  const run = trained(moonNet(), twoMoons(60), { optimizer: look, epochs: 30 });
  assert.equal(run.stopped, "epochs");
  assert.ok(run.last.loss < 0.5 * run.epochs[0].loss, run.text());
});

test("running mean and variance move a tenth of the way with each batch, and are what is used after the training", () => {
  const data = { inputs: [[1], [2], [6]], targets: [[0], [0], [0]] };
  const net = network(1, [batchNormalization(), dense(1)]);
  trained(net, data, { optimizer: gradientDescent(1e-9), epochs: 3 });
  // Mean 3, unbiased variance (4 + 1 + 9)/2 = 7; they begin at 0 and 1.
  const kept = 0.9 * 0.9 * 0.9;
  near(net.running.get("mean1")?.[0] as number, 3 * (1 - kept), 1e-12);
  near(net.running.get("variance1")?.[0] as number, 7 * (1 - kept) + kept, 1e-12);
  net.set({ gamma1: [2], beta1: [0.5], W1: [[1]], b1: [0] });
  const [[answer]] = predict(net, [[4]]);
  const [mean, variance] = [3 * (1 - kept), 7 * (1 - kept) + kept];
  near(answer, (2 * (4 - mean)) / Math.sqrt(variance + 1e-5) + 0.5, 1e-12);
});

test("answers are probabilities where the loss begins with σ or softmax; classes and confusion follow", () => {
  const net = network(1, [dense(1)], { loss: "logisticLoss" }).set({ W1: [[1]], b1: [0] });
  // σ(0) = ½, σ(ln 3) = ¾.
  const [[half], [three]] = predict(net, [[0], [Math.log(3)]]);
  near(half, 0.5, 1e-15);
  near(three, 0.75, 1e-15);
  assert.deepEqual(classify(net, [[-1], [1]]), [0, 1]);
  const data = { inputs: [[-1], [1], [2], [-3]], labels: [0, 0, 1, 1], classes: ["no", "yes"] };
  assert.deepEqual(confusion(net, data), [
    { class: "no", "→ no": 1, "→ yes": 1 },
    { class: "yes", "→ no": 1, "→ yes": 1 },
  ]);
  assert.equal(accuracy(net, data), 0.5);
  const shares = predict(network(2, [dense(4)], { loss: "softmaxCrossEntropy" }), [[1, 2]])[0];
  near(
    shares.reduce((sum, share) => sum + share, 0),
    1,
    1e-14,
  );
});

test("more samples than go through a graph at once give the same answers", () => {
  const net = moonNet();
  const { inputs } = twoMoons(600);
  const all = predict(net, inputs);
  for (const i of [0, 255, 256, 511, 512, 599]) assert.deepEqual(predict(net, [inputs[i]])[0], all[i]);
  const { loss } = training(net, twoMoons(600)).last;
  const halves = [twoMoons(600)].flatMap(({ inputs: x, labels, classes }) =>
    [0, 300].map((from) => ({
      inputs: x.slice(from, from + 300),
      labels: labels.slice(from, from + 300),
      classes,
    })),
  );
  const [a, b] = halves.map((half) => training(net, half).last.loss);
  near(loss, (a + b) / 2, 1e-14);
});

test("values keep their variance through relu layers at 2/n, and halve at 1/n (He et al. 2015, equations 7 to 10)", async () => {
  const { kaimingNormal } = await import("../../network/initializers.js");
  const spread = (gain: number): number => {
    const weights = kaimingNormal({ gain });
    const layers = Array.from({ length: 9 }, (_, i) => dense(256, i < 8 ? "relu" : undefined, { weights }));
    const net = network(64, layers);
    const inputs = blobs(8, { centers: [Array.from({ length: 64 }, () => 0)], noise: 1 }).inputs;
    const data = { inputs, targets: inputs.map(() => new Array(256).fill(0)) };
    const of = new Map(layerSpread(net, data).map(({ layer, variance }) => [layer, variance]));
    return (of.get("z9") as number) / (of.get("z1") as number);
  };
  const [kept, halved] = [spread(Math.SQRT2), spread(1)];
  assert.ok(kept > 0.5 && kept < 2, `${kept}`);
  // Eight halvings; the same random numbers, so the ratio is exact.
  near(halved / kept, 1 / 256, 1e-12);
});

test("the gradient of a layer is told: its units' biases get it summed over the samples", () => {
  const net = moonNet();
  const { inputs } = twoMoons(2);
  const data = { inputs: [inputs[1]], targets: [[3]] };
  const table = layerSpread(network(2, net.layers), data);
  const run = network(2, net.layers);
  const before = run.values.slice();
  training(run, data, { optimizer: gradientDescent(1) }).epoch();
  const { offset, size } = run.parameters[1];
  const g = before.slice(offset, offset + size).map((value, i) => value - run.values[offset + i]);
  const mean = g.reduce((sum, x) => sum + x, 0) / size;
  const variance = g.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / size;
  near(table[0].gradientVariance / variance, 1, 1e-9);
});

test("a training that runs away ends, keeps its last finite numbers and says why", () => {
  const data = { inputs: [[1], [2]], targets: [[1], [2]] };
  const run = trained(network(1, [dense(1)]), data, { optimizer: gradientDescent(1e200), epochs: 50 });
  assert.equal(run.stopped, "diverged");
  assert.ok(run.reason instanceof DomainError);
  assert.ok(run.network.values.every(Number.isFinite));
  assert.match(run.text(), /then it diverged: /);
  assert.equal(run.epoch(), false);
});

const input = (code: string): Record<string, unknown> => ({ constructor: InputError, code });
const option = (code: string): Record<string, unknown> => ({ constructor: OptionError, code });
const net = moonNet();
refuses("an activation that there is not", () => dense(3, "thanh"), {
  ...input("unknown-activation"),
  message: 'no activation is called the text "thanh"; did you mean "tanh"?',
});
refuses("a function of two numbers as an activation", () => dense(3, "max"), input("unknown-activation"));
refuses("a loss that there is not", () => network(2, [dense(1)], { loss: "mes" }), {
  ...input("unknown-loss"),
  message: 'no loss is called the text "mes"; did you mean "mse"?',
});
refuses(
  "shares of one output",
  () => network(2, [dense(1)], { loss: "softmaxCrossEntropy" }),
  input("one-share"),
);
refuses("layers without parameters", () => network(2, [dropout(0.5)]), input("nothing-to-learn"));
refuses("a residual of another width", () => network(2, [residual(dense(3))]), input("shapes-differ"));
refuses("samples of another width", () => predict(net, [[1, 2, 3]]), {
  ...input("shapes-differ"),
  message: "each row of the inputs has 3 numbers, but the network takes 2",
});
refuses("three classes for one output", () => training(net, blobs(9)), input("shapes-differ"));
refuses(
  "targets of another width",
  () => training(net, { inputs: [[1, 2]], targets: [[1, 2]] }),
  input("shapes-differ"),
);
refuses("a parameter that there is not", () => net.set({ W4: [1] }), input("unknown-name"));
refuses("a parameter of another shape", () => net.set({ b3: [1, 2] }), {
  ...input("shapes-differ"),
  message: "b3 is a vector of 1, not a vector of 2",
});
refuses(
  "an option that there is not",
  () => training(net, twoMoons(4), { epoch: 3 } as never),
  option("unknown-option"),
);
refuses("half a batch", () => training(net, twoMoons(4), { batch: 0.5 }), option("batch-out-of-range"));
refuses(
  "accuracy without labels",
  () => accuracy(net, { inputs: [[1, 2]], targets: [[1]] } as never),
  input("wrong-argument"),
);

test("a refused set changes nothing", () => {
  const before = net.values.slice();
  const both: Record<string, Nested> = { b3: [5], b2: [1] };
  assert.throws(() => net.set(both), { code: "shapes-differ" });
  assert.deepEqual(net.values, before);
});

test("a cut through the loss: at its middle the loss itself, and slopes as they are measured", () => {
  const made = network(2, [dense(3, "tanh"), dense(1)], { loss: "logisticLoss", seed: 4 });
  const samples = twoMoons(20, { seed: 2 });
  const plane = lossPlane(made, samples, { seed: 7 });
  const slope = new Float64Array(2);
  assert.deepEqual(plane.names, ["a", "b"]);
  assert.ok(Math.abs(plane.evaluate([0, 0], slope) - networkFormula(made, samples).value) < 1e-15);
  const none = new Float64Array(2);
  for (const at of [
    [0, 0],
    [0.4, -0.7],
  ] as const) {
    plane.evaluate(at, slope);
    for (const k of [0, 1]) {
      const [up, down] = [1e-5, -1e-5].map((h) =>
        plane.evaluate(
          at.map((x, i) => (i === k ? x + h : x)),
          none,
        ),
      );
      assert.ok(Math.abs((up - down) / 2e-5 - slope[k]) < 1e-8, `${at} ${k}`);
    }
  }
  // A direction is as long as the parameter: the biases begin at 0, so at a = -1 without b only W·(1 - d) is left.
  assert.notEqual(plane.evaluate([1, 0], none), lossPlane(made, samples, { seed: 8 }).evaluate([1, 0], none));
});
