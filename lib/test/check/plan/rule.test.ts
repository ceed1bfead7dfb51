import assert from "node:assert/strict";
import { test } from "node:test";
import type { Line } from "../../../check/plan/line.js";
import { plainPlan, planOf } from "../../../check/plan/plan.js";
import { follow, type Rounding } from "../../../check/plan/rule.js";
import { formula } from "../../../formula/formula.js";
import { gate } from "../../../graph/gate.js";
import { Graph } from "../../../graph/graph.js";
import { type Interval, point } from "../../../notation/interval.js";

/** Follows the line of that name in a problem's plan from other numbers than its own. */
function from(
  text: string,
  inputs: Record<string, number>,
  name: string,
  numbers: Record<string, number | Interval>,
  how: { form?: "textbook" | "exact"; round?: Rounding; learningRate?: number } = {},
): Interval {
  const { lines } = planOf(formula(text, inputs), how.learningRate);
  const line = lines.find((one) => one.name === name) as Line;
  const read = (i: number): Interval => {
    const other = numbers[lines[i].name];
    return other === undefined ? point(lines[i].exact) : typeof other === "number" ? point(other) : other;
  };
  return follow(line, read, how.form, how.round);
}

const close = (actual: Interval, lo: number, hi = lo): void => {
  for (const [end, wanted] of [
    [actual.lo, lo],
    [actual.hi, hi],
  ])
    assert.ok(Math.abs(end - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted)), `${actual.lo} … ${actual.hi}`);
};

const tenths = ({ lo, hi }: Interval): Interval => ({
  lo: Math.round(lo * 10) / 10,
  hi: Math.round(hi * 10) / 10,
});
const every: Rounding = { number: tenths, local: tenths };

test("values, gradients and updates follow from other numbers by the textbook's rule", () => {
  const at = { x: 2, y: 3, z: 5 };
  const product = "q = x + y; f = q * z";
  close(from(product, at, "q", { x: 10 }), 13);
  close(from(product, at, "f", { q: 7 }), 35);
  close(from(product, at, "dq", { df: 2 }), 10);
  close(from(product, at, "dz", { q: 7 }), 7);
  close(from(product, at, "df", {}), 1);
  close(from(product, at, "x'", { dx: 4, x: 1 }, { learningRate: 0.1 }), 0.6);
  assert.deepEqual(from(product, at, "x", { x: 99 }), point(2), "what the problem gives is given");
  assert.deepEqual(
    follow(plainPlan({ n: 17 }).lines[0], () => point(0)),
    point(17),
  );
});

test("what arrives on several ways is added, each rounded where steps are", () => {
  close(from("f = x * y + x", { x: 2, y: 3 }, "dx", { y: 7 }), 8);
  // 0.33 and 1 arrive: 0.3 + 1; 0.36·y + 0.36 with each product rounded: 0.4.
  close(from("f = x * y + x", { x: 2, y: 3 }, "dx", { y: 0.33 }, { round: every }), 1.3);
  close(from("f = x + x + x", { x: 2 }, "dx", {}, { round: every }), 3);
});

test("where three and more are added, each order of adding may round otherwise", () => {
  // Halves up to 10, whole numbers above: 8.5 + 2 is 11 and with 0.5 12; 2 + 0.5 is 2.5, and with 8.5 11.
  const to = (unit: number, value: number): number => unit * Math.round(value / unit);
  const number = ({ lo, hi }: Interval): Interval => ({
    lo: to(lo > 10 ? 1 : 0.5, lo),
    hi: to(hi > 10 ? 1 : 0.5, hi),
  });
  const how = { number, local: (part: Interval) => part };
  const inputs = { x: 1, a: 8.5, b: 2, c: 0.5 };
  const sumOf = (text: string, round: Rounding): Interval => from(text, inputs, "dx", {}, { round });
  const three = "f = x * a + x * b + x * c";
  close(sumOf(three, { ...how, inside: true }), 11, 12);
  const { lo, hi } = sumOf(three, how);
  assert.equal(lo, hi, "in one order");
  close(sumOf("f = x * a + x * b + c", { ...how, inside: true }), 11);
});

