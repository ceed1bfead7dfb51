import assert from "node:assert/strict";
import { test } from "node:test";
import { type Answers, type CheckOptions, check, type Problem } from "../../../check/index.js";
import { Verdicts } from "../../../check/report/sheet/verdicts.js";

/** "q wrong, f carried": the verdicts on a sheet. */
const verdicts = (problem: Problem, answers: Answers, options: CheckOptions): string =>
  check(problem, answers, options)
    .verdicts.map(({ name, verdict }) => `${name} ${verdict}`)
    .join(", ");
/** The verdict on f = x·y at y = 1, where f is x itself. */
const of = (x: number, written: string, decimals?: number): string =>
  check("f = x * y", `f=${written}`, { inputs: { x, y: 1 }, decimals }).verdicts[0].verdict;

test("half a unit of the last digit is rounding, less than one is loose, more is wrong: above and below", () => {
  const cases: [x: number, verdict: string][] = [
    [1.23499, "right"],
    [1.2351, "loose"],
    [1.2399, "loose"],
    [1.2401, "wrong"],
    [1.2251, "right"],
    [1.2249, "loose"],
    [1.2201, "loose"],
    [1.2199, "wrong"],
  ];
  for (const [x, verdict] of cases) {
    assert.equal(of(x, "1.23"), verdict, String(x));
    assert.equal(of(-x, "-1.23"), verdict, String(-x));
    assert.equal(of(x, "1.23", 2), verdict, `${x}, two decimals asked for`);
  }
});

test("a whole number may leave out less than half, and less than a quarter of itself", () => {
  const cases: [x: number, written: string, verdict: string][] = [
    [12.49, "12", "loose"],
    [12.51, "12", "wrong"],
    [11.51, "12", "loose"],
    [11.49, "12", "wrong"],
    [2.49, "2", "loose"],
    [2.51, "2", "wrong"],
    [1.24, "1", "loose"],
    [1.26, "1", "wrong"],
    [0.76, "1", "loose"],
    [0.74, "1", "wrong"],
    [-12.49, "-12", "loose"],
    [-12.51, "-12", "wrong"],
  ];
  for (const [x, written, verdict] of cases) assert.equal(of(x, written), verdict, `${written} for ${x}`);
  for (const [x, , verdict] of cases)
    if (verdict === "loose") assert.equal(of(x, String(Math.round(x)), 2), "wrong", "decimals are asked for");
});

test("on a sheet of whole numbers half is left out of small ones too", () => {
  const sum = "f = x * y; g = f + k; h = g + k";
  const sheet = (x: number): string => verdicts(sum, "f=1 g=2 h=3", { inputs: { x, y: 1, k: 1 } });
  assert.equal(sheet(1.49), "f loose, g right, h right");
  assert.equal(sheet(1.51), "f wrong, g carried, h carried");
});

test("a single digit is right as far as it goes up to half of its unit", () => {
  for (const [x, verdict] of [
    [0.349, "loose"],
    [0.351, "wrong"],
    [0.2501, "loose"],
    [0.249, "wrong"],
  ] as const) {
    assert.equal(of(x, "0.3"), verdict, String(x));
    assert.equal(of(x, "0.3", 2), verdict, `${x}, two decimals asked for`);
  }
  assert.equal(of(0.349, "0.3", 1), "right");
  assert.equal(of(0.351, "0.3", 1), "loose", "0.3 was asked for: cut off, not rounded");
  assert.equal(of(0.401, "0.3", 1), "wrong");
});

test("what follows from a wrong number follows as exactly as it is written", () => {
  // q = 3; with 4.20 in its place f is 4.2 · 0.6349 = 2.66658.
  const inputs = { x: 1, y: 2, z: 0.6349 };
  for (const [f, verdict] of [
    ["2.67", "carried"],
    ["2.7", "carried"],
    ["3", "carried"],
    ["2.68", "wrong"],
    ["2.65", "wrong"],
  ])
    assert.equal(
      verdicts("q = x + y; f = q * z", `q=4.20 f=${f}`, { inputs }),
      `q wrong, f ${verdict}`,
      `f = ${f}`,
    );
});

test("after a slip one digit, or fewer than were asked for, is carried as far as it goes", () => {
  const at = { inputs: { x: 1, y: 2, z: 0.06, k: 1 } };
  // 4.2 · 0.06 = 0.252 and 0.252 + 1 = 1.252
  const sheet = (f: string): string =>
    verdicts("q = x + y; f = q * z; g = f + k", `q=4.20 f=${f} g=1.25 dq=0.06`, at);
  assert.equal(sheet("0.3").slice(0, 18), "q wrong, f carried");
  assert.equal(sheet("0.4").slice(0, 16), "q wrong, f wrong");
  // 4.2 · 0.6 = 2.52: 2.5 is short of the two decimals that were asked for, 2.54 is not what follows.
  const asked = { inputs: { x: 1, y: 2, z: 0.6 }, decimals: 2 };
  for (const [f, verdict] of [
    ["2.52", "carried"],
    ["2.5", "carried"],
    ["2.54", "wrong"],
    ["3", "wrong"],
  ])
    assert.equal(
      verdicts("q = x + y; f = q * z", `q=4.20 f=${f}`, asked),
      `q wrong, f ${verdict}`,
      `f = ${f}`,
    );
});

