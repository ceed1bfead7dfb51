import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../../check/index.js";

/*
 * Sheets on which the slip was made on a line that is not there. Each was worked in plain arithmetic, apart from the
 * library, with the slip in it and rounded as a student would.
 */
const neuron = "z = w1*x1 + w2*x2 + b; y = sigmoid(z); loss = (y - t)^2";
const weights = { w1: 0.6, x1: 1.8, w2: -1.1, x2: 0.7, b: 0.35, t: 1 };
const written = "f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))";
const five = { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 };
const net =
  "h1 = tanh(w11*x1 + w12*x2 + b1); h2 = tanh(w21*x1 + w22*x2 + b2); o = v1*h1 + v2*h2 + c; loss = 0.5*(o - t)^2";

type Case = [what: string, problem: string, inputs: Record<string, number>, sheet: string, wrong: string];
const oneSlip: Case[] = [
  [
    "the bias is forgotten, all rounded to three decimals",
    neuron,
    weights,
    "loss=0.179 dw1=-0.371 dw2=-0.144 db=-0.206",
    "loss",
  ],
  ["f(1 + f) for f(1 - f)", written, five, "f=0.731 dw2=1.266 dw0=-1.266 dx0=2.531 dw1=-2.531", "dw2"],
  [
    "a sign and a factor 2 lost at once",
    neuron,
    weights,
    "z=0.660 y=0.659 loss=0.116 dy=-0.682 db=-0.746 dw1=-1.343 dw2=-0.522",
    "db",
  ],
  ["every gradient with the wrong sign", neuron, weights, "loss=0.116 dw1=0.275 dw2=0.107 db=0.153", "db"],
  ["every gradient half", neuron, weights, "loss=0.116 dw1=-0.139 dw2=-0.054 db=-0.077", "db"],
  [
    "x doubled, not squared",
    "a = x^2 + y; g = log(a); f = g / z",
    { x: 1.7, y: 2.2, z: -1.6 },
    "f=-1.077 dz=-0.673 dx=-0.381 dy=-0.112",
    "f",
  ],
];

test("one slip on a line that is not on the sheet is one mistake", () => {
  for (const [what, problem, inputs, sheet, wrong] of oneSlip) {
    const { verdicts } = check(problem, sheet, { inputs });
    const called = verdicts.filter(({ verdict }) => verdict === "wrong").map(({ name }) => name);
    assert.deepEqual(
      called,
      [wrong],
      `${what}: ${verdicts.map(({ name, verdict }) => `${name} ${verdict}`)}`,
    );
  }
});

test("numbers that share a hidden slip are told to go together", () => {
  const verdicts = check(written, "f=0.731 dw2=1.266 dw0=-1.266", { inputs: five }).verdicts;
  assert.equal(verdicts[2].message, "Goes together with dw2: the same slip explains it.");
});

test("what is worked out from a wrong result follows from it, also where the textbook goes another way", () => {
  // dz = -g/z² = -f/z: with f = -1.077 that is -0.673, where the truth is -0.636.
  const { verdicts } = check("a = x^2 + y; g = log(a); f = g / z", "f=-1.077 dz=-0.673", {
    inputs: { x: 1.7, y: 2.2, z: -1.6 },
  });
  assert.deepEqual(
    verdicts.map(({ verdict }) => verdict),
    ["wrong", "carried"],
  );
});

test("what is worked out from a wrong input of the gate follows from it, though the textbook takes the output", () => {
  // σ′(1.5) · 2 = 0.298, where σ(1) = 0.731 gives 0.393.
  const { verdicts } = check("z = a + b; y = sigmoid(z); f = y * k", "z=1.50 y=0.731 dz=0.298", {
    inputs: { a: 0.4, b: 0.6, k: 2 },
  });
  assert.deepEqual(
    verdicts.map(({ verdict }) => verdict),
    ["wrong", "right", "carried"],
  );
});

test("the same slip at every step is as many mistakes, and the first on the sheet comes first", () => {
  const inputs = { x: 3, y: 5, z: 7 };
  // 2x, 2y, 2z without their 2; then x², y², z² as their own derivatives.
  for (const sheet of ["dx=3 dy=5 dz=7", "dx=9 dy=25 dz=49"]) {
    const squares = check("f = x^2 + y^2 + z^2", sheet, { inputs });
    assert.ok(
      squares.verdicts.every(({ verdict, slip }) => verdict === "wrong" && slip === squares.verdicts[0].slip),
      squares.toText(),
    );
    assert.equal(squares.first?.name, "dx");
  }
});

test("a fraction is exact: what rounding could make is no excuse", () => {
  // y(1 - y) at y = 0.382 is 0.236
  const sheet = (answers: string): string =>
    check("y = sigmoid(z)", answers, { inputs: { z: -0.48 } }).verdicts.map(({ verdict }) => verdict)[0];
  assert.deepEqual([sheet("dz=1/4"), sheet("dz=3/13"), sheet("dz=0.236")], ["wrong", "wrong", "right"]);
});

test("a slip in one number only does not excuse the others", () => {
  // dw2 = -0.107 as it should be; the others are of another kind each.
  const kinds = (sheet: string): string =>
    check(neuron, sheet, { inputs: weights })
      .verdicts.map(({ name, verdict }) => `${name} ${verdict}`)
      .join(", ");
  assert.equal(kinds("db=-0.153 dw1=0.275 dw2=-0.107"), "db right, dw1 wrong, dw2 right");
  assert.equal(kinds("dw1=-0.275 dw2=-0.170 db=0.153"), "dw1 right, dw2 wrong, db wrong");
});