test("a local derivative is rounded apart from its product", () => {
  const at = { z: 1 };
  const text = "y = sigmoid(z); f = 3 * y";
  // 0.7 × 0.3 = 0.21: 3 × 0.21 = 0.63; with the derivative rounded, 3 × 0.2 = 0.6; all rounded, 0.6.
  close(from(text, at, "dz", { y: 0.7, dy: 3 }), 0.63);
  close(from(text, at, "dz", { y: 0.7, dy: 3 }, { round: { number: (part) => part, local: tenths } }), 0.6);
  close(from(text, at, "dz", { y: 0.7, dy: 3.3 }, { round: every }), 0.7);
  close(from(text, at, "dz", { y: 0.7, dy: 3, z: 1 }, { form: "exact" }), 3 * 0.19661193324148185);
});

test("a rounding inside a formula adds what comes of rounding each operation", () => {
  const inside: Rounding = { number: tenths, local: (part) => part, inside: true };
  // 1 / (1 + exp(-1)): exp(-1) = 0.37 → 0.4, 1.4, 0.71 → 0.7; at once 0.731.
  close(from("f = sigmoid(z)", { z: 1 }, "f", {}, { round: inside }), 0.7, 0.7310585786300049);
  // (1 - 0.73) · 0.73 = 0.1971; 1 - 0.73 = 0.27 → 0.3, 0.3 · 0.73 = 0.219 → 0.2; times 10 → 2.0.
  close(from("y = sigmoid(z); f = 10 * y", { z: 1 }, "dz", { y: 0.73 }, { round: inside }), 2);
  const only: Rounding = { ...inside, number: (part) => part };
  close(from("y = sigmoid(z); f = 10 * y", { z: 1 }, "dz", { y: 0.73 }, { round: only }), 1.971);
  // x · y + x with x = 0.3 and y = 0.4: 0.12 → 0.1, and 0.1 + 0.3; at once 0.42.
  const graph = new Graph();
  const mix = gate("mix", { symbol: "m", forward: "x * y + x", local: ["y + 1", "x"] });
  const { lines } = planOf(formula(mix(graph.input("x", 0.3), graph.input("y", 0.4), "f")));
  close(
    follow(lines[2], (i) => point(lines[i].exact), "textbook", inside),
    0.4,
    0.42,
  );
  // A product is one step: its own rounding is that of writing it down.
  close(from("f = x * y", { x: 0.25, y: 0.5 }, "f", {}, { round: inside }), 0.125);
  close(from("f = exp(x)", { x: 1 }, "f", {}, { round: inside }), Math.E);
});

test("from what is only known between two numbers follows what lies between two numbers", () => {
  close(from("f = x * y", { x: 2, y: 3 }, "f", { x: { lo: 1, hi: 2 }, y: { lo: -1, hi: 3 } }), -2, 6);
  close(from("f = x - y", { x: 2, y: 3 }, "f", { x: { lo: 1, hi: 2 }, y: { lo: -1, hi: 3 } }), -2, 3);
  close(from("f = x * y", { x: 2, y: 3 }, "dx", { y: { lo: 1, hi: 2 }, df: { lo: 3, hi: 4 } }), 3, 8);
  close(from("f = x / y", { x: 2, y: 4 }, "dy", { x: { lo: 1, hi: 2 } }), -2 / 16, -1 / 16);
  close(from("f = x", { x: 2 }, "x'", { dx: { lo: 1, hi: 2 } }, { learningRate: 0.5 }), 1, 1.5);
});

test("at a kink every slope between the two sides follows, elsewhere the one", () => {
  close(from("f = relu(x)", { x: 0 }, "dx", {}), 0, 1);
  close(from("f = relu(x)", { x: 0 }, "dx", { df: -2 }), -2, 0);
  close(from("f = abs(x)", { x: 0 }, "dx", {}), -1, 1);
  close(from("f = max(x, y)", { x: 2, y: 2 }, "dx", {}), 0, 1);
  close(from("f = max(x, y)", { x: 2, y: 2 }, "dy", {}), 0, 1);
  close(from("f = min(x, y)", { x: 1e6, y: 1e6 }, "dx", {}), 0, 1);
  close(from("f = relu(x)", { x: 3 }, "dx", {}), 1);
  close(from("f = max(x, y)", { x: 2, y: 3 }, "dx", {}), 0);
});
