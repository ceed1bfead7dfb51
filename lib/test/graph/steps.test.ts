import assert from "node:assert/strict";
import { test } from "node:test";
import { formula } from "../../formula/formula.js";
import { add, addConstant, exp, multiply, reciprocal, scale, tanh } from "../../gates/scalar.js";
import { Graph } from "../../graph/graph.js";
import { ancestors, type BackwardStep, type ForwardStep, steps } from "../../graph/steps.js";

function example() {
  const graph = new Graph();
  const x = graph.input("x", -2);
  const y = graph.input("y", 5);
  const z = graph.input("z", -4);
  exp(x, "unrelated");
  return multiply(add(x, y, "q"), z, "f");
}

test("(x + y)·z at -2, 5, -4: forward in order, then backward, with what is sent and gathered", () => {
  const all = steps(example());
  assert.deepEqual(
    all.map(({ kind, name }) => `${kind} ${name}`),
    ["forward q", "forward f", "backward f", "backward q"],
  );
  const [q, , backF, backQ] = all as [ForwardStep, ForwardStep, BackwardStep, BackwardStep];
  assert.deepEqual(q.inputs, [
    { name: "x", value: -2, constant: false },
    { name: "y", value: 5, constant: false },
  ]);
  assert.equal(q.value, 3);
  assert.equal(backF.upstream, 1);
  assert.deepEqual(
    backF.sent.map(({ name, position, local, sent, total }) => ({ name, position, local, sent, total })),
    [
      { name: "q", position: 0, local: -4, sent: -4, total: -4 },
      { name: "z", position: 1, local: 3, sent: 3, total: 3 },
    ],
  );
  assert.equal(backQ.upstream, -4);
  assert.deepEqual(
    backQ.sent.map(({ name, sent }) => [name, sent]),
    [
      ["x", -4],
      ["y", -4],
    ],
  );
});

test("a constant stands among the inputs, marked, and is sent nothing", () => {
  const x = new Graph().input("x", 3);
  const [forward, backward] = steps(scale(x, 5)) as [ForwardStep, BackwardStep];
  assert.deepEqual(forward.inputs[1], { name: "5", value: 5, constant: true });
  assert.deepEqual(
    backward.sent.map(({ name, sent }) => [name, sent]),
    [["x", 5]],
  );
});

test("where paths meet, the total gathers", () => {
  const x = new Graph().input("x", 3);
  const [, backward] = steps(multiply(x, x)) as [ForwardStep, BackwardStep];
  assert.deepEqual(
    backward.sent.map(({ position, sent, total }) => [position, sent, total]),
    [
      [0, 3, 3],
      [1, 3, 6],
    ],
  );
});

test("the result depends on its ancestors: itself and constants included, others not", () => {
  const f = example();
  assert.deepEqual(
    ancestors(f).map((node) => node.name),
    ["x", "y", "z", "q", "f"],
  );
  const x = new Graph().input("x", 1);
  assert.deepEqual(
    ancestors(addConstant(x, 2)).map((node) => node.name),
    ["x", "2", "v1"],
  );
  assert.deepEqual(steps(x), []);
});

test("the sigmoid neuron on paper, every step rounded to two decimals as the article prints it", () => {
  const graph = new Graph();
  const [w0, x0, w1, x1, w2] = [
    ["w0", 2],
    ["x0", -1],
    ["w1", -3],
    ["x1", -2],
    ["w2", -3],
  ].map(([name, value]) => graph.input(name as string, value as number));
  const dot = add(add(multiply(w0, x0, "a"), multiply(w1, x1, "b"), "c"), w2, "s");
  const f = reciprocal(addConstant(exp(scale(dot, -1, "n"), "e"), 1, "d"), "f");
  const all = steps(f, { decimals: 2 });
  const forward = all.filter((step) => step.kind === "forward").map(({ name, value }) => [name, value]);
  assert.deepEqual(forward, [
    ["a", -2],
    ["b", 6],
    ["c", 4],
    ["s", 1],
    ["n", -1],
    ["e", 0.37],
    ["d", 1.37],
    ["f", 0.73],
  ]);
  const gradients: Record<string, number> = {};
  for (const step of all)
    if (step.kind === "backward") for (const { name, total } of step.sent) gradients[name] = total;
  // -1/1.37² = -0.53; × 1; × exp(-1) = -0.20; × -1 = 0.20; then × 2 = 0.40 and so on.
  assert.deepEqual(gradients, {
    d: -0.53,
    e: -0.53,
    n: -0.2,
    s: 0.2,
    c: 0.2,
    w2: 0.2,
    a: 0.2,
    b: 0.2,
    w0: -0.2,
    x0: 0.4,
    w1: -0.4,
    x1: -0.6,
  });
  assert.equal(f.value, 0.7310585786300049);
});

