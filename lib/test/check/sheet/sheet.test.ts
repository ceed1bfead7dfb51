import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answerable } from "../../../check/sheet/answer-name.js";
import { type Answers, readSheet } from "../../../check/sheet/sheet.js";

const problem: Answerable = {
  names: ["q", "f", "df", "dq", "dz", "dx", "dy", "x'", "w1'", "dw1"],
  given: new Map([
    ["x", -2],
    ["w1", 0.1],
  ]),
  result: "f",
};
const answers = (source: Answers): Record<string, string | null> =>
  Object.fromEntries(
    [...readSheet(source, problem).answers].map(([name, number]) => [name, number?.text ?? null]),
  );
const problems = (source: Answers) => readSheet(source, problem).problems;

test("answers are read from a line, lines, a record and JSON", () => {
  const expected = { q: "3", f: "-12", dq: "-4" };
  for (const source of [
    "q=3 f=-12 dq=-4",
    "q = 3, f = -12, dq = -4",
    "q=3;f=-12;dq=-4;",
    "q: 3\nf: -12\r\n\r\ndq: -4\n",
    "# my sheet\nq = 3 # sum\nf=-12 dq=-4",
    "q =\n3 f=-12 dq=-4",
    { q: 3, f: "-12", dq: -4 },
    '{"q": 3, "f": -12, "dq": "-4"}',
    '{"answers": {"q": 3, "f": -12, "dq": -4}}',
    "x=-2 q=3 f=-12 dq=-4",
    "q=3 f=-12 dq=-4 df/dq=-4",
  ]) {
    assert.deepEqual(problems(source), [], JSON.stringify(source));
    assert.deepEqual(answers(source), expected, JSON.stringify(source));
  }
});

test("a gradient and an updated parameter have several names", () => {
  for (const name of ["dq", "df/dq", "∂f/∂q", "∂f / ∂q", "∂q", "q.grad"])
    assert.deepEqual(answers(`${name} = -4`), { dq: "-4" }, name);
  for (const name of ["w1'", "w1′", "w1’", "w1_new", "new w1"])
    assert.deepEqual(answers(`${name}=0.016`), { "w1'": "0.016" }, name);
  assert.deepEqual(answers("−"), {});
});

test("a number that the problem states may be written again, also rounded", () => {
  const third = { ...problem, given: new Map([["x", -1 / 3]]) };
  const codes = (text: string): string[] => readSheet(text, third).problems.map(({ code }) => code);
  for (const text of ["x=-0.33 q=3", "x=-0.3", "x=-1/3", "x=___"]) assert.deepEqual(codes(text), [], text);
  for (const text of ["x=-0.34", "x=0.33", "x=-0.4"]) assert.deepEqual(codes(text), ["input-changed"], text);
});

test("places left blank are kept as unanswered", () => {
  assert.deepEqual(answers("q = ____ f = dq = …"), { q: null, f: null, dq: null });
  assert.deepEqual(answers({ q: null, f: undefined, dq: "" }), { q: null, f: null, dq: null });
});

/** Sheet → code, line, column of its one mistake; "q" or "f" beside it must still be read. */
const mistakes: [Answers, string, number | undefined, number | undefined][] = [
  ["q=3 dw=1", "unknown-answer", 1, 5],
  ["q=3\n  dp = 2", "unknown-answer", 2, 3],
  ["q=3 dL/dq=1", "unknown-answer", 1, 5],
  ["q=3 f=20%", "percent", 1, 5],
  ["f=1,5 q=3", "decimal-comma", 1, 1],
  ["f=abc q=3", "not-a-number", 1, 1],
  ["q=3 x=2", "input-changed", 1, 5],
  ["hello q=3", "no-name", 1, 1],
  ["q=3\n-12", "no-name", 2, 1],
  [{ q: "3", f: "1,5" }, "decimal-comma", undefined, undefined],
  [{ q: 3, f: [1] as unknown as string }, "not-a-number", undefined, undefined],
  [{ q: 3, f: Number.NaN }, "not-finite", undefined, undefined],
  [{ q: 3, proto__x: 1 }, "unknown-answer", undefined, undefined],
];

test("every mistake is told with its place, and the rest of the sheet is read", () => {
  for (const [source, code, line, column] of mistakes) {
    const found = problems(source);
    assert.deepEqual(
      found.map((one) => [one.code, one.line, one.column]),
      [[code, line, column]],
      JSON.stringify(source),
    );
    assert.equal(answers(source).q, "3", JSON.stringify(source));
  }
  assert.match(problems("dqq=1")[0].message, /did you mean dq\?/);
  assert.match(problems("dL/dq=1")[0].message, /write df\/dq/);
  assert.deepEqual(
    ["{ q: 3", "[1, 2]", "x".repeat(200_000)].map((text) => problems(text)[0].code),
    ["json", "not-a-sheet", "too-long"],
  );
  for (const source of [5, null, undefined, [1]])
    assert.equal(problems(source as unknown as Answers)[0].code, "not-a-sheet");
});
