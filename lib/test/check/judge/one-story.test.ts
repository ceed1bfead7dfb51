import assert from "node:assert/strict";
import { test } from "node:test";
import { check, checkDescent } from "../../../check/index.js";

const seen = (
  problem: string,
  inputs: Record<string, number>,
  answers: string,
  learningRate?: number,
): string[] =>
  check(problem, answers, { inputs, learningRate }).verdicts.map(
    ({ name, verdict, slip }) => `${name} ${verdict}${slip === null ? "" : ` ${slip}`}`,
  );
/** The slips that are named; every other number is right or goes together with it. */
const slipsIn = (rows: readonly string[]): string[] => {
  for (const row of rows) assert.doesNotMatch(row, / wrong$/, rows.join(", "));
  return rows.flatMap((row) => / wrong (.+)/.exec(row)?.[1] ?? []);
};

const two = "e1 = w*x1 + b - t1; e2 = w*x2 + b - t2; mse = (e1^2 + e2^2)/2";
const data = { w: 1, b: 2, x1: -2, t1: -1, x2: 2, t2: 1 };

test("a factor 2 left out throughout is one slip", () => {
  // e = 1, 3; dw = e1 x1 + e2 x2 = 4, db = e1 + e2 = 4; half of it without the 2 of the squares.
  assert.deepEqual(seen(two, data, "dw=4 db=4"), ["dw right", "db right"]);
  assert.deepEqual(slipsIn(seen(two, data, "dw=2 db=2")), ["exponent-forgotten"]);
  assert.deepEqual(slipsIn(seen(two, data, "e1=1 e2=3 mse=5 dw=2 db=2")), ["exponent-forgotten"]);
});

test("the sum for the mean, in the loss and in its gradients, has one name", () => {
  const named = slipsIn(seen(two, data, "e1=1 e2=3 mse=10 dw=8 db=8"));
  assert.deepEqual([...new Set(named)], ["factor-missing"]);
});

test("the same misconception at every gate of a kind is one slip", () => {
  const chain = "h1 = tanh(w*x); h2 = tanh(w*h1)";
  // With 1 − z² for 1 − h²: at z1 = 1 it is 0, at z2 = 1.5232 it is -1.3201, times h1.
  assert.deepEqual(slipsIn(seen(chain, { w: 2, x: 0.5 }, "h1=0.7616 h2=0.9093 dw=-1.0054")), ["z-for-y"]);
  const [sigma, slope] = [(z: number) => 1 / (1 + Math.exp(-z)), (y: number) => 1 - y];
  const h1 = sigma(0.6);
  const h2 = sigma(2 * h1);
  const dx = (slope(h2) * 2 * slope(h1) * 1.2).toFixed(4);
  const twice = "h1 = sigmoid(w*x); h2 = sigmoid(v*h1)";
  const sheet = `h1=${h1.toFixed(4)} h2=${h2.toFixed(4)} dx=${dx}`;
  assert.deepEqual(slipsIn(seen(twice, { w: 1.2, x: 0.5, v: 2 }, sheet)), ["one-minus-y"]);
});

test("inputs that were exchanged, or copied wrongly, are one slip, and all follows", () => {
  // x1 and x2 exchanged: e1 = 2 + 2 + 1 = 5, e2 = -2 + 2 - 1 = -1; dw = 5·2 + 1·2 = 12, db = 4.
  assert.deepEqual(slipsIn(seen(two, data, "e1=5 e2=-1 dw=12 db=4")), ["inputs-exchanged"]);
  // 1.5 copied as 1.2.
  assert.deepEqual(
    slipsIn(seen("z = w*x + b; f = z^2", { w: 2, x: 1.5, b: 1 }, "z=3.4 f=11.56 dw=8.16 dx=13.6 db=6.8")),
    ["input-miscopied"],
  );
  // The second sample's x and t in the first one's error: e1 = 2 + 2 - 1.
  assert.deepEqual(slipsIn(seen(two, data, "e1=3 e2=3 mse=9 dw=12 db=6")), ["wrong-input"]);
});

test("parameters that were updated one after the other are one slip, on a sheet and in a table", () => {
  const line = "h = t0 + t1*x; L = (h - y)^2/2";
  // t0' = 0.3; then h - y = -2.7, and t1' = 0.1·2.7·2.
  const at = { t0: 0, t1: 0, x: 2, y: 3 };
  assert.deepEqual(slipsIn(seen(line, at, "t0'=0.3 t1'=0.54", 0.1)), ["updated-too-early"]);
  const problem = { formula: "x^2 + x*y + y^2", start: { x: 1, y: 2 }, learningRate: 0.1 };
  const found = checkDescent(problem, "step,x,y\n0,1,2\n1,0.6,1.54\n").verdicts;
  assert.deepEqual(
    found.map(({ verdict, slip }) => [verdict, slip]),
    [
      ["right", null],
      ["wrong", "updated-too-early"],
    ],
  );
});