test("on paper the textbook form is worked: 1 - out² from the rounded output", () => {
  const x = new Graph().input("x", 0.5);
  const [forward, backward] = steps(tanh(x), { decimals: 2 }) as [ForwardStep, BackwardStep];
  assert.equal(forward.value, 0.46);
  assert.equal(backward.sent[0].local, 1 - 0.46 * 0.46);
  assert.equal(backward.sent[0].sent, 0.79);
});

test("decimals are a whole number from 0 to 15", () => {
  const f = example();
  for (const decimals of [-1, 16, 1.5, Number.NaN, Infinity, "2" as unknown as number])
    assert.throws(() => steps(f, { decimals }), { name: "OptionError", code: "decimals-out-of-range" });
  assert.equal(steps(f, { decimals: 0 }).length, 4);
  assert.equal(steps(f, { decimals: undefined }).length, 4);
});

test("rounding that makes a value or a gradient infinite is told as an error", () => {
  const works = formula("1 / exp(-x)", { x: 10 });
  assert.ok(works.value > 22026);
  assert.throws(() => steps(works.output, { decimals: 2 }), {
    name: "DomainError",
    code: "outside-domain",
    step: "f",
    message: /x = v\d = 0;.*rounding every step to 2 decimals/,
  });
  // √0.00001 has a slope, √0.00 has none.
  const slope = formula("sqrt(x * y)", { x: 0.01, y: 0.001 });
  assert.throws(() => steps(slope.output, { decimals: 2 }), { code: "no-derivative", message: /rounding/ });
  for (const step of steps(works.output, { decimals: 6 })) assert.ok(Number.isFinite(step.value));
});

test("where the textbook's form overflows in rounded working, the exact form answers", () => {
  const [large] = steps(formula("softplus(x)", { x: 1000 }).output, { decimals: 2 });
  assert.equal(large.value, 1000);
  const back = steps(formula("x ^ y", { x: 0, y: 2 }).output, { decimals: 2 })[1] as BackwardStep;
  assert.deepEqual(
    back.sent.map(({ sent }) => sent),
    [0, 0],
  );
});

test("halves are rounded away from zero, as on paper; inputs and constants stay as given", () => {
  const value = (text: string, inputs: Record<string, number>, decimals = 2): number =>
    steps(formula(text, inputs).output, { decimals })[0].value;
  assert.equal(value("x * y", { x: 0.5, y: 0.29 }), 0.15);
  assert.equal(value("x * y", { x: -0.5, y: 0.29 }), -0.15);
  assert.equal(value("x + y", { x: 1, y: 0.005 }), 1.01);
  assert.equal(value("x * y", { x: 0.5, y: 5 }, 0), 3);
  assert.equal(value("x + y", { x: 0.1, y: 0.2 }, 15), 0.3);
  assert.equal(value("x * y", { x: 1e300, y: 2 }, 15), 2e300);
  assert.equal(value("x + 0.0049", { x: 0.0149 }), 0.02);
  const [forward] = steps(formula("x * y", { x: 0.125, y: 1 }).output, { decimals: 2 }) as [ForwardStep];
  assert.equal(forward.inputs[0].value, 0.125);
});
