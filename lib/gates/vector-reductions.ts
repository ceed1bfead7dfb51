import { vectorGate } from "../tensor/gate.js";
import { alongAxis, withoutAxis } from "./vector-views.js";

/*
 * Many numbers made one: over everything, or along the attribute `axis`, counted from 0, which then is gone from the
 * shape. The lines see outer axes r, the axis k and inner axes c.
 */
const reduced = { attributes: { axis: "optional" }, view: alongAxis, shape: withoutAxis } as const;
const n = (views: readonly (readonly number[])[]): number => views[0][1];

export const sum = vectorGate("sum", {
  ...reduced,
  symbol: "Σ",
  line: "out[r,c] = sum(k, x[r,k,c])",
  local: ["1 for x[r,k,c]"],
  summary: "distributes: every element gets the upstream gradient",
});

export const mean = vectorGate("mean", {
  ...reduced,
  symbol: "mean",
  counts: { n },
  line: "out[r,c] = sum(k, x[r,k,c]) / n",
  local: ["1 / n for x[r,k,c]"],
  summary: "distributes: every element gets the upstream divided by how many there are",
});

export const max = vectorGate("max", {
  ...reduced,
  symbol: "max",
  line: "out[r,c] = max(k, x[r,k,c])",
  local: ["(x[r,k,c] == out[r,c] ? 1 : 0) / sum(j, x[r,j,c] == out[r,c] ? 1 : 0) for x[r,k,c]"],
  exact: {
    parts: ["m[r,c] = max(k, x[r,k,c])", "t[r,c] = sum(k, x[r,k,c] == m[r,c] ? 1 : 0)"],
    line: "out[r,c] = m[r,c]",
    local: ["x[r,k,c] == out[r,c] ? 1 / t[r,c] : 0 for x[r,k,c]"],
  },
  convention: "a tie shares the gradient equally",
  summary: "routes: the largest element gets it all",
});

export const min = vectorGate("min", {
  ...reduced,
  symbol: "min",
  line: "out[r,c] = min(k, x[r,k,c])",
  local: ["(x[r,k,c] == out[r,c] ? 1 : 0) / sum(j, x[r,j,c] == out[r,c] ? 1 : 0) for x[r,k,c]"],
  exact: {
    parts: ["m[r,c] = min(k, x[r,k,c])", "t[r,c] = sum(k, x[r,k,c] == m[r,c] ? 1 : 0)"],
    line: "out[r,c] = m[r,c]",
    local: ["x[r,k,c] == out[r,c] ? 1 / t[r,c] : 0 for x[r,k,c]"],
  },
  convention: "a tie shares the gradient equally",
  summary: "routes: the smallest element gets it all",
});

/** The Euclidean length; of a matrix the Frobenius norm. Scaled by the largest element, so that no square overflows. */
export const norm = vectorGate("norm", {
  ...reduced,
  symbol: "‖x‖",
  line: "out[r,c] = sqrt(sum(k, x[r,k,c]^2))",
  local: ["x[r,k,c] / out[r,c] for x[r,k,c]"],
  exact: {
    parts: ["m[r,c] = max(k, abs(x[r,k,c]))"],
    line: "out[r,c] = m[r,c] == 0 ? 0 : m[r,c] * sqrt(sum(k, (x[r,k,c] / m[r,c]) * (x[r,k,c] / m[r,c])))",
    local: ["out[r,c] == 0 ? 0 : x[r,k,c] / out[r,c] for x[r,k,c]"],
  },
  convention: "the gradient at the zero vector is taken as 0",
  summary: "every element gets its share of the length",
  told: { forward: "‖x‖", local: ["g × x / ‖x‖"] },
});

export const logSumExp = vectorGate("logSumExp", {
  ...reduced,
  symbol: "logΣexp",
  line: "out[r,c] = log(sum(k, exp(x[r,k,c])))",
  local: ["exp(x[r,k,c]) / sum(j, exp(x[r,j,c])) for x[r,k,c]"],
  exact: {
    parts: ["m[r,c] = max(k, x[r,k,c])", "s[r,c] = sum(k, exp(x[r,k,c] - m[r,c]))"],
    line: "out[r,c] = m[r,c] + log(s[r,c])",
    local: ["exp(x[r,k,c] - m[r,c]) / s[r,c] for x[r,k,c]"],
  },
  summary: "a smooth max: every element gets its share of the softmax",
});
