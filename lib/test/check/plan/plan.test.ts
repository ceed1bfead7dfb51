import assert from "node:assert/strict";
import { test } from "node:test";
import type { Line } from "../../../check/plan/line.js";
import { addPass, type Plan, plainPlan, planOf } from "../../../check/plan/plan.js";
import { formula } from "../../../formula/formula.js";
import { add, multiply, relu } from "../../../gates/scalar.js";
import { Graph } from "../../../graph/graph.js";

/** "dx = 6 from df y": name, number, and what it is worked out from. */
const told = (lines: readonly Line[]): string[] =>
  lines.map(({ name, exact, from }) => [name, "=", exact, ...from.map((at) => lines[at].name)].join(" "));

test("a problem is worked in lines: inputs and values forward, gradients backward, then updates", () => {
  const plan = planOf(formula("q = x + y; f = q * z", { x: -2, y: 5, z: -4 }), 0.5);
  assert.deepEqual(told(plan.lines), [
    "x = -2",
    "y = 5",
    "z = -4",
    "q = 3 x y",
    "f = -12 q z",
    "df = 1",
    "dq = -4 df z",
    "dz = 3 df q",
    "dy = -4 dq",
    "dx = -4 dq",
    "x' = 0 x dx",
    "y' = 7 y dy",
    "z' = -5.5 z dz",
  ]);
  assert.deepEqual(
    plan.lines.map(({ kind }) => kind).join(" "),
    "given given given value value gradient gradient gradient gradient gradient update update update",
  );
  plan.lines.forEach((line, i) => {
    assert.deepEqual([line.index, line.step], [i, 0]);
  });
  assert.deepEqual([plan.result, plan.notes], ["f", []]);
  const update = plan.lines[11];
  assert.ok(update.kind === "update" && update.rate === 0.5 && update.old === 1 && update.gradient === 8);
});

test("a gradient is worked out from upstream and from what its local derivatives name, each once", () => {
  const of = (text: string, inputs: Record<string, number>, name: string): string =>
    told(planOf(formula(text, inputs)).lines).find((line) => line.startsWith(`${name} `)) ?? "";
  assert.match(of("y = sigmoid(z); f = 4 * y", { z: 0 }, "dz"), /^dz = 1 dy y$/);
  assert.match(of("f = x / y", { x: 6, y: 2 }, "dy"), /^dy = -1.5 df x y$/);
  assert.match(of("f = x / y", { x: 6, y: 2 }, "dx"), /^dx = 0.5 df y$/);
  assert.match(of("f = 3 * x", { x: 6 }, "dx"), /^dx = 3 df 3$/);
  assert.match(of("f = x * x", { x: 6 }, "dx"), /^dx = 12 df x$/);
  assert.match(of("a = x + 1; f = a + x", { x: 6 }, "dx"), /^dx = 2 df da$/);
});

test("constants are given and get no gradient; an input that does not matter has gradient 0", () => {
  const graph = new Graph();
  const [x, y] = [graph.input("x", 2), graph.input("y", 3)];
  multiply(y, 7, "aside");
  const plan = planOf(formula(add(multiply(x, 5, "p"), x, "f")));
  assert.deepEqual(told(plan.lines), [
    "y = 3",
    "x = 2",
    "5 = 5",
    "p = 10 x 5",
    "f = 12 p x",
    "df = 1",
    "dp = 1 df",
    "dx = 6 df dp 5",
    "dy = 0",
  ]);
  const gradient = plan.lines[7];
  assert.ok(gradient.kind === "gradient" && gradient.terms.length === 2);
});

test("several steps number their lines, and begin with what the step before has left", () => {
  const made = formula("f = (w * x)^2", { w: 1, x: 2 });
  const lines: Line[] = [];
  const updated = addPass(lines, made, ["w"], { learningRate: 0.25, step: 0 });
  const [w1] = [...updated.values()];
  assert.deepEqual([[...updated.keys()], lines[w1].name, lines[w1].exact], [["w"], "w[1]", -1]);
  made.set({ w: -1 });
  addPass(lines, made, ["w"], { learningRate: 0.25, step: 1, updated });
  const all = told(lines);
  assert.ok(all.includes("f[0] = 4 v1[0] 2"), all.join("; "));
  assert.ok(all.includes("v1[1] = -2 w[1] x[1]"), "the product begins with the updated weight");
  assert.ok(all.includes("w[2] = 1 w[1] dw[1]"));
  assert.equal(all.filter((line) => line.startsWith("w[1] ")).length, 1, "and it is no second line");
  assert.deepEqual(
    lines.filter(({ step }) => step === 1).map(({ name }) => /\[[12]\]|^2$/.test(name)),
    lines.filter(({ step }) => step === 1).map(() => true),
  );
  assert.equal(addPass([], made, ["w"], {}).size, 0, "without a learning rate nothing is updated");
});

test("a kink is told; plain numbers stand for themselves", () => {
  const plan: Plan = planOf(formula(relu(new Graph().input("x", 0), "r")));
  assert.deepEqual(plan.notes, ["Note: r: relu has a kink at x = 0; relu'(0) is taken as 0."]);
  const plain = plainPlan({ steps: 17, rate: 0.1 });
  assert.deepEqual(told(plain.lines), ["steps = 17", "rate = 0.1"]);
  assert.deepEqual([plain.result, plain.formula, plain.notes], [undefined, undefined, []]);
});
