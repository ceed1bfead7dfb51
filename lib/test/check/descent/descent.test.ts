import assert from "node:assert/strict";
import { test } from "node:test";
import { readSamples } from "../../../check/descent/trajectory-samples.js";
import { checkDescent, type DescentProblem } from "../../../check/index.js";
import { readCsv } from "../../../text/csv-read.js";
import { InputError, OptionError } from "../../../text/errors.js";

const bowl: DescentProblem = { formula: "f = x^2 + 2*y^2", start: { x: -3, y: -3 }, learningRate: 0.1 };
const regression: DescentProblem = {
  formula: "o = w1*x1 + w2*x2 + b; loss = (o - t)^2",
  start: { w1: 0, w2: 0, b: 0 },
  learningRate: 0.1,
  samples: [
    { x1: 0.1, x2: 0.8, t: 0.8 },
    { x1: 0.5, x2: 0.3, t: 0.5 },
  ],
};
const judged = (problem: DescentProblem, table: string): Record<string, string> =>
  Object.fromEntries(
    checkDescent(problem, table).verdicts.map((one) => [
      one.name,
      one.slip ? `${one.verdict} ${one.slip}` : one.verdict,
    ]),
  );

// J = x² + 2y² from (-3, -3), η = 0.1: step 1 is (-2.4, -1.8), J = 12.24.
test("a table of gradient descent is judged row by row", () => {
  const verdicts = checkDescent(
    bowl,
    "step,x,y,f,dx,dy\n0,-3,-3,27,-6,-12\n1,-2.4,-1.8,12.24,-4.8,-7.2\n2,-1.92,-1.08,6.0192,,\n",
  );
  assert.deepEqual([verdicts.right, verdicts.of, verdicts.problems.length], [11, 13, 0]);
  assert.equal(verdicts.verdicts.at(-3)?.name, "f[2]");
});

test("a slip in one row is named there, and carried in the rows below", () => {
  const table = "step,x,y,f\n0,-3,-3,27\n1,-3.6,-1.8,19.44\n2,-2.88,-1.08,10.6272\n3,-2.304,-0.648,6.148224";
  assert.deepEqual(judged(bowl, table), {
    "f[0]": "right",
    "x[1]": "wrong gradient-added",
    "y[1]": "right",
    "f[1]": "carried",
    "x[2]": "carried",
    "y[2]": "right",
    "f[2]": "carried",
    "x[3]": "carried",
    "y[3]": "right",
    "f[3]": "carried",
  });
  assert.match(
    checkDescent(bowl, table).toText({ steps: true }),
    /x\[1\] = x\[0\] - learning rate × dx\[0\]\./,
  );
});

// The two samples of the article: after step 1 w = (0.016, 0.128), b = 0.16; after step 2 w1 = 0.04536, w2 = 0.145616, b = 0.21872.
const right = "step;w1';w2';b';o;loss\n0;0.016;0.128;0.16;0;0.64\n1;0.04536;0.145616;0.21872;0.2064;0.0862\n";
test("the regression of the article, one sample a step, parameters after the step", () => {
  assert.ok(Object.values(judged(regression, right)).every((verdict) => verdict === "right"));
  const both = "w1\tw2\tw1'\tw2'\n0\t0\t0.016\t0.128\n0.016\t0.128\t0.04536\t0.14562\n";
  assert.ok(Object.values(judged(regression, both)).every((verdict) => verdict === "right"));
});

// The article prints 0.1 for 0.5 as the second sample's input: 0.016 + 0.1·2·0.2936·0.1 = 0.021872.
test("the wrong sample's input and a lost learning rate are named in a later step", () => {
  assert.equal(judged(regression, right.replace("0.04536", "0.021872"))["w1[2]"], "wrong wrong-input");
  assert.equal(
    judged(regression, right.replace("0.04536", "0.3096"))["w1[2]"],
    "wrong learning-rate-forgotten",
  );
});

test("what cannot be read in a table is told with its place", () => {
  const bad = checkDescent(bowl, "step,x,z,f\n0,-2,1,27\n1,1;5,,12.24,9\nhalf,1,,\n2,,,20%\n");
  assert.deepEqual(
    bad.problems.map(({ code, line, column }) => [code, line, column]),
    [
      ["not-a-step", 4, 1],
      ["unknown-answer", 1, 8],
      ["start-changed", 2, 3],
      ["not-a-number", 3, 3],
      ["no-column", 3, 14],
      ["percent", 5, 5],
    ],
  );
  assert.deepEqual([bad.right, bad.of], [2, 5], "x[2] is left blank, x[1] and f[2] could not be read");
  const twice = checkDescent(bowl, "x',x\n-2.4,-3\n,-2.5\n");
  assert.deepEqual(
    twice.problems.map(({ code }) => code),
    ["answered-twice"],
  );
  for (const learningRate of [0, -0.1, Number.NaN])
    assert.throws(
      () => checkDescent({ ...bowl, learningRate }, "x\n1"),
      (error) => error instanceof OptionError && /above 0/.test(error.message),
    );
  assert.equal(checkDescent(bowl, "").of, 0);
});

