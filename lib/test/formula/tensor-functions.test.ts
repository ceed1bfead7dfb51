import assert from "node:assert/strict";
import { test } from "node:test";
import { formula, type Inputs } from "../../formula/formula.js";
import { tensorFunctions } from "../../gates/functions.js";
import type { Nested } from "../../graph/shape.js";

const [W, x] = [
  [
    [1, 2, 3],
    [4, 5, 6],
  ],
  [3, 1, 2],
];

function near(actual: Nested, expected: Nested, where: string): void {
  if (typeof actual === "number")
    assert.ok(
      Math.abs(actual - (expected as number)) <= 1e-14 * Math.max(1, Math.abs(actual)),
      `${where}: ${actual}`,
    );
  else {
    assert.equal(actual.length, (expected as Nested[]).length, where);
    for (const [i, part] of actual.entries()) near(part, (expected as Nested[])[i], `${where}[${i}]`);
  }
}

/** Worked by hand from the definitions. */
const values: [string, Inputs, Nested][] = [
  ["sum(W)", { W }, 21],
  ["sum(W, 1)", { W }, [5, 7, 9]],
  ["sum(W, 2)", { W }, [6, 15]],
  ["mean(W)", { W }, 3.5],
  ["mean(W, 2)", { W }, [2, 5]],
  ["max(W, 1)", { W }, [4, 5, 6]],
  ["max(W)", { W }, 6],
  ["max(x, 2)", { x: [3, 1, 2] }, [3, 2, 2]],
  ["min(x)", { x }, 1],
  ["min(W, 2)", { W }, [1, 4]],
  ["norm(x)", { x: [3, 4] }, 5],
  [
    "outer(x, y)",
    { x: [1, 2], y: [3, 4, 5] },
    [
      [3, 4, 5],
      [6, 8, 10],
    ],
  ],
  [
    "transpose(W)",
    { W },
    [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
  ],
  ["transpose(x)", { x }, [[3, 1, 2]]],
  [
    "(y - t) * transpose(x)",
    { y: [1, 2], t: [0, 0], x },
    [
      [3, 1, 2],
      [6, 2, 4],
    ],
  ],
  ["(y - t) * transpose(x)", { y: [2], t: [0], x }, [[6, 2, 4]]],
  ["transpose(x) * x", { x }, [14]],
  [
    "reshape(W, 3, 2)",
    { W },
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ],
  ["reshape(W, 6)", { W }, [1, 2, 3, 4, 5, 6]],
  ["concat(x, x)", { x: [1, 2] }, [1, 2, 1, 2]],
  ["concat(W, transpose(y), 1)", { W, y: [7, 8, 9] }, [...W, [7, 8, 9]]],
  [
    "concat(W, W, 2)",
    { W: [[1], [2]] },
    [
      [1, 1],
      [2, 2],
    ],
  ],
  ["softmax(x)", { x: [0, Math.log(3)] }, [0.25, 0.75]],
  ["logSoftmax(x)", { x: [0, Math.log(3)] }, [Math.log(0.25), Math.log(0.75)]],
  ["logSumExp(x)", { x: [0, Math.log(3)] }, Math.log(4)],
  ["crossEntropy(p, t)", { p: [0.25, 0.75], t: [0, 1] }, -Math.log(0.75)],
  [
    "softmaxCrossEntropy(z, t)",
    {
      z: [
        [0, Math.log(3)],
        [0, 0],
      ],
      t: [
        [0, 1],
        [1, 0],
      ],
    },
    (Math.log(2) - Math.log(0.75)) / 2,
  ],
  ["binaryCrossEntropy(p, t)", { p: [0.25, 0.75], t: [0, 1] }, -Math.log(0.75)],
  ["mse(p, t)", { p: [1, 2], t: [0, 4] }, 2.5],
  ["mse(p, t)", { p: 3, t: 1 }, 4],
  ["mae(p, t)", { p: [1, 2], t: [0, 4] }, 1.5],
  ["huber(p, t, 1)", { p: [0.5, 3], t: [0, 0] }, (0.125 + 2.5) / 2],
  ["huber(p, t)", { p: [0.5, 3], t: [0, 0] }, (0.125 + 2.5) / 2],
  ["pseudoHuber(p, t, 2)", { p: [0], t: [2] }, 4 * (Math.SQRT2 - 1)],
  ["hinge(p, t)", { p: [0.5, 2, 0.5], t: [1, 1, -1] }, 2 / 3],
  ["logisticLoss(p, t)", { p: [0], t: [1] }, Math.log(2)],
  // One class right by 0.5: scale·(0.5 − 0.35 − 0) against scale·0.
  ["additiveMarginSoftmax(x, t, 10, 0.35)", { x: [0.5, 0], t: [1, 0] }, Math.log1p(Math.exp(-1.5))],
  [
    "conv2d(X, K)",
    {
      X: W,
      K: [
        [1, 0],
        [0, 1],
      ],
    },
    [[6, 8]],
  ],
  [
    "conv2d(X, K, 2, 1)",
    {
      X: W,
      K: [
        [1, 1],
        [1, 1],
      ],
    },
    [
      [1, 5],
      [4, 11],
    ],
  ],
  ["maxPool2d(X, 2)", { X: [...W, [9, 1, 1], [1, 1, 1]] }, [[5], [9]]],
  ["meanPool2d(X, 2, 1)", { X: W }, [[3, 4]]],
  [
    "batchNorm(X, g, b)",
    { X: [[1], [3]], g: [2], b: [1] },
    [[1 - 2 / Math.sqrt(1 + 1e-5)], [1 + 2 / Math.sqrt(1 + 1e-5)]],
  ],
  [
    "layerNorm(x, g, b)",
    { x: [1, 3], g: [1, 2], b: [0, 1] },
    [-1 / Math.sqrt(1 + 1e-5), 1 + 2 / Math.sqrt(1 + 1e-5)],
  ],
  // 0.5·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))), with 30 digits
  ["gelu(x)", { x: [1, -2, 0] }, [0.8411919906082767, -0.04540230591222497, 0]],
  ["leakyRelu(x)", { x: [2, -3] }, [2, -0.03]],
  ["elu(x)", { x: [2, -Math.LN2] }, [2, -0.5]],
  ["dropout(x, 0, 1)", { x }, x],
];

test("functions of tensors answer what is worked by hand", () => {
  for (const [text, inputs, expected] of values) near(formula(text, inputs).result, expected, text);
});

test("every function is called in these formulas", () => {
  const called = values.map(([text]) => text);
  assert.deepEqual(
    [...tensorFunctions.keys()].filter((name) => !called.some((text) => text.includes(`${name}(`))),
    ["dot"],
  );
});

test("a tie of a maximum is shared, of a pool it goes to the first", () => {
  assert.deepEqual(formula("max(x)", { x: [2, 1, 2] }).gradients().x, [0.5, 0, 0.5]);
  assert.deepEqual(formula("min(x)", { x: [1, 1, 1] }).gradients().x, [1 / 3, 1 / 3, 1 / 3]);
  assert.deepEqual(
    formula("sum(maxPool2d(X, 2))", {
      X: [
        [1, 2],
        [2, 2],
      ],
    }).gradients().X,
    [
      [0, 1],
      [0, 0],
    ],
  );
  // Windows that overlap add up: the middle is the largest of all four.
  assert.deepEqual(
    formula("sum(maxPool2d(X, 2, 1))", {
      X: [
        [0, 1, 0],
        [1, 5, 1],
        [0, 1, 0],
      ],
    }).gradients().X,
    [
      [0, 0, 0],
      [0, 4, 0],
      [0, 0, 0],
    ],
  );
  assert.deepEqual(formula("norm(x)", { x: [0, 0] }).gradients().x, [0, 0]);
});

test("dropout keeps the mean, and draws the same for the same seed", () => {
  const drop = (seed: number): Nested =>
    formula("dropout(x, 0.25, s)".replace("s)", `${seed})`), { x: new Array(4000).fill(1) }).result;
  const kept = drop(3) as number[];
  assert.deepEqual(kept, drop(3));
  assert.notDeepEqual(kept, drop(4));
  assert.deepEqual([...new Set(kept)].sort(), [0, 4 / 3]);
  // Four standard deviations of the mean of 4000 draws: 4 · √(1/3 / 4000).
  assert.ok(Math.abs(kept.reduce((sum, one) => sum + one) / 4000 - 1) < 0.037);
});

test("large numbers stay finite, forward and backward", () => {
  const z = [1e300, -1e300, 1e300];
  for (const [text, value, gradient] of [
    ["softmax(z) * t", 0.5, undefined],
    ["logSumExp(z)", 1e300, [0.5, 0, 0.5]],
    ["softmaxCrossEntropy(z, t)", Math.log(2), [-0.5, 0, 0.5]],
    ["norm(z)", Math.sqrt(3) * 1e300, undefined],
    ["-logSoftmax(z) * t", Math.log(2), [-0.5, 0, 0.5]],
  ] as const) {
    const f = formula(text, text.includes("t)") || text.includes("* t") ? { z, t: [1, 0, 0] } : { z });
    near(f.value, value, text);
    if (gradient) near(f.gradients().z, gradient, text);
    assert.ok((f.gradients().z as number[]).every(Number.isFinite), text);
  }
  // Wrong by 2e300: nothing is exact any more, but nothing overflows.
  near(formula("softmaxCrossEntropy(z, t)", { z, t: [0, 1, 0] }).value, 2e300, "wrong class");
  near(formula("logisticLoss(p, t)", { p: [-1e300], t: [1] }).value, 1e300, "logistic");
});

test("a gradient that is not finite names the gate; one that nothing depends on is 0", () => {
  const f = formula("L = crossEntropy(p, t)", { p: [0, 1], t: [0, 1] });
  assert.equal(f.value, 0);
  assert.throws(() => f.gradients(), {
    name: "DomainError",
    code: "no-derivative",
    message: "at L: the gradient that crossEntropy sends to t[1] is not finite",
    step: "L",
  });
  const free = formula("c = crossEntropy(p, t); L = sum(p)", { p: [0, 1], t: [0, 1] });
  assert.deepEqual(free.gradients(), { p: [1, 1], t: [0, 0] });
});

test("what does not fit is refused with both shapes and the place", () => {
  const refused: [string, Inputs, string, RegExp][] = [
    [
      "mse(p, t)",
      { p: W, t: x },
      "shapes-differ",
      /p is 2×3 and t is a vector of 3: the shapes differ\n {2}mse/,
    ],
    ["sum(W, 3)", { W }, "no-such-axis", /sum has no axis 3 to go along; expected an axis from 1 to 2/],
    ["sum(W, k)", { W, k: 1 }, "needs-number", /the axis is a plain number/],
    [
      "reshape(W, 4)",
      { W },
      "shapes-differ",
      /W is 2×3, 6 in all, and cannot be made a vector of 4, 4 in all/,
    ],
    ["concat(W, x)", { W, x }, "shapes-differ", /x is a vector of 3: all lengths must agree but/],
    ["concat(W, V)", { W, V: [[1, 2]] }, "shapes-differ", /W is 2×3 and V is 1×2/],
    ["conv2d(W, K)", { W, K: [[1], [1], [1]] }, "shapes-differ", /W is 2×3 and K is 3×1: a window of 3×1/],
    ["conv2d(W, x)", { W, x }, "shapes-differ", /both need 2 axes or both 4/],
    ["maxPool2d(W, 3)", { W }, "shapes-differ", /W is 2×3: a window of 3×3/],
    ["maxPool2d(W, 1.5)", { W }, "wrong-attribute", /window must be a whole number/],
    ["maxPool2d(x, 1)", { x }, "shapes-differ", /x is a vector of 3; height × width/],
    [
      "layerNorm(W, x, b)",
      { W, x: [1, 2], b: x },
      "shapes-differ",
      /W is 2×3 and x is a vector of 2: a vector of 3/,
    ],
    ["batchNorm(x, x, x)", { x }, "shapes-differ", /x is a vector of 3; rows × columns/],
    ["softmax(s)", { s: 1 }, "shapes-differ", /s is a number; a vector or rows/],
    ["dropout(x, 1, 2)", { x }, "wrong-attribute", /from 0 to below 1/],
    [
      "crossEntropy(p, t)",
      { p: [0, 1], t: [1, 0] },
      "overflow",
      /crossEntropy of a vector of 2 and a vector of 2/,
    ],
    ["sum(x)", { x: [] }, "empty-tensor", /x has no elements/],
    [
      "sum(x, 1, 2)",
      { x },
      "wrong-number-of-arguments",
      /sum takes 1 to 2 arguments, sum\(x\) or sum\(x, axis\), not 3\n/,
    ],
    ["softmx(x)", { x }, "unknown-function", /did you mean softmax\?/],
  ];
  for (const [text, inputs, code, message] of refused)
    assert.throws(() => formula(text, inputs), { code, message }, text);
});
