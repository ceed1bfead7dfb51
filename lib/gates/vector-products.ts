import { vectorGate } from "../tensor/gate.js";
import { matrixProduct } from "../tensor/matmul.js";

// Products of matrices and vectors: Petersen & Pedersen, The Matrix Cookbook, 2.4 and 2.5.

/** x[m,n] · y[n,p], answers [m,p]. */
export const matmul = vectorGate("matmul", {
  symbol: "·",
  inputs: ["x", "y"],
  line: "out[i,j] = sum(k, x[i,k] * y[k,j])",
  local: ["y[k,j] for x[i,k]", "x[i,k] for y[k,j]"],
  kernel: matrixProduct,
  summary: "each factor gets the upstream times the other, transposed",
  told: { forward: "x · y", local: ["g · yᵀ", "xᵀ · g"] },
});

/** x[m,n] · y[n], answers [m]. */
export const matvec = vectorGate("matvec", {
  symbol: "·",
  inputs: ["x", "y"],
  line: "out[i] = sum(k, x[i,k] * y[k])",
  local: ["y[k] for x[i,k]", "x[i,k] for y[k]"],
  summary: "the matrix gets the outer product, the vector the transposed matrix times upstream",
  told: { forward: "x · y", local: ["g · yᵀ", "xᵀ · g"] },
});

/** x[n] · y[n,p], answers [p]. */
export const vecmat = vectorGate("vecmat", {
  symbol: "·",
  inputs: ["x", "y"],
  line: "out[j] = sum(k, x[k] * y[k,j])",
  local: ["y[k,j] for x[k]", "x[k] for y[k,j]"],
  summary: "the vector gets the matrix times upstream, the matrix the outer product",
  told: { forward: "x · y", local: ["g · yᵀ", "xᵀ · g"] },
});

/** x[n] · y[n], answers a number. */
export const dot = vectorGate("dot", {
  symbol: "·",
  inputs: ["x", "y"],
  line: "out = sum(k, x[k] * y[k])",
  local: ["y[k] for x[k]", "x[k] for y[k]"],
  summary: "swaps: each vector gets the other one times upstream",
  told: { forward: "x · y", local: ["g × y", "g × x"] },
});

/** A column x[m] times a row y[1,n], or a vector y[n]; answers [m,n]. */
export const outer = vectorGate("outer", {
  symbol: "⊗",
  inputs: ["x", "y"],
  line: "out[i,j] = x[i] * y[j]",
  local: ["y[j] for x[i]", "x[i] for y[j]"],
  view: ([x, y]) => [x, y.length === 2 && y[0] === 1 ? [y[1]] : y],
  summary: "each vector gets the upstream matrix times the other",
  told: { forward: "x · yᵀ", local: ["g · y", "gᵀ · x"] },
});
