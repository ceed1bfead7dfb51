import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../../check/index.js";

const seen = (problem: string, inputs: Record<string, number>, answers: string): string =>
  check(problem, answers, { inputs })
    .verdicts.map(({ name, verdict, slip }) => `${name} ${verdict}${slip === null ? "" : ` ${slip}`}`)
    .join(", ");

test("a whole number in place of one with a fraction does not count as right, alone or in a sheet", () => {
  // 2·(w x − t)·x + 2 λ w = 2 + 0.4; without the last term 2.
  const ridge = "L = (w*x - t)^2 + lambda*w^2";
  assert.equal(seen(ridge, { w: 2, x: 1, t: 1, lambda: 0.1 }, "dw=2"), "dw wrong fan-out-overwritten");
  assert.equal(seen("f = x*y + z", { x: 3, y: 4, z: 0.4 }, "f=12"), "f wrong term-left-out");
  assert.equal(seen("f = x*y", { x: -0.27, y: 3 }, "dy=-0.3"), "dy loose too-few-digits");
  assert.equal(check("f = x*y", "dy=-0.3", { inputs: { x: -0.27, y: 3 } }).right, 0);
  assert.equal(check("f = x*y", "dy=-0.27", { inputs: { x: -0.27, y: 3 } }).right, 1);
  assert.match(
    check("f = x*y", "dx=3 dy=-1", { inputs: { x: -0.75, y: 3 } }).toText(),
    /1 of 2 right, 1 with too few digits to tell/,
  );
});

test("a bare 0 explains nothing: no zero follows from another", () => {
  const sheet = check("q = x + y; f = q * z", "q=0 f=0 dq=0 dz=0 dx=0 dy=0", {
    inputs: { x: -2, y: 5, z: -4 },
  });
  assert.ok(sheet.verdicts.every(({ verdict }) => verdict === "wrong"));
  // A closed gate is a known slip, and what it sends on is 0 for a reason.
  assert.equal(seen("r = relu(x); f = 3*r; g = 2*f", { x: 2 }, "r=0 f=0"), "r wrong, f wrong");
});

test("a number is exchanged with another only where both are wrong", () => {
  assert.equal(seen("p = sigmoid(z); L = -log(1-p)", { z: -1 }, "p=0.269 dz=0"), "p right, dz wrong");
  assert.equal(
    seen("q = x * y; f = q * z", { x: 1.25, y: 3, z: 7 }, "f=3.75 q=26.25"),
    "f wrong answers-exchanged, q wrong answers-exchanged",
  );
});

test("at a tie one choice is made for both inputs", () => {
  // Between f = a, so dx = 2, and f = b, so dx = 1.
  for (const [dx, verdict] of [
    [1, "right"],
    [1.5, "right"],
    [2, "right"],
    [3, "wrong"],
    [0, "wrong"],
  ] as const)
    assert.equal(
      check("a = 2*x; b = x + 1; f = max(a, b)", `dx=${dx}`, { inputs: { x: 1 } }).verdicts[0].verdict,
      verdict,
      `dx=${dx}`,
    );
  const both = (dx: number): string =>
    check("f = min(3*x, x + 4) + max(x, 2)", `dx=${dx}`, { inputs: { x: 2 } }).verdicts[0].verdict;
  assert.deepEqual([1, 4, 0.5, 4.5].map(both), ["right", "right", "wrong", "wrong"]);
});
