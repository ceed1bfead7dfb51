import assert from "node:assert/strict";
import { test } from "node:test";
import { type Answers, type CheckOptions, check, type Problem, type Verdicts } from "../../check/index.js";
import { saidOf } from "../../check/report/sheet/summary.js";
import { formula } from "../../formula/formula.js";
import { add, max, multiply } from "../../gates/scalar.js";
import { Graph } from "../../graph/graph.js";
import { exercise } from "../../notebook/exercise.js";
import { BackpropError } from "../../text/errors.js";

const letters: Record<string, string> = { right: "r", loose: "l", carried: "c", wrong: "w", missing: "m" };
/** The verdicts in one word, a letter each. */
const word = ({ verdicts }: Verdicts): string => verdicts.map(({ verdict }) => letters[verdict]).join("");
const slips = ({ verdicts }: Verdicts): (string | null)[] => verdicts.map(({ slip }) => slip);

const product: Problem = "q = x + y; f = q * z";
const at: CheckOptions = { inputs: { x: -2, y: 5, z: -4 } };
const neuron: Problem = "z = w0*x0 + w1*x1 + w2; f = sigmoid(z)";
const written = "f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))";
const weights: CheckOptions = { inputs: { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 } };

// The worked product of a sum: q = 3, f = -12, df = 1, dq = -4, dz = 3, dx = -4, dy = -4.
test("a right sheet is right, number by number", () => {
  const verdicts = check(product, "q=3 f=-12 df=1 df/dq=-4 ∂f/∂z=3 dx=-4 dy=−4.0", at);
  assert.equal(word(verdicts), "rrrrrrr");
  assert.deepEqual([verdicts.right, verdicts.of, verdicts.problems], [7, 7, []]);
});

test("one slip is named, and what follows from it is not called wrong", () => {
  const verdicts = check(product, "q=-10 f=40 dq=-4 dz=-10 dx=-4 dy=-4", at);
  assert.equal(word(verdicts), "wcrcrr");
  assert.deepEqual(slips(verdicts), ["wrong-operation", null, null, null, null, null]);
  assert.match(
    saidOf(verdicts.verdicts[0], true),
    /wrote q = -10.*multiplied instead of added.*q = x \+ y = -2 \+ 5\.$/,
  );
  assert.match(verdicts.verdicts[1].message, /Follows from the earlier slip \(q\)/);
  assert.equal(verdicts.first?.name, "q");
});

test("numbers that are left out are bridged, by the learner's numbers or by the truth", () => {
  assert.equal(word(check(product, "dx=-4", at)), "r");
  assert.equal(word(check(product, "q=7 dx=-4 f=-28", at)), "wrc");
  const slip = check(written, "f=0.73 dw2=0.73 dw0=-0.73", weights);
  assert.equal(word(slip), "rwc");
  assert.equal(slip.verdicts[1].slip, "y-for-derivative");
});

// The article's working to two decimals, and the exact numbers: 0.40 and 0.39 are both right.
test("both 0.40 and 0.39 are right for the sigmoid neuron", () => {
  for (const options of [weights, { ...weights, decimals: 2 }])
    for (const problem of [written, neuron]) {
      assert.equal(
        word(check(problem, "f=0.73 dw2=0.20 dw0=-0.20 dx0=0.40 dw1=-0.40 dx1=-0.60", options)),
        "rrrrrr",
      );
      assert.equal(
        word(check(problem, "f=0.73 dw2=0.20 dw0=-0.20 dx0=0.39 dw1=-0.39 dx1=-0.59", options)),
        "rrrrrr",
      );
    }
  assert.equal(word(check(written, "dx0=0.40", { ...weights, decimals: 2 })), "r");
  assert.equal(word(check(neuron, "f=0.731 dz=0.19 dx0=0.38", weights)), "rlr", "0.1966 cut off to 0.19");
  assert.equal(word(check(neuron, "f=0.731 dz=0.18 dx0=0.36", weights)), "rwc");
});

test("after a slip of the pen the right number may have been worked with", () => {
  const verdicts = check("q = x * y; f = q * z; g = f + x", "q=3.57 f=26.25 g=27.5", {
    inputs: { x: 1.25, y: 3, z: 7 },
  });
  assert.equal(word(verdicts), "wrr");
  // 3.813 kept as 3.81 and written as 3.18: 26.67 follows from 3.81, and is not the true 26.69.
  const rounded = check("q = x * y; f = q * z", "q=3.18 f=26.67", { inputs: { x: 1.23, y: 3.1, z: 7 } });
  assert.deepEqual(slips(rounded), ["digits-swapped", null]);
  assert.equal(word(rounded), "wr");
});

