import assert from "node:assert/strict";
import { test } from "node:test";
import { formula, type Inputs } from "../../formula/formula.js";
import { backward } from "../../graph/backward.js";
import type { Nested } from "../../graph/shape.js";
import { steps } from "../../graph/steps.js";
import { tensorSteps } from "../../tensor/steps.js";

const W = [
  [1, 2],
  [3, 4],
];

test("a matrix product is one step: dW = o xᵀ and dx = Wᵀ o, in the shapes of W and x", () => {
  const f = formula("z = W * x; L = dot(z, o)", { W, x: [1, -1], o: [2, 3] });
  const [product, , last, first] = f.steps();
  assert.deepEqual(
    [product.kind, product.name, product.gate.name, product.shape, product.value],
    ["forward", "z", "matvec", [2], [-1, -1]],
  );
  assert.deepEqual(
    product.inputs.map(({ name, shape, value, constant }) => [name, shape, value, constant]),
    [
      ["W", [2, 2], W, false],
      ["x", [2], [1, -1], false],
    ],
  );
  assert.ok(last.kind === "backward" && first.kind === "backward");
  assert.deepEqual([last.name, last.upstream, first.name, first.upstream], ["L", 1, "z", [2, 3]]);
  assert.deepEqual(
    first.sent.map(({ name, sent, total }) => [name, sent, total]),
    [
      [
        "W",
        [
          [2, -2],
          [3, -3],
        ],
        [
          [2, -2],
          [3, -3],
        ],
      ],
      ["x", [11, 16], [11, 16]],
    ],
  );
});

test("what is sent to a repeated input is summed, and the step says over what", () => {
  // The upstream of X + a is u vᵀ = (3, 5; 6, 10).
  const summed = (a: Nested): unknown => {
    const f = formula("dot(u * (X + a), v)", { X: W, a, u: [1, 2], v: [3, 5] });
    const back = f.steps().flatMap((step) => (step.kind === "backward" ? step.sent : []));
    const sent = back.find(({ name }) => name === "a");
    return [sent?.summed, sent?.sent];
  };
  assert.deepEqual(summed([10, 20]), ["the rows", [9, 15]]);
  assert.deepEqual(summed([[1], [2]]), ["the columns", [[8], [16]]]);
  assert.deepEqual(summed(3), ["all elements", 24]);
  const upstream = [
    [3, 5],
    [6, 10],
  ];
  assert.deepEqual(summed(W), [undefined, upstream]);
});

const cases: [string, Inputs][] = [
  ["h = tanh(W * x + b); d = h - 0.3; dot(d, d) + W[1,2]^2", { W, x: [0.1, 0.2], b: [0.5, -0.5] }],
  ["p = softmax(X * W); -log(p[1,2]) - log(p[3,1])", { X: [...W, [1, -1]], W }],
  ["dot(x .* x, max(x, y) ./ s)", { x: [0.7, 2], y: [1, 1], s: 3 }],
];
for (const [text, inputs] of cases)
  test(`the steps of ${text} send what backward adds up, to the last bit`, () => {
    const f = formula(text, inputs);
    const { gradients } = tensorSteps(f.output);
    assert.deepEqual([...gradients], [...backward(f.output)].slice(0, gradients.length));
  });

test("on paper every element of a result, of what is sent and of a sum is rounded; inputs stay as given", () => {
  const f = formula("h = W * x; L = dot(h, h)", { W: [[0.125, 0.5]], x: [1.1, 0.3] });
  const [product, square, last, first] = f.steps({ decimals: 1 });
  // 0.1375 + 0.15 = 0.2875 → 0.3; 0.3² = 0.09 → 0.1; 2 · 0.3 = 0.6; 0.6 · (1.1, 0.3) = (0.66, 0.18) → (0.7, 0.2)
  assert.deepEqual([product.value, square.value], [[0.3], 0.1]);
  assert.deepEqual(
    product.inputs.map(({ asGiven }) => asGiven),
    [true, true],
  );
  assert.ok(last.kind === "backward" && first.kind === "backward");
  assert.deepEqual(first.upstream, [0.6]);
  assert.deepEqual(first.sent[0].sent, [[0.7, 0.2]]);
});

test("a gradient that is not finite names its gate, also behind a vector gate", () => {
  const f = formula("r = sqrt(x); dot(r, x)", { x: [0, 1] });
  assert.throws(() => f.gradients(), { name: "DomainError", code: "no-derivative", step: "r[1]" });
  assert.throws(() => f.steps(), { name: "DomainError", code: "no-derivative" });
});

test("steps of numbers refuse a graph of vector gates by its name", () => {
  const f = formula("L = dot(x, x)", { x: [1, 2] });
  assert.throws(() => steps(f.output), { name: "InputError", code: "tensors" });
});
