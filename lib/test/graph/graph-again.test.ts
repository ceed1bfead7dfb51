import assert from "node:assert/strict";
import { test } from "node:test";
import { add, multiply } from "../../gates/scalar.js";
import { Graph } from "../../graph/graph.js";
import { inspected } from "../../text/inspect.js";

test("a graph that is cleared and built again knows nothing of its numbers and names before", () => {
  const graph = new Graph();
  const before = add(graph.input("x", 1), 3, "f");
  assert.deepEqual([before.value, graph.names().join()], [4, "x,3,f"]);
  graph.clear();
  const x = graph.input("y", 5);
  assert.deepEqual(graph.names(), ["y"]);
  const f = multiply(x, 3);
  assert.deepEqual([f.value, f.index, graph.names().join()], [15, 2, "y,3,v1"]);
});

test("a constant in the first row is shared like every other", () => {
  const graph = new Graph();
  assert.equal(graph.constant(5).index, 0);
  assert.equal(graph.constant(5).index, 0);
  assert.equal(graph.constant(6).index, 1);
});

test("as the last line of a cell a node shows its name and value, a number just itself", () => {
  const graph = new Graph();
  const x = graph.input("x", -2);
  const f = add(x, 7);
  assert.deepEqual(
    graph.nodes().map((node) => node[inspected]()),
    ["x = -2", "7", "v1 = 5"],
  );
  assert.equal(f.gate, add);
  assert.deepEqual([x.gate, graph.node(1).gate], [undefined, undefined]);
});
