import assert from "node:assert/strict";
import { test } from "node:test";
import { expand, expandRows } from "../../expand/expand.js";
import { formula, type Inputs } from "../../formula/formula.js";
import * as vector from "../../gates/vector.js";
import { backward } from "../../graph/backward.js";
import { Graph, type Node } from "../../graph/graph.js";
import type { VectorGate } from "../../tensor/definition.js";
import { tensorConstant, tensorInput } from "../../tensor/tensor.js";
import { vectorSamples } from "../support/vector-samples.js";

function near(actual: number, expected: number, where: string): void {
  assert.ok(
    Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected)),
    `${where}: ${actual}, not ${expected}`,
  );
}

test("every vector gate is what its textbook line says in scalar gates, in value and gradient", () => {
  for (const { gate: name, operands, attributes = {} } of vectorSamples) {
    const gate = Object.entries(vector).find(([own]) => own === name)?.[1] as VectorGate;
    const graph = new Graph();
    const inputs = operands.map((operand, i) =>
      gate.local[i] === undefined ? tensorConstant(graph, operand) : tensorInput(graph, `x${i}`, operand),
    );
    const out = gate(inputs, { attributes, name: "out" });
    const weights = out.elements().map((_, i) => Math.sin(i + 1));
    const L = vector.sum([vector.dropout([out, weights])], { name: "L" }).at();
    const opened = expand(L);
    assert.equal(opened.blocks.length, 0);
    near(opened.node("L").value, L.value, name);
    const [gradient, scalar] = [backward(L), backward(opened.node("L"))];
    for (const { kind, name: element, index } of graph.nodes()) {
      if (kind !== "input" && graph.spans.at(index) !== out.span) continue;
      if (index >= out.span.offset + out.span.size) continue;
      const where = `${name}${JSON.stringify(out.shape)}, ${element}`;
      const node = opened.node(element);
      near(node.value, graph.value[index], where);
      if (kind === "input") near(scalar[node.index], gradient[index], `d${where}`);
    }
  }
});

/** "W[1,1] × x[1]" for each gate of a graph. */
function told(graph: Graph): string[] {
  return graph
    .nodes()
    .filter(({ kind }) => kind === "gate")
    .map(
      ({ name, gate, inputs }: Node) =>
        `${name} = ${gate?.name}(${inputs.map((input) => input.name).join(", ")})`,
    );
}

test("the product of a 2×2 matrix and a vector is four products and two sums", () => {
  const W = [
    [0.1, 0.2],
    [0.3, 0.4],
  ];
  assert.deepEqual(told(expand(formula("h = W * x", { W, x: [1, 2] }))), [
    "v1 = multiply(W[1,1], x[1])",
    "v2 = multiply(W[1,2], x[2])",
    "h[1] = add(v1, v2)",
    "v3 = multiply(W[2,1], x[1])",
    "v4 = multiply(W[2,2], x[2])",
    "h[2] = add(v3, v4)",
  ]);
});

test("what is the same is recorded once: three exponentials and their sum for a softmax of three", () => {
  const graph = expand(formula("p = softmax(z)", { z: [1, 2, 3] }));
  const count = (name: string): number => graph.nodes().filter(({ gate }) => gate?.name === name).length;
  assert.deepEqual([count("exp"), count("add"), count("divide")], [3, 2, 3]);
});

test("names and scalar gates stay: what only has another shape is one node with two names", () => {
  const f = formula("h = tanh(W * x + b); T = transpose(h); L = sum((V * h - t)^2)", {
    ...{ W: [[0.1, 0.2]], x: [1, 2], b: [0.5], V: [[2]], t: [1] },
  });
  const graph = expand(f);
  assert.equal(graph.node("T[1,1]").index, graph.node("h[1]").index);
  assert.equal(graph.node("L").value, f.value);
  const gradient = backward(graph.node("L"));
  const all = backward(f.output);
  for (const name of ["W[1,2]", "x[2]", "b[1]", "h[1]", "V[1,1]", "t[1]"])
    near(gradient[graph.node(name).index], all[f.graph.node(name).index], name);
  graph.set({ "x[1]": 2 });
  near(graph.node("L").value, f.set({ x: [2, 2] }).value, "after set");
  assert.equal(graph.copy().node("T[1,1]").index, graph.node("h[1]").index);
});

test("zeros of a padding and branches are decided by indices, or by the present values", () => {
  const cases: [string, Inputs][] = [
    ["sum(conv2d(X, K, 1, 1) .^ 2)", { X: [[1, 2]], K: [[1, -1, 0.5]] }],
    ["huber(p, t, 1)", { p: [0.5, 3], t: [0, 0] }],
    ["max(max(x, 2) .* [2])".replace(" .* [2]", ""), { x: [1, 3] }],
    ["mse(gelu(x), leakyRelu(x))", { x: [1, -3] }],
  ];
  for (const [text, inputs] of cases) {
    const f = formula(text, inputs);
    const { graph, rows } = expandRows(f.graph);
    const output = rows[f.output.index] as Node;
    near(output.value, f.value, text);
    const gradient = backward(output);
    const all = backward(f.output);
    for (const { index, name } of f.graph.inputs())
      near(gradient[graph.node(name).index], all[index], `${text} ${name}`);
  }
});

test("a graph of scalar gates is copied, constants too", () => {
  const f = formula("q = 2 * x + 1; f = q ^ 2 / y", { x: 3, y: 2 });
  assert.deepEqual(told(expand(f.graph)), told(f.graph));
  assert.throws(() => expand(5 as never), { code: "wrong-argument" });
});
