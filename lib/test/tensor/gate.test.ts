import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "../../data/random.js";
import * as vector from "../../gates/vector.js";
import { backward } from "../../graph/backward.js";
import { Graph } from "../../graph/graph.js";
import { vectorGate } from "../../tensor/gate.js";
import { tensorConstant, tensorInput } from "../../tensor/tensor.js";

const next = random(5);
const matrix = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => 4 * next() - 2));

test("a matrix times a vector, and back: W x = (1·1 + 3·(−1), 4·1 + 6·(−1))", () => {
  const graph = new Graph();
  const W = tensorInput(graph, "W", [
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const x = tensorInput(graph, "x", [1, 0, -1]);
  const z = vector.matvec([W, x], { name: "z" });
  const L = vector.dot([z, [1, 3]], { name: "L" });
  assert.deepEqual(z.value, [-2, -2]);
  assert.equal(L.value, -8);
  const gradient = backward(L.at());
  // dW = g xᵀ with g = (1, 3), dx = Wᵀ g
  assert.deepEqual([...gradient.subarray(0, 9)], [1, 0, -1, 3, 0, -3, 13, 17, 21]);
  graph.set({ "x[1]": 2 });
  assert.deepEqual(z.value, [-1, 2], "one element can be set");
});

test("elements have names, counted from 1, and a tensor keeps its shape", () => {
  const graph = new Graph();
  const W = tensorInput(graph, "W", matrix(2, 2));
  const Z = vector.matmul([W, W]);
  assert.deepEqual(graph.names().slice(0, 8), [
    ...["W[1,1]", "W[1,2]", "W[2,1]", "W[2,2]"],
    ...["v1[1,1]", "v1[1,2]", "v1[2,1]", "v1[2,2]"],
  ]);
  assert.equal(graph.node("W[2,1]").index, W.at(1, 0).index);
  assert.deepEqual([Z.shape, Z.name], [[2, 2], "v1"]);
  assert.throws(() => graph.node("W[3,1]"), { code: "unknown-name" });
  assert.throws(() => W.at(2, 0), { code: "no-such-element", message: /W is 2×2/ });
});

test("shapes that do not fit are refused with both shapes", () => {
  const graph = new Graph();
  const W = tensorInput(graph, "W", matrix(2, 3));
  const x = tensorInput(graph, "x", [1, 2]);
  assert.throws(() => vector.matvec([W, x]), {
    name: "GateError",
    code: "shapes-differ",
    message: "matvec: W is 2×3 and x is a vector of 2: the sizes 3 and 2 differ",
  });
  assert.throws(() => vector.matmul([W, x]), { code: "wrong-rank", message: /x is a vector of 2, but/ });
  assert.throws(() => tensorInput(graph, "W", [1]), { code: "name-taken" });
  assert.throws(() => tensorInput(graph, "V", [[1, 2], [3]]), {
    code: "uneven-array",
    message: /V\[2\] should hold 2/,
  });
  assert.throws(() => tensorInput(graph, "V", [[1, Number.NaN]]), {
    message: /V\[1,2\] must be a finite number/,
  });
  assert.throws(() => vector.dot([[1], [2]]), { code: "no-node" });
});

test("a value that is not finite is refused, and the graph is as before", () => {
  const graph = new Graph();
  const x = tensorInput(graph, "x", [1e200, 1]);
  const before = graph.length;
  assert.throws(() => vector.dot([x, x], { name: "L" }), {
    name: "DomainError",
    code: "overflow",
    step: "L",
  });
  assert.equal(graph.length, before);
  const small = vector.dot([x, [1, 1]], { name: "L" });
  assert.throws(() => graph.set({ "x[1]": Number.MAX_VALUE, "x[2]": Number.MAX_VALUE }), {
    code: "overflow",
    step: "L",
  });
  assert.equal(small.value, 1e200 + 1);
});

test("a gradient goes to no constant", () => {
  const graph = new Graph();
  const X = tensorConstant(graph, matrix(2, 2), "X");
  const W = tensorInput(graph, "W", matrix(2, 2));
  const L = vector.dot([vector.vecmat([vector.vecmat([[1, 1], X]), W]), [1, 1]]);
  const gradient = backward(L.at());
  assert.deepEqual([...gradient.subarray(X.span.offset, X.span.offset + 4)], [0, 0, 0, 0]);
});

test("a declaration is read whole: grammar, names, the number of local derivatives", () => {
  const good = { symbol: "?", summary: "none", line: "out[i] = 2 * x[i]", local: ["2 for x[i]"] };
  for (const [part, code] of [
    [{ line: "out[i] = 2 * z[i]" }, "unknown-name"],
    [{ line: "out[i] = " }, "bad-notation"],
    [{ line: "out[i] + 1" }, "bad-notation"],
    [{ local: ["2"] }, "bad-notation"],
    [{ local: ["dz[i] = 2 * g[i]"] }, "bad-notation"],
    [{ local: ["dx[i] = 2 * h[i]"] }, "unknown-name"],
    [{ local: [] }, "wrong-number-of-locals"],
    [{ line: "out[i] = sum(i, x[i])" }, "bad-notation"],
  ] as const)
    assert.throws(
      () => vectorGate("bad", { ...good, ...part }),
      { name: "GateError", code, message: /^the gate bad/ },
      JSON.stringify(part),
    );
});
