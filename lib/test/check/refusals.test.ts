import assert from "node:assert/strict";
import { test } from "node:test";
import { type Answerable, answerName } from "../../check/sheet/answer-name.js";
import { readNumber } from "../../check/sheet/number.js";
import { problemOf } from "../../check/sheet/problem.js";
import { type Answers, readSheet } from "../../check/sheet/sheet.js";
import { isBlank } from "../../check/sheet/written.js";
import { InputError } from "../../text/errors.js";

const expected = "a number such as 0.20, -4, 2e-1 or 1/5";

/** What is no number: its code, what is said of it, and what to do instead. */
const noNumbers: [text: string, code: string, why: string, hint?: string][] = [
  ["", "empty", "there is no number", "write a number such as 0.20"],
  ["  ", "empty", "there is no number", "write a number such as 0.20"],
  ["20%", "percent", "a percentage is not read", "write it as 0.2 without %"],
  ["-12.5 ％", "percent", "a percentage is not read", "write it as -0.125 without %"],
  ["1.2.3%", "percent", "a percentage is not read", "write it without %"],
  ["%", "not-a-number", "this is no number"],
  ["1.2%5", "not-a-number", "this is no number"],
  ["33.3%", "percent", "a percentage is not read", "write it as 0.333 without %"],
  ["1,234.5", "thousands", "commas are not read", "write 1234.5"],
  ["-1,234,567.89", "thousands", "commas are not read", "write -1234567.89"],
  ["1,5", "decimal-comma", "a decimal comma is not read", "write 1.5"],
  ["-,25", "decimal-comma", "a decimal comma is not read", "write -.25"],
  ["+3，14", "decimal-comma", "a decimal comma is not read", "write +3.14"],
  ["12,345.6", "thousands", "commas are not read", "write 12345.6"],
  ["1234,567.8", "not-a-number", "this is no number"],
  ["a1,5", "not-a-number", "this is no number"],
  ["1,5 kg", "not-a-number", "this is no number"],
  ["1,234", "decimal-comma", "a decimal comma is not read", "write 1.234"],
  ["NaN", "not-finite", "a finite number is expected"],
  ["inf", "not-finite", "a finite number is expected"],
  ["-Infinity", "not-finite", "a finite number is expected"],
  ["+∞", "not-finite", "a finite number is expected"],
  ["∞", "not-finite", "a finite number is expected"],
  ["+inf", "not-finite", "a finite number is expected"],
  ["nancy", "not-a-number", "this is no number"],
  ["a nan", "not-a-number", "this is no number"],
  ["info", "not-a-number", "this is no number"],
  [
    "≈0.2",
    "sign-before",
    "a sign stands before the number",
    "leave it out; rounding is seen from the digits",
  ],
  ["=3", "sign-before", "a sign stands before the number", "leave it out; rounding is seen from the digits"],
  ["~ 3", "sign-before", "a sign stands before the number", "leave it out; rounding is seen from the digits"],
  ["0x1F", "number-form", "only decimal numbers are read", "write 31"],
  ["-0x10", "number-form", "only decimal numbers are read", "write -16"],
  ["0b12", "number-form", "only decimal numbers are read"],
  ["0b101", "number-form", "only decimal numbers are read", "write 5"],
  ["0o17", "number-form", "only decimal numbers are read", "write 15"],
  ["1.2.3", "two-points", "there are two points in it"],
  ["1.25.75", "two-points", "there are two points in it"],
  ["1.5 2.5", "not-a-number", "this is no number"],
  ["-1..5e3", "two-points", "there are two points in it"],
  ["2*3", "calculation", "this is a calculation, not a number", "write its result"],
  ["3-1", "calculation", "this is a calculation, not a number", "write its result"],
  ["(2)", "calculation", "this is a calculation, not a number", "write its result"],
  ["2^3", "calculation", "this is a calculation, not a number", "write its result"],
  ["a/b", "not-a-number", "this is no number"],
  ["abc", "not-a-number", "this is no number"],
  ["5 apples", "not-a-number", "this is no number"],
  ["e5", "not-a-number", "this is no number"],
  ["-", "not-a-number", "this is no number"],
  [".", "not-a-number", "this is no number"],
  ["1/0", "zero-denominator", "a fraction cannot have 0 below the bar"],
  ["0/0", "zero-denominator", "a fraction cannot have 0 below the bar"],
  ["1e999", "not-finite", "it is too large for a number (above 1.8e308)"],
];

