import assert from "node:assert/strict";
import { test } from "node:test";
import { checkClass } from "../check/class.js";
import { csv } from "../csv.js";

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
  assert.equal(lines[0], "student,group,right,of,q,f,dq,dz,dx,dy");
  assert.equal(
    lines[2],
    "'=cmd|' /C calc',2,0,6,wrong: wrong-operation,carried,wrong: sign-flipped,carried,carried,carried",
  );
  assert.match(lines[5], /^-5,2,/, "a negative number is a number");
  assert.equal(csv(["a"], [["-0.20"], ["+1e-3"], ["-x"], ["@a"], ["+"]]), "a\n-0.20\n+1e-3\n'-x\n'@a\n'+\n");
  const page = report.toHtml();
  assert.doesNotMatch(page, /<b>x|<script/);
  assert.match(page, /^<!doctype html>/);
  assert.match(page, /You wrote dq = 4\. It looks as if the sign is flipped/);
  assert.match(report.toText(), /2 {2}sign-flipped +dq\n/);
});

test("columns with an input's name give each student other numbers", () => {
  const report = checkClass(problem, "name,x,y,z,q,dx\nA,1,2,3,3,3\nB,10,20,2,30,2\nC,a,2,3,3,3\n", options);
  assert.deepEqual(
    report.students.map(({ verdicts }) => verdicts.right),
    [2, 2, 1],
  );
  assert.deepEqual(
    report.problems.map(({ code, line, column }) => [code, line, column]),
    [["not-a-number", 4, 3]],
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
