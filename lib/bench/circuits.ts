import { twoSamples } from "../data/datasets.js";
import { add, addConstant, exp, multiply, pow, reciprocal, scale } from "../gates/scalar.js";
import type { Graph, Node } from "../graph/graph.js";

/** The sigmoid neuron gate by gate, as chapter 03 draws it, on these inputs of a graph that is empty. */
export function recordNeuron(graph: Graph, at: ArrayLike<number>): Node {
  const a = multiply(graph.input("w0", at[0]), graph.input("x0", at[1]));
  const b = multiply(graph.input("w1", at[2]), graph.input("x1", at[3]));
  const sum = add(add(a, b), graph.input("w2", at[4]));
  return reciprocal(addConstant(exp(scale(sum, -1)), 1));
}

/** (x + y)·z gate by gate. */
export function recordProduct(graph: Graph, at: ArrayLike<number>): Node {
  const q = add(graph.input("x", at[0]), graph.input("y", at[1]));
  return multiply(q, graph.input("z", at[2]));
}

/** The summed squared error of the two-sample regression gate by gate. */
export function recordRegression(graph: Graph, at: ArrayLike<number>): Node {
  const [w1, w2, b] = ["w1", "w2", "b"].map((name, i) => graph.input(name, at[i]));
  const [first, second] = twoSamples.map(({ x1, x2, target }) => {
    const output = add(add(scale(w1, x1), scale(w2, x2)), b);
    return pow(addConstant(output, -target), 2);
  });
  return add(first, second);
}

/** A chain of so many gates, f ← f·w and f ← f + b in turn. */
export function recordChain(graph: Graph, gates: number): Node {
  let f = graph.input("x", 0.5);
  const w = graph.input("w", 0.9999999);
  const b = graph.input("b", 1e-7);
  for (let i = 0; i < gates; i++) f = i % 2 === 0 ? multiply(f, w) : add(f, b);
  return f;
}
