import assert from "node:assert/strict";
import { test } from "node:test";
import { type Answers, type CheckOptions, check, type Problem, type Verdicts } from "../../../check/index.js";

const product = "q = x + y; f = q * z";
const at: CheckOptions = { inputs: { x: -2, y: 5, z: -4 } };
// 2·(-1) + (-3)·(-2) - 3 = 1; σ(1) = 0.731059, σ′(1) = 0.196612 (any table of the logistic function).
const neuron = "z = w0*x0 + w1*x1 + w2; f = sigmoid(z)";
const weights: CheckOptions = { inputs: { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 } };

const verdicts = (problem: Problem, answers: Answers, options: CheckOptions): string =>
  check(problem, answers, options)
    .verdicts.map(({ name, verdict }) => `${name} ${verdict}`)
    .join(", ");

test("one digit, shorter than the rest of the sheet, is too short to tell and does not count as right", () => {
  // 1/4 is 0.2 and 0.3 to one digit, and a third is 0.3 too.
  for (const short of ["0.2", "0.3", ".3", 0.3]) {
    const sheet = check("f = x / y", { f: short }, { inputs: { x: 1, y: 4 } });
    const [one] = sheet.verdicts;
    assert.deepEqual([one.verdict, one.message], ["loose", "Too few digits to tell: write more digits."]);
    assert.deepEqual([one.slip, sheet.right], ["too-few-digits", 0]);
  }
  assert.equal(
    verdicts(neuron, "f=0.7 dz=0.2", weights),
    "f loose, dz right",
    "0.20 is right to two decimals",
  );
  assert.equal(verdicts(neuron, "f=0.7 dz=0.3", weights), "f loose, dz wrong");
  assert.equal(verdicts(neuron, "f=0.7 dz=0.2", { ...weights, decimals: 1 }), "f right, dz right");
  const all = "z=1.0 f=0.7 dz=0.2 dw2=0.2 dx0=0.4 dx1=-0.6";
  assert.doesNotMatch(verdicts(neuron, all, weights), /loose|wrong/, "a sheet that keeps to one decimal");
});

test("a whole number states its first digits at most: 12 for 12.4, but not 1 for 0.73", () => {
  assert.equal(verdicts("f = x * y", "f=12", { inputs: { x: 3.1, y: 4 } }), "f loose");
  assert.equal(verdicts(neuron, "f=1", weights), "f wrong");
  assert.equal(verdicts("f = x * y", "f=12", { inputs: { x: 3.1, y: 4 }, decimals: 1 }), "f wrong");
});

test("plain numbers are compared digit by digit, however small", () => {
  const tiny = { error: 4.2e-18 };
  assert.equal(verdicts(tiny, { error: 2.2e-16 }, {}), "error wrong");
  assert.equal(verdicts(tiny, { error: 4.2e-18 }, {}), "error right");
  assert.equal(verdicts({ error: 0 }, { error: 0.1 + 0.2 - 0.3 }, {}), "error right", "noise around nothing");
  assert.equal(verdicts({ error: 0 }, { error: 1e-9 }, {}), "error wrong");
});

test("of mistakes that do not depend on each other the first on the sheet is looked at first", () => {
  const first = (answers: string): string | undefined => check(product, answers, at).first?.name;
  assert.equal(first("dx=1 dy=4"), "dx");
  assert.equal(first("dy=4 dx=1"), "dy");
  assert.equal(first("dx=1 dq=7"), "dq", "dx is worked out from dq");
  assert.equal(first("dq=7 q=4"), "q", "forward comes before backward");
  assert.equal(check(product, "w'=1 dx=1 x'=9", { ...at, learningRate: 1 }).first?.name, "dx");
});

test("a second guess is told only where it is hardly less likely, with its place", () => {
  const message = (problem: string, answers: string, options: CheckOptions): string =>
    check(problem, answers, options).verdicts[0].message;
  // dx = dq × 1 with dq = -4: 1 is the local derivative alone, or dq = 1 as it came; no decimal point makes 4 of it.
  assert.match(
    message(product, "dx=1", at),
    /upstream was forgotten\. It could also be .*at dq, upstream was passed on/,
  );
  assert.doesNotMatch(message(product, "dx=1", at), /decimal/);
  assert.doesNotMatch(message("f = x * y", "f=37.5", { inputs: { x: 1.25, y: 3 } }), /could also/);
});

