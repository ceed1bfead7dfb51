import { random } from "../data/random.js";
import { sizeOf } from "../graph/shape.js";
import type { VectorGate } from "../tensor/definition.js";
import { elementwise } from "../tensor/elementwise.js";
import { rankOf, shapeOf, type Tensor, type TensorOperand } from "../tensor/tensor.js";
import { GateError } from "../text/errors.js";
import { said } from "../text/guards.js";
import { add, multiply, pow, scale, sigmoid } from "./scalar.js";
import * as vector from "./vector.js";

/** What a formula's function of tensors is made of. Its arguments are tensors, nodes or numbers, as they are written. */
export interface TensorFunction {
  readonly name: string;
  /** How it is called: "sum(x) or sum(x, axis)". */
  readonly form: string;
  /** The fewest and the most arguments. */
  readonly least: number;
  readonly most: number;
  /** @throws GateError for shapes that do not fit. */
  apply(args: readonly TensorOperand[], name: string | undefined): Tensor;
}

const list: TensorFunction[] = [];

/** The last `optional` arguments of the form may be left out. */
function define(form: string, apply: TensorFunction["apply"], optional = 0): void {
  const [name, inner] = form.split(/[()]/);
  const most = inner.split(",").length;
  list.push({ name, form: optionalIn(form, optional), least: most - optional, most, apply });
}

/** "sum(x, axis)" with one that may be left out: "sum(x) or sum(x, axis)". */
function optionalIn(form: string, optional: number): string {
  const [name, inner] = form.split(/[()]/);
  const words = inner.split(", ");
  return optional === 0 ? form : `${name}(${words.slice(0, words.length - optional).join(", ")}) or ${form}`;
}

/** A vector gate of tensors alone. */
function plain(form: string, gate: VectorGate): void {
  define(form, (args, name) => gate(args, { name }));
}

/** Over everything, or along an axis, which counts from 1 in a formula. */
function reduction(gate: VectorGate): void {
  const apply: TensorFunction["apply"] = ([x, axis], name) =>
    gate([x], { name, attributes: axis === undefined ? {} : { axis: axisOf(gate.name, axis, rankOf(x)) } });
  define(`${gate.name}(x, axis)`, apply, 1);
}

/** A vector gate of two tensors, and numbers behind them that may be left out. */
function withNumbers(form: string, gate: VectorGate): void {
  const names = form.split(/[(), ]+/).slice(3, -1);
  const apply: TensorFunction["apply"] = ([x, y, ...numbers], name) => {
    const attributes = numbers.map((value, i) => [names[i], numberOf(gate.name, names[i], value)]);
    return gate([x, y], { name, attributes: Object.fromEntries(attributes) });
  };
  define(form, apply, names.length);
}

for (const gate of [vector.sum, vector.mean, vector.max, vector.min, vector.norm, vector.logSumExp])
  reduction(gate);
// Hendrycks & Gimpel 2016, the form with tanh; ½(1 + tanh u) is the sigmoid of 2u, and 2·√(2/π) = 1.5957691216057308.
define("gelu(x)", ([x], name) => {
  const bent = elementwise(scale, [elementwise(pow, [x, 3]), 0.044715]);
  const gate = elementwise(sigmoid, [elementwise(scale, [elementwise(add, [x, bent]), 1.5957691216057308])]);
  return elementwise(multiply, [x, gate], name);
});
plain("dot(x, y)", vector.dot);
plain("outer(x, y)", vector.outer);
plain("transpose(x)", vector.transpose);
plain("softmax(x)", vector.softmax);
plain("logSoftmax(x)", vector.logSoftmax);
plain("crossEntropy(probabilities, targets)", vector.crossEntropy);
plain("softmaxCrossEntropy(logits, targets)", vector.softmaxCrossEntropy);
withNumbers("additiveMarginSoftmax(cosines, targets, scale, margin)", vector.additiveMarginSoftmax);
for (const gate of [vector.mse, vector.mae, vector.hinge, vector.logisticLoss, vector.binaryCrossEntropy])
  plain(`${gate.name}(prediction, target)`, gate);
for (const gate of [vector.huber, vector.pseudoHuber])
  withNumbers(`${gate.name}(prediction, target, delta)`, gate);

define(
  "reshape(x, length1, length2, length3, length4)",
  ([x, ...lengths], name) => {
    const attributes = lengths.map((length, i) => [`length${i + 1}`, numberOf("reshape", "length", length)]);
    return vector.reshape([x], { name, attributes: Object.fromEntries(attributes) });
  },
  3,
);
define(
  "concat(x, y, axis)",
  ([x, y, axis = 1], name) =>
    vector.concat([x, y], { name, attributes: { axis: axisOf("concat", axis, rankOf(x)) } }),
  1,
);
define(
  "conv2d(x, kernel, stride, padding)",
  ([x, kernel, stride = 1, padding = 0], name) => {
    const p = numberOf("conv2d", "padding", padding);
    const padded = p === 0 ? x : vector.pad([x], { attributes: { p } });
    return vector.conv2d([padded, kernel], {
      name,
      attributes: { s: numberOf("conv2d", "stride", stride) },
    });
  },
  2,
);
for (const gate of [vector.maxPool2d, vector.meanPool2d])
  define(
    `${gate.name}(x, window, stride)`,
    ([x, size, stride = size], name) => {
      const window = numberOf(gate.name, "window", size);
      return gate([x], { name, attributes: { window, s: numberOf(gate.name, "stride", stride) } });
    },
    1,
  );
plain("batchNorm(x, gamma, beta)", vector.batchNorm);
plain("layerNorm(x, gamma, beta)", vector.layerNorm);
define("dropout(x, p, seed)", ([x, p, seed], name) => {
  const share = numberOf("dropout", "p", p);
  if (!(share >= 0 && share < 1))
    throw new GateError("wrong-attribute", `dropout leaves out a share p from 0 to below 1, not ${share}`, {
      value: share,
      expected: "a number from 0 to below 1",
    });
  const next = random(numberOf("dropout", "seed", seed));
  const mask = Array.from({ length: sizeOf(shapeOf(x)) }, () => (next() < share ? 0 : 1 / (1 - share)));
  return vector.dropout([x, mask], { name });
});

/** A number that is written into a formula, such as a stride. @throws GateError for a tensor or a node. */
function numberOf(called: string, what: string, value: TensorOperand): number {
  if (typeof value === "number") return value;
  throw new GateError("needs-number", `${called}: the ${what} is a plain number, such as 2`, {
    value,
    expected: "a number, not the name of one",
  });
}

/** An axis of a formula, counted from 1, as it counts here. @throws GateError when there is none. */
function axisOf(called: string, axis: TensorOperand, rank: number): number {
  const value = numberOf(called, "axis", axis);
  if (Number.isInteger(value) && value >= 1 && value <= rank) return value - 1;
  const expected = rank === 0 ? "a vector or a matrix" : `an axis from 1 to ${rank}`;
  throw new GateError(
    "no-such-axis",
    `${called} has no axis ${said(value)} to go along; expected ${expected}`,
    {
      value,
      expected,
    },
  );
}

/** The functions of tensors by name. A line may give the same names to its values: only `sum(…)` is the function. */
export const tensorFunctions: ReadonlyMap<string, TensorFunction> = new Map(
  list.map((one) => [one.name, one]),
);
