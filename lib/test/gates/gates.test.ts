import assert from "node:assert/strict";
import { test } from "node:test";
import { table } from "../../gate/table.js";
import { abs, add, gates, max, min, multiply, pow, relu, sigmoid } from "../../gates/scalar.js";
import { backward } from "../../graph/backward.js";
import { compile } from "../../graph/compile.js";
import { gate } from "../../graph/gate.js";
import { Graph } from "../../graph/graph.js";
import { kinks } from "../../graph/kinks.js";
import { steps } from "../../graph/steps.js";

const local = (of: (typeof gates)[number], x: number, y = x): number[] =>
  of.locals.map((derivative) => derivative(x, y, of.value(x, y)));

test("names of gates are distinct, and each says what it does to the gradient", () => {
  assert.equal(new Set(gates.map((each) => each.name)).size, gates.length);
  for (const each of gates) assert.ok(each.summary.length > 0 && each.symbol.length > 0, each.name);
});

test("at a kink the derivative is the stated convention: 0 for relu and abs, halves at a tie", () => {
  assert.deepEqual(local(relu, 0), [0]);
  assert.deepEqual(local(abs, 0), [0]);
  assert.deepEqual(local(max, 3, 3), [0.5, 0.5]);
  assert.deepEqual(local(min, -2, -2), [0.5, 0.5]);
  const onKink = gates.filter((each) => each.onKink(0, 0)).map((each) => each.name);
  assert.deepEqual(onKink, ["relu", "leakyRelu", "abs", "max", "min"]);
  for (const each of gates) assert.equal(each.kink === undefined, each.convention === undefined, each.name);
});

test("a kink is told with its node, and only where the result depends on it", () => {
  const graph = new Graph();
  const x = graph.input("x", 0);
  const bent = relu(x, "r");
  const smooth = add(x, 1, "s");
  const [kink] = kinks(bent);
  assert.match(kink.message, /^r: relu has a kink at x = 0; relu'\(0\) is taken as 0$/);
  assert.deepEqual(kinks(smooth), []);
});

test("0 to the power 0 is 1 with derivative 0, and 0 to a power above 0 sends nothing to the exponent", () => {
  assert.equal(pow.value(0, 0), 1);
  assert.equal(local(pow, 0, 0)[0], 0);
  assert.deepEqual(local(pow, 0, 2), [0, 0]);
  assert.deepEqual(local(pow, 0, 1), [1, 0]);
});

test("a gate need not say what it does to the gradient", () => {
  const plain = gate("plain", { symbol: "p", forward: "x", local: ["1"] });
  assert.deepEqual(
    [plain.summary, plain.domain, plain.kink, plain.name],
    ["", undefined, undefined, "plain"],
  );
  assert.ok(table.includes(plain) && !gates.includes(plain), "the list of our gates does not grow");
});

test("a gate of one's own runs in the tape, in compiled code and in steps", () => {
  const cube = gate("cube", { symbol: "x³", forward: "x^3", local: ["3 * x^2"] });
  const graph = new Graph();
  const x = graph.input("x", 2);
  const f = multiply(cube(x, "c"), x, "f");
  assert.equal(f.value, 16);
  assert.equal(backward(f)[x.index], 32);
  const gradient = new Float64Array(1);
  assert.equal(compile(f).evaluate([3], gradient), 81);
  assert.equal(gradient[0], 108);
  assert.deepEqual(
    steps(f).map((step) => [step.kind, step.name, step.gate.name]),
    [
      ["forward", "c", "cube"],
      ["forward", "f", "multiply"],
      ["backward", "f", "multiply"],
      ["backward", "c", "cube"],
    ],
  );
  assert.equal(graph.set({ x: -1 }).node("f").value, 1);
});

test("a gate tells the forms that it computes, which are the textbook's where they keep their digits", () => {
  assert.deepEqual(multiply.exact, { where: {}, forward: "x * y", local: ["y", "x"] });
  assert.deepEqual(sigmoid.exact.where, { e: "exp(-abs(x))" });
  assert.deepEqual(sigmoid.exact.local, ["e / ((1 + e) * (1 + e))"]);
});
