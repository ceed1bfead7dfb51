import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../../check/index.js";
import type { Verdicts } from "../../../check/report/sheet/verdicts.js";

/** Stanford CS231n's example: q = 3, f = -12, df/dq = -4, df/dz = 3, df/dx = df/dy = -4. */
const product = (answers: Parameters<typeof check>[1]): Verdicts =>
  check("q = x + y; f = q * z", answers, { inputs: { x: -2, y: 5, z: -4 } });
/** With w = 0: o = 0, dL/do = 2(0 - 0.8) = -1.6, dL/dw = -0.16, w' = 0.016. */
const neuron = (answers: string): Verdicts =>
  check("o = w*x + b; loss = (o - t)^2", answers, {
    inputs: { w: 0, b: 0, x: 0.1, t: 0.8 },
    learningRate: 0.1,
  });
const told = ({ verdicts, problems }: Verdicts): string =>
  [
    ...verdicts.map(({ name, written, verdict }) => `${name} ${written} ${verdict}`),
    ...problems.map(({ code }) => code),
  ].join(", ");

/** Each text under what it says. */
function same(read: (text: string) => Verdicts, cases: Readonly<Record<string, readonly string[]>>): void {
  for (const [expected, texts] of Object.entries(cases))
    for (const text of texts) assert.equal(told(read(text)), expected, JSON.stringify(text));
}

test("in a chain of equal signs the last number is the answer for the first name", () => {
  same(product, {
    "dq -4 right": ["dq = z = -4", "dq=z=-4", "dq = -4 = z", "∂f/∂q = z = 1 * (-4) = -4", "dq: z = -4"],
    "dz 3 right": ["dz = q = 3", "dz = df * q = 1 × 3 = 3", "dz = 1(3) = 3"],
    "q 3 right": [
      "q = x + y = -2 + 5 = 3",
      "q = x + y\n  = -2 + 5\n  = 3",
      "q\n  = 3",
      "x + y = q = 3",
      "3 = q",
      "q = -2+5 → 3",
      "q = 3 because x + y = 3",
    ],
    "f -12 right": [
      "f = q * z = -12",
      "f = (x+y)z = 3(-4) = -12",
      "f = q z = 3·(-4) = -12",
      "f(x, y, z) = qz = -12",
    ],
    "q 3 right, f -12 right, dq -4 right": [
      "q = x + y = 3, f = q*z = -12; dq = z = -4",
      "q = 3 f = q*z = 3*(-4) = -12 dq = -4",
    ],
    "q null missing, f -12 right": ["q= f=-12", "q = ____ f = -12", "q =\nf = -12", "q= f= -12"],
    "q null missing, f null missing": ["q = f = …"],
    "f 20% missing, percent": ["f = q*z = 20%"],
  });
});

test("a chain that does not hold is told beside its verdict, and only where it is written out in numbers", () => {
  const notes = (text: string): readonly string[] => product(text).notes;
  assert.deepEqual(notes("q = x + y = -2 + 5 = 4"), [
    "Note: q is written as -2 + 5 = 4, but these are not equal.",
  ]);
  assert.deepEqual(notes("q = -2 + 6 = 3"), ["Note: q is written as -2 + 6 = 3, but these are not equal."]);
  for (const text of [
    "q = x + y = 3",
    "f = 3 * -4 = -12",
    "f = 2.9 x (-4.1) = -12.0",
    "q = 3 = 3.0",
    "q → 3",
  ])
    assert.deepEqual(notes(text), [], text);
});

test("a correction counts, and is told", () => {
  const { verdicts, notes, problems } = product("q=3 q=4");
  assert.deepEqual([verdicts.map(({ written }) => written), problems], [["4"], []]);
  assert.deepEqual(notes, ["Note: q is answered twice, 3 and 4; the last is judged."]);
  assert.equal(told(product("q=4\nq=3")), "q 3 right");
});

test("marks and remarks around a number are read over, what makes another number of it is not", () => {
  same(product, {
    "dq -4 right": [
      "dq = -4 (same as z)",
      "dq = -4 // z",
      "dq = -4 (z)",
      "dq = -4 <- z of course",
      "**dq = -4**",
    ],
    "q 3 right": [
      "q = 3。",
      "q = 3 !!",
      "q = 3 ✓",
      "q = 3, obviously",
      "q ≈ 3",
      "q = about 3",
      "q ~ 3",
      "$q = 3$",
    ],
    "q 3.0 right": ["q ≈ 3.0", "q = ≈3.0"],
    "q 3 or 4 missing, not-a-number": ["q = 3 or 4"],
    "q 3 4 missing, not-a-number": ["q = 3 4"],
    "q 3 percent missing, not-a-number": ["q = 3 percent"],
  });
});

test("lists, titles, TeX and Markdown tables", () => {
  const two = "q 3 right, dq -4 right";
  same(product, {
    [two]: [
      "- q = 3\n- dq = -4",
      "• q = 3\n• dq = -4",
      "1. q = 3\n2. dq = -4",
      "(a) q = 3\n(b) dq = -4",
      "Forward pass:\nq = 3\nBackward pass: dq = -4",
      "Step 1: q = 3\nStep 2: ∂f/∂q = -4",
      "so q = 3 and dq = -4",
      "\\begin{align}\nq &= x + y = 3 \\\\\n\\frac{\\partial f}{\\partial q} &= z = -4\n\\end{align}",
      "| name | value |\n|---|---:|\n| q | 3 |\n| ∂f/∂q | -4 |",
      "| name | how | value |\n|:--|:--|--:|\n| $q$ | x + y | 3 |\n| **dq** | z | -4 |",
      "| q | df/dq |\n|---|---|\n| 3 | -4 |",
      "q,x + y = 3\ndq,-4 (as z)",
    ],
  });
  assert.equal(told(product({ q: "x + y = 3", dq: "≈ -4" })), two);
});

