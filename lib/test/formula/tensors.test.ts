import assert from "node:assert/strict";
import { test } from "node:test";
import { type Formula, formula, type Inputs } from "../../formula/formula.js";
import type { Nested } from "../../graph/shape.js";

/** Every number of the inputs nudged: the gradient measured by central differences. */
function measured(f: Formula<Inputs>): Inputs {
  const h = 1e-6;
  const nudged = (value: Nested, set: (other: Nested) => void): Nested => {
    if (typeof value !== "number")
      return value.map((part, i) =>
        nudged(part, (other) => set(value.map((one, j) => (i === j ? other : one)))),
      );
    const at = (other: number): number => {
      set(other);
      return f.value;
    };
    const slope = (at(value + h) - at(value - h)) / (2 * h);
    set(value);
    return slope;
  };
  return Object.fromEntries(
    Object.entries(f.inputs).map(([name, value]) => [
      name,
      nudged(value, (other) => f.set({ [name]: other })),
    ]),
  );
}

function near(actual: unknown, expected: unknown, where: string): void {
  if (Array.isArray(actual))
    for (const [i, part] of actual.entries()) near(part, (expected as unknown[])[i], `${where}[${i}]`);
  else {
    const [a, b] = [actual as number, expected as number];
    assert.ok(Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b)), `${where}: ${a}, measured ${b}`);
  }
}

const [W, x, b] = [
  [
    [0.1, 0.2],
    [0.3, -0.4],
  ],
  [1, 2],
  [0.5, -0.5],
];
const cases: [string, Inputs][] = [
  ["h = tanh(W * x + b); y = V * h; L = dot(y - t, y - t)", { W, x, b, V: [[1, -1]], t: [0.5] }],
  ["Z = X * W + b; L = dot(u * Z, v)", { X: [...W, [1, -1]], W, b, u: [1, -1, 2], v: [0.3, 1] }],
  ["p = softmax(z); L = -log(p[2])", { z: [1, 2, -0.5] }],
  ["dot(x .* y ./ z, x .^ 2 - 2 * y + 1)", { x: [1, 2], y: [3, -1], z: [0.5, 2] }],
  ["dot(relu(x - 1), max(x, y) / s)", { x: [0.5, 2], y: [1, 1], s: 3 }],
  ["(x @ W) * x", { W, x }],
  ["sum((x + y) .* y ./ (2 - x))", { x: [[1], [0.5]], y: [[1, -2, 3]] }],
  ["sum(sum(x .* s, 1) * transpose(sum(W, 2)) * x)", { W, x, s: 2 }],
  ["layerNorm(x, x, x) * logSoftmax(W * x)", { W, x: [1, 2] }],
  ["W[1,2] * x[2] + x[1]^2", { W, x }],
];
for (const [text, inputs] of cases)
  test(`gradients of ${text} are those that are measured`, () => {
    const f = formula(text, inputs);
    for (const [name, gradient] of Object.entries(f.gradients())) near(gradient, measured(f)[name], name);
  });

test("gradients come back nested in the shape of the input", () => {
  const f = formula("L = dot(W * x, o)", { W, x, o: [1, 1] });
  // dW = o xᵀ, dx = Wᵀ o
  assert.deepEqual(f.gradients().W, [
    [1, 2],
    [1, 2],
  ]);
  near(f.gradients().x, [0.4, -0.2], "dx");
  assert.deepEqual(f.set({ x: [0, 1] }).gradients().W, [
    [0, 1],
    [0, 1],
  ]);
});

test("what does not fit is refused with both shapes and the place", () => {
  const refused: [string, Inputs, string, RegExp][] = [
    [
      "W * x",
      { W, x: [1, 2, 3] },
      "shapes-differ",
      /W is 2×2 and x is a vector of 3: the sizes 2 and 3 differ\n {2}W \* x\n {4}\^/,
    ],
    [
      "x + y",
      { x: [1, 2], y: [1, 2, 3] },
      "shapes-differ",
      /a vector of 2 and a vector of 3 do not fit element by element/,
    ],
    ["x / y", { x, y: x }, "needs-point", /write \.\//],
    ["x ^ y", { x, y: x }, "needs-point", /write \.\^/],
    ["x[3] * 2", { x }, "no-such-element", /x is a vector of 2 and has no element 3/],
    ["s[1]", { s: 2 }, "no-such-element", /s is a number/],
    ["x[1,1]", { x }, "no-such-element", /x is a vector of 2 and has no element 1,1/],
    ["2 * x", { x: [1, [2]] as unknown as Nested }, "not-a-finite-number", /x\[2\]/],
    ["exp(x)", { x: [1, 1000] }, "overflow", /f\[2\]/],
  ];
  for (const [text, inputs, code, message] of refused)
    assert.throws(() => formula(text, inputs), { code, message }, text);
  const y = formula("W * x", { W, x });
  assert.deepEqual(y.result, [0.5, -0.5]);
  assert.throws(() => y.gradients(), {
    name: "InputError",
    code: "no-number",
    message: /f is a vector of 2; make a number of it/,
  });
  assert.throws(() => y.set({ x: [1] }), {
    code: "shapes-differ",
    message: "x is a vector of 2, not a vector of 1",
  });
});
