import assert from "node:assert/strict";
import { test } from "node:test";
import { add, addConstant, divide, exp, log, multiply, relu, scale, sqrt } from "../../gates/scalar.js";
import { Graph } from "../../graph/graph.js";

test("a graph is rows in the order of making; a node tells its name, kind, value, gate and inputs", () => {
  const graph = new Graph();
  const x = graph.input("x", -2);
  const q = add(x, graph.input("y", 5), "q");
  const f = multiply(q, 3);
  assert.deepEqual(graph.names(), ["x", "y", "q", "3", "v1"]);
  assert.deepEqual(
    graph.nodes().map((node) => [node.kind, node.value, node.gate?.name]),
    [
      ["input", -2, undefined],
      ["input", 5, undefined],
      ["gate", 3, "add"],
      ["constant", 3, undefined],
      ["gate", 9, "multiply"],
    ],
  );
  assert.deepEqual(
    f.inputs.map((node) => node.name),
    ["q", "3"],
  );
  assert.deepEqual(x.inputs, []);
  assert.deepEqual(
    graph.inputs().map((node) => node.index),
    [0, 1],
  );
  assert.equal(graph.node("v1").index, 4);
  assert.equal(graph.node(2).name, "q");
  assert.equal(graph.has("q"), true);
  assert.equal(graph.has("v1"), false);
});

test("unnamed nodes are v1, v2, …, past the names that were given", () => {
  const graph = new Graph();
  const x = graph.input("v2", 1);
  const names = [exp(x), exp(x), exp(x, "v3"), exp(x)].map((node) => node.name);
  assert.deepEqual(names, ["v1", "v4", "v3", "v5"]);
});

test("a name is given once, however many there are", () => {
  const graph = new Graph();
  for (let i = 0; i < 40; i++) graph.input(`x${i}`, i);
  for (let i = 0; i < 40; i++) {
    assert.equal(graph.node(`x${i}`).value, i);
    assert.throws(() => graph.input(`x${i}`, 0), { name: "InputError", code: "name-taken" });
  }
  assert.throws(() => exp(graph.node("x1"), "x2"), { code: "name-taken" });
  assert.equal(graph.length, 40);
});

test("a name that is not there is refused, also one that every object has", () => {
  const graph = new Graph();
  graph.input("x", 1);
  for (const name of ["y", "constructor", "__proto__", "toString", ""])
    assert.throws(() => graph.node(name), { name: "InputError", code: "unknown-name" }, name);
  for (const index of [-1, 1, 0.5, Number.NaN])
    assert.throws(() => graph.node(index), { code: "unknown-name" });
  assert.throws(() => graph.set({ y: 1 }), { code: "unknown-name" });
});

test("inputs and constants are finite numbers", () => {
  const graph = new Graph();
  const x = graph.input("x", 1);
  for (const bad of [Number.NaN, Infinity, -Infinity, "1", undefined, null] as number[]) {
    const refused = { name: "InputError", code: "not-a-finite-number" };
    assert.throws(() => graph.input("y", bad), refused);
    assert.throws(() => graph.constant(bad), refused);
    assert.throws(() => graph.set({ x: bad }), refused);
  }
  assert.throws(() => scale(x, Infinity), { code: "not-a-finite-number" });
  assert.equal(graph.length, 1);
});

test("a run of gates with the same constant shares its row; 0 and -0 are told apart", () => {
  const graph = new Graph();
  let x = graph.input("x", 0);
  for (let i = 0; i < 10; i++) x = addConstant(x, 1);
  assert.equal(graph.length, 12);
  assert.equal(x.value, 10);
  const [plus, minus] = [graph.constant(0), graph.constant(-0)];
  assert.ok(Object.is(plus.value, 0) && Object.is(minus.value, -0));
});

test("an error while recording names the step and its numbers, and records no gate", () => {
  const graph = new Graph();
  const x = graph.input("x", 0);
  assert.throws(() => log(x, "l"), {
    name: "DomainError",
    code: "outside-domain",
    step: "l",
    value: 0,
    expected: "x > 0",
    message: "at l: log(x) has no value at x = 0; it needs x > 0",
  });
  assert.throws(() => divide(1, x, "d"), { code: "outside-domain", step: "d", value: 0, expected: "y != 0" });
  assert.throws(() => exp(graph.input("big", 800), "e"), { code: "overflow", step: "e", value: 800 });
  assert.throws(() => sqrt(graph.input("minus", -1), "s"), { code: "outside-domain", step: "s" });
  assert.equal(graph.has("l"), false);
  assert.equal(log(add(x, 1), "l").value, 0);
});

