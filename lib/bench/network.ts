import { random } from "../data/random.js";
import { add, tanh } from "../gates/scalar.js";
import * as vector from "../gates/vector.js";
import { backward } from "../graph/backward.js";
import { Graph } from "../graph/graph.js";
import type { Nested } from "../graph/shape.js";
import { elementwise } from "../tensor/elementwise.js";
import { type Tensor, tensorConstant, tensorInput } from "../tensor/tensor.js";
import type { Work } from "./measure.js";
import { NetworkByHand } from "./network-by-hand.js";

const RATE = 0.01;

/** A network on so many rows of data, with weights that are the same each time. */
function numbersOf(sizes: readonly number[], rows: number) {
  const next = random(7);
  const draw = (length: number, size = 1): Float64Array =>
    Float64Array.from({ length }, () => size * (2 * next() - 1));
  const weights = sizes.slice(1).map((size, i) => draw(size * sizes[i], 1 / Math.sqrt(sizes[i])));
  return { weights, input: draw(rows * sizes[0]), targets: draw(rows * sizes[sizes.length - 1]) };
}

/** One step of training, written by hand. */
export function trainedByHand(sizes: readonly number[], rows: number): Work {
  const { weights, input, targets } = numbersOf(sizes, rows);
  const network = new NetworkByHand(sizes, rows, weights, input, targets);
  return (times) => {
    let sum = 0;
    for (let i = 0; i < times; i++) sum += network.step(RATE);
    return sum;
  };
}

/** The same step by vector gates, through the graph's columns. */
export function trainedByGates(sizes: readonly number[], rows: number): Work {
  const { weights, input, targets } = numbersOf(sizes, rows);
  const graph = new Graph();
  const parameters: Tensor[] = [];
  let h = tensorConstant(graph, rowsOf(input, rows), "X");
  weights.forEach((layer, i) => {
    const W = tensorInput(graph, `W${i}`, rowsOf(layer, sizes[i]));
    const b = tensorInput(graph, `b${i}`, new Array<number>(sizes[i + 1]).fill(0));
    parameters.push(W, b);
    const z = elementwise(add, [vector.matmul([h, W]), b]);
    h = i < weights.length - 1 ? elementwise(tanh, [z]) : z;
  });
  const loss = vector.mse([h, tensorConstant(graph, rowsOf(targets, rows))]).at();
  const gradient = new Float64Array(graph.length);
  return (times) => {
    let sum = 0;
    for (let i = 0; i < times; i++) {
      backward(loss, gradient);
      sum += loss.value;
      for (const { span } of parameters)
        for (let row = span.offset; row < span.offset + span.size; row++)
          graph.value[row] -= RATE * gradient[row];
      graph.forward();
    }
    return sum;
  };
}

function rowsOf(numbers: Float64Array, rows: number): Nested {
  const length = numbers.length / rows;
  return Array.from({ length: rows }, (_, i) => [...numbers.subarray(i * length, (i + 1) * length)]);
}
