import type { Shape } from "../graph/shape.js";
import { vectorGate } from "../tensor/gate.js";
import { flat, misfit, rows } from "./vector-views.js";

/*
 * Normalisation: less the mean, divided by the standard deviation (the variance is the biased one, eps is added to it),
 * then stretched by gamma and moved by beta. The gradient is that of the whole: mean and deviation move with x.
 */

/** gamma and beta must be vectors of that length. @throws GateError naming both shapes. */
function checkEach(shapes: readonly Shape[], told: readonly string[], length: number): void {
  for (const i of [1, 2])
    if (shapes[i].length !== 1 || shapes[i][0] !== length)
      throw misfit(
        `${told[0]} and ${told[i]}: a vector of ${length} is needed`,
        shapes,
        `a vector of ${length}`,
      );
}

/** Each column c of x[r,c] over its rows r; of images, batch × channels × height × width, each channel. */
export const batchNorm = vectorGate("batchNorm", {
  symbol: "batch norm",
  inputs: ["x", "gamma", "beta"],
  attributes: { eps: 1e-5 },
  counts: { n: ([x]) => x[0] * x[2] },
  parts: [
    "m[c] = sum(r, k, x[r,c,k]) / n",
    "v[c] = sum(r, k, (x[r,c,k] - m[c]) * (x[r,c,k] - m[c])) / n",
    "s[c] = sqrt(v[c] + eps)",
    "h[r,c,k] = (x[r,c,k] - m[c]) / s[c]",
  ],
  line: "out[r,c,k] = gamma[c] * h[r,c,k] + beta[c]",
  local: [
    "gamma[c] / s[c] * ((r == q ? (k == l ? 1 : 0) : 0) - (1 + h[r,c,k] * h[q,c,l]) / n) for x[q,c,l]",
    "h[r,c,k] for gamma[c]",
    "1 for beta[c]",
  ],
  exact: {
    local: [
      "dx[r,c,k] = gamma[c] / s[c] * (g[r,c,k] - (sum(q, l, g[q,c,l]) + h[r,c,k] * sum(q, l, g[q,c,l] * h[q,c,l])) / n)",
      "h[r,c,k] for gamma[c]",
      "1 for beta[c]",
    ],
  },
  view(shapes, attributes, told) {
    const [x] = shapes;
    if (x.length !== 2 && x.length !== 4)
      throw misfit(`${told[0]}; rows × columns or batch × channels × height × width is needed`, x);
    checkEach(shapes, told, x[1]);
    const inner = flat([x.slice(2)], attributes, told)[0];
    return [[x[0], x[1], ...inner], shapes[1], shapes[2]];
  },
  ranges: ([x]) => ({ q: x[0], l: x[2] }),
  shape: ([x]) => x,
  summary: "less what the mean and the deviation take back, over the deviation",
});

/** Each row r of x over its last axis c; gamma and beta for each element of a row. */
export const layerNorm = vectorGate("layerNorm", {
  symbol: "layer norm",
  inputs: ["x", "gamma", "beta"],
  attributes: { eps: 1e-5 },
  counts: { n: ([x]) => x[1] },
  parts: [
    "m[r] = sum(c, x[r,c]) / n",
    "v[r] = sum(c, (x[r,c] - m[r]) * (x[r,c] - m[r])) / n",
    "s[r] = sqrt(v[r] + eps)",
    "h[r,c] = (x[r,c] - m[r]) / s[r]",
  ],
  line: "out[r,c] = gamma[c] * h[r,c] + beta[c]",
  local: [
    "gamma[c] / s[r] * ((c == l ? 1 : 0) - (1 + h[r,c] * h[r,l]) / n) for x[r,l]",
    "h[r,c] for gamma[c]",
    "1 for beta[c]",
  ],
  exact: {
    local: [
      "dx[r,c] = (gamma[c] * g[r,c] - (sum(l, gamma[l] * g[r,l]) + h[r,c] * sum(l, gamma[l] * g[r,l] * h[r,l])) / n) / s[r]",
      "h[r,c] for gamma[c]",
      "1 for beta[c]",
    ],
  },
  view(shapes, attributes, told) {
    const [x] = rows([shapes[0]], attributes, told);
    checkEach(shapes, told, x[1]);
    return [x, shapes[1], shapes[2]];
  },
  shape: ([x]) => x,
  summary: "less what the mean and the deviation take back, over the deviation",
});

/** x times a mask of zeros and 1/(1 − p), which is drawn once; it gets no gradient. */
export const dropout = vectorGate("dropout", {
  symbol: "dropout",
  inputs: ["x", "mask"],
  line: "out[k] = x[k] * mask[k]",
  local: ["mask[k] for x[k]", undefined],
  view: flat,
  shape: ([x]) => x,
  summary: "a switch for each element: what was dropped gets nothing",
});