test("the sum in place of the mean is a factor that is missing, also where the step is not on the sheet", () => {
  const problem = "a = (w*x - t)^2; b = (w*y - u)^2; l = (a + b) / 2";
  const inputs = { w: 1.5, x: 3, t: 5, y: 1, u: 6 };
  // a = 0.25, b = 20.25, l = 10.25; dw = (2·(-0.5)·3 + 2·(-4.5)·1) / 2 = -6
  assert.equal(word(check(problem, "a=0.25 b=20.25 l=10.25 dw=-6", { inputs })), "rrrr");
  assert.deepEqual(slips(check(problem, "a=0.25 b=20.25 l=20.5 dw=-12", { inputs })), [
    null,
    null,
    "factor-missing",
    "factor-missing",
  ]);
});

// Weights updated before the hidden layer's gradient: the loss alone would hardly show it.
test("two slips in one sheet are two mistakes", () => {
  const verdicts = check(product, "q=7 f=-28 dq=4 dz=7 dx=4 dy=4", at);
  assert.equal(word(verdicts), "wcwccc");
  assert.match(verdicts.verdicts[4].message, /\(dq\)/);
});

test("at a kink every slope between the two sides is right, and the convention is told", () => {
  for (const slope of ["0", "1", "0.5"])
    assert.equal(word(check("f = relu(x)", `dx=${slope}`, { inputs: { x: 0 } })), "r");
  for (const slope of ["1.5", "-0.5"])
    assert.equal(word(check("f = relu(x)", `dx=${slope}`, { inputs: { x: 0 } })), "w");
  const tie = check("f = 3 * max(x, y)", "dx=3 dy=0", { inputs: { x: 2, y: 2 } });
  assert.equal(word(tie), "rr");
  assert.match(tie.toText(), /a tie shares the gradient equally/);
  assert.equal(word(check("a = abs(x); f = 2*a", "dx=-2.0 da=2", { inputs: { x: 0 } })), "rr");
});

// σ′(40) = 4.2e-18.
test("a saturated gradient is right to the digits written", () => {
  for (const text of ["0.0000", "0", "4.2e-18", "4e-18"])
    assert.equal(word(check("f = sigmoid(x)", `dx=${text}`, { inputs: { x: 40 } })), "r", text);
  assert.equal(word(check("f = sigmoid(x)", "dx=0.0001", { inputs: { x: 40 } })), "w");
  assert.equal(
    word(check("f = sigmoid(x)", "f=0.73 dx=0", { inputs: { x: 1 } })),
    "rw",
    "0 is not 0.2 rounded",
  );
});

test("numbers of the language and fractions are taken, whole numbers are not taken as rounded", () => {
  assert.equal(
    word(check(neuron, { f: 0.7310585786300049, dz: 0.19661193324148185, dx0: 0.3932 }, weights)),
    "rrr",
  );
  assert.equal(word(check("f = x / y", "f=2/3 dx=1/3 dy=-2/9", { inputs: { x: 2, y: 3 } })), "rrr");
  assert.equal(word(check("f = x / y", "f=1/2", { inputs: { x: 2, y: 3 } })), "w");
  assert.equal(word(check("q = x * y; f = q + 1", "q=2 f=3", { inputs: { x: 1.6, y: 1.5 } })), "lr");
  assert.equal(
    word(check("f = x * y", "f=1230", { inputs: { x: 12.34, y: 100 } })),
    "r",
    "three digits that count",
  );
});

test("a graph that was recorded gate by gate is a problem too, and is not changed", () => {
  const graph = new Graph();
  const [x, y] = [graph.input("x", -2), graph.input("y", 5)];
  const result = multiply(add(x, y), max(x, 1), "f");
  assert.equal(word(check(result, "f=3 dx=1 dy=1 dv1=1 v1=3")), "rrrrr");
  const f = formula(product as string, { x: 1, y: 1, z: 1 });
  assert.equal(word(check(f, "q=3 f=-12", at)), "rr");
  assert.equal(f.inputs.x, 1);
});

test("plain numbers, and places left blank: no verdict, no spoiler", () => {
  assert.equal(word(check({ steps: 17 }, { steps: 17 })), "r");
  assert.deepEqual(slips(check({ steps: 17 }, { steps: 71 })), ["digits-swapped"]);
  for (const answers of [{ steps: null }, { steps: undefined }, "steps = ___"]) {
    const open = check({ steps: 17 }, answers);
    assert.equal(word(open), "m");
    assert.doesNotMatch(open.toText() + open.toHtml(), /17/);
    assert.match(open.toText(), /Not answered yet/);
  }
  assert.equal(check(product, {}, at).toText(), "No answers yet.");
});