test("a derivative may be worked from a wrong output of its gate: then it follows from it", () => {
  // σ(1) = 0.731, tanh 1 = 0.762, √4 = 2; with a wrong y, 2·y(1 - y), 2·(1 - y²) and 2 / (2y) are other numbers.
  for (const [gate, z, y, dz] of [
    ["sigmoid", 1, "0.80", "0.32"],
    ["tanh", 1, "0.80", "0.72"],
    ["sqrt", 4, "3.00", "0.33"],
  ] as const)
    assert.equal(
      verdicts(`y = ${gate}(z); f = y * k`, `y=${y} dz=${dz}`, { inputs: { z, k: 2 } }),
      "y wrong, dz carried",
      gate,
    );
});

test("the numbers of a sheet have their turn in the order of the work", () => {
  const answers = "f=-12 q=3 dx=-4 dq=-4 dz=3 dy=-4 z'=-4.3";
  const { verdicts } = check("q = x + y; f = q * z", answers, {
    inputs: { x: -2, y: 5, z: -4 },
    learningRate: 0.1,
  });
  // Forward q, then f; backward dq and dz, from dq dx and dy; then the update.
  assert.deepEqual(
    verdicts.map(({ name, order }) => `${name} ${order}`),
    ["f 2", "q 1", "dx 4", "dq 3", "dz 3", "dy 4", "z' 5"],
  );
});

const product = "q = x + y; f = q * z";
const at = { inputs: { x: -2, y: 5, z: -4 } };

test("a sheet of one number that is open, of none, and of some that are", () => {
  const summary = (answers: Answers, reveal = false): string =>
    check(product, answers, { ...at, reveal }).summary();
  assert.equal(summary(""), "No answers yet.");
  assert.equal(summary({ q: null }), "Not answered yet.");
  assert.equal(summary({ q: null, f: null }), "Nothing answered yet.");
  assert.equal(summary({ q: null }, true), "The true numbers:");
  assert.equal(summary({ q: 3, f: null }), "1 of 2 right, 1 not answered yet.");
  assert.equal(
    summary("q=-10 f=40 dq=4"),
    "0 of 3 right, 1 follows from a slip. Look first at q.",
    "one that follows",
  );
});

test("a sheet in text: score, table, sentences, notes, problems, with an empty line between", () => {
  const shown = check(product, "q=3 f=1 w=3", { ...at, reveal: true });
  const parts = shown.toText().split("\n\n");
  assert.equal(parts[0], "1 of 3 right, 1 could not be read. Look first at f.");
  assert.deepEqual(parts[1].split("\n"), [
    "      yours  true",
    "✓  q      3        right",
    "✗  f      1   -12  wrong",
  ]);
  assert.equal(
    parts[2],
    "✗ f: You wrote f = 1. That does not follow: look at the gate that gives f. The step is f = q × z = 3 × (-4) = -12.",
  );
  assert.match(parts[3], /^! line 1, column 9: the problem has no "w"/);
  assert.equal(parts.length, 4);
  assert.deepEqual(Object.keys(shown.toMime()), ["text/html", "text/plain"]);
  assert.equal(shown.toMime()["text/plain"], shown.toText());
  const kink = check("r = relu(x); f = 2 * r", "f=0 dx=1.00", { inputs: { x: 0 } })
    .toText()
    .split("\n\n");
  assert.match(kink[2], /^Note: r: relu has a kink at x = 0/);
});

test("sentences tell what is wrong first, then what follows from it, then what is loose", () => {
  // 7/6 = 1.1667 is cut off; q = 3, and 4.2 · 0.5 = 2.1.
  const inputs = { x: 1, y: 2, z: 0.5, a: 7, b: 6 };
  const text = check("g = a / b; q = x + y; f = q * z; h = f + g", "g=1.16 f=2.10 q=4.20", {
    inputs,
  }).toText();
  assert.deepEqual(
    (text.split("\n\n")[2] ?? "").split("\n").map((line) => line.slice(0, 3)),
    ["✗ q", "↪ f", "≈ g"],
  );
});

test("true numbers are not shown unless they are asked for", () => {
  assert.equal(new Verdicts([], []).reveal, false);
  assert.doesNotMatch(check(product, "q=4", at).toText(), /true/);
});

test("the data of a sheet: each number with its verdict, the score, and problems only where there are any", () => {
  assert.deepEqual(check(product, "q=3", at).toJSON(), {
    verdicts: [{ name: "q", given: 3, exact: 3, verdict: "right", slip: null, message: "Right." }],
    right: 1,
    of: 1,
  });
  const { problems } = check(product, "q=3 w=1", at).toJSON();
  assert.deepEqual(
    problems?.map(({ code, line, column }) => [code, line, column]),
    [["unknown-answer", 1, 5]],
  );
});
