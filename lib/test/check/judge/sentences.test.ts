import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../../check/index.js";

/** Problem, inputs, a sheet whose last number is wrong, and what is said of it; the numbers are worked by hand. */
type Told = [problem: string, inputs: Record<string, number>, sheet: string, says: string, rate?: number];

const last = ([problem, inputs, sheet, , learningRate]: Told): string =>
  check(problem, sheet, { inputs, learningRate }).verdicts.at(-1)?.message ?? "";

const pen = { x: 1.25, y: 3 }; // 3.75
const sentences: Told[] = [
  ["f = x * y", pen, "f=37.5", "the decimal point is one place too far to the right"],
  ["f = x * y", pen, "f=0.375", "the decimal point is one place too far to the left"],
  ["f = x * y", pen, "f=0.0375", "the decimal point is two places too far to the left"],
  ["f = x * y", pen, "f=3.57", "two neighbouring digits are swapped"],
  ["p = x * y; q = x + y; f = p * q", pen, "q=3.75 p=4.25", "the answers for p and q are exchanged"],
  // dy = -x/y² = -6/16; names that are sums get parentheses where something binds closer.
  ["f = (a + b) / y", { a: 2, b: 4, y: 4 }, "f=1.5 dy=0.375", "the minus of −(a + b)/y² was forgotten"],
  [
    "f = 3 * sigmoid(z)",
    { z: 0.5 },
    "f=1.8674 dz=1.8674",
    "1 / (1 + exp(-z)) alone was used where (1 / (1 + exp(-z)))·(1 − 1 / (1 + exp(-z))) is meant",
  ],
  ["f = x / y", { x: 6, y: 4 }, "f=1.5 dy=0.375", "the minus of −x/y² was forgotten"],
  [
    "u = log(a + b); f = 3 * u",
    { a: 2, b: 3 },
    "u=1.6094 f=4.8283 da=15",
    "on the way, at d(a + b), a + b was multiplied in; the derivative of ln is 1/(a + b)",
  ],
  [
    "f = v*x + w*y",
    { v: 3, x: 7, w: 5, y: 11 },
    "f=76 dv=7 dw=11 v'=1.9",
    "the gradient of w was used for v",
    0.1,
  ],
  [
    "h = v*x; o = w*h",
    { x: 2, v: 3, w: 5 },
    "h=6 o=30 w'=4.4 dh=4.4",
    "the weight w was already updated when its old value was still needed",
    0.1,
  ],
  [
    "a = x * y; f = a * a",
    { x: 2, y: 3 },
    "a=6 f=36 da=6",
    "only what arrives from f was taken: where a value is used twice, its gradients add (+=, not =)",
  ],
];

test("a slip is told in a sentence, with the names and places of its own sheet", () => {
  for (const told of sentences) {
    const message = last(told);
    assert.ok(message.includes(`It looks as if ${told[3]}.`), `${told[2]}: ${message}`);
  }
});

test("what is said of numbers that are not wrong, and of those that cannot be read", () => {
  const product = "q = x + y; f = q * z";
  const at = { inputs: { x: -2, y: 5, z: -4 } };
  const messages = (sheet: string): string[] =>
    check(product, sheet, at).verdicts.map(({ message }) => message);
  assert.deepEqual(messages("q=3 f=-12"), ["Right.", "Right."]);
  assert.equal(messages("q=7 f=-28")[1], "Follows from the earlier slip (q): this step itself is right.");
  assert.equal(
    messages("q=7 f=-28 dq=4 dx=4")[3],
    "Follows from the earlier slip (dq): this step itself is right.",
  );
  assert.equal(messages("dq=___")[0], "Not answered yet.");
  assert.equal(
    messages("q=3 f=1,5")[1],
    'Could not be read (line 1, column 5): "1,5": a decimal comma is not read; write 1.5.',
  );
  const record = check(product, { f: "1,5" }, at).verdicts[0];
  assert.equal(record.message, 'Could not be read: "1,5": a decimal comma is not read; write 1.5.');
  const kink = check("f = relu(x)", "dx=0.5", { inputs: { x: 0 } }).verdicts[0];
  assert.equal(kink.message, "Right: any value between the one-sided derivatives is.");
});

test("a plain number that is wrong is not worked out for the learner", () => {
  const [one] = check({ steps: 17 }, { steps: 40 }).verdicts;
  assert.equal(one.message, "You wrote steps = 40. That is not it: work it again.");
  const [swapped] = check({ steps: 17 }, { steps: 71 }).verdicts;
  assert.equal(swapped.message, "You wrote steps = 71. It looks as if two neighbouring digits are swapped.");
});

test("in the text the first mistake is told before what follows from it, whatever their order on the sheet", () => {
  const carried = check("q = x + y; f = q * z", "f=40 q=-10", { inputs: { x: -2, y: 5, z: -4 } });
  assert.match(carried.toText(), /\n✗ q: You wrote q = -10\. .*\n↪ f: Follows from the earlier slip \(q\)/);
});
