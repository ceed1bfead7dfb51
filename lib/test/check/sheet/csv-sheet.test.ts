import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../../check/index.js";

const options = { inputs: { x: -2, y: 5, z: -4 } };
/** q = 3, f = -12, dq = -4 */
const read = (text: string): string =>
  check("q = x + y; f = q * z", text, options)
    .verdicts.map(({ name, given, verdict }) => `${name} ${given} ${verdict}`)
    .join(", ");

test("a sheet may be a table: a name and a number in each row, or a row of names above one of numbers", () => {
  const all = "q 3 right, f -12 right, dq 4 wrong";
  for (const table of [
    "q,3\nf,-12\ndq,4",
    "answer,number\r\nq,3\r\nf,-12\r\ndf/dq,4\r\n",
    "q;3,0\nf;-12\n∂f/∂q;4,00",
    "q,f,dq\n3,-12,4",
    "q\tf\tdq\n3\t-12\t4\n",
  ])
    assert.equal(read(table), all, table);
  assert.equal(read("q,f\n3,-12"), "q 3 right, f -12 right");
  assert.equal(read("q,3\nf,"), "q 3 right, f null missing");
});

test("mistakes in such a table have their place, and the rest is judged", () => {
  const { problems, verdicts } = check("q = x + y; f = q * z", "q,3\nf,20%\ndp,1", options);
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [
      ["percent", 2, 3],
      ["unknown-answer", 3, 4],
    ],
  );
  assert.equal(verdicts[0].verdict, "right");
});

test("what is no table is read as before", () => {
  assert.equal(read("q=3, f=-12"), "q 3 right, f -12 right");
  for (const text of ["3, -12", "hello, world, 3", "q 3"]) assert.equal(read(text), "", text);
});
