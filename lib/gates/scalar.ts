import { seal } from "../gate/table.js";
import { type Gate, gate } from "../graph/gate.js";

/*
 * Every scalar gate. Names are mathjs's own, so a parsed formula finds its gate; derivatives are in any
 * table of derivatives (for instance Abramowitz & Stegun, 3.3 and 4.2 to 4.6). Where a textbook form loses its
 * digits (1 - out for a large x, x² that overflows), `exact` holds the form that is computed.
 */

// Arithmetic
export const add = gate("add", {
  symbol: "+",
  sign: "x + y",
  forward: "x + y",
  local: ["1", "1"],
  summary: "distributes: both inputs get the upstream gradient",
});
export const subtract = gate("subtract", {
  symbol: "−",
  sign: "x - y",
  forward: "x - y",
  local: ["1", "-1"],
  summary: "distributes, the second with its sign flipped",
});
export const multiply = gate("multiply", {
  symbol: "×",
  sign: "x * y",
  forward: "x * y",
  local: ["y", "x"],
  summary: "swaps: each input gets the other one's value times upstream",
});
export const divide = gate("divide", {
  symbol: "÷",
  sign: "x / y",
  forward: "x / y",
  local: ["1 / y", "-x / y^2"],
  exact: { local: ["1 / y", "-out / y"] },
  domain: "y != 0",
  summary: "shares out by 1/y, and −x/y² below the bar",
});
export const addConstant = gate("addConstant", {
  symbol: "+k",
  sign: "x + 1",
  forward: "x + k",
  local: ["1"],
  summary: "passes the gradient on unchanged",
});
export const scale = gate("scale", {
  symbol: "×k",
  sign: "2 * x",
  forward: "k * x",
  local: ["k"],
  summary: "scales the gradient by the same constant",
});
export const unaryMinus = gate("unaryMinus", {
  symbol: "×(−1)",
  sign: "-x",
  forward: "-x",
  local: ["-1"],
  summary: "flips the sign",
});
export const reciprocal = gate("reciprocal", {
  symbol: "1/x",
  sign: "1 / x",
  forward: "1 / x",
  local: ["-1 / x^2"],
  exact: { local: ["-(out * out)"] },
  domain: "x != 0",
  summary: "flips the sign and divides by the square",
});
export const pow = gate("pow", {
  symbol: "xʸ",
  sign: "x ^ y",
  forward: "pow(x, y)",
  local: ["y * pow(x, y - 1)", "pow(x, y) * log(x)"],
  // y * out / x where y - 1 would be rounded; 0 at x = 0, where 0 · log 0 has that limit.
  exact: {
    local: [
      "y == 0 ? 0 : (y - 1) + 1 == y ? y * pow(x, y - 1) : x == 0 ? y * pow(x, y - 1) : y * (out / x)",
      "x == 0 ? (y > 0 ? 0 : log(x)) : out * log(x)",
    ],
  },
  summary: "brings the exponent down",
});

// Exponential and roots
export const exp = gate("exp", {
  symbol: "exp",
  forward: "exp(x)",
  local: ["out"],
  summary: "multiplies by its own output",
});
export const log = gate("log", {
  symbol: "ln",
  forward: "log(x)",
  local: ["1 / x"],
  domain: "x > 0",
  summary: "divides by its input",
});
export const sqrt = gate("sqrt", {
  symbol: "√x",
  forward: "sqrt(x)",
  local: ["1 / (2 * out)"],
  domain: "x >= 0",
  summary: "divides by twice its output",
});

// Trigonometric and hyperbolic
export const sin = gate("sin", {
  symbol: "sin",
  forward: "sin(x)",
  local: ["cos(x)"],
  summary: "turns into cos",
});
export const cos = gate("cos", {
  symbol: "cos",
  forward: "cos(x)",
  local: ["-sin(x)"],
  summary: "turns into −sin",
});
export const tan = gate("tan", {
  symbol: "tan",
  forward: "tan(x)",
  local: ["1 + out^2"],
  summary: "never makes the gradient smaller",
});
export const sinh = gate("sinh", {
  symbol: "sinh",
  forward: "sinh(x)",
  local: ["cosh(x)"],
  summary: "turns into cosh",
});
export const cosh = gate("cosh", {
  symbol: "cosh",
  forward: "cosh(x)",
  local: ["sinh(x)"],
  summary: "turns into sinh",
});

// Activations
export const tanh = gate("tanh", {
  symbol: "tanh",
  forward: "tanh(x)",
  local: ["1 - out^2"],
  exact: { where: { e: "exp(-2 * abs(x))" }, local: ["4 * e / ((1 + e) * (1 + e))"] },
  summary: "passes at most all of it, nothing when saturated",
});
export const sigmoid = gate("sigmoid", {
  symbol: "σ",
  forward: "1 / (1 + exp(-x))",
  local: ["(1 - out) * out"],
  exact: {
    where: { e: "exp(-abs(x))" },
    forward: "x < 0 ? e / (1 + e) : 1 / (1 + e)",
    local: ["e / ((1 + e) * (1 + e))"],
  },
  summary: "passes a quarter at most, nothing when saturated",
});
export const softplus = gate("softplus", {
  symbol: "softplus",
  forward: "log(1 + exp(x))",
  local: ["1 / (1 + exp(-x))"],
  exact: {
    where: { e: "exp(-abs(x))" },
    forward: "max(x, 0) + log1p(e)",
    local: ["x < 0 ? e / (1 + e) : 1 / (1 + e)"],
  },
  summary: "a smooth relu: its derivative is the sigmoid",
});
export const relu = gate("relu", {
  symbol: "relu",
  forward: "max(x, 0)",
  local: ["x > 0 ? 1 : 0"],
  kink: "x == 0",
  convention: "relu'(0) is taken as 0",
  summary: "a switch: all of it or nothing",
});
export const leakyRelu = gate("leakyRelu", {
  symbol: "leaky relu",
  forward: "max(x, 0.01 * x)",
  local: ["x > 0 ? 1 : 0.01"],
  kink: "x == 0",
  convention: "leakyRelu'(0) is taken as 0.01",
  summary: "a switch that lets a hundredth through when it is off",
});
export const elu = gate("elu", {
  symbol: "elu",
  forward: "max(x, 0) + exp(min(x, 0)) - 1",
  local: ["exp(min(x, 0))"],
  exact: { forward: "x > 0 ? x : expm1(x)" },
  summary: "all of it on the right, less and less to the left",
});

// Choices
export const abs = gate("abs", {
  symbol: "|x|",
  forward: "abs(x)",
  local: ["sign(x)"],
  kink: "x == 0",
  convention: "abs'(0) is taken as 0",
  summary: "multiplies by the sign",
});
export const max = gate("max", {
  symbol: "max",
  forward: "max(x, y)",
  local: ["x > y ? 1 : x == y ? 0.5 : 0", "y > x ? 1 : x == y ? 0.5 : 0"],
  kink: "x == y",
  convention: "a tie shares the gradient equally",
  summary: "routes: the larger input gets it all",
});
export const min = gate("min", {
  symbol: "min",
  forward: "min(x, y)",
  local: ["x < y ? 1 : x == y ? 0.5 : 0", "y < x ? 1 : x == y ? 0.5 : 0"],
  kink: "x == y",
  convention: "a tie shares the gradient equally",
  summary: "routes: the smaller input gets it all",
});

/** All gates of this file: the parser, the drawings, the table of notebook 01 and the tests loop over it. */
export const gates: readonly Gate[] = seal() as readonly Gate[];
