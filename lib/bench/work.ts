import { backward } from "../graph/backward.js";
import { compile, type Objective } from "../graph/compile.js";
import { Graph, type Node } from "../graph/graph.js";
import type { Work } from "./measure.js";

export type Evaluate = Objective["evaluate"];
type Circuit = (graph: Graph, at: ArrayLike<number>) => Node;

export const neuronAt = [2, -1, -3, -2, -3];
export const productAt = [-2, 5, -4];

/** Another point each time, by a walk that neither compiler nor predictor can foresee to be constant. */
export function replayed(evaluate: Evaluate, at: readonly number[]): Work {
  const point = Float64Array.from(at);
  const gradient = new Float64Array(at.length);
  return (times) => {
    let sum = 0;
    for (let i = 0; i < times; i++) {
      point[0] = (i & 1023) * 0.001;
      sum += evaluate(point, gradient) + gradient[0];
    }
    return sum;
  };
}

/** One step of gradient descent each time, begun again before it stands still. */
export function updated(evaluate: Evaluate): Work {
  const point = new Float64Array(3);
  const gradient = new Float64Array(3);
  return (times) => {
    let sum = 0;
    for (let i = 0; i < times; i++) {
      if ((i & 63) === 0) point.fill(0);
      sum += evaluate(point, gradient);
      for (let j = 0; j < 3; j++) point[j] -= 0.1 * gradient[j];
    }
    return sum;
  };
}

export const compiled = (circuit: Circuit, at: readonly number[]): Evaluate =>
  compile(circuit(new Graph(), at)).evaluate;

/** The graph's own columns: values written, evaluated, gradients into an array that is kept. */
export function throughTape(circuit: Circuit, at: readonly number[]): Evaluate {
  const graph = new Graph();
  const output = circuit(graph, at);
  const rows = graph.inputs().map((input) => input.index);
  const all = new Float64Array(graph.length);
  return (point, gradient) => {
    for (let i = 0; i < rows.length; i++) graph.value[rows[i]] = point[i];
    graph.forward();
    backward(output, all);
    for (let i = 0; i < rows.length; i++) gradient[i] = all[rows[i]];
    return output.value;
  };
}

/** The same graph cleared and recorded anew at each pass. */
export function rebuilt(circuit: Circuit, at: readonly number[]): Evaluate {
  const graph = new Graph();
  const rows = circuit(graph, at)
    .graph.inputs()
    .map((input) => input.index);
  const all = new Float64Array(graph.length);
  return (point, gradient) => {
    graph.clear();
    const output = circuit(graph, point);
    backward(output, all);
    for (let i = 0; i < rows.length; i++) gradient[i] = all[rows[i]];
    return output.value;
  };
}
