import { vectorGate } from "../tensor/gate.js";
import { rows } from "./vector-views.js";

// Softmax of each row (the last axis). Computed less the largest, so that nothing overflows: Goodfellow et al., 4.1.

export const softmax = vectorGate("softmax", {
  symbol: "softmax",
  line: "out[r,i] = exp(x[r,i]) / sum(j, exp(x[r,j]))",
  local: ["out[r,i] * ((i == j ? 1 : 0) - out[r,j]) for x[r,j]"],
  exact: {
    parts: ["m[r] = max(j, x[r,j])", "s[r] = sum(j, exp(x[r,j] - m[r]))"],
    line: "out[r,i] = exp(x[r,i] - m[r]) / s[r]",
    local: ["dx[r,j] = out[r,j] * (g[r,j] - sum(i, g[r,i] * out[r,i]))"],
  },
  view: rows,
  shape: ([x]) => x,
  summary: "each gets its own share, less what the shares of all lose",
  told: { forward: "softmax(x)", local: ["out ⊙ (g − Σ(out ⊙ g))"] },
});

export const logSoftmax = vectorGate("logSoftmax", {
  symbol: "log softmax",
  line: "out[r,i] = x[r,i] - log(sum(j, exp(x[r,j])))",
  local: ["(i == j ? 1 : 0) - exp(out[r,j]) for x[r,j]"],
  exact: {
    parts: ["m[r] = max(j, x[r,j])", "s[r] = log(sum(j, exp(x[r,j] - m[r])))"],
    line: "out[r,i] = x[r,i] - m[r] - s[r]",
    local: ["dx[r,j] = g[r,j] - exp(out[r,j]) * sum(i, g[r,i])"],
  },
  view: rows,
  shape: ([x]) => x,
  summary: "each gets its own upstream, less its share of the sum of all",
  told: { forward: "x − log Σ exp(x)", local: ["g − exp(out) ⊙ Σ g"] },
});
