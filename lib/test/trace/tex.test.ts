import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "mathjs";
import * as all from "../../gates/scalar.js";
import { gates } from "../../gates/scalar.js";
import { type Gate, gate } from "../../graph/gate.js";
import { Graph, type Node } from "../../graph/graph.js";
import { type BackwardStep, type ForwardStep, steps } from "../../graph/steps.js";
import { backwardMath, forwardMath, gateFormula, localDerivative } from "../../trace/tex.js";

/**
 * From any table of derivatives (Abramowitz & Stegun 3.3, 4.2 to 4.6); the leaky relu after Maas et al. 2013 with slope
 * 0.01, elu after Clevert et al. 2016 with α = 1, both branches in one line.
 */
const textbook: Record<string, [formula: string, ...locals: string[]]> = {
  add: ["x + y", "1", "1"],
  subtract: ["x - y", "1", "-1"],
  multiply: ["x × y", "y", "x"],
  divide: ["x / y", "1 / y", "-x / y²"],
  addConstant: ["x + k", "1"],
  scale: ["k × x", "k"],
  unaryMinus: ["-x", "-1"],
  reciprocal: ["1 / x", "-1 / x²"],
  pow: ["x^y", "y × x^(y - 1)", "x^y × ln(x)"],
  exp: ["exp(x)", "exp(x)"],
  log: ["ln(x)", "1 / x"],
  sqrt: ["sqrt(x)", "1 / (2 × sqrt(x))"],
  sin: ["sin(x)", "cos(x)"],
  cos: ["cos(x)", "-sin(x)"],
  tan: ["tan(x)", "1 + tan(x)²"],
  sinh: ["sinh(x)", "cosh(x)"],
  cosh: ["cosh(x)", "sinh(x)"],
  tanh: ["tanh(x)", "1 - tanh(x)²"],
  sigmoid: ["1 / (1 + exp(-x))", "(1 - σ) × σ"],
  softplus: ["ln(1 + exp(x))", "1 / (1 + exp(-x))"],
  relu: ["max(x, 0)", "1 if x > 0, else 0"],
  leakyRelu: ["max(x, 0.01 × x)", "1 if x > 0, else 0.01"],
  elu: ["max(x, 0) + exp(min(x, 0)) - 1", "exp(min(x, 0))"],
  abs: ["|x|", "sign(x)"],
  max: ["max(x, y)", "1 if x > y, 0.5 if x = y, else 0", "1 if y > x, 0.5 if x = y, else 0"],
  min: ["min(x, y)", "1 if x < y, 0.5 if x = y, else 0", "1 if y < x, 0.5 if x = y, else 0"],
};

test("every gate is written as in a textbook", () => {
  for (const { name } of gates)
    assert.ok(textbook[name], `add ${name} to \`textbook\`, as a textbook prints it`);
  assert.deepEqual(gates.map((one) => one.name).sort(), Object.keys(textbook).sort());
  for (const one of gates) {
    const locals = one.local.map((_, i) => localDerivative(one, i, "text"));
    assert.deepEqual([gateFormula(one, "text"), ...locals], textbook[one.name]);
  }
});

test("TeX: fractions, powers and cases; every brace and bracket is closed", () => {
  assert.equal(localDerivative(all.reciprocal), "-\\frac{1}{x^{2}}");
  assert.equal(localDerivative(all.sigmoid), "\\left(1 - \\sigma\\right) \\cdot \\sigma");
  assert.equal(gateFormula(all.sigmoid), "\\frac{1}{1 + e^{-x}}");
  assert.equal(localDerivative(all.relu), "\\begin{cases} 1 & x \\gt 0 \\\\ 0 & \\text{else} \\end{cases}");
  for (const one of gates)
    for (const tex of [gateFormula(one), ...one.local.map((_, i) => localDerivative(one, i))]) {
      const count = (part: RegExp): number => tex.match(part)?.length ?? 0;
      assert.equal(count(/\{/g), count(/\}/g), tex);
      assert.equal(count(/\\left/g), count(/\\right/g), tex);
    }
});

// The log-like functions that TeX sets upright by a command of their own (The TeXbook, chapter 18; ln for our log).
test("in TeX a function is the command that TeX has for it", () => {
  const commands = {
    log: "ln",
    sin: "sin",
    cos: "cos",
    tan: "tan",
    sinh: "sinh",
    cosh: "cosh",
    tanh: "tanh",
  };
  for (const [name, command] of Object.entries(commands)) {
    const one = gates.find((gate) => gate.name === name) as Gate;
    const call = `\\${command}\\left(x\\right)`;
    assert.equal(gateFormula(one, "tex"), call);
  }
  for (const one of [all.max, all.min])
    assert.equal(gateFormula(one, "tex"), `\\${one.name}\\left(x, y\\right)`);
});

