import assert from "node:assert/strict";
import { test } from "node:test";
import { add, exp, max, min, multiply, reciprocal, scale, subtract, unaryMinus } from "../../gates/scalar.js";
import { compile } from "../../graph/compile.js";
import { gate } from "../../graph/gate.js";
import { Graph, type Node } from "../../graph/graph.js";

test("numbers that stay stand in the straight-line code as they are, and no name does", () => {
  const graph = new Graph();
  const secret = graph.input("secret", -0.125);
  const f = add(multiply(graph.input("x", 3), secret), add(secret, graph.constant(-1.5e-7)), "f");
  const code = String(compile(f, ["x"]).evaluate);
  assert.match(code, /= -0\.125;/);
  assert.match(code, /= -1\.5e-7;/);
  assert.match(code, /= point\[0\];/);
  assert.doesNotMatch(code, /secret|undefined|NaN|point\[-?[^0]/);
  assert.match(String(compile(scale(graph.input("y", 1), -0), ["y"]).evaluate), /= -0;/);
});

test("what arrives at a value on several ways is added up", () => {
  const graph = new Graph();
  const [x, y] = [graph.input("x", 2), graph.input("y", 3)];
  const product = multiply(x, y); // d/dproduct of 3p + p² + p is 4 + 2p
  const f = add(add(scale(product, 3), multiply(product, product)), product);
  const gradient = new Float64Array(2);
  assert.equal(compile(f).evaluate([2, 3], gradient), 60);
  assert.deepEqual([...gradient], [16 * 3, 16 * 2]);
});

/** A chain on x, long enough for straight-line code not to pay. */
function lengthen(node: Node): Node {
  let long = node;
  for (let i = 0; i < 600; i++) long = unaryMinus(long);
  return long;
}

test("more room than the gradient needs stays as it is, in short and in long circuits", () => {
  const graph = new Graph();
  const f = multiply(graph.input("x", 2), graph.input("y", 3));
  for (const output of [f, lengthen(f)]) {
    const gradient = Float64Array.of(9, 9, 9);
    assert.equal(compile(output).evaluate([5, 7], gradient), 35);
    assert.deepEqual([...gradient], [7, 5, 9]);
  }
});

test("a value that overflows is told wherever the gate behind it would hide it", () => {
  // Each hides an infinite x at one end only, or beside a negative y only, and never an infinite y.
  const low = gate("low", { symbol: "l", forward: "exp(x) + y", local: ["exp(x)", "1"] });
  const high = gate("high", { symbol: "h", forward: "exp(-x) + y", local: ["-exp(-x)", "1"] });
  const negative = gate("negative", {
    symbol: "n",
    forward: "exp(min(y, 0) * abs(x)) + y",
    local: ["min(y, 0) * sign(x) * exp(min(y, 0) * abs(x))", "1"],
  });
  const hiding: ((square: Node) => Node)[] = [
    (square) => exp(subtract(1, square)),
    (square) => reciprocal(square),
    (square) => min(square, 4),
    (square) => max(subtract(1, square), 4),
    (square) => low(subtract(1, square), 3),
    (square) => high(square, 3),
    (square) => negative(square, -1),
    (square) => negative(subtract(1, square), -1),
  ];
  for (const [i, hide] of hiding.entries()) {
    const graph = new Graph();
    const x = graph.input("x", 1.5);
    const { evaluate } = compile(hide(multiply(x, x, "square")));
    const gradient = Float64Array.of(9);
    assert.ok(Number.isFinite(evaluate([1.5], gradient)), `${i}`);
    gradient[0] = 9;
    assert.throws(() => evaluate([1e200], gradient), { name: "DomainError", step: "square" }, `${i}`);
    assert.equal(gradient[0], 9);
  }
});