test("the numbers of a sample may stand in the table; others than the problem's are told", () => {
  const table = "step,x1,x2,t,o,w1'\n0,0.1,0.8,0.8,0,0.016\n1,0.1,0.3,___,0.2064,0.04536\n";
  const verdicts = checkDescent(regression, table);
  assert.deepEqual([verdicts.right, verdicts.of], [4, 4]);
  assert.deepEqual(
    verdicts.problems.map(({ code, line, column, message }) => [code, line, column, message]),
    [["start-changed", 3, 3, 'the problem has x1 = 0.5 here, the table "0.1"']],
  );
});

test("samples are read from a table; what is no input or no number is told with its place", () => {
  const names = ["x1", "x2", "t"];
  const read = (text: string): unknown => readSamples(text, names, "s.csv");
  assert.deepEqual(read("t;x1;x2\n0.8;0.1;0.8\n0.5;−.5;3e-1\n"), [
    { t: 0.8, x1: 0.1, x2: 0.8 },
    { t: 0.5, x1: -0.5, x2: 0.3 },
  ]);
  const refused: [text: string, code: string, says: string][] = [
    ["x1,x2,t\n1,2,3\n1,two,3\n", "not-a-number", "s.csv, line 3, column 3"],
    ["x1,x2,t\n1,20%,3\n", "percent", "s.csv, line 2, column 3"],
    ["x1,x2,t\n1,2\n", "missing-input", "line 2, column 3: t has no value"],
    ["x1,x2,t\n1,2,3,4\n", "no-column", "line 2, column 7"],
    ["x1,w1,t\n1,2,3\n", "unknown-input", 'line 1, column 4: "w1"'],
    ["x1,x1,t\n1,2,3\n", "input-given-twice", "line 1, column 4"],
    ["x1,t\n1,2\n", "missing-input", "no column x2"],
    ["x1,x2,t\n", "missing-input", "holds no samples"],
    ['x1,x2,t\n1,2,"3\n4,5,6\n', "open-quotation", "s.csv, line 2, column 5: the quotation mark before"],
  ];
  for (const [text, code, says] of refused)
    assert.throws(
      () => read(text),
      (error) => error instanceof InputError && error.code === code && error.message.includes(says),
      text,
    );
});

test("CSV is read with quotes, any separator and any line ends", () => {
  const cells = (text: string): string[][] => readCsv(text).map((row) => row.map((cell) => cell.text));
  assert.deepEqual(cells('\ufeffa,b\r\n"1,5","say ""x"""\r\n\r\n,\n3, 4 '), [
    ["a", "b"],
    ["1,5", 'say "x"'],
    ["3", "4"],
  ]);
  assert.deepEqual(cells("a;b\n1,5;2"), [
    ["a", "b"],
    ["1.5", "2"],
  ]);
  assert.deepEqual(cells("a\tb\n1\t2\n"), [
    ["a", "b"],
    ["1", "2"],
  ]);
  assert.deepEqual(cells('a\n"open\nend'), [["a"], ["open"], ["end"]]);
  assert.deepEqual(
    readCsv('a,b\n"x\ny",2')[1].map(({ line, column }) => [line, column]),
    [
      [2, 1],
      [3, 4],
    ],
  );
  assert.deepEqual(cells(""), []);
});

// x², η = 0.2: x ← 0.6 x, so 10, 6, 3.6 with x² = 100, 36, 12.96.
test("a table may count its start as 1, name its iterates x0 and x1, and a row that is left out is not answered", () => {
  const square: DescentProblem = { formula: "f = x^2", start: { x: 10 }, learningRate: 0.2 };
  const one = checkDescent(square, "iteration,x,f\n1,10,100\n2,6,36\n3,3.6,12.96\n");
  assert.deepEqual([one.right, one.of, one.problems], [5, 5, []]);
  assert.match(one.notes.join(), /counts the start as 1/);
  assert.deepEqual(judged(square, "step,x,f\n1,6,36\n2,3.6,12.96\n"), {
    "x[1]": "right",
    "f[1]": "right",
    "x[2]": "right",
    "f[2]": "right",
    "f[0]": "missing",
  });
  assert.deepEqual(judged(square, "step,x0,x1\n0,10,6\n1,6,3.6\n"), { "x[1]": "right", "x[2]": "right" });
  assert.deepEqual(judged(square, "step,x\n0,10\n2,3.6\n"), { "x[2]": "right", "x[1]": "missing" });
});
