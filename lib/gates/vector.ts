import { vectorGate } from "../tensor/gate.js";
import { matrixProduct } from "../tensor/matmul.js";

/*
 * Vector gates, each a line in index notation. Indices count from 0 inside a line; the matrix forms that are told are
 * in any table of matrix derivatives (Petersen & Pedersen, The Matrix Cookbook, 2.4 and 2.5).
 */

export const matmul = vectorGate("matmul", {
  symbol: "·",
  inputs: ["x", "y"],
  line: "out[i,j] = sum(k, x[i,k] * y[k,j])",
  local: ["y[k,j] for x[i,k]", "x[i,k] for y[k,j]"],
  kernel: matrixProduct,
  summary: "each factor gets the upstream times the other, transposed",
  told: { forward: "x · y", local: ["g · yᵀ", "xᵀ · g"] },
});
export const matvec = vectorGate("matvec", {
  symbol: "·",
  inputs: ["x", "y"],
  line: "out[i] = sum(k, x[i,k] * y[k])",
  local: ["y[k] for x[i,k]", "x[i,k] for y[k]"],
  summary: "the matrix gets the outer product, the vector the transposed matrix times upstream",
  told: { forward: "x · y", local: ["g · yᵀ", "xᵀ · g"] },
});
export const vecmat = vectorGate("vecmat", {
  symbol: "·",
  inputs: ["x", "y"],
  line: "out[j] = sum(k, x[k] * y[k,j])",
  local: ["y[k,j] for x[k]", "x[k] for y[k,j]"],
  summary: "the vector gets the matrix times upstream, the matrix the outer product",
  told: { forward: "x · y", local: ["g · yᵀ", "xᵀ · g"] },
});
export const dot = vectorGate("dot", {
  symbol: "·",
  inputs: ["x", "y"],
  line: "out = sum(k, x[k] * y[k])",
  local: ["y[k] for x[k]", "x[k] for y[k]"],
  summary: "swaps: each vector gets the other one times upstream",
  told: { forward: "x · y", local: ["g × y", "g × x"] },
});

export const softmax = vectorGate("softmax", {
  symbol: "softmax",
  line: "out[r,i] = exp(x[r,i]) / sum(j, exp(x[r,j]))",
  local: ["out[r,i] * ((i == j ? 1 : 0) - out[r,j]) for x[r,j]"],
  exact: {
    parts: ["m[r] = max(j, x[r,j])", "s[r] = sum(j, exp(x[r,j] - m[r]))"],
    line: "out[r,i] = exp(x[r,i] - m[r]) / s[r]",
  },
  view: ([x]) => [[x.slice(0, -1).reduce((rows, length) => rows * length, 1), x[x.length - 1]]],
  shape: ([x]) => x,
  summary: "each gets its own share, less what the shares of all lose",
});