/** What a line of plain text says, computed by mathjs itself. */
function valueIn(text: string): number {
  const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const plain = text
    .replaceAll("×", "*")
    .replaceAll("ln(", "log(")
    .replace(/\|([^|]*)\|/g, "abs($1)")
    .replace(
      /[⁰-⁹²³¹]+/gu,
      (digits) => `^${[...digits].map((digit) => superscripts.indexOf(digit)).join("")}`,
    );
  return Number(evaluate(plain));
}

function near(actual: number, expected: number, what: string): void {
  assert.ok(
    Math.abs(actual - expected) <= 1e-4 * Math.max(1e-3, Math.abs(expected)),
    `${what}: ${actual}, ${expected}`,
  );
}

const points = [
  [2, 3],
  [0.75, -1.5],
  [-2.25, 0.5],
];

/** A gate recorded at a point, or nothing where it has no value there. */
function record(one: Gate, x: number, y: number): Node | undefined {
  const graph = new Graph();
  try {
    const inputs = one.inputs.map((name, i) => (name === "k" ? y : graph.input(name, i === 0 ? x : y)));
    return (one as unknown as (...inputs: (Node | number)[]) => Node)(...inputs);
  } catch {
    return undefined;
  }
}

test("with numbers filled in, each side of every line has the value of the other, by mathjs", () => {
  let lines = 0;
  for (const one of gates)
    for (const [x, y] of points) {
      const node = record(one, x, y);
      if (node === undefined || (one.name === "pow" && x < 0)) continue;
      const [forward, backward] = steps(node) as [ForwardStep, BackwardStep];
      const { filled, value } = forwardMath(forward, "text");
      near(valueIn(filled), valueIn(value), `${one.name} forward`);
      for (const sent of backward.sent) {
        const [left, right] = backwardMath(backward, sent, "text").equation.split(" = ");
        near(valueIn(left), valueIn(right), `${one.name} backward ${left}`);
        near(valueIn(right), sent.local, `${one.name} sent`);
        lines++;
      }
    }
  assert.ok(lines > 70);
});

test("the article's line for 1/x, worked to two decimals", () => {
  const graph = new Graph();
  const f = all.reciprocal(graph.input("d", 1.37), "f");
  const [, backward] = steps(f, { decimals: 2 }) as [ForwardStep, BackwardStep];
  const { local, equation } = backwardMath(backward, backward.sent[0], "text", 2);
  assert.equal(local, "-1 / d²");
  assert.equal(equation, "1.00 × (-1 / 1.37²) = -0.53");
  assert.equal(
    backwardMath(backward, backward.sent[0], "tex", 2).equation,
    "1.00 \\times \\left(-\\frac{1}{1.37^{2}}\\right) = -0.53",
  );
});

test("negative numbers stand in parentheses where a sign would meet a sign, constants as they were written", () => {
  const graph = new Graph();
  const x = graph.input("x", -2);
  const line = (node: Node): string => forwardMath(steps(node)[0] as ForwardStep, "text").equation;
  assert.equal(line(all.multiply(x, graph.input("y", -4), "f")), "f = x × y = -2 × (-4) = 8");
  assert.equal(line(all.addConstant(x, -3, "g")), "g = x - 3 = -2 - 3 = -5");
  assert.equal(line(all.scale(x, -1e-7, "h")), "h = -1e-7 × x = -1e-7 × (-2) = 2e-7");
  assert.equal(line(all.pow(x, 3, "p")), "p = x³ = (-2)³ = -8");
  const [, back] = steps(graph.node("p")) as [ForwardStep, BackwardStep];
  assert.equal(backwardMath(back, back.sent[0], "text").equation, "1 × 3 × (-2)² = 12");
});

test("a gate declared by a reader is written without more words", () => {
  const cube = gate("cube", { symbol: "x³", forward: "x^3", local: ["3 * x^2"] });
  assert.equal(gateFormula(cube, "text"), "x³");
  assert.equal(localDerivative(cube, 0, "tex"), "3 \\cdot x^{2}");
});

test("a derivative that a condition chose stands in parentheses when it is negative", () => {
  const turn = gate("turn", { symbol: "turn", forward: "abs(x)", local: ["x > 0 ? 1 : -1"] });
  const [, back] = steps(turn(new Graph().input("x", -3))) as [ForwardStep, BackwardStep];
  assert.equal(backwardMath(back, back.sent[0], "text").equation, "1 × (-1) = -1");
  assert.equal(backwardMath(back, back.sent[0], "html", 1).equation, "1.0 × (−1.0) = −1.0");
});
