import assert from "node:assert/strict";
import { test } from "node:test";
import { blobs } from "../../data/shapes.js";
import { networkFromJson, networkToJson } from "../../network/json.js";
import { batchNormalization, dense, dropout, layerNormalization, residual } from "../../network/layers.js";
import { network } from "../../network/network.js";
import { predict } from "../../network/predict.js";
import { training } from "../../network/training.js";
import { InputError } from "../../text/errors.js";
import { refuses } from "../support/refuses.js";

const layers = [
  dense(4, "relu"),
  batchNormalization(),
  residual(dense(6, "tanh", { bias: false }), dropout(0.3), dense(4), layerNormalization()),
  dense(3),
];
const net = network(2, layers, { loss: "softmaxCrossEntropy", seed: 5 });
training(net, blobs(40), { epochs: 2 }).epoch();
const text = networkToJson(net);
const { inputs } = blobs(10, { seed: 2 });

test("a network that was saved answers as it did, bit by bit, and can learn on", () => {
  const copy = networkFromJson(text);
  assert.deepEqual(predict(copy, inputs), predict(net, inputs));
  assert.deepEqual(copy.running, net.running);
  assert.equal(networkToJson(copy), text);
  training(copy, blobs(40), { epochs: 1 }).epoch();
  assert.notDeepEqual(predict(copy, inputs), predict(net, inputs));
});

test("the text is JSON with a version, its layers in words and every parameter by name", () => {
  const { format, version, inputs: width, layers: saved, parameters, loss } = JSON.parse(text);
  assert.deepEqual([format, version, width, loss], ["gradient-gates network", 1, 2, "softmaxCrossEntropy"]);
  assert.deepEqual(saved[0], { kind: "dense", units: 4, activation: "relu", bias: true });
  assert.deepEqual(saved[2].layers[1], { kind: "dropout", rate: 0.3 });
  assert.deepEqual(Object.keys(parameters), "W1 b1 gamma1 beta1 W2 W3 b3 gamma2 beta2 W4 b4".split(" "));
});

/** The text with one thing changed. */
type Saved = { [name: string]: unknown } & {
  layers: { [name: string]: unknown }[];
  parameters: { [name: string]: unknown };
  running: { [name: string]: unknown };
};
function changed(change: (saved: Saved) => void): string {
  const saved = JSON.parse(text);
  change(saved);
  return JSON.stringify(saved);
}

const faults: [string, (saved: Saved) => void, RegExp][] = [
  [
    "another format",
    (s) => Object.assign(s, { format: "onnx" }),
    /^format of a saved network is the text "onnx"/,
  ],
  ["a version to come", (s) => Object.assign(s, { version: 2 }), /^version .* is 2; expected 1$/],
  ["no inputs", (s) => delete s.inputs, /^the network .* the inputs must be a whole number/],
  ["an unknown loss", (s) => Object.assign(s, { loss: "mes" }), /did you mean "mse"/],
  ["no layers", (s) => Object.assign(s, { layers: [] }), /one layer at least/],
  [
    "an unknown layer",
    (s) => Object.assign(s.layers[0], { kind: "conv" }),
    /^layers\[0\]\.kind .* expected dense/,
  ],
  [
    "a layer named like what every object has",
    (s) => Object.assign(s.layers[0], { kind: "constructor" }),
    /expected dense/,
  ],
  [
    "half a unit",
    (s) => Object.assign(s.layers[0], { units: 0.5 }),
    /^layers\[0\] of a saved network: the units must/,
  ],
  ["a bias in words", (s) => Object.assign(s.layers[0], { bias: "yes" }), /bias must be true or false/],
  ["a setting too many", (s) => Object.assign(s.layers[0], { padding: 1 }), /^layers\[0\] has "padding"/],
  [
    "an inner fault",
    (s) => Object.assign((s.layers[2].layers as object[])[1], { rate: 1 }),
    /^layers\[2\]\.layers\[1\]/,
  ],
  ["a missing parameter", (s) => delete s.parameters.W1, /^parameters\.W1 .* missing/],
  ["a parameter too many", (s) => Object.assign(s.parameters, { W9: [1] }), /^parameters has "W9"/],
  [
    "another shape",
    (s) => Object.assign(s.parameters, { b1: [1, 2] }),
    /b1 is a vector of 4, not a vector of 2/,
  ],
  ["a number in words", (s) => Object.assign(s.parameters, { b1: [1, "2", 3, 4] }), /b1/],
  [
    "null for a number, as JSON writes NaN",
    (s) => Object.assign(s.parameters, { b1: [1, null, 3, 4] }),
    /b1/,
  ],
  [
    "moments that are too few",
    (s) => Object.assign(s.running, { mean1: [1] }),
    /^running\.mean1 .* 4 finite numbers/,
  ],
  ["a part too many", (s) => Object.assign(s, { comment: "" }), /^a saved network has "comment"/],
];
for (const [what, change, message] of faults)
  refuses(what, () => networkFromJson(changed(change)), { constructor: InputError, message });
refuses("what is no JSON", () => networkFromJson("{"), { constructor: InputError, code: "not-json" });
refuses("JSON that is a list", () => networkFromJson("[]"), {
  constructor: InputError,
  code: "wrong-argument",
});
