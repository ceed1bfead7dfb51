import assert from "node:assert/strict";
import { test } from "node:test";
import { checkClass } from "../../../check/index.js";
import { csv } from "../../../text/csv.js";
import { DomainError, InputError, OptionError } from "../../../text/errors.js";

const problem = "q = x + y; f = q * z";
const options = { inputs: { x: -2, y: 5, z: -4 } };
const table = [
  "student,group,q,f,dq,df/dz,dx,dy",
  "Ada,1,3,-12,-4,3,-4,-4",
  "=cmd|' /C calc',2,7,-28,4,7,4,4",
  '"Müller, Jo",1,3,-12,4,3,4,4',
  "Bo,1,3,20%,,3,-4,-4",
  "-5,2,3,-12,3,3,3,3",
  "<b>x</b>,2,-10,40,-4,-10,-4,-4,9",
].join("\r\n");

test("every student and every question has its verdicts", () => {
  const report = checkClass(problem, table, options);
  assert.deepEqual(report.columns, ["student", "group"]);
  assert.deepEqual(
    report.students.map(({ student, verdicts }) => `${student[0]} ${verdicts.right}/${verdicts.of}`),
    ["Ada 6/6", "=cmd|' /C calc' 0/6", "Müller, Jo 3/6", "Bo 4/6", "-5 3/6", "<b>x</b> 3/6"],
  );
  assert.deepEqual(report.questions[2], {
    name: "dq",
    counts: { right: 2, loose: 0, carried: 0, wrong: 3, missing: 1 },
  });
  assert.deepEqual(
    report.slips.map(({ code, count, names }) => [code, count, names.join(" ")]),
    [
      ["sign-flipped", 2, "dq"],
      ["wrong-operation", 2, "q"],
      ["inputs-swapped", 1, "dq"],
    ],
  );
  assert.deepEqual(
    report.problems.map(({ code, line, column }) => [code, line, column]),
    [
      ["percent", 5, 8],
      ["no-column", 7, 32],
    ],
  );
});

test("the report is harmless in a spreadsheet and on a page", () => {
  const report = checkClass(problem, table, options);
  const lines = report.toCsv().split("\n");
  assert.equal(lines[0], "student,group,right,of,slips,follow,open,q,f,dq,dz,dx,dy");
  assert.equal(
    lines[2],
    "\"'=cmd|' /C calc'\",2,0,6,2,4,0,wrong: wrong-operation,carried,wrong: sign-flipped,carried,carried,carried",
  );
  assert.match(lines[4], /^Bo,1,4,6,0,0,2,right,could not be read,missing,/);
  assert.match(lines[5], /^-5,2,/, "a negative number is a number");
  assert.equal(csv(["a"], [["-0.20"], ["+1e-3"], ["-x"], ["@a"], ["+"]]), "a\n-0.20\n+1e-3\n'-x\n'@a\n'+\n");
  const page = report.toHtml();
  assert.doesNotMatch(page, /<b>x|<script/);
  assert.match(page, /^<!doctype html>/);
  assert.match(page, /You wrote dq = 4\. It looks as if the sign is flipped/);
  assert.match(report.toText(), /2 {2}sign-flipped +dq\n/);
});

test("columns with an input's name give each student other numbers", () => {
  const report = checkClass(problem, "name,x,y,z,q,dx\nA,1,2,3,3,3\nB,10,20,,30,-4\nC,a,2,3,3,3\n", options);
  assert.deepEqual(
    report.students.map(({ verdicts }) => [verdicts.right, verdicts.of]),
    [
      [2, 2],
      [2, 2],
      [0, 0],
    ],
    "B has the problem's z = -4; C's numbers cannot be told, so nothing is judged",
  );
  assert.deepEqual(
    report.problems.map(({ code, line, column }) => [code, line, column]),
    [["not-a-number", 4, 3]],
  );
  assert.match(report.toText(), /^C +not judged$/m);
  assert.match(report.toHtml(), /<td[^>]*>C<\/td><td[^>]*>not judged<\/td>/);
});