test("a gradient, a step and a parameter after it in many spellings", () => {
  same(product, { "dq -4 right": ["dfdq=-4", "df_dq=-4", "d_q=-4", "∇q=-4", "d(f)/d(q) = -4", "dQ = -4"] });
  same(neuron, {
    "w' 0.016 right": [
      "w⁺ = 0.016",
      "w+ = 0.016",
      "w^{new} = 0.016",
      "w_new = 0.016",
      "w (new) = 0.016",
      "w^(t+1) = 0.016",
      "w: 0 → 0.016",
      "w -> 0.016",
      "w := w - 0.1*dw = 0.016",
      "w = w - lr*dw = 0 - 0.1*(-0.16) = 0.016",
    ],
    "Δw 0.016 right": ["Δw = 0.016", "\\Delta w = -\\eta dw = 0.016", "∆w = -0.1 * (-0.16) = 0.016"],
    "Δw -0.016 wrong": ["Δw = -0.016"],
  });
  assert.match(neuron("w=0.016").problems[0].message, /the problem gives w = 0, .*; w after the step is w'$/);
  const linear = (text: string): Verdicts =>
    check("y = w1*x1 + w_2*x2; L = (y - t)^2", text, { inputs: { w1: 1, w_2: 2, x1: 3, x2: 4, t: 10 } });
  // y = 11, dL/dy = 2.
  same(linear, {
    "dw1 6 right": ["∂L/∂w₁ = 6", "dw_1 = 6", "∂L/∂w_{1} = 2(y - t) x_1 = 6", "\\frac{dL}{dw_1} = 6"],
    "dw_2 8 right": ["dw2 = 8", "∂L/∂w₂ = 8"],
    "∂y/∂w1 3 right": ["∂y/∂w₁ = 3", "dy/dw1 = 3", "dy_dw1 = 3"],
  });
});

test("the derivative of any named value by any other is an answer", () => {
  const neuron = (text: string): Verdicts =>
    check("net = w*x; out = sigmoid(net); E = (out - t)^2/2", text, { inputs: { w: 0.4, x: 1, t: 0 } });
  // σ(0.4) = 0.598688, σ' = 0.240261: standard tables of the logistic function.
  same(neuron, {
    "∂out/∂net 0.2403 right": ["∂out/∂net = 0.2403", "dout/dnet = 0.2403", "d(out)/d(net) = 0.2403"],
    "∂out/∂net 0.5987 wrong": ["∂out/∂net = out = 0.5987"],
    "∂net/∂w 1 right, ∂out/∂w 0.2403 right": ["∂net/∂w = x = 1, ∂out/∂w = 0.2403"],
    "∂net/∂t 0 right, ∂net/∂net 1 right": ["∂net/∂t = 0; ∂net/∂net = 1"],
  });
});

test("an answer under a name that the problem does not have counts, and is told", () => {
  const { right, of, problems } = product("q=3 dp=-4");
  assert.deepEqual([right, of, problems[0].code], [1, 2, "unknown-answer"]);
  assert.equal(product("dp=-4").summary(), "0 of 1 right, 1 could not be read.");
});

test("renamed and unused lines, the name e, and e^x", () => {
  const read = (formula: string, inputs: Record<string, number>, answers: string): string =>
    told(check(formula, answers, { inputs }));
  assert.equal(
    read("v5 = x*2; y = v5", { x: 3 }, "v5=6 y=6 dv5=1 dy=1 dy/dx=2"),
    "v5 6 right, y 6 right, dv5 1 right, dy 1 right, dx 2 right",
  );
  // e⁻¹ and e⁻²: the softmax of 1 and 2 is 0.2689, 0.7311.
  const softmax = "s = exp(a) + exp(b); p1 = exp(a)/s; p2 = exp(b)/s; L = -log(p1)";
  assert.equal(
    read(softmax, { a: 1, b: 2 }, "p1=0.2689 p2=0.7311 dp2=0"),
    "p1 0.2689 right, p2 0.7311 right, dp2 0 right",
  );
  // Olah's "Calculus on computational graphs".
  assert.equal(
    read("c = a + b; d = b + 1; e = c * d", { a: 2, b: 1 }, "e=6 da=2 db=5"),
    "e 6 right, da 2 right, db 5 right",
  );
  assert.equal(read("f = e * x", { e: 2, x: 3 }, "f=6 de=3 dx=2"), "f 6 right, de 3 right, dx 2 right");
  const logistic = check("f = 1/(1+e^(-z))", "dz=0.8808", { inputs: { z: 2 } });
  assert.deepEqual(
    [logistic.verdicts[0].verdict, read("f = 1/(1+e^(-z))", { z: 2 }, "dz=0.1050")],
    ["wrong", "dz 0.1050 right"],
  );
});
