import assert from "node:assert/strict";
import { test } from "node:test";
import { curvature } from "../../descent/curvature.js";
import { gradientCheck } from "../../descent/gradient-check.js";
import { gradientDescent } from "../../descent/optimizers.js";
import { descend, path } from "../../descent/trajectory.js";
import { formula } from "../../formula/formula.js";

const f = formula("d = W * x - t; L = dot(d, d)", { W: [[0, 0]], x: [1, 2], t: [1] });

test("a descent starts at nested arrays and gives nested points back", () => {
  const walk = descend(f, { W: [[0, 0]] }, gradientDescent(0.05), { steps: 2 });
  assert.deepEqual(walk.names, ["W[1,1]", "W[1,2]"]);
  assert.deepEqual(walk.shapes, { W: [1, 2] });
  const [start, first] = path(walk);
  // dW = 2 (W x - t) xᵀ = -2 (1, 2), so W = 0.1 (1, 2)
  assert.deepEqual(start, { step: 0, point: { W: [[0, 0]] }, value: 1, gradient: { W: [[-2, -4]] } });
  assert.deepEqual(first.point, { W: [[0.1, 0.2]] });
});

test("single elements can be moved by their names, the others stay", () => {
  const walk = descend(f, { "W[1,2]": 0 }, gradientDescent(0.05), { steps: 1 });
  assert.deepEqual(walk.names, ["W[1,2]"]);
  assert.deepEqual(path(walk)[1].point, { "W[1,2]": 0.2 });
});

test("a start of another shape, or with a gap, is refused by name", () => {
  const walk = (W: unknown): unknown => descend(f, { W } as never, gradientDescent(0.05));
  assert.throws(() => walk([[0, 0, 0]]), { name: "InputError", code: "extra-input" });
  assert.throws(() => walk([[0]]), { name: "InputError", code: "not-a-finite-number" });
  assert.throws(() => walk([[0, Number.NaN]]), { name: "InputError", code: "not-a-finite-number" });
});

test("gradients of tensors are checked element by element", () => {
  const rows = gradientCheck(f);
  assert.deepEqual(
    rows.map(({ name }) => name),
    ["W[1,1]", "W[1,2]", "x[1]", "x[2]", "t[1]"],
  );
  assert.ok(rows.every(({ agrees }) => agrees));
});

test("the curvature of |W x - t|² by W is 2 x xᵀ, by elements", () => {
  const found = curvature(f, { W: [[0, 0]] });
  assert.equal(found.exact, false);
  const expected: Record<string, number> = { "1 1": 2, "1 2": 4, "2 1": 4, "2 2": 8 };
  for (const [pair, value] of Object.entries(expected)) {
    const [a, b] = pair.split(" ").map((index) => `W[1,${index}]`);
    assert.ok(Math.abs(found.hessian[a][b] - value) < 1e-7, pair);
  }
});
