import assert from "node:assert/strict";
import { test } from "node:test";
import { exp, gates, sigmoid, softplus, tanh } from "../../gates/scalar.js";
import type { Gate } from "../../graph/gate.js";
import { pointsOf } from "../support/points.js";
import { errorInUlps, truth } from "../support/truth.js";
import { LEAST_NORMAL } from "../support/ulp.js";

/*
 * The value and every local derivative of every gate against the textbook formula, evaluated by mathjs with 90 to
 * 420 digits at the same doubles. Allowed: 4 units in the last place of the truth; below 2^-1022, where doubles lose
 * digits, 4 × 2^-1074; where the truth is above 1.8e308, the same infinity.
 */
const MOST = 4;

const exponential = (gate: Gate): boolean => /exp|tanh/.test(gate.forward);

/**
 * 1 - tanh²(x) is about 10^-0.87x, and sin(1e300) needs 300 digits of π: more digits with the size of x. exp(x) - 1 needs
 * them where x is small.
 */
function digits(gate: Gate, x: number): number {
  const more = / - 1$/.test(gate.forward)
    ? -Math.log10(Math.abs(x) || 1)
    : exponential(gate)
      ? 0.87 * Math.abs(x)
      : /sin|cos|tan/.test(gate.forward)
        ? Math.log10(Math.abs(x))
        : 0;
  return 90 + 110 * Math.ceil(Math.max(0, Math.min(330, more - 20) / 110));
}

/** Above 1,000 the exponential gates stand at their limits, which a test below names. */
const points = (gate: Gate): [number, number][] =>
  pointsOf(gate, 7).filter(([x]) => !exponential(gate) || Math.abs(x) < 1000);

for (const gate of gates) {
  test(`${gate.name}: its value is within ${MOST} ULP of the truth`, () => {
    for (const [x, y] of points(gate)) {
      const expected = truth(gate.forward, { x, [gate.inputs[1] ?? "y"]: y }, digits(gate, x));
      const error = errorInUlps(gate.value(x, y), expected);
      assert.ok(error <= MOST, `${error} ULP at x = ${x}, y = ${y}: ${gate.value(x, y)}, not ${expected}`);
    }
  });

  gate.local.forEach((textbook, i) => {
    test(`${gate.name}: its derivative by ${gate.inputs[i]} is within ${MOST} ULP of the truth`, () => {
      let tested = 0;
      for (const [x, y] of points(gate)) {
        const out = gate.value(x, y);
        // Made from an output that has itself lost its digits, a derivative cannot have them either.
        if (out !== x && out !== 0 && Math.abs(out) < LEAST_NORMAL) continue;
        const expected = truth(textbook, { x, [gate.inputs[1] ?? "y"]: y }, digits(gate, x), gate.forward);
        if (expected.isNaN() || gate.onKink(x, y)) continue;
        const computed = gate.locals[i](x, y, out);
        const error = errorInUlps(computed, expected);
        assert.ok(error <= MOST, `${error} ULP at x = ${x}, y = ${y}: ${computed}, not ${expected}`);
        tested++;
      }
      assert.ok(tested >= 50, `only ${tested} points`);
    });
  });
}

test("the exponential gates stand at their limits where x is large", () => {
  const local = (gate: Gate, x: number): number => gate.locals[0](x, x, gate.value(x, x));
  for (const x of [1e3, 1e10, 1e17, 1e300, Number.MAX_VALUE]) {
    assert.deepEqual([exp.value(-x, 0), local(exp, -x)], [0, 0]);
    assert.deepEqual([tanh.value(x, 0), tanh.value(-x, 0), local(tanh, x), local(tanh, -x)], [1, -1, 0, 0]);
    assert.deepEqual([sigmoid.value(x, 0), sigmoid.value(-x, 0)], [1, 0]);
    assert.deepEqual([local(sigmoid, x), local(sigmoid, -x)], [0, 0]);
    assert.deepEqual([softplus.value(x, 0), softplus.value(-x, 0)], [x, 0]);
    assert.deepEqual([local(softplus, x), local(softplus, -x)], [1, 0]);
  }
});
