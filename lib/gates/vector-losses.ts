import type { VectorGateDefinition } from "../tensor/definition.js";
import { vectorGate } from "../tensor/gate.js";
import { alike, flat } from "./vector-views.js";

/*
 * Losses of a prediction p and a target t of one shape, element by element: the mean over all n elements.
 */
const mean = {
  inputs: ["p", "t"],
  counts: { n: ([p]) => p[0] },
  view: alike(flat),
} satisfies Partial<VectorGateDefinition>;

export const mse = vectorGate("mse", {
  ...mean,
  symbol: "MSE",
  line: "out = sum(i, (p[i] - t[i]) * (p[i] - t[i])) / n",
  local: ["2 * (p[i] - t[i]) / n for p[i]", "2 * (t[i] - p[i]) / n for t[i]"],
  summary: "twice the error, shared out over all elements",
  told: { forward: "‖p − t‖² / n", local: ["g × 2(p − t) / n", "g × 2(t − p) / n"] },
});

export const mae = vectorGate("mae", {
  ...mean,
  symbol: "MAE",
  line: "out = sum(i, abs(p[i] - t[i])) / n",
  local: ["sign(p[i] - t[i]) / n for p[i]", "sign(t[i] - p[i]) / n for t[i]"],
  convention: "where prediction and target agree the derivative is taken as 0",
  summary: "the sign of the error, shared out over all elements",
});

/** ½d² where |d| ≤ delta, delta·(|d| − ½delta) outside: Huber 1964. */
export const huber = vectorGate("huber", {
  ...mean,
  symbol: "Huber",
  attributes: { delta: 1 },
  line: "out = sum(i, abs(p[i] - t[i]) <= delta ? (p[i] - t[i]) * (p[i] - t[i]) / 2 : delta * (abs(p[i] - t[i]) - delta / 2)) / n",
  local: [
    "max(-delta, min(delta, p[i] - t[i])) / n for p[i]",
    "max(-delta, min(delta, t[i] - p[i])) / n for t[i]",
  ],
  summary: "the error, cut off at delta, shared out over all elements",
});

/** delta²·(√(1 + (d/delta)²) − 1), smooth everywhere; computed without the difference, which loses digits. */
export const pseudoHuber = vectorGate("pseudoHuber", {
  ...mean,
  symbol: "pseudo-Huber",
  attributes: { delta: 1 },
  line: "out = sum(i, delta^2 * (sqrt(1 + (p[i] - t[i]) / delta * ((p[i] - t[i]) / delta)) - 1)) / n",
  local: [
    "(p[i] - t[i]) / sqrt(1 + (p[i] - t[i]) / delta * ((p[i] - t[i]) / delta)) / n for p[i]",
    "(t[i] - p[i]) / sqrt(1 + (p[i] - t[i]) / delta * ((p[i] - t[i]) / delta)) / n for t[i]",
  ],
  exact: {
    parts: ["s[i] = sqrt(1 + (p[i] - t[i]) / delta * ((p[i] - t[i]) / delta))"],
    line: "out = sum(i, (p[i] - t[i]) * ((p[i] - t[i]) / (s[i] + 1))) / n",
    local: ["(p[i] - t[i]) / s[i] / n for p[i]", "(t[i] - p[i]) / s[i] / n for t[i]"],
  },
  summary: "the error where it is small, delta at most, shared out over all elements",
});

/** For targets of 1 and −1: max(0, 1 − p·t). */
export const hinge = vectorGate("hinge", {
  ...mean,
  symbol: "hinge",
  line: "out = sum(i, max(0, 1 - p[i] * t[i])) / n",
  local: ["(1 - p[i] * t[i] > 0 ? -t[i] : 0) / n for p[i]", "(1 - p[i] * t[i] > 0 ? -p[i] : 0) / n for t[i]"],
  convention: "at a margin of exactly 1 the derivative is taken as 0",
  summary: "a switch: nothing behind the margin, −t before it",
});

/** For targets of 1 and −1: log(1 + exp(−p·t)), p a logit. */
export const logisticLoss = vectorGate("logisticLoss", {
  ...mean,
  symbol: "logistic",
  line: "out = sum(i, log(1 + exp(-p[i] * t[i]))) / n",
  local: ["-t[i] / (1 + exp(p[i] * t[i])) / n for p[i]", "-p[i] / (1 + exp(p[i] * t[i])) / n for t[i]"],
  exact: {
    parts: ["e[i] = exp(-abs(p[i] * t[i]))", "q[i] = p[i] * t[i] > 0 ? e[i] / (1 + e[i]) : 1 / (1 + e[i])"],
    line: "out = sum(i, max(0, -p[i] * t[i]) + log1p(e[i])) / n",
    local: ["-t[i] * q[i] / n for p[i]", "-p[i] * q[i] / n for t[i]"],
  },
  summary: "a smooth hinge: −t times how far the sigmoid is from right",
});

/** Of probabilities p between 0 and 1, and targets 0 or 1 (or between). Where a target is 0 or 1, its other term is 0. */
export const binaryCrossEntropy = vectorGate("binaryCrossEntropy", {
  ...mean,
  symbol: "BCE",
  line: "out = -sum(i, t[i] * log(p[i]) + (1 - t[i]) * log(1 - p[i])) / n",
  local: ["((1 - t[i]) / (1 - p[i]) - t[i] / p[i]) / n for p[i]", "(log(1 - p[i]) - log(p[i])) / n for t[i]"],
  exact: {
    line: "out = sum(i, (t[i] == 0 ? 0 : -t[i] * log(p[i])) + (t[i] == 1 ? 0 : (t[i] - 1) * log1p(-p[i]))) / n",
    local: [
      "((t[i] == 1 ? 0 : (1 - t[i]) / (1 - p[i])) - (t[i] == 0 ? 0 : t[i] / p[i])) / n for p[i]",
      "(log1p(-p[i]) - log(p[i])) / n for t[i]",
    ],
  },
  summary: "−1/p for what should be 1, 1/(1 − p) for what should be 0",
});
