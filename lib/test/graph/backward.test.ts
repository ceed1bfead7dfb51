import assert from "node:assert/strict";
import { test } from "node:test";
import {
  add,
  addConstant,
  divide,
  exp,
  max,
  multiply,
  pow,
  scale,
  sigmoid,
  sqrt,
  subtract,
} from "../../gates/scalar.js";
import { backward } from "../../graph/backward.js";
import { compile } from "../../graph/compile.js";
import { Graph, type Node } from "../../graph/graph.js";
import { steps } from "../../graph/steps.js";

test("a value used twice adds its gradients: b = a + a, c = b + b, dc/da = 4", () => {
  const graph = new Graph();
  const a = graph.input("a", 3);
  const b = add(a, a, "b");
  const c = add(b, b, "c");
  assert.equal(c.value, 12);
  assert.deepEqual([...backward(c)], [4, 2, 1]);
  assert.deepEqual([...backward(b)], [2, 1, 0]);
});

test("both inputs of one gate may be the same value: x·x, x to the x, max(x, x)", () => {
  const graph = new Graph();
  const x = graph.input("x", 3);
  assert.equal(backward(multiply(x, x))[0], 6);
  const power = backward(pow(x, x))[0];
  assert.ok(Math.abs(power - 27 * (Math.log(3) + 1)) < 1e-13, `${power}`);
  assert.equal(backward(max(x, x))[0], 1);
});

test("a constant gets no gradient, in whichever place it stands", () => {
  const graph = new Graph();
  const x = graph.input("x", 3);
  const c = graph.constant(5);
  const f = add(multiply(c, x), multiply(addConstant(scale(x, 2), 7), c));
  const gradient = backward(f);
  assert.equal(f.value, 15 + 13 * 5);
  assert.equal(gradient[x.index], 15);
  for (const node of graph.nodes()) if (node.kind === "constant") assert.equal(gradient[node.index], 0);
  for (const step of steps(f))
    if (step.kind === "backward") for (const { to } of step.sent) assert.notEqual(to.kind, "constant");
});

test("a number may stand first as well as second", () => {
  const graph = new Graph();
  const x = graph.input("x", 2);
  assert.equal(backward(subtract(7, x))[0], -1);
  assert.equal(backward(subtract(x, 7))[0], 1);
  assert.equal(backward(divide(6, x))[0], -1.5);
  assert.equal(backward(max(1, x))[0], 1);
  assert.equal(backward(max(3, x))[0], 0);
  assert.equal(backward(pow(2, x))[0], 4 * Math.log(2));
});

test("a constant stays without gradient even where it could have none: (-3)² by its exponent", () => {
  const graph = new Graph();
  const x = graph.input("x", -3);
  const two = graph.constant(2);
  assert.deepEqual([...backward(pow(x, two))], [-6, 0, 1]);
  assert.deepEqual([...backward(two)].slice(0, 2), [0, 1]);
  assert.equal(compile(pow(x, two)).evaluate([-3], new Float64Array(1)), 9);
});

test("backward only reads: twice is the same, from any node, and into an array of one's own", () => {
  const graph = new Graph();
  const x = graph.input("x", 0.5);
  const middle = sigmoid(x);
  const f = multiply(middle, middle);
  const first = backward(f);
  assert.deepEqual(backward(f), first);
  backward(middle);
  assert.deepEqual(backward(f), first);
  const into = new Float64Array(5).fill(9);
  assert.equal(backward(f, into), into);
  assert.deepEqual([...into], [...first, 0, 0]);
  assert.throws(() => backward(f, new Float64Array(2)), { name: "InputError", code: "array-too-short" });
});

test("nodes that the result does not depend on have gradient 0, also where their derivative is infinite", () => {
  const graph = new Graph();
  const x = graph.input("x", 0);
  const root = sqrt(x, "root");
  const f = exp(x, "f");
  assert.deepEqual([...backward(f)], [1, 0, 1]);
  assert.throws(() => backward(root), { name: "DomainError", code: "no-derivative", step: "root", value: 0 });
});

test("√x at 0 has no derivative, and what follows it cannot give it one", () => {
  const graph = new Graph();
  const x = graph.input("x", 0);
  const s = sqrt(x, "s");
  const f = multiply(s, s, "f");
  assert.equal(f.value, 0);
  assert.throws(() => backward(f), { name: "DomainError", code: "no-derivative", step: "s" });
  assert.throws(() => backward(scale(s, 0)), { step: "s" });
  assert.throws(() => steps(f), { step: "s" });
  assert.throws(() => compile(f).evaluate([0], new Float64Array(1)), { step: "s" });
});

test("a gradient that overflows names the gate at which it does", () => {
  const graph = new Graph();
  const x = graph.input("x", 1e-200);
  const f = multiply(scale(scale(x, 1e200, "a"), 1e200, "b"), 1, "f");
  assert.throws(() => backward(f), { name: "DomainError", code: "no-derivative", step: "a" });
});

const MILLION = 1_000_000;

test("a chain of a million gates: x + 1 + 1 …, and its product rule by algebra", () => {
  const graph = new Graph();
  const x = graph.input("x", 0.25);
  let f: Node = x;
  for (let i = 0; i < MILLION; i++) f = addConstant(f, 1);
  assert.equal(f.value, 0.25 + MILLION);
  assert.equal(backward(f)[x.index], 1);

  // c^n·x: c = 1 + 2^-20 has derivative c^n = e^(n·log1p(2^-20)), and rounding adds up to at most n ULP.
  const c = 1 + 1 / 1048576;
  const growing = new Graph();
  let g: Node = growing.input("x", 1);
  for (let i = 0; i < MILLION; i++) g = scale(g, c);
  const exact = Math.exp(MILLION * Math.log1p(1 / 1048576));
  assert.ok(Math.abs(g.value / exact - 1) < 2e-10, `${g.value}, not ${exact}`);
  assert.ok(Math.abs(backward(g)[0] / exact - 1) < 2e-10);
  assert.equal(growing.set({ x: 0 }).node(growing.length - 1).value, 0);
  const { evaluate } = compile(g);
  const gradient = new Float64Array(1);
  assert.ok(Math.abs(evaluate([2], gradient) / (2 * exact) - 1) < 2e-10);
  assert.ok(Math.abs(gradient[0] / exact - 1) < 2e-10);
});

test("a value used a million times gathers a million gradients", () => {
  const graph = new Graph();
  const x = graph.input("x", 2);
  let sum: Node = x;
  for (let i = 1; i < MILLION; i++) sum = add(sum, x);
  const f = multiply(sum, x);
  assert.equal(f.value, 4 * MILLION);
  assert.equal(backward(f)[x.index], 4 * MILLION);
});