test("two neurons with the same slip are two mistakes, and both are named alike", () => {
  // tanh taken for a sigmoid on the way back, h(1 - h) for 1 - h².
  const inputs = { w11: 0.3, w12: -0.5, b1: 0.1, w21: 0.8, w22: 0.2, b2: -0.4, v1: 1.2, v2: -0.7, c: 0.25 };
  const sheet =
    "h1=0.726 h2=0.100 o=1.051 loss=0.152 do=0.551 dv1=0.400 dv2=0.055 dh1=0.661 dh2=-0.386 dw11=0.118 dw12=-0.144 db1=0.131 dw21=-0.032 dw22=0.039 db2=-0.035";
  const { verdicts } = check(net, sheet, {
    inputs: { ...inputs, x1: 0.9, x2: -1.1, t: 0.5 },
    learningRate: 0.5,
  });
  const wrong = verdicts.filter(({ verdict }) => verdict === "wrong");
  assert.deepEqual(
    wrong.map(({ name, slip }) => `${name} ${slip}`),
    ["db1 wrong-function", "db2 wrong-function"],
  );
});

test("a slip that carries on to infinity explains nothing", () => {
  // Without its exponential the neuron would divide by 1 + (-1).
  for (const f of ["0.5", "0.9820"]) {
    const [one] = check(written, `f=${f}`, { inputs: five }).verdicts;
    assert.equal([one.slip, ...one.others].includes("function-left-out"), false, f);
  }
  // σ(2·(-1) + (-3)·(-2)) = σ(4) = 0.98201
  const [bias] = check(written, "f=0.9820", { inputs: five }).verdicts;
  assert.equal(bias.slip, "term-left-out");
  assert.match(bias.message, /w2 was left out of the sum/);
});

test("data are not taken for weights that were updated too early", () => {
  const { verdicts } = check(neuron, "dw1=-0.139 dw2=-0.054 db=-0.077 w1'=0.628", {
    inputs: weights,
    learningRate: 0.2,
  });
  assert.doesNotMatch(verdicts.map(({ message }) => message).join(), /x1 was already updated/);
});

test("a lost sign on one of two ways, and what was left out of both, are told", () => {
  const [problem, inputs] = ["q = a * b; r = a + b; f = q * r", { a: 3, b: -2 }];
  // da = dq·b + dr = -2 - 6; db = dq·a + dr = 3 - 6
  const message = (sheet: string, name: string): string =>
    check(problem, `q=-6 r=1 f=-6 dq=1 dr=-6 ${sheet}`, { inputs }).verdicts.find((one) => one.name === name)
      ?.message ?? "";
  assert.match(message("da=-4 db=-3", "da"), /the sign of what arrives from q is flipped/);
  // db = 3 is the right number with its sign flipped, too; but da = -2 can only be what arrives from q.
  for (const name of ["da", "db"])
    assert.match(message("da=-2 db=3", name), /only what arrives from q was taken/);
});

test("the input of another sample is recognised on the way forward", () => {
  const problem = "o1 = w*x1 + b; o2 = w*x2 + b; r1 = o1 - t1; r2 = o2 - t2; loss = (r1^2 + r2^2) / 2";
  const inputs = { w: 0.7, b: -0.3, x1: 1.4, t1: 1.1, x2: -0.6, t2: 0.4 };
  const { verdicts } = check(problem, "o1=0.680 o2=0.680 r1=-0.420 r2=0.280", { inputs });
  assert.deepEqual(
    verdicts.map(({ verdict, slip }) => slip ?? verdict),
    ["right", "wrong-input", "right", "carried"],
  );
  assert.match(verdicts[1].message, /x1 was used where x2 belongs/);
});

test("a number that is loose for more than its last digit is told how far it lies off", () => {
  const loose = (sheet: string): string[] =>
    check(neuron, sheet, { inputs: weights })
      .verdicts.filter(({ verdict }) => verdict === "loose")
      .map(({ message }) => message);
  // db = 2·(0.6593 - 1)·0.6593·0.3407 = -0.1531
  assert.match(loose("loss=0.12 dw1=-0.28 dw2=-0.11 db=-0.20")[0], /it lies 5 units of its last digit off/);
  assert.match(
    check("f = sigmoid(z); g = 2*f", "f=0.731 df=2 dz=0.39", { inputs: { z: 1 } }).toText(),
    /✓ {2}dz/,
  );
});

test("fewer decimals than were asked for are right as far as they go", () => {
  const options = { inputs: weights, decimals: 3 };
  assert.equal(check(neuron, "y=0.66", options).verdicts[0].verdict, "loose");
  assert.equal(check(neuron, "y=0.659", options).verdicts[0].verdict, "right");
  assert.equal(check(neuron, "y=0.66", { inputs: weights }).verdicts[0].verdict, "right");
});

test("on a sheet of whole numbers the whole part is enough", () => {
  const inputs = { a: 1.3, b: 0.6 };
  const whole = check("q = a * b; r = a + b; f = q * r", "q=1 r=2 f=1 dq=2 dr=1 da=2 db=3", { inputs });
  assert.equal(whole.right, 7, whole.toText());
});
