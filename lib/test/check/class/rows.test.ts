import assert from "node:assert/strict";
import { test } from "node:test";
import { checkClass } from "../../../check/index.js";
import { DomainError } from "../../../text/errors.js";

const problem = "q = x + y; f = q * z";
const options = { inputs: { x: -2, y: 5, z: -4 } };

// q = 3, dq = z = -4; with x = 1, y = 2 the q is 3 too.
test("of two columns for one answer the first is judged, and the other is told once", () => {
  const { students, questions, problems } = checkClass(
    problem,
    "student,q,q,dq,df/dq\nAda,3,,-4,\nBo,3,4,-4,4\n",
    options,
  );
  assert.deepEqual(
    students.map(({ verdicts }) => [verdicts.right, verdicts.of]),
    [
      [2, 2],
      [2, 2],
    ],
  );
  assert.deepEqual(
    questions.map(({ name, counts }) => [name, counts.right]),
    [
      ["q", 2],
      ["dq", 2],
    ],
  );
  assert.deepEqual(
    problems.map(({ code, line, column, name }) => [code, line, column, name]),
    [
      ["answered-twice", 1, 11, "q"],
      ["answered-twice", 1, 16, "df/dq"],
    ],
  );
  assert.match(problems[1].message, /df\/dq.*dq.*the first/);
});

test("of two columns for one input the first is taken", () => {
  const { students, problems } = checkClass(problem, "student,x,y,x,q\nAda,1,2,10,3\nBo,1,2,,3\n", options);
  assert.deepEqual(
    students.map(({ verdicts }) => verdicts.right),
    [1, 1],
  );
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [["input-given-twice", 1, 13]],
  );
});

test("a problem that cannot be worked for anyone is thrown, whatever the order of its numbers", () => {
  const outside = (formula: string, table: string, inputs?: Record<string, number>): void =>
    assert.throws(() => checkClass(formula, table, { inputs }), DomainError, `${formula} ${table}`);
  outside("f = log(0)", "name,f\nA,1\n");
  outside("f = log(0)", "name,f\nA,1\n", {});
  outside("f = log(x) + y", "name,y,x,f\nA,1,1,1\nB,,,1\n", { y: 2, x: -1 });
  const { problems } = checkClass("f = log(x)", "name,x,f\nA,-1,1\nB,,0\n", { inputs: { x: 1 } });
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [["outside-domain", 2]],
    "a row's own number is the row's mistake",
  );
});