test("what is no number is told with the reason and what to write instead", () => {
  for (const [text, code, why, hint] of noNumbers)
    assert.throws(
      () => readNumber(text),
      (error) => {
        assert.ok(error instanceof InputError);
        const { message, value, expected: instead } = error;
        const told = `"${text.trim()}": ${why}${hint === undefined ? "" : `; ${hint}`}`;
        assert.deepEqual([error.code, message, error.hint], [code, told, hint]);
        assert.deepEqual([value, instead, "hint" in error], [text.trim(), expected, hint !== undefined]);
        return true;
      },
      text,
    );
});

test("a long run of blanks in a number is refused at once", () => {
  const text = `1${" ".repeat(90_000)}2`;
  assert.throws(() => readNumber(text), { code: "not-a-number", value: text });
  assert.equal(readNumber("1.5  ×  10 ^ -3").value, 0.0015);
});

test("a long text is shown by its beginning, and signs that cannot be seen as dots", () => {
  const long = "word ".repeat(20);
  assert.throws(() => readNumber(long), { message: `"${long.slice(0, 39)}…": this is no number` });
  const forty = "x".repeat(40);
  assert.throws(() => readNumber(forty), { message: `"${forty}": this is no number` });
  assert.throws(() => readNumber("a\u0007b\u202ec"), { message: '"a·b·c": this is no number' });
});

const problem: Answerable = {
  names: ["q", "f", "v1", "dq", "dx", "dv1", "w'"],
  given: new Map([["x", -2]]),
  result: "f",
};
const told = (name: string, of = problem): unknown => {
  try {
    return answerName(name, of);
  } catch (error) {
    const { code, message, value, expected: all, hint } = error as InputError;
    assert.deepEqual([code, message], ["unknown-answer", `the problem has no "${name.trim()}"; ${hint}`]);
    assert.equal(value, name.trim());
    return [all, hint];
  }
};

test("a name that the problem does not have is told with the nearest, or with those that it has", () => {
  const asked = "q, f, dq, dx, w'";
  assert.deepEqual(told("something"), [asked, `it asks for ${asked}`]);
  assert.deepEqual(told("dqq"), [asked, "did you mean dq?"]);
  assert.deepEqual(told("dL/dq"), [asked, "the gradients here are those of f: write df/dq"]);
  assert.deepEqual(told("something", { ...problem, names: ["v1", "dv1"] }), [
    "v1, dv1",
    "it asks for v1, dv1",
  ]);
  const names = Array.from({ length: 17 }, (_, i) => `number${i + 1}`);
  const shown = names.slice(0, 16).join(", ");
  assert.deepEqual(told("z", { ...problem, names }), [`${shown}, …`, `it asks for ${shown}, …`]);
  const sixteen = names.slice(0, 16);
  assert.deepEqual(told("z", { ...problem, names: sixteen }), [shown, `it asks for ${shown}`]);
});

test("one name has many ways of writing it", () => {
  const one: [name: string, ways: string[]][] = [
    ["dq", [" dq ", "df/dq", "∂f/∂q", "d f / d q", "∂q", "∂ q", "q.grad"]],
    ["dv1", ["df/dv1", "v1.grad"]],
    ["w'", ["w'", "w′", "w’", "w‵", "w`", "new w", "new_w", "w_new", "w.new"]],
    ["x", ["x", " x"]],
  ];
  for (const [name, ways] of one) for (const way of ways) assert.equal(answerName(way, problem), name, way);
  assert.equal(answerName("dL/dq", { ...problem, result: undefined }), "dq");
  assert.equal(answerName("df/dq", { ...problem, names: ["df/dq", "dq"] }), "df/dq");
});

const problems = (source: unknown) => readSheet(source as Answers, problem).problems;

test("a name is taken as a whole: nothing before it, behind it or in the middle is passed over", () => {
  const names = ["dq", "dw_12", "adq", "xdq", "w'", "aw'", "w'x", "v1x", "v12", "dv12"];
  const of: Answerable = { names, given: new Map(), result: "f" };
  assert.equal(answerName("∂f/∂w_12", of), "dw_12");
  for (const name of ["df/dq z", "xdf/dq", "a∂q", "w′x", "new w x", "-w_new", "a w_new"])
    assert.throws(() => answerName(name, of), { code: "unknown-answer", value: name }, name);
  assert.throws(() => answerName("nothing", of), { expected: "dq, dw_12, adq, xdq, w', aw', w'x, v1x" });
});

