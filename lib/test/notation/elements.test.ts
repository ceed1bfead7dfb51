import assert from "node:assert/strict";
import { test } from "node:test";
import { formula } from "../../formula/formula.js";
import { InputError } from "../../text/errors.js";

/** Inputs that are given element by element, as in the columns of a table: "W[1,2]". */
const text = "L = sum(W*x)";

test("elements make up the vectors and matrices that they belong to", () => {
  // (1 + 2·2) + (3·1 + 4·2): the rows of W by x.
  const f = formula(text, {
    "W[1,1]": 1,
    "W[1,2]": 2,
    "W[2,1]": 3,
    "W[2,2]": 4,
    "x[1]": 1,
    "x[2]": 2,
  } as never);
  assert.equal(f.value, 16);
  assert.deepEqual(f.inputs, {
    W: [
      [1, 2],
      [3, 4],
    ],
    x: [1, 2],
  });
  f.set({ "x[1]": 0, "x[2]": 1 });
  assert.equal(f.value, 6);
});

test("an element that is left out is named, and so is one of an array that is given whole", () => {
  const refused = (inputs: Record<string, unknown>): InputError => {
    let error: unknown;
    try {
      formula(text, inputs as never);
    } catch (thrown) {
      error = thrown;
    }
    assert.ok(error instanceof InputError, String(error));
    return error;
  };
  assert.match(
    refused({ "W[1,1]": 1, "W[2,2]": 4, "x[1]": 1 }).message,
    /^W\[1,2\] has no value$|^W\[2,1\] has/,
  );
  assert.match(refused({ "x[2]": 1, "W[1,1]": 1 }).message, /^x\[1\] has no value$/);
  assert.match(refused({ W: [[1]], "W[1,2]": 2, "x[1]": 1 }).message, /W is given whole and by its element/);
  assert.match(refused({ W: 3, "W[1,2]": 2, "x[1]": 1 }).message, /W is given whole and by its element/);
  assert.match(refused({ "W[1,1]": 1, "W[0,1]": 1, "x[1]": 1 }).message, /W\[0,1\]/);
  assert.match(refused({ "W[1,1]": 1, "W[2]": 1, "x[1]": 1 }).message, /W/);
});