test("an unnamed step is named in an error as it would be in the graph", () => {
  const graph = new Graph();
  const x = graph.input("x", 1);
  exp(x);
  assert.throws(() => log(graph.input("y", -1)), { code: "outside-domain", step: "v2" });
  const f = log(x);
  assert.equal(f.name, "v2");
  assert.throws(() => graph.set({ x: -1 }), { code: "outside-domain", step: "v2" });
});

test("set evaluates every gate again, and leaves the graph as it was when it cannot", () => {
  const graph = new Graph();
  const x = graph.input("x", 4);
  const y = graph.input("y", 2);
  const f = add(sqrt(x, "s"), relu(y, "r"), "f");
  assert.equal(graph.set({ x: 9 }).node("f").value, 5);
  const before = () => [x.value, y.value, graph.node("s").value, graph.node("r").value, f.value];
  const state = before();
  assert.throws(() => graph.set({ y: 7, x: -1 }), { name: "DomainError", step: "s" });
  assert.deepEqual(before(), state);
  assert.throws(() => graph.set({ y: 7, z: 1 }), { code: "unknown-name" });
  assert.throws(() => graph.set({ y: 7, x: Number.NaN }), { code: "not-a-finite-number" });
  assert.throws(() => graph.set({ y: 7, s: 1 }), { code: "unknown-name" });
  assert.deepEqual(before(), state);
});

test("a cleared graph is built again as a new one, also with fewer or more names", () => {
  const graph = new Graph();
  for (const count of [3, 30, 5]) {
    graph.clear();
    assert.equal(graph.length, 0);
    assert.throws(() => graph.node("x0"), { code: "unknown-name" });
    for (let i = 0; i < count; i++) graph.input(`x${i}`, i);
    assert.equal(exp(graph.node("x0")).name, "v1");
    assert.deepEqual(graph.names().slice(-2), [`x${count - 1}`, "v1"]);
  }
});

test("a cleared graph knows the names and constants before no longer", () => {
  const graph = new Graph();
  const build = (names: string[]): void => {
    graph.clear();
    for (const name of names) graph.input(name, 1);
    assert.deepEqual(graph.names(), names);
    for (const name of names) assert.throws(() => graph.input(name, 0), { code: "name-taken" }, name);
    assert.equal(add(graph.node(names[0]), 5).value, 6);
    assert.equal(graph.node(names.length).value, 5);
  };
  const many = Array.from({ length: 30 }, (_, i) => `x${i}`);
  for (const names of [
    many,
    many.slice(0, 5),
    [...many].reverse(),
    many,
    ["x1", "x0"],
    ["x1", "x2", "x0"],
    many,
  ])
    build(names);
});

test("names that return in the order of the last building, and only they, need no search", () => {
  const graph = new Graph();
  const build = (names: string): void => {
    graph.clear();
    for (const name of names) graph.input(name, 1);
  };
  for (const [before, again] of [
    ["abc", "bb"],
    ["abc", "abb"],
    ["abc", "aba"],
    ["abc", "abca"],
  ]) {
    build(before);
    assert.throws(() => build(again), { code: "name-taken" }, `${before}, then ${again}`);
  }
  build("abc");
  build("c");
  assert.throws(
    () => build("cbc"),
    { code: "name-taken" },
    "what stood behind the last building is forgotten",
  );
});

test("a node from before clear is void: a gate refuses it while its row is not there", () => {
  const graph = new Graph();
  const x = graph.input("x", 1);
  const old = exp(x);
  graph.clear();
  assert.throws(() => exp(x), { name: "GateError", code: "not-of-this-graph" });
  graph.input("x", 1);
  assert.throws(() => add(graph.node("x"), old), { code: "not-of-this-graph" });
});

test("a name that is taken leaves no row behind", () => {
  const graph = new Graph();
  const x = graph.input("x", 1);
  assert.throws(() => exp(x, "x"), { code: "name-taken" });
  assert.deepEqual([graph.length, exp(x).name], [1, "v1"]);
});

test("a copy and its graph do not touch each other", () => {
  const graph = new Graph();
  const x = graph.input("x", 1);
  const f = exp(x, "f");
  const copy = graph.copy();
  copy.set({ x: 0 });
  exp(copy.node("f"), "g");
  assert.deepEqual([x.value, f.value, graph.length, graph.has("g")], [1, Math.E, 2, false]);
  assert.deepEqual([copy.node("x").value, copy.node("f").value, copy.names()], [0, 1, ["x", "f", "g"]]);
});