test("each mistake on a sheet is told in a sentence, with what was expected", () => {
  assert.deepEqual(problems("q=3\n 12 apples"), [
    {
      code: "no-name",
      message: '"12 apples" belongs to no name; write name = number, such as dq = -4',
      line: 2,
      column: 2,
      expected: "name = number",
    },
  ]);
  assert.deepEqual(problems("q=3 f=4 f=5"), [], "a correction");
  assert.deepEqual(readSheet("q=3 f=4 f=5", problem).notes, [
    "Note: f is answered twice, 4 and 5; the last is judged.",
  ]);
  assert.deepEqual(problems("q=3 f=4 f=4"), []);
  assert.deepEqual(problems("f=4 f="), [], "blank the second time");
  assert.deepEqual(readSheet("f= f=4", problem).answers.get("f")?.value, 4, "blank the first time");
  assert.deepEqual(problems("x=2"), [
    {
      code: "input-changed",
      message: '"x": the problem gives x = -2, the sheet says 2',
      line: 1,
      column: 1,
      name: "x",
      expected: "-2",
    },
  ]);
  assert.deepEqual(problems({ q: true }), [
    {
      code: "not-a-number",
      message: '"q": true is no number',
      name: "q",
      expected: "a number such as 0.20",
      answer: { name: "q", written: "true" },
    },
  ]);
  assert.equal(problems({ q: [1] })[0].message, '"q": a list is no number');
  assert.equal(problems({ q: {} })[0].message, '"q": an object is no number');
  assert.deepEqual(problems("q=3 zz=1")[0].message, `the problem has no "zz"; it asks for q, f, dq, dx, w'`);
});

test("an answer that cannot be read keeps its place, and shows its beginning", () => {
  const written = "1,5".padEnd(60, "0");
  const { answers, problems } = readSheet({ q: written, f: "2" }, problem);
  assert.deepEqual([answers.get("q"), answers.get("f")?.value], [null, 2]);
  assert.deepEqual(problems[0].answer, { name: "q", written: written.slice(0, 40) });
  const twice = readSheet("q=3 q=1,5", problem);
  assert.deepEqual([twice.answers.get("q")?.value, twice.problems[0].answer], [3, undefined]);
  assert.equal(readSheet("x=1,5", problem).problems[0].answer, undefined);
  assert.equal(readSheet("x=1,5", problem).answers.size, 0);
});

test("a text that is no sheet is told as a whole", () => {
  const message = (source: unknown): string => problems(source)[0].message;
  const form = 'answers are given as text ("q=3 dq=-4") or as { q: 3, dq: -4 }, not as';
  assert.equal(message([1]), `${form} a list`);
  assert.equal(message(5), `${form} 5`);
  assert.equal(message(null), `${form} null`);
  assert.equal(problems(5)[0].expected, 'text such as "q=3 dq=-4", or a record');
  assert.equal(message("x".repeat(100_001)), "the sheet has 100001 characters; at most 100000 are read");
  assert.notEqual(problems("y".repeat(100_000))[0].code, "too-long", "read to its end, and at once");
  const json = problems('{\n"q": 3\n"f": 4}')[0];
  assert.match(json.message, /^this begins like JSON but cannot be read as such: ".+"$/);
  assert.deepEqual(
    [json.code, json.line, json.column, json.expected],
    ["json", 3, 1, '{ "q": 3, "dq": -4 }'],
  );
  assert.equal(problems("[1, 2]")[0].message, `${form} a list`);
  assert.deepEqual(problems('{"answers": null, "q": 1}')[0].name, "answers");
});

test("JSON may begin with blanks, and is told from a list of names by its first sign", () => {
  for (const text of ['{"q": 3}', ' \n {"q": 3}', '{"answers": {"q": 3}}'])
    assert.equal(readSheet(text, problem).answers.get("q")?.value, 3, text);
  assert.equal(readSheet("q=3 {", problem).problems[0].name, "q");
});

test("an error that is not ours is not swallowed", () => {
  const strange = new RangeError("strange");
  assert.throws(() => problemOf(strange, "q", {}), strange);
});

test("a place is blank with nothing in it, or with the line of a form", () => {
  for (const value of [null, undefined, "", "  ", "____", "…", "...", "?", "？", "–", "—", "-", " _ _ "])
    assert.equal(isBlank(value), true, String(value));
  for (const value of [0, "0", "-0", "x", Number.NaN, false, [], "_ 3"])
    assert.equal(isBlank(value), false, String(value));
});
