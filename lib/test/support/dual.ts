import type { GateName } from "../../gates/gate-name.js";
import type { Node } from "../../graph/graph.js";

/*
 * Forward mode with dual numbers (Clifford 1873; Griewank & Walther, Evaluating Derivatives, 3.1), written apart from
 * the engine: its own values and its own derivatives, by other identities where there are any.
 */
interface Rule {
  value(x: number, y: number): number;
  slopes(x: number, y: number): readonly number[];
}

const half = (x: number, y: number): number => (x > y ? 1 : x < y ? 0 : 0.5);

const rules: { readonly [Name in GateName]: Rule } = {
  add: { value: (x, y) => x + y, slopes: () => [1, 1] },
  subtract: { value: (x, y) => x - y, slopes: () => [1, -1] },
  multiply: { value: (x, y) => x * y, slopes: (x, y) => [y, x] },
  divide: { value: (x, y) => x / y, slopes: (x, y) => [1 / y, -x / (y * y)] },
  addConstant: { value: (x, k) => x + k, slopes: () => [1] },
  scale: { value: (x, k) => x * k, slopes: (_, k) => [k] },
  unaryMinus: { value: (x) => 0 - x, slopes: () => [-1] },
  reciprocal: { value: (x) => 1 / x, slopes: (x) => [-1 / (x * x)] },
  pow: {
    value: (x, y) => Math.pow(x, y),
    slopes: (x, y) => [y * Math.pow(x, y - 1), x === 0 ? 0 : Math.log(x) * Math.pow(x, y)],
  },
  exp: { value: Math.exp, slopes: (x) => [Math.exp(x)] },
  log: { value: Math.log, slopes: (x) => [1 / x] },
  sqrt: { value: Math.sqrt, slopes: (x) => [0.5 / Math.sqrt(x)] },
  sin: { value: Math.sin, slopes: (x) => [Math.cos(x)] },
  cos: { value: Math.cos, slopes: (x) => [-Math.sin(x)] },
  tan: { value: Math.tan, slopes: (x) => [1 / (Math.cos(x) * Math.cos(x))] },
  sinh: { value: Math.sinh, slopes: (x) => [(Math.exp(x) + Math.exp(-x)) / 2] },
  cosh: { value: Math.cosh, slopes: (x) => [(Math.expm1(x) - Math.expm1(-x)) / 2] },
  tanh: { value: Math.tanh, slopes: (x) => [1 / (Math.cosh(x) * Math.cosh(x))] },
  sigmoid: {
    value: (x) => (1 + Math.tanh(x / 2)) / 2,
    slopes: (x) => [1 / (2 + Math.exp(x) + Math.exp(-x))],
  },
  softplus: { value: (x) => Math.log(1 + Math.exp(x)), slopes: (x) => [1 / (1 + Math.exp(-x))] },
  relu: { value: (x) => Math.max(x, 0), slopes: (x) => [x > 0 ? 1 : 0] },
  leakyRelu: { value: (x) => (x > 0 ? x : x / 100), slopes: (x) => [x > 0 ? 1 : 0.01] },
  elu: {
    value: (x) => (x > 0 ? x : 2 * Math.exp(x / 2) * Math.sinh(x / 2)),
    slopes: (x) => [Math.min(1, Math.exp(x))],
  },
  abs: { value: (x) => (x < 0 ? -x : x), slopes: (x) => [x > 0 ? 1 : x < 0 ? -1 : 0] },
  max: { value: Math.max, slopes: (x, y) => [half(x, y), half(y, x)] },
  min: { value: Math.min, slopes: (x, y) => [half(y, x), half(x, y)] },
};

/** A value's derivative by one input, and the sum of the sizes of the products along all paths from it. */
export interface Dual {
  slope: number;
  paths: number;
}

/**
 * Carries a unit change of one input forward through every node up to `output`. The derivatives are taken at the values
 * that the graph holds, which must agree with the rules' own: else the two modes would differ by how far rounding
 * moved the point, not by how they differentiate.
 */
export function forwardMode(output: Node, input: Node): Dual {
  const duals: Dual[] = [];
  for (const node of output.graph.nodes().slice(0, output.index + 1)) {
    const { gate } = node;
    const dual = { slope: node.index === input.index ? 1 : 0, paths: node.index === input.index ? 1 : 0 };
    duals.push(dual);
    if (gate === undefined) continue;
    const rule = rules[gate.name as GateName];
    const [x, y = x] = node.inputs;
    const own = rule.value(x.value, y.value);
    if (!(Math.abs(own - node.value) <= 1e-14 * Math.max(1, Math.abs(own))))
      throw new Error(`${gate.name} at ${x.value}, ${y.value}: ${node.value}, not ${own}`);
    rule.slopes(x.value, y.value).forEach((slope, i) => {
      const from = duals[node.inputs[i].index];
      if (from.paths === 0) return;
      dual.slope += slope * from.slope;
      dual.paths += Math.abs(slope) * from.paths;
    });
  }
  return duals[output.index];
}