test("a number that cannot be read is asked for all the same, and told apart from a blank", () => {
  const sheet: Verdicts = check(product, "q=3 f=1,5 dq=___", at);
  assert.equal(sheet.summary(), "1 of 3 right, 1 not answered yet, 1 could not be read.");
  assert.deepEqual([sheet.verdicts[1].given, sheet.verdicts[1].written], [null, "1,5"]);
  assert.match(sheet.toText(), /^! {2}f {5}1,5 {2}could not be read$/m);
  assert.match(sheet.toText(), /^· {2}dq {9}not answered$/m);
  assert.match(
    sheet.toHtml(),
    /title="could not be read".*Could not be read \(line 1, column 5\): .*write 1\.5\./,
  );
  assert.equal(sheet.toHtml().split("write 1.5").length, 2, "told once");
  assert.match(check(product, "q=3 dp=1", at).toHtml(), /<p>! line 1, column 5: the problem has no/);
  assert.equal(check(product, "f=1,5 f=-12", at).right, 1, "the second try counts");
});

test("a sheet on which nothing is answered takes one line", () => {
  const sheet = check(product, { q: null, f: null, dq: null }, at);
  assert.equal(sheet.toText(), "Nothing answered yet.");
  assert.equal(sheet.toHtml().includes("<table"), false);
  assert.match(check(product, { q: null }, { ...at, reveal: true }).toText(), /^q {5}3$/m);
});

test("a page has real minus signs, in numbers and between them", () => {
  const html = check("q = x - y; f = q * z", "q=-12 dq=4", { inputs: { x: -2, y: 5, z: -4 } }).toHtml();
  assert.match(html, />−12</);
  assert.match(html, /q = x − y = \(?−2\)? − 5/);
  assert.doesNotMatch(html.replace(/<[^>]*>/g, ""), /(?<!\p{L})-\d| - /u);
});

test("an infinite number is near to nothing", () => {
  // After q = 0 there is no z / q, and nothing can be said to follow from it.
  const { verdicts } = check("q = x - y; f = z / q", "q=0 f=-999 dz=-999", { inputs: { x: 5, y: 3, z: 8 } });
  assert.deepEqual(
    verdicts.map(({ verdict }) => verdict),
    ["wrong", "wrong", "wrong"],
  );
  // At the kink the slope lies between 0 and 1e12, and -50 does not.
  const at0 = { inputs: { x: 0 } };
  for (const [slope, verdict] of [
    ["-50", "wrong"],
    ["5e11", "right"],
    ["0", "right"],
  ])
    assert.equal(
      check("r = relu(x); f = 1000000000000 * r", `dx=${slope}`, at0).verdicts[0].verdict,
      verdict,
    );
});

test("messages hold numbers as large as numbers get", () => {
  const { verdicts } = check("f = 2 * x; g = 0.001 * f", "f=1e308 g=1.1e305", { inputs: { x: 5e307 } });
  assert.doesNotMatch(verdicts[1].message, /Infinity/);
});

test("what a sheet in JSON may hold instead of a number is told, not thrown", () => {
  for (const hostile of [
    '{"q": {"toString": 1}}',
    `{"q": ${"[".repeat(4000)}${"]".repeat(4000)}}`,
    '{"q": {}}',
  ]) {
    const { problems, verdicts } = check(product, hostile, at);
    assert.deepEqual([problems[0].code, verdicts[0].name, verdicts[0].given], ["not-a-number", "q", null]);
  }
  assert.equal(check(product, { q: Object.create(null) }, at).problems[0].code, "not-a-number");
});

test("the places of many answers on many lines are told", () => {
  const { problems } = check(product, `q=3\r\n\n${"q=3\n".repeat(5000)}  dp=1`, at);
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [["unknown-answer", 5003, 3]],
  );
});

test("a sheet of nothing but open places shows names and true numbers alone, when they are asked for", () => {
  const open = check(product, { q: null, dq: null }, { ...at, reveal: true });
  assert.equal(open.toText(), "The true numbers:\n\n    true\nq      3\ndq    -4");
  assert.doesNotMatch(open.toHtml(), /yours|Not answered/);
});

test("beside a number with many digits the true one has as many", () => {
  const text = check(neuron, "f=0.73105000", { ...weights, reveal: true }).toText();
  assert.match(text, /0\.73105000 {2}0\.73105858/);
});

test("the summary tells how many numbers follow from a slip", () => {
  assert.equal(
    check(product, "q=3 dq=4 dx=4 dy=4", at).summary(),
    "1 of 4 right, 2 follow from a slip. Look first at dq.",
  );
});

test("a mistake in JSON has its place where it is known", () => {
  const place = (text: string): unknown[] => {
    const [{ code, line, column }] = check(product, text, at).problems;
    return [code, line, column];
  };
  assert.deepEqual(place('{ "q": 3,\n  "f" 4 }'), ["json", 2, 7]);
  assert.deepEqual(place('{ "q": 3,\n  "f":'), ["json", 2, 7]);
});
