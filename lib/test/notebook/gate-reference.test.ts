import assert from "node:assert/strict";
import { test } from "node:test";
import { divide, gates, sigmoid } from "../../gates/scalar.js";
import { gateReference } from "../../notebook/gate-reference.js";

test("a gate's row holds its formula, its derivatives, and both worked and measured", () => {
  const [quotient, squeeze] = gateReference([divide, sigmoid], 6, 2).rows;
  // 6/2 = 3; 1/y = 0.5 and -x/y² = -1.5.
  assert.deepEqual(
    [quotient["value at 6, 2"], quotient.locals, quotient.measured],
    ["3", "0.5, -1.5", "0.5, -1.5"],
  );
  assert.equal(squeeze["local derivatives"], "$\\left(1 - \\sigma\\right) \\cdot \\sigma$");
});

test("every gate of the library agrees with its measurement", () => {
  const { rows } = gateReference(gates);
  assert.equal(rows.length, gates.length);
  for (const { gate, locals, measured } of rows) assert.equal(measured, locals, String(gate));
});
