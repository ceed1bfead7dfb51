import assert from "node:assert/strict";
import { test } from "node:test";
import { add, exp, multiply, sqrt } from "../../gates/scalar.js";
import { gate } from "../../graph/gate.js";
import { Graph } from "../../graph/graph.js";
import { accumulate, replay } from "../../graph/tape.js";

test("replay answers the first row without a finite value, accumulate whether every gradient is finite", () => {
  const graph = new Graph();
  const x = graph.input("x", 4);
  const root = sqrt(x);
  const f = add(root, exp(x));
  assert.equal(replay(graph), -1);
  const gradient = Float64Array.of(0, 0, 0, 1);
  assert.equal(accumulate(graph, gradient, f.index), true);
  assert.deepEqual([...gradient], [0.25 + Math.exp(4), 1, 1, 1]);
  graph.value[x.index] = -1;
  assert.equal(replay(graph), root.index);
  graph.value[x.index] = 1000;
  assert.equal(replay(graph), 2);
  graph.value[x.index] = 0;
  assert.equal(replay(graph), -1);
  assert.equal(accumulate(graph, Float64Array.of(0, 0, 0, 1), f.index), false);
});

test("the loops know a gate that is declared after they were first used", () => {
  const before = new Graph();
  replay(before);
  const twice = gate("twice as much", { symbol: "2x", forward: "2 * x", local: ["2"] });
  const graph = new Graph();
  const x = graph.input("x", 3);
  const f = twice(x);
  const gradient = Float64Array.of(0, 1);
  assert.equal(accumulate(graph, gradient, f.index), true);
  assert.deepEqual([...gradient], [2, 1]);
  const half = gate("half as much", { symbol: "x/2", forward: "0.5 * x", local: ["0.5"] });
  const g = half(f);
  graph.value[x.index] = 5;
  assert.equal(replay(graph), -1);
  assert.equal(g.value, 5);
});

test("a copy and its original grow apart, each with its own rows", () => {
  const graph = new Graph();
  const [x, y, z] = [2, 3, 5].map((value, i) => graph.input("xyz"[i], value));
  const copy = graph.copy();
  const ours = add(x, y, "f");
  const theirs = multiply(copy.node("y"), copy.node("z"), "f");
  graph.set({ z: 50 });
  copy.set({ x: 20 });
  assert.deepEqual([ours.value, theirs.value], [5, 15]);
  assert.deepEqual([ours.gate?.name, theirs.gate?.name], ["add", "multiply"]);
  assert.deepEqual(
    [ours.inputs, theirs.inputs].map((inputs) => inputs.map(({ name }) => name)),
    [
      ["x", "y"],
      ["y", "z"],
    ],
  );
  assert.deepEqual([z.value, copy.node("z").value, x.value], [50, 5, 2]);
});
