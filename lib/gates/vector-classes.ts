import type { VectorGateDefinition } from "../tensor/definition.js";
import { vectorGate } from "../tensor/gate.js";
import { alike, rows } from "./vector-views.js";

/*
 * Losses over classes: the sum over the classes i of a row, the mean over the n rows r. Targets are a probability for
 * each class, most often a single 1.
 */
const overRows = {
  counts: { n: ([x]) => x[0] },
  view: alike(rows),
} satisfies Partial<VectorGateDefinition>;

/** Of probabilities p. Where a target is 0 its term is 0. */
export const crossEntropy = vectorGate("crossEntropy", {
  ...overRows,
  symbol: "CE",
  inputs: ["p", "t"],
  line: "out = -sum(r, i, t[r,i] * log(p[r,i])) / n",
  local: ["-t[r,i] / p[r,i] / n for p[r,i]", "-log(p[r,i]) / n for t[r,i]"],
  exact: {
    line: "out = sum(r, i, t[r,i] == 0 ? 0 : -t[r,i] * log(p[r,i])) / n",
    local: ["t[r,i] == 0 ? 0 : -t[r,i] / p[r,i] / n for p[r,i]", "-log(p[r,i]) / n for t[r,i]"],
  },
  summary: "−t/p: the less probable the right class, the more",
  told: { forward: "−Σ t log p / n", local: ["g × (−t/p) / n", undefined] },
});

/** Of logits z: softmax and cross-entropy in one, which neither overflows nor takes the logarithm of 0. */
export const softmaxCrossEntropy = vectorGate("softmaxCrossEntropy", {
  ...overRows,
  symbol: "softmax CE",
  inputs: ["z", "t"],
  line: "out = -sum(r, i, t[r,i] * log(exp(z[r,i]) / sum(j, exp(z[r,j])))) / n",
  local: [
    "(exp(z[r,i]) / sum(j, exp(z[r,j])) * sum(j, t[r,j]) - t[r,i]) / n for z[r,i]",
    "-log(exp(z[r,i]) / sum(j, exp(z[r,j]))) / n for t[r,i]",
  ],
  exact: {
    parts: ["m[r] = max(j, z[r,j])", "s[r] = sum(j, exp(z[r,j] - m[r]))", "w[r] = sum(j, t[r,j])"],
    line: "out = sum(r, i, t[r,i] == 0 ? 0 : t[r,i] * (log(s[r]) - (z[r,i] - m[r]))) / n",
    local: [
      "(exp(z[r,i] - m[r]) / s[r] * w[r] - t[r,i]) / n for z[r,i]",
      "(log(s[r]) - (z[r,i] - m[r])) / n for t[r,i]",
    ],
  },
  summary: "the softmax less the target, p − t, over the number of rows",
  told: { forward: "−Σ t log softmax(z) / n", local: ["g × (p − t) / n", undefined] },
});

/**
 * Softmax cross-entropy with an additive margin: `scale`·(x − margin·t) are the logits, x the cosines of the classes and
 * t a single 1 in each row. Wang et al. 2018, Additive Margin Softmax for Face Verification, whose numbers are taken
 * when none are given.
 */
export const additiveMarginSoftmax = vectorGate("additiveMarginSoftmax", {
  ...overRows,
  symbol: "AM softmax",
  inputs: ["x", "t"],
  attributes: { scale: 30, margin: 0.35 },
  parts: ["z[r,i] = scale * (x[r,i] - margin * t[r,i])"],
  line: "out = -sum(r, i, t[r,i] * log(exp(z[r,i]) / sum(j, exp(z[r,j])))) / n",
  local: ["scale * (exp(z[r,i]) / sum(j, exp(z[r,j])) * sum(j, t[r,j]) - t[r,i]) / n for x[r,i]", undefined],
  exact: {
    parts: [
      "z[r,i] = scale * (x[r,i] - margin * t[r,i])",
      "m[r] = max(j, z[r,j])",
      "s[r] = sum(j, exp(z[r,j] - m[r]))",
      "w[r] = sum(j, t[r,j])",
    ],
    line: "out = sum(r, i, t[r,i] == 0 ? 0 : t[r,i] * (log(s[r]) - (z[r,i] - m[r]))) / n",
    local: ["scale * (exp(z[r,i] - m[r]) / s[r] * w[r] - t[r,i]) / n for x[r,i]", undefined],
  },
  summary: "scale times the softmax less the target, as if the right class were worse by the margin",
});
