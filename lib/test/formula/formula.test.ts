import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { Formula, formula } from "../../formula/formula.js";
import { add, multiply } from "../../gates/scalar.js";
import { Graph } from "../../graph/graph.js";

const closeTo = (actual: Record<string, number>, expected: Record<string, number>, digits: number): void => {
  assert.deepEqual(Object.keys(actual), Object.keys(expected));
  for (const name of Object.keys(expected))
    assert.ok(
      Math.abs(actual[name] - expected[name]) <= 0.5 * Math.pow(10, -digits),
      `${name}: ${actual[name]}`,
    );
};

test("(x + y)·z at -2, 5, -4: f = -12, dx = dy = -4, dz = 3, dq = -4", () => {
  const f = formula("q = x + y; f = q * z", { x: -2, y: 5, z: -4 });
  assert.equal(f.value, -12);
  assert.deepEqual(f.gradients(), { x: -4, y: -4, z: 3 });
  assert.deepEqual([f.gradient("q"), f.gradient("f"), f.graph.node("q").value], [-4, 1, 3]);
  assert.deepEqual(f.inputs, { x: -2, y: 5, z: -4 });
  assert.deepEqual(formula("(x + y) * z", { x: -2, y: 5, z: -4 }).gradients(), { x: -4, y: -4, z: 3 });
});

const neuron = { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 };

test("the sigmoid neuron in full: f = 0.731058578630, f(1 - f) = 0.196611933241", () => {
  const f = formula("1 / (1 + exp(-(w0 * x0 + w1 * x1 + w2)))", neuron);
  closeTo({ f: f.value }, { f: 0.73105857863 }, 12);
  const slope = 0.196611933241;
  closeTo(f.gradients(), { w0: -slope, x0: 2 * slope, w1: -2 * slope, x1: -3 * slope, w2: slope }, 11);
  closeTo(f.gradients(), { w0: -0.196612, x0: 0.393224, w1: -0.393224, x1: -0.589836, w2: 0.196612 }, 6);
  const asOne = formula("sigmoid(w0 * x0 + w1 * x1 + w2)", neuron);
  closeTo(asOne.gradients(), f.gradients(), 15);
});

test("a formula is also made from a node; set replays it, and it is compiled", () => {
  const graph = new Graph();
  const q = add(graph.input("x", -2), graph.input("y", 5), "q");
  const f = formula(multiply(q, graph.input("z", -4), "f"));
  assert.ok(f instanceof Formula);
  assert.equal(f.text, "");
  assert.deepEqual(f.set({ x: 1, z: 2 }).gradients(), { x: 2, y: 2, z: 6 });
  const gradient = new Float64Array(3);
  assert.equal(f.compile().evaluate([0, 1, 5], gradient), 5);
  assert.deepEqual([...gradient], [5, 5, 1]);
  assert.deepEqual(f.objective(["z"]).names, ["z"]);
  assert.equal(f.steps({ decimals: 2 }).length, 4);
});

test("what is no formula, and what no name, is refused", () => {
  assert.throws(() => formula(5 as unknown as string), { name: "InputError", code: "not-a-formula" });
  assert.throws(() => formula("x + 1", { x: 1 }).gradient("y"), { name: "InputError", code: "unknown-name" });
  assert.throws(() => formula("x + 1", { x: 1 }).objective(["y"]), { code: "unknown-name" });
});

test("kinks are told as warnings while the present inputs stand on them", () => {
  const f = formula("relu(x) + max(x, y)", { x: 0, y: 0 });
  assert.equal(f.warnings.length, 2);
  assert.deepEqual(f.set({ x: 1 }).warnings, []);
});

test("a formula and a node print in a line, where a notebook prints the last expression of a cell", () => {
  const f = formula("q = x + y; f = q * z", { x: -2, y: 5, z: -4 });
  assert.equal(inspect(f), "q = x + y; f = q * z: f = -12 at x = -2, y = 5, z = -4");
  assert.equal(inspect(f.graph.node("q")), "q = 3");
  assert.equal(inspect({ q: f.graph.node("q") }), "{ q: q = 3 }");
});

test("a kink is told with the names of what meets there, a constant without one", () => {
  const said = (text: string, inputs: Record<string, number>): string => formula(text, inputs).warnings[0];
  assert.match(said("max(x, 0)", { x: 0 }), /at x = 0;/);
  assert.match(said("min(3, x)", { x: 3 }), /at x = 3;/);
  assert.match(said("max(x, y)", { x: 2, y: 2 }), /at x = y = 2;/);
  assert.match(said("max(x, x)", { x: 2 }), /at x = 2;/);
});

test("a power of 0 below 0 has no value: it is not said to be too large", () => {
  const refused = { name: "DomainError", code: "outside-domain", message: /has no value at .*1\/0/ };
  assert.throws(() => formula("x ^ y", { x: 0, y: -1 }), refused);
  assert.throws(() => formula("x ^ (-2)", { x: 0 }), refused);
  assert.throws(() => formula("x ^ y", { x: 10, y: 400 }), { code: "overflow" });
});
