import { random } from "../../data/random.js";
import type { Nested } from "../../graph/shape.js";

/** Operands that fit a vector gate, with its attributes. Nothing ties, so that every derivative can be measured. */
export interface VectorSample {
  readonly gate: string;
  readonly operands: readonly Nested[];
  readonly attributes?: Readonly<Record<string, number>>;
}

const next = random(5);

/** Numbers between -2 and 2 in that shape. */
export function numbers(...shape: readonly number[]): Nested {
  return made(shape, () => 4 * next() - 2);
}

/** Numbers between 0.05 and 0.95, as probabilities. */
function shares(...shape: readonly number[]): Nested {
  return made(shape, () => 0.05 + 0.9 * next());
}

/** Targets of 1 and -1. */
function signs(...shape: readonly number[]): Nested {
  return made(shape, () => (next() < 0.5 ? -1 : 1));
}

function made([length, ...inner]: readonly number[], one: () => number): Nested {
  return length === undefined ? one() : Array.from({ length }, () => made(inner, one));
}

const reductions = ["sum", "mean", "max", "min", "norm", "logSumExp"].flatMap((gate) => [
  { gate, operands: [numbers(5)] },
  { gate, operands: [numbers(1)] },
  { gate, operands: [numbers()] },
  { gate, operands: [numbers(2, 3)] },
  { gate, operands: [numbers(2, 3)], attributes: { axis: 0 } },
  { gate, operands: [numbers(2, 3, 2)], attributes: { axis: 1 } },
  { gate, operands: [numbers(2, 3)], attributes: { axis: 1 } },
]);

const rowwise = ["softmax", "logSoftmax"].flatMap((gate) => [
  { gate, operands: [numbers(3, 4)] },
  { gate, operands: [numbers(5)] },
  { gate, operands: [numbers(1)] },
  { gate, operands: [numbers(2, 2, 3)] },
]);

const losses = ["mse", "mae", "huber", "pseudoHuber"].flatMap((gate) => [
  { gate, operands: [numbers(4), numbers(4)] },
  { gate, operands: [numbers(2, 3), numbers(2, 3)] },
  { gate, operands: [numbers(), numbers()] },
]);
const margins = ["hinge", "logisticLoss"].flatMap((gate) => [
  { gate, operands: [numbers(6), signs(6)] },
  { gate, operands: [numbers(2, 2), signs(2, 2)] },
]);
const pools = ["maxPool2d", "meanPool2d"].flatMap((gate) => [
  { gate, operands: [numbers(4, 4)], attributes: { window: 2, s: 2 } },
  { gate, operands: [numbers(5, 4)], attributes: { window: 3, s: 1 } },
  { gate, operands: [numbers(2, 3, 5, 7)], attributes: { window: 2, s: 3 } },
  { gate, operands: [numbers(1, 1)], attributes: { window: 1, s: 1 } },
]);

export const vectorSamples: readonly VectorSample[] = [
  { gate: "matmul", operands: [numbers(5, 7), numbers(7, 6)] },
  { gate: "matmul", operands: [numbers(1, 1), numbers(1, 3)] },
  { gate: "matmul", operands: [numbers(4, 4), numbers(4, 4)] },
  { gate: "matvec", operands: [numbers(3, 2), numbers(2)] },
  { gate: "vecmat", operands: [numbers(3), numbers(3, 2)] },
  { gate: "dot", operands: [numbers(3), numbers(3)] },
  { gate: "dot", operands: [numbers(1), numbers(1)] },
  { gate: "outer", operands: [numbers(3), numbers(1, 2)] },
  { gate: "outer", operands: [numbers(1), numbers(3)] },
  ...reductions,
  ...rowwise,
  { gate: "transpose", operands: [numbers(2, 3)] },
  { gate: "transpose", operands: [numbers(4)] },
  { gate: "reshape", operands: [numbers(2, 6)], attributes: { length1: 3, length2: 2, length3: 2 } },
  { gate: "concat", operands: [numbers(2), numbers(3)] },
  { gate: "concat", operands: [numbers(2, 2), numbers(2, 3)], attributes: { axis: 1 } },
  { gate: "pad", operands: [numbers(2, 3)], attributes: { p: 2 } },
  { gate: "pad", operands: [numbers(2, 2, 1, 2)] },
  ...losses,
  { gate: "huber", operands: [numbers(4), numbers(4)], attributes: { delta: 0.5 } },
  ...margins,
  { gate: "binaryCrossEntropy", operands: [shares(2, 3), shares(2, 3)] },
  { gate: "crossEntropy", operands: [shares(2, 3), shares(2, 3)] },
  { gate: "crossEntropy", operands: [shares(3), [0, 1, 0.5]] },
  { gate: "softmaxCrossEntropy", operands: [numbers(2, 3), shares(2, 3)] },
  { gate: "softmaxCrossEntropy", operands: [numbers(4), numbers(4)] },
  {
    gate: "additiveMarginSoftmax",
    operands: [
      [
        [0.6, -0.2, 0.5],
        [0.1, 0.8, 0.7],
      ],
      [
        [1, 0, 0],
        [0, 0, 1],
      ],
    ],
    attributes: { scale: 4, margin: 0.35 },
  },
  { gate: "conv2d", operands: [numbers(4, 5), numbers(2, 3)] },
  { gate: "conv2d", operands: [numbers(2, 3, 5, 5), numbers(4, 3, 2, 2)], attributes: { s: 2 } },
  { gate: "conv2d", operands: [numbers(1, 1), numbers(1, 1)] },
  ...pools,
  { gate: "batchNorm", operands: [numbers(4, 3), numbers(3), numbers(3)] },
  { gate: "batchNorm", operands: [numbers(2, 3, 2, 2), numbers(3), numbers(3)] },
  { gate: "batchNorm", operands: [numbers(4, 2), numbers(2), numbers(2)], attributes: { eps: 0.1 } },
  { gate: "layerNorm", operands: [numbers(2, 4), numbers(4), numbers(4)] },
  { gate: "layerNorm", operands: [numbers(4), numbers(4), numbers(4)] },
  { gate: "layerNorm", operands: [numbers(2, 2, 3), numbers(3), numbers(3)] },
  { gate: "dropout", operands: [numbers(2, 2), [2, 0, 0, 2]] },
];
