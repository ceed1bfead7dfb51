import assert from "node:assert/strict";
import { test } from "node:test";
import { check, type Verdicts } from "../../../check/index.js";

/*
 * Answers that are formulas of whole vectors and matrices. The derivations are those of the matrix calculus of any
 * textbook (Goodfellow, Bengio & Courville 2016, 6.5): for y = V·h it is dV = dy·hᵀ and dh = Vᵀ·dy.
 */
const network = "h = W*x; y = V*h; L = sum((y - t)^2)/2";
const inputs = {
  W: [
    [1, 2],
    [3, 4],
  ],
  x: [1, -1],
  V: [
    [0.5, 1],
    [2, 1],
  ],
  t: [0, 1],
};
const judged = (answers: string, more: object = {}): Verdicts => check(network, answers, { inputs, ...more });
const words = ({ verdicts, problems }: Verdicts): string =>
  [
    ...verdicts.map(({ name, verdict, slip }) => `${name} ${verdict}${slip ? ` ${slip}` : ""}`),
    ...problems.map(({ code }) => code),
  ].join(", ");
const all = (name: string, rest: string): string =>
  ["1,1", "1,2", "2,1", "2,2"].map((at) => `${name}[${at}]${rest}`).join(", ");

test("a formula of matrices is right, element by element, in every way of writing it", () => {
  for (const text of [
    "dV = (y - t) * transpose(h)",
    "dV = (y-t) hᵀ",
    "dV = (y - t) h^T",
    "dL/dV = (y - t) @ h.T",
    "∂L/∂V = (y - t) · transpose(h)",
    "dV = dy * hᵀ",
    "dV = y*transpose(h) - t*transpose(h)",
    '{"dV": "(y - t) * transpose(h)"}',
    "name,number\ndV,(y - t) * transpose(h)",
  ])
    assert.equal(words(judged(text)), all("dV", " right"), text);
  assert.equal(words(judged("dh = Vᵀ dy")), "dh[1] right, dh[2] right");
  assert.equal(words(judged("dW = transpose(V) * (y - t) * transpose(x)")), all("dW", " right"));
});

test("it is shown as it is at each element, and a lone element may be a formula of elements", () => {
  const { verdicts } = judged("dV = (y - t) * transpose(h)");
  assert.deepEqual(
    verdicts.map(({ written }) => written),
    ["(y[1] - t[1]) × h[1]", "(y[1] - t[1]) × h[2]", "(y[2] - t[2]) × h[1]", "(y[2] - t[2]) × h[2]"],
  );
  assert.equal(words(judged("dh[1] = V[1,1]*dy[1] + V[2,1]*dy[2]")), "dh[1] right");
  assert.equal(words(judged("L = sum((y - t)^2)/2")), "L right");
  assert.match(judged("dV = dy * hᵀ").toHtml(), /<i>dy<\/i>/);
});

test("what follows from a wrong array goes with it", () => {
  assert.equal(
    words(judged("dy = t - y; dh = Vᵀ dy")),
    "dy[1] wrong sign-flipped, dy[2] carried, dh[1] carried, dh[2] carried",
  );
});

test("the parameters after a step, with the learning rate under its names", () => {
  assert.equal(words(judged("V' = V - eta*dV", { learningRate: 0.1 })), all("V", "' right"));
  assert.equal(words(judged("V_new = V - 0.1*dy*h^T", { learningRate: 0.1 })), all("V", "' right"));
  assert.match(words(judged("V' = V + lr*dV", { learningRate: 0.1 })), /V\[1,1\]' wrong gradient-added/);
});

test("the last of a chain is the answer, an array of numbers too", () => {
  // y = (-1.5, -3), dy = (-1.5, -4), h = (-1, -1).
  assert.equal(words(judged("dV = dy*h^T = [[1.5, 1.5], [4, 4]]")), all("dV", " right"));
});

test("a formula of another shape is told with both shapes, and one that cannot be read with its fault", () => {
  const { problems } = judged("dV = (y - t) .* h");
  assert.match(problems[0].message, /dV is 2×2, and the formula gives a vector of 2/);
  assert.match(judged("dV = V * transpose(h)").problems[0].message, /dV/);
  assert.match(judged("dV = u * transpose(h)").problems[0].message, /"u" is no name of this problem/);
  assert.equal(judged("dV = (y - t) .* h").of, 1);
});

test("the slips that only matrices have, in formulas and in numbers: told once for the whole array", () => {
  const [P, at] = [
    "Z = X*W; L = sum(G .* Z)",
    {
      X: [
        [1, 2],
        [3, 4],
      ],
      W: [
        [0.5, -1],
        [2, 0.3],
      ],
      G: [
        [1, 0.2],
        [2, -1],
      ],
    },
  ];
  const slip = (answers: string): string => {
    const { verdicts } = check(P, answers, { inputs: at });
    const wrong = verdicts.filter(({ verdict }) => verdict === "wrong");
    assert.equal(wrong.length, 1, answers);
    assert.ok(verdicts.every(({ verdict }) => verdict !== "missing"));
    return `${wrong[0].slip}`;
  };
  // X·W = [[4.5, -0.4], [9.5, -1.8]]; dX = G·Wᵀ = [[0.3, 2.06], [2, 3.7]]; G·W = [[0.9, -0.94], [-1, -2.3]].
  assert.equal(slip("dX = G * W"), "factor-transposed");
  assert.equal(slip("dX = [[0.9, -0.94], [-1, -2.3]]"), "factor-transposed");
  assert.equal(slip("Z = X * Wᵀ"), "factor-transposed");
  assert.equal(slip("dX = W * transpose(G)"), "transposed");
  assert.equal(slip("dX = [[0.3, 2], [2.06, 3.7]]"), "transposed");
  assert.equal(slip("Z = X .* W"), "element-by-element");
  assert.equal(slip("Z = [[0.5, -2], [6, 1.2]]"), "element-by-element");
});
