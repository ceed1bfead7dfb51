import assert from "node:assert/strict";
import { test } from "node:test";
import { check, checkClass, checkDescent } from "../../check/index.js";

/** q = 3, f = -12, dq = -4, dx = -4 */
const problem = "q = x + y; f = q * z";
const options = { inputs: { x: -2, y: 5, z: -4 } };
const scores = (table: string): string[] =>
  checkClass(problem, table, options).students.map(
    ({ student, verdicts }) => `${student[0]} ${verdicts.right}/${verdicts.of}`,
  );
const told = (table: string): string[] =>
  checkClass(problem, table, options).problems.map(({ code, line, column }) => `${code} ${line}:${column}`);

test("what a short row of a class has no cell for was left blank", () => {
  const head = "student,q,f,dq,dx\n";
  assert.deepEqual(scores(`${head}Ada,3\nBo,3,,,\nCy\nDi,3,-12,-4,-4\n`), [
    "Ada 1/4",
    "Bo 1/4",
    "Cy 0/4",
    "Di 4/4",
  ]);
  const [short, full] = checkClass(problem, `${head}Ada,3\nAda,3,,,\n`, options).students;
  assert.deepEqual(short.verdicts.verdicts, full.verdicts.verdicts);
  assert.deepEqual(told(`${head}Ada,3\n`), []);
  assert.deepEqual(told(`${head}Ada,3,-12,-4,-4,9\n`), ["no-column 2:17"]);
});

test("a short row's inputs are those of the problem, as for an empty cell", () => {
  const table = "student,q,x,y\nAda,3,-2,5\nBo,3,-2\nCy,3\n";
  assert.deepEqual(scores(table), ["Ada 1/1", "Bo 1/1", "Cy 1/1"]);
});

test("an open quotation mark is told with its line, and every student is judged", () => {
  const head = "student,q,f,dq,dx\n";
  for (const [table, place] of [
    [`${head}"Ada,3,-12,-4,-4\nBo,3,-12,-4,-4\nCy,3,0,-4,-4\n`, "2:1"],
    [`${head}Ada,3,-12,-4,"-4\nBo,3,-12,-4,-4\nCy,3,0,-4,-4\n`, "2:14"],
    [`${head}Ada,3,-12,-4,-4\nBo,"3,-12,-4,-4\n"Cy",3,0,-4,-4\n`, "3:4"],
  ] as const) {
    assert.deepEqual(scores(table), ["Ada 4/4", "Bo 4/4", "Cy 3/4"], table);
    assert.deepEqual(told(table), [`open-quotation ${place}`]);
  }
});

test("in the table of a descent what a short row has no cell for was left blank too", () => {
  const descent = { formula: "f = x^2", start: { x: 1 }, learningRate: 0.1 };
  // x: 1, 0.8, f: 1, 0.64
  const verdicts = checkDescent(descent, "step,x,f,dx\n0,1,1,2\n1,0.8\n");
  assert.deepEqual([verdicts.right, verdicts.of], [3, 5]);
  const { problems } = checkDescent(descent, 'step,x,f\n0,1,"1\n1,0.8,0.64\n');
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [["open-quotation", 2, 5]],
  );
});

test("in one sheet's table as well", () => {
  const read = (text: string): string =>
    check(problem, text, options)
      .verdicts.map(({ name, given, verdict }) => `${name} ${given} ${verdict}`)
      .join(", ");
  const want = "q 3 right, f null missing, dq -4 right";
  for (const text of ["q,3\nf\ndq,-4", "q,3,\nf,,\ndq,-4,,", "answer,number\nq,3\nf\ndq,-4"])
    assert.equal(read(text), want, text);
  assert.equal(read("q,dq,f\n3,-4"), "q 3 right, dq -4 right, f null missing");
  const { problems } = check(problem, 'q,"3\nf,-12', options);
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [["open-quotation", 1, 3]],
  );
  assert.equal(read('q,"3\nf,-12'), "q 3 right, f -12 right");
});
