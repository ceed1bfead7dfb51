import assert from "node:assert/strict";
import { test } from "node:test";
import { add, exp, gates, log, multiply, relu, scale, sigmoid, sin, sqrt, tanh } from "../../gates/scalar.js";
import { compile } from "../../graph/compile.js";
import { gate } from "../../graph/gate.js";
import { Graph, type Node } from "../../graph/graph.js";

test("the compiled function takes inputs by position, gives the value and fills the gradient", () => {
  const graph = new Graph();
  const f = multiply(add(graph.input("x", -2), graph.input("y", 5)), graph.input("z", -4));
  const { names, evaluate } = compile(f);
  const gradient = new Float64Array(3);
  assert.deepEqual(names, ["x", "y", "z"]);
  assert.equal(evaluate([-2, 5, -4], gradient), -12);
  assert.deepEqual([...gradient], [-4, -4, 3]);
  assert.equal(evaluate([1, 2, 3], gradient), 9);
  assert.deepEqual([...gradient], [3, 3, 3]);
});

test("some of the inputs, in any order; the others stay at their values; an unknown one is refused", () => {
  const graph = new Graph();
  const f = multiply(add(graph.input("x", -2), graph.input("y", 5)), graph.input("z", -4));
  const { names, evaluate } = compile(f, ["z", "x"]);
  const gradient = new Float64Array(2);
  assert.deepEqual(names, ["z", "x"]);
  assert.equal(evaluate([10, 1], gradient), 60);
  assert.deepEqual([...gradient], [6, 10]);
  assert.throws(() => compile(f, ["x", "w"]), { name: "InputError", code: "unknown-name", value: "w" });
});

test("an input that the result does not depend on has gradient 0; the result may be an input or a constant", () => {
  const graph = new Graph();
  const x = graph.input("x", 2);
  log(graph.input("y", 1));
  const gradient = new Float64Array(2);
  assert.equal(compile(sin(x)).evaluate([0, -5], gradient), 0);
  assert.deepEqual([...gradient], [1, 0]);
  assert.equal(compile(x).evaluate([7, 1], gradient), 7);
  assert.deepEqual([...gradient], [1, 0]);
  assert.equal(compile(graph.constant(-3)).evaluate([7, 1], gradient), -3);
  assert.deepEqual([...gradient], [0, 0]);
});

test("a gate on which the result does not depend cannot stop it", () => {
  for (const count of [1, 600]) {
    const graph = new Graph();
    const x = graph.input("x", 2);
    log(x);
    let f: Node = x;
    for (let i = 0; i < count; i++) f = scale(f, -1);
    const gradient = new Float64Array(1);
    assert.equal(Math.abs(compile(f).evaluate([-5], gradient)), 5);
    assert.equal(Math.abs(gradient[0]), 1);
  }
});

test("later changes of the graph do not reach the compiled function, nor the other way round", () => {
  const graph = new Graph();
  const x = graph.input("x", 2);
  const f = scale(x, 3);
  const { evaluate } = compile(f);
  graph.set({ x: 5 });
  exp(x);
  assert.equal(evaluate([1], new Float64Array(1)), 3);
  assert.equal(f.value, 15);
});

test("every gate is compiled with the digits of its tape, negative and tiny constants too", () => {
  for (const gate of gates) {
    const graph = new Graph();
    const x = graph.input("x", 0.7);
    const record = gate as unknown as (x: Node, y?: number) => Node;
    for (const k of [-2, 1e-7, -25, 3]) {
      const f = gate.inputs.length === 1 ? record(x) : record(x, k);
      assert.equal(compile(f).evaluate([0.7], new Float64Array(1)), f.value, `${gate.name} ${k}`);
    }
  }
});

/** sin(sin(… x + x …)): as many gates as wanted. */
function chain(gateCount: number): Node {
  const graph = new Graph();
  const x = graph.input("x", 0.5);
  let f: Node = add(x, x);
  for (let i = 1; i < gateCount; i++) f = i % 2 ? sin(f) : add(f, x);
  return f;
}