test("what no story accounts for stays unexplained, and a right number contradicts a story", () => {
  assert.equal(seen(two, data, "dw=2 db=3.7")[1], "db wrong");
  const chain = "h1 = tanh(w*x); h2 = tanh(w*h1)";
  // With 1 − z² for 1 − h² at both, dw = −1.0054 and dx = 0, where 4 (1 − h2²)(1 − h1²) = 0.2909 is right.
  const one = seen(chain, { w: 2, x: 0.5 }, "h1=0.7616 h2=0.9093 dx=0.2909 dw=-1.0054");
  assert.deepEqual(one.slice(2), ["dx right", "dw wrong"]);
});

test("two slips on one sheet are both told, and nothing beside them", () => {
  // x1 copied as −5 for −2: e1 = −5 + 2 + 1 = −2, e2 = 3; dw = −2 · −5 + 3 · 2 = 16, and db = 1 with its sign lost.
  assert.deepEqual(seen(two, data, "e1=-2 e2=3 mse=6.5 dw=16 db=-1"), [
    "e1 wrong input-miscopied",
    "e2 right",
    "mse carried",
    "dw carried",
    "db wrong sign-flipped",
  ]);
  // The same without the 2 of the squares, which shows at de2 first, on the way back: de = −1, 1.5; dw = 5 + 3 = 8, db = 0.5.
  assert.deepEqual(seen(two, data, "e1=-2 e2=3 mse=6.5 de1=-1 de2=1.5 dw=8 db=0.5"), [
    "e1 wrong input-miscopied",
    "e2 right",
    "mse carried",
    "de1 carried",
    "de2 wrong exponent-forgotten",
    "dw carried",
    "db carried",
  ]);
  // 1 − h for 1 − h² at both gates, and a sign.
  const chain = "h1 = tanh(w*x); h2 = tanh(v*h1)";
  const [h1, h2] = [Math.tanh(0.6), Math.tanh(1.5 * Math.tanh(0.6))];
  const back = (1 - h2) * 1.5 * (1 - h1);
  const sheet = `h1=${h1.toFixed(4)} h2=${h2.toFixed(4)} dw=${(back * 0.5).toFixed(4)} dx=${(-back * 1.2).toFixed(4)}`;
  assert.deepEqual(seen(chain, { w: 1.2, x: 0.5, v: 1.5 }, sheet).slice(2), [
    "dw wrong square-forgotten",
    "dx wrong sign-flipped",
  ]);
});

test("of two slips each number is told to go together with the one that explains it", () => {
  const sheet = "e1=-2 e2=3 mse=6.5 de1=-1 de2=1.5 dw=8 db=0.5";
  const { verdicts } = check(two, sheet, { inputs: data });
  const said = Object.fromEntries(verdicts.map(({ name, message }) => [name, message]));
  assert.match(said.e1, /x1 was copied as -5/);
  assert.equal(said.mse, "Goes together with e1: the same slip explains it.");
  assert.equal(said.db, "Goes together with e1 and de2: the same slips explain it.");
});

test("a story that changes nothing of a number does not explain it", () => {
  // A slip of the pen in o; a minus before t would change dt alone, which nobody asked for.
  const { verdicts } = check("o = w1*x1 + w2*x2 + b; loss = (o - t)^2", "o=0.2065 loss=0.0862", {
    inputs: { w1: 0.016, w2: 0.128, b: 0.16, x1: 0.5, x2: 0.3, t: 0.5 },
  });
  assert.deepEqual(
    verdicts.map(({ verdict, slip }) => [verdict, slip]),
    [
      ["wrong", null],
      ["right", null],
    ],
  );
});

test("a mean's 1/n that is forgotten is told as that, not as upstream forgotten at each sample", () => {
  // e1 = 0.5·2 − 2.4 = −1.4, e2 = 0.5·3 − 0.8 = 0.7; L = (e1² + e2²)/2, so de = e; without the half 2e.
  const inputs = { w: 0.5, x1: 2, x2: 3, t1: 2.4, t2: 0.8 };
  const { verdicts } = check("e1 = w*x1 - t1; e2 = w*x2 - t2; L = (e1^2 + e2^2)/2", "de1=-2.8 de2=1.4", {
    inputs,
  });
  assert.deepEqual(
    verdicts.map(({ verdict, slip }) => [verdict, slip]),
    [
      ["carried", null],
      ["wrong", "factor-missing"],
    ],
  );
  assert.match(verdicts[1].message, /the division by 2 was left out/);
});
