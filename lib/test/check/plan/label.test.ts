import assert from "node:assert/strict";
import { test } from "node:test";
import { inputLabel, labelOf } from "../../../check/plan/label.js";
import type { Line, ValueLine } from "../../../check/plan/line.js";
import { addPass, type Plan, plainPlan, planOf } from "../../../check/plan/plan.js";
import { stepText } from "../../../check/plan/step-text.js";
import { formula } from "../../../formula/formula.js";
import { scale } from "../../../gates/scalar.js";
import { Graph } from "../../../graph/graph.js";

const plan = (text: string, inputs: Record<string, number>, learningRate?: number): Plan =>
  planOf(formula(text, inputs), learningRate);
const labels = (of: Plan): string[] => of.lines.map((line) => labelOf(of, line));
const named = (of: Plan, name: string): Line => of.lines.find((line) => line.name === name) as Line;
/** The step of that name with the plan's own numbers, without and with its result. */
const step = (of: Plan, name: string, result = false): string =>
  stepText(
    of,
    named(of, name),
    of.lines.map(({ exact }) => exact),
    { filled: true, result },
  );

test("a line is called by its name; a gate without one by what it calculates, also in its gradient", () => {
  const of = plan("q = x + y; f = q * exp(z)", { x: 1, y: 2, z: 0 }, 0.1);
  assert.equal(
    labels(of).join(" | "),
    "x | y | z | q | exp(z) | f | df | d(exp(z)) | dq | dz | dy | dx | x' | y' | z'",
  );
  assert.deepEqual(labels(plainPlan({ steps: 17 })), ["steps"]);
});

test("inside another formula a sum stands in parentheses, but for in a sum or a call", () => {
  const inside = (text: string, inputs: Record<string, number>): string[] => {
    const of = plan(text, inputs);
    const line = named(of, "f") as ValueLine;
    return line.from.map((at, i) => inputLabel(of, line.gate, i, of.lines[at]));
  };
  const at = { x: 1, y: 2, z: 3 };
  assert.deepEqual(inside("f = (x + y) * z", at), ["(x + y)", "z"]);
  assert.deepEqual(inside("f = x * y + z", at), ["x × y", "z"]);
  assert.deepEqual(inside("f = x * y + 3", { x: 1, y: 2 }), ["x × y", "3"]);
  assert.deepEqual(inside("f = (x + y) - x * z", at), ["x + y", "(x × z)"]);
  assert.deepEqual(inside("f = exp(x + y) + z", at), ["exp(x + y)", "z"]);
  assert.deepEqual(inside("f = sin(x * y)", { x: 1, y: 2 }), ["x × y"]);
  assert.deepEqual(inside("f = sigmoid(x * y)", { x: 1, y: 2 }), ["(x × y)"]);
});

test("a formula of more than 44 signs is called by its number", () => {
  const name = (count: number): string => "a".repeat(count);
  const product = (left: number, right: number): string[] => {
    const [a, b] = [name(left), name(right)];
    return labels(plan(`f = 2 * (${a} * ${b})`, { [a]: 1, [b]: 2 }));
  };
  assert.ok(product(20, 21).includes(`${name(20)} × ${name(21)}`));
  assert.ok(product(20, 22).includes("v1") && product(20, 22).includes("dv1"));
});

test("a step is told with names and with numbers, and with its result only where it is asked for", () => {
  const of = plan("q = x + y; f = q * z", { x: -2, y: 5, z: -4 }, 0.1);
  assert.equal(step(of, "q"), "q = x + y = -2 + 5");
  assert.equal(step(of, "q", true), "q = x + y = -2 + 5 = 3");
  assert.equal(step(of, "f"), "f = q × z = 3 × (-4)");
  assert.equal(step(of, "df", true), "df = 1: the way back starts with the derivative of f by itself");
  assert.equal(step(of, "dq"), "dq = df × z = 1 × (-4)");
  assert.equal(step(of, "dz", true), "dz = df × q = 1 × 3 = 3");
  assert.equal(step(of, "x'"), "x' = x - learning rate × dx = (-2) - 0.1 × (-4)");
  assert.equal(step(of, "x'", true), "x' = x - learning rate × dx = (-2) - 0.1 × (-4) = -1.6");
  assert.equal(step(of, "x"), "x");
  assert.equal(step(of, "x", true), "x = -2");
  assert.equal(step(plainPlan({ n: 17 }), "n", true), "n = 17");
});

test("a gate without a name is told by its formula alone, and a formula of numbers alone has no numbers to fill in", () => {
  const of = plan("f = (x + y) * z", { x: 1, y: 2, z: 3 });
  assert.equal(step(of, "v1"), "x + y = 1 + 2");
  assert.equal(step(of, "v1", true), "x + y = 1 + 2 = 3");
  assert.equal(step(of, "dv1"), "d(x + y) = df × z = 1 × 3");
});