test("above 500 gates the columns are replayed, with the same answers and the same errors", () => {
  for (const count of [498, 499, 500, 501, 2000]) {
    const gradient = new Float64Array(1);
    let value = 0.3 + 0.3;
    let derivative = 2;
    for (let i = 1; i < count; i++) {
      derivative = i % 2 ? derivative * Math.cos(value) : derivative + 1;
      value = i % 2 ? Math.sin(value) : value + 0.3;
    }
    const { evaluate } = compile(chain(count));
    assert.equal(evaluate([0.3], gradient), value);
    assert.ok(Math.abs(gradient[0] - derivative) < 1e-13 * Math.abs(derivative), `${count}`);
    assert.throws(() => evaluate([Infinity], gradient), { code: "not-a-finite-number" });
  }
});

test("an infinite coordinate is refused where a gate hides it, whichever form runs", () => {
  for (const count of [1, 600]) {
    let f: Node = relu(new Graph().input("x", 1));
    for (let i = 0; i < count; i++) f = scale(f, -1);
    const { evaluate } = compile(f);
    assert.throws(() => evaluate([-Infinity], new Float64Array(1)), { code: "not-a-finite-number" });
    assert.equal(Math.abs(evaluate([3], new Float64Array(1))), 3);
  }
});

test("a constant -0 keeps its sign", () => {
  const f = scale(new Graph().input("x", 1), -0);
  assert.ok(Object.is(f.value, -0) && Object.is(compile(f).evaluate([1], new Float64Array(1)), -0));
});

test("a value or gradient that is not finite names its step, and leaves the gradient as it was", () => {
  const graph = new Graph();
  const f = log(add(graph.input("x", 1), graph.input("y", 1), "s"), "l");
  const { evaluate } = compile(f);
  const gradient = Float64Array.of(7, 8);
  assert.throws(() => evaluate([-2, 1], gradient), { name: "DomainError", step: "l", value: -1 });
  assert.throws(() => evaluate([1e308, 1e308], gradient), { code: "overflow", step: "s" });
  assert.throws(() => evaluate([Number.NaN, 1], gradient), {
    name: "InputError",
    code: "not-a-finite-number",
  });
  assert.throws(() => evaluate([1, -Infinity], gradient), {
    name: "InputError",
    code: "not-a-finite-number",
  });
  assert.throws(() => evaluate([1], gradient), { name: "InputError", code: "not-a-finite-number" });
  assert.deepEqual([...gradient], [7, 8]);
  const root = sqrt(new Graph().input("x", 1), "r");
  assert.throws(() => compile(root).evaluate([0], gradient), { code: "no-derivative", step: "r" });
});

test("a step that overflows is told even where the gate behind it would hide it", () => {
  for (const hides of [tanh, sigmoid, (x: Node) => relu(scale(x, -1)), (x: Node) => exp(scale(x, -1))]) {
    const graph = new Graph();
    const f = hides(scale(graph.input("x", 1), 1e300, "big"));
    assert.equal(f.value, hides(new Graph().input("x", 1e300)).value);
    assert.throws(() => compile(f).evaluate([1e10], new Float64Array(1)), { code: "overflow", step: "big" });
    assert.throws(() => graph.set({ x: 1e10 }), { code: "overflow", step: "big" });
  }
});

test("a gate that squares or cubes compiles beside a fixed input or a constant, negative or tiny", () => {
  const third = gate("third power", { symbol: "x³", forward: "x^3", local: ["3 * x^2"] });
  const plusSquare = gate("plusSquare", { symbol: "+k²", forward: "x + k^2", local: ["1"] });
  for (const fixed of [-2, 1e-7, 5]) {
    const graph = new Graph();
    const y = graph.input("y", 3);
    const gradient = new Float64Array(1);
    const f = plusSquare(multiply(third(graph.input("x", fixed)), y), fixed);
    const cube = fixed * fixed * fixed;
    assert.equal(compile(f, ["y"]).evaluate([10], gradient), cube * 10 + fixed * fixed);
    assert.deepEqual([...gradient], [cube]);
  }
});

test("a variable that is named twice is refused", () => {
  const f = sin(new Graph().input("x", 1));
  assert.throws(() => compile(f, ["x", "x"]), { name: "InputError", code: "repeated-name", value: "x" });
});