// Rows of one's own numbers: 1 + 2 = 3, 3 · 3 = 9; and -1 + 4 = 3, 3 · 0.5 = 1.5; dx = z.
const rows = "name,x,y,z,q,f,dx\nA,1,2,3,3,9,3\nB,-1,4,.5,3,1.5,0.5\n";
test("where every input has a column, the problem needs no inputs", () => {
  const { students, problems } = checkClass(problem, `${rows}C,1,,3,3,9,3\nD,1,−2,3,-1,-3,3\n`);
  assert.deepEqual(
    students.map(({ verdicts }) => [verdicts.right, verdicts.of]),
    [
      [3, 3],
      [3, 3],
      [0, 0],
      [3, 3],
    ],
  );
  assert.deepEqual(
    problems.map(({ code, line, column, message }) => [code, line, column, message]),
    [["missing-input", 4, 1, "y has no value in this row"]],
  );
});

test("an input that has a value nowhere, or none of the rows to work, is refused", () => {
  const refused: [table: string, inputs: Record<string, number> | undefined, code: string, says: string][] = [
    ["name,x,y,q\nA,1,2,3\n", undefined, "missing-input", "z has no value; give z=…, or a column"],
    [rows, { w: 1 }, "unknown-input", '"w"'],
    ["name,x,y,z,q\nA,1,2,,3\n", undefined, "missing-input", "line 2, column 1: z has no value in this row"],
    ["name,x,y,z,q\nA,1,2,1,5,3\n", { x: Number.NaN }, "not-a-finite-number", "x must be"],
  ];
  for (const [text, inputs, code, says] of refused)
    assert.throws(
      () => checkClass(problem, text, { inputs }),
      (error) => error instanceof InputError && error.code === code && error.message.includes(says),
      text,
    );
  assert.throws(() => checkClass("log(x)", "name,f\nA,1\n", { inputs: { x: -1 } }), DomainError);
  const { problems, students } = checkClass("log(x)", "name,x,f\nA,-1,1\nB,1,0\n");
  assert.deepEqual(
    [problems[0].code, problems[0].line, students[0].verdicts.of, students[1].verdicts.right],
    ["outside-domain", 2, 0, 1],
  );
  for (const bad of [{ decimals: 99 }, { learningRate: -0.1 }])
    assert.throws(() => checkClass(problem, rows, bad), OptionError);
});

test("a row may name the sheet that its numbers are on", () => {
  const numbers = [
    { x: 1, y: 2, z: 3 },
    { x: -1, y: 4, z: 0.5 },
  ];
  const report = checkClass(problem, "name,sheet,q,f,dx\nA,2,3,1.5,0.5\nB,1,3,9,0.5\nC,7,3,9,3\n", {
    sheet: (number) => numbers[number - 1],
  });
  assert.deepEqual(
    report.students.map(({ student, verdicts }) => `${student.join(" ")}: ${verdicts.right}/${verdicts.of}`),
    ["A 2: 3/3", "B 1: 2/3", "C 7: 0/0"],
  );
  assert.deepEqual(
    report.problems.map(({ code, line, column }) => [code, line, column]),
    [["unknown-sheet", 4, 3]],
  );
});

test("a table without names, without answers, or empty", () => {
  assert.deepEqual(
    checkClass(problem, "q,f\n3,-12\n", options).students.map(({ student, verdicts }) => [
      student,
      verdicts.right,
    ]),
    [[[], 2]],
  );
  assert.equal(checkClass(problem, "", options).students.length, 0);
  const unknown = checkClass(problem, "name,q,zz\nA,3,4\n", options);
  assert.deepEqual(
    unknown.problems.map(({ code, column }) => [code, column]),
    [["unknown-answer", 8]],
  );
});