test("what arrives on several ways is added, of more than four the rest is counted", () => {
  const of = (terms: number): Plan =>
    plan(
      Array.from({ length: terms }, (_, i) => `t${i} = x * ${i + 2}`).join("; ") +
        `; f = ${Array.from({ length: terms }, (_, i) => `t${i}`).join(" + ")}`,
      { x: 1 },
    );
  assert.equal(step(of(2), "dx"), "dx = dt1 × 3 + dt0 × 2 = 1 × 3 + 1 × 2");
  assert.match(step(of(4), "dx", true), /^dx = dt3 × 5 \+ dt2 × 4 \+ dt1 × 3 \+ dt0 × 2 = .* = 14$/);
  assert.equal(
    step(of(6), "dx", true),
    "dx = dt5 × 7 + dt4 × 6 + dt3 × 5 + dt2 × 4 + … (2 more) = 1 × 7 + 1 × 6 + 1 × 5 + 1 × 4 + … (2 more) = 27",
  );
});

test("an input on which the result does not depend has gradient 0, and that is told", () => {
  const graph = new Graph();
  const x = graph.input("x", 1);
  graph.input("y", 2);
  const of = planOf(formula(scale(x, 2, "f")));
  assert.equal(step(of, "dy"), "dy: f does not depend on y");
});

test("of several steps each is told with its own numbers' names", () => {
  const made = formula("f = (w * x)^2", { w: 1, x: 2 });
  const lines: Line[] = [];
  const updated = addPass(lines, made, ["w"], { learningRate: 0.25, step: 0 });
  addPass(lines, made.set({ w: -1 }), ["w"], { learningRate: 0.25, step: 1, updated });
  const of: Plan = { lines, result: "f", formula: made, notes: [] };
  assert.equal(labelOf(of, named(of, "v1[0]")), "w[0] × x[0]");
  assert.equal(labelOf(of, named(of, "v1[1]")), "w[1] × x[1]");
  assert.equal(labelOf(of, named(of, "dv1[1]")), "d(w[1] × x[1])");
  assert.equal(labelOf(of, named(of, "w[2]")), "w[2]");
});

test("in a product every factor of more than a name or a plain number stands in parentheses, once", () => {
  const sigmoid = plan("f = sigmoid(z)", { z: 0 });
  assert.equal(step(sigmoid, "dz", true), "dz = df × ((1 - f) × f) = 1 × ((1 - 0.5) × 0.5) = 0.25");
  const cube = plan("q = x^3; f = 2 * q", { x: 2 });
  assert.equal(step(cube, "dx", true), "dx = dq × (3 × x²) = 2 × (3 × 2²) = 24");
  const tiny = plan("q = x * y; f = q * z", { x: 1e-7, y: 2, z: -3e-9 });
  assert.equal(step(tiny, "dy"), "dy = dq × x = (-3e-9) × (1e-7)");
  assert.equal(step(plan("f = log(x)", { x: 4 }), "dx", true), "dx = df × (1 / x) = 1 × (1 / 4) = 0.25");
  assert.equal(step(plan("f = tanh(x) * y", { x: 0, y: 2 }), "dy"), "dy = df × (tanh(x)) = 1 × 0");
});

test("a result that the formula with its numbers already states is not told twice", () => {
  assert.equal(step(plan("f = -x", { x: 2 }), "f", true), "f = -x = -2");
  assert.equal(step(plan("f = -x", { x: -2 }), "f", true), "f = -x = -(-2) = 2");
});

test("a sum keeps its parentheses in a local derivative, whatever the gate's own formula is", () => {
  const derivative = (text: string, inputs: Record<string, number>): string =>
    step(plan(text, inputs), "dv1");
  const at = { a: 2, b: 3 };
  assert.equal(derivative("f = log(a + b)", at), "d(a + b) = df × (1 / (a + b)) = 1 × (1 / 5)");
  assert.equal(derivative("f = sin(a + b)", at), "d(a + b) = df × (cos(a + b)) = 1 × (cos(5))");
  assert.equal(derivative("f = cos(a + b)", at), "d(a + b) = df × (-sin(a + b)) = 1 × (-sin(5))");
  assert.equal(
    derivative("f = softplus(a + b)", at),
    "d(a + b) = df × (1 / (1 + exp(-(a + b)))) = 1 × (1 / (1 + exp(-5)))",
  );
  assert.equal(derivative("f = 1 / (a + b)", at), "d(a + b) = df × (-1 / (a + b)²) = 1 × (-1 / 5²)");
});