/** Problem, inputs, a wrong sheet → what its first mistake is told to be. */
const told: [problem: string, inputs: Record<string, number>, sheet: string, message: RegExp][] = [
  [
    written as string,
    { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 },
    "f=0.731 dw2=0.731",
    /on the way, at d\(w0 × x0 \+ w1 × x1 \+ w2\), f alone was used where f·\(1 − f\) is meant\. The step is d\(w0 × x0 \+ w1 × x1 \+ w2\) = df × f × \(1 - f\)\.$/,
  ],
  [
    "f = (x + y) * exp(z)",
    { x: 0.6, y: 2, z: 0.5 },
    "f=2.3082",
    /on the way, at x \+ y, x was subtracted instead of added, or its sign was lost\. The step is x \+ y = 0\.6 \+ 2\./,
  ],
  [
    "a = x * y; f = a * a",
    { x: 2, y: 3 },
    "a=6 f=36 da=6",
    /only what arrives from f was taken.*da = df × a \+ df × a = 1 × 6 \+ 1 × 6\./,
  ],
  ["f = 3 * (x + 2)", { x: 4 }, "f=6", /the factor 3 was left out.*f = 3 × \(x \+ 2\)\.$/],
  [
    "f = x / y",
    { x: 6, y: 4 },
    "f=1.5 dy=0.375",
    /the minus of −x\/y² was forgotten.*dy = df × \(-x \/ y²\) = 1 × \(-6 \/ 4²\)\./,
  ],
  ["f = x * y", { x: 2, y: 3 }, "df=3", /df: the way back starts/],
  [
    "f = v*x",
    { v: 3, x: 7 },
    "dv=7 v'=3.7",
    /the gradient was added; descent subtracts it.*v' = v - learning rate × dv = 3 - 0\.1 × 7\./,
  ],
];

test("a teacher's sentence: what it looks like, and the step with its numbers", () => {
  for (const [problem, inputs, sheet, message] of told) {
    const { first } = check(problem, sheet, { inputs, learningRate: 0.1 });
    assert.match(first ? saidOf(first, true) : "", message);
  }
});

test("a hint comes before the solution", () => {
  const hint = check(product, "q=8 f=-12", at);
  assert.doesNotMatch(hint.toText() + hint.toHtml(), /\b3\b/);
  const told = check(product, "q=8 f=-12", { ...at, reveal: true });
  assert.match(told.toText(), /q = x \+ y = -2 \+ 5 = 3\./);
});

test("an exercise holds its problem, and keeps the solution until it is asked for", () => {
  const judge = exercise(product, at);
  assert.equal(word(judge({ dx: -4 })), "r");
  assert.doesNotMatch(judge({ dx: 4 }).toText(), /= -4\b/);
  assert.match(judge.solution("dx", "q").toText(), /^The true numbers:\n\n.*\ndx +-4\nq +3$/);
  const names = ({ verdicts }: Verdicts): string[] => verdicts.map(({ name }) => name);
  assert.deepEqual(names(judge.solution()), ["dx"], "those handed in last");
  assert.deepEqual(names(exercise(product, at).solution()), ["q", "f", "df", "dq", "dz", "dy", "dx"]);
  assert.throws(() => exercise(product), BackpropError);
});

test("the data, the text and the page", () => {
  const verdicts = check(product, "q=3 f=-12 dq=4 dx=4 w=1", at);
  const data = JSON.parse(JSON.stringify(verdicts));
  assert.deepEqual(Object.keys(data), ["verdicts", "right", "of", "problems"]);
  assert.deepEqual(Object.keys(data.verdicts[0]), ["name", "given", "exact", "verdict", "slip", "message"]);
  assert.deepEqual(
    [data.verdicts[2].name, data.verdicts[2].given, data.verdicts[2].exact, data.verdicts[2].slip],
    ["dq", 4, -4, "sign-flipped"],
  );
  assert.deepEqual([data.right, data.of, data.problems[0].code], [2, 5, "unknown-answer"]);
  const text = verdicts.toText();
  assert.match(text, /^2 of 5 right, 1 follows from a slip, 1 could not be read\. Look first at dq\.\n/);
  assert.match(
    text,
    /✓ +q +3 +right\n✓ +f +-12 +right\n✗ +dq +4 +wrong\n↪ +dx +4 +follows from an earlier slip\n/,
  );
  assert.match(text, /! line 1, column 21: the problem has no "w"/);
  const mime = verdicts.toMime();
  assert.equal(mime["text/plain"], text);
  assert.match(String(mime["text/html"]), /<table>.*✗.*<\/table>/s);
  const hostile = check({ "<b>": 1 }, { "<b>": "2" }).toHtml();
  assert.doesNotMatch(hostile, /<b>/);
});

const mistaken: [string, () => unknown][] = [
  ["learning-rate-out-of-range", () => check(product, "q=3", { ...at, learningRate: Number.NaN })],
  ["decimals-out-of-range", () => check(product, "q=3", { ...at, decimals: 1.5 })],
  ["missing-input", () => check(product, "q=3")],
  ["not-a-finite-number", () => check(product, "q=3", { inputs: { x: 1, y: 2, z: Number.NaN } })],
  ["no-derivative", () => check("f = sqrt(x)", "f=0", { inputs: { x: 0 } })],
];

test("a problem that cannot be worked is refused with a typed error", () => {
  for (const [code, run] of mistaken)
    assert.throws(run, (error) => error instanceof BackpropError && error.code === code, code);
});

test("answers are judged whatever they are", () => {
  for (const answers of [[], 5, null, "{", "q"] as unknown as Answers[])
    assert.equal(check(product, answers, at).problems.length, 1);
});
