import assert from "node:assert/strict";
import { test } from "node:test";
import type { BigNumber } from "mathjs";
import { random } from "../../data/random.js";
import { gates } from "../../gates/scalar.js";
import type { Gate } from "../../graph/gate.js";
import { bigMath, exactly } from "../support/truth.js";

/*
 * The textbook derivatives that every gate declares, proved in two ways with 90 digits: by mathjs's symbolic
 * derivative of the declared formula, and by a central difference of it. Neither looks at our computed forms.
 */
const math = bigMath(90);

/** Points of moderate size at which the gate has a value and a derivative: [x, y]. */
function moderate(gate: Gate): [number, number][] {
  const next = random(11);
  const all = Array.from({ length: 60 }, (): [number, number] => [8 * next() - 4, 8 * next() - 4]);
  return all.filter(
    ([x, y]) => gate.inDomain(x, y) && Number.isFinite(gate.value(x, y)) && !gate.onKink(x, y),
  );
}

function scopeAt(gate: Gate, x: number, y: number): Record<string, BigNumber> {
  const scope: Record<string, BigNumber> = { x: exactly(math, x), [gate.inputs[1] ?? "y"]: exactly(math, y) };
  return { ...scope, out: math.evaluate(gate.forward, scope) as BigNumber };
}

/** |a - b| below 10^-digits of their size (or of 1, where they are smaller). */
function assertClose(a: BigNumber, b: BigNumber, digits: number, where: string): void {
  const size = math.max(math.bignumber(1), a.abs());
  assert.ok(a.minus(b).abs().div(size).lt(`1e-${digits}`), `${where}: ${a} against ${b}`);
}

/** mathjs knows no derivative of max and min, of which these are made. */
const noSymbolic = new Set(["max", "min", "relu", "leakyRelu", "elu"]);

for (const gate of gates) {
  gate.local.forEach((local, i) => {
    const by = gate.inputs[i];

    if (!noSymbolic.has(gate.name))
      test(`${gate.name}: the derivative by ${by} is mathjs's symbolic one`, () => {
        const symbolic = math.derivative(gate.forward, by);
        for (const [x, y] of moderate(gate)) {
          const scope = scopeAt(gate, x, y);
          const expected: unknown = symbolic.evaluate(scope);
          if (math.isComplex(expected)) continue;
          const declared = math.bignumber(math.evaluate(local, scope) as BigNumber);
          assertClose(math.bignumber(expected as BigNumber), declared, 70, `${local} at x = ${x}, y = ${y}`);
        }
      });

    test(`${gate.name}: the derivative by ${by} is what a central difference measures`, () => {
      const h = math.bignumber("1e-30");
      let tested = 0;
      for (const [x, y] of moderate(gate)) {
        const scope = scopeAt(gate, x, y);
        const at = (moved: BigNumber): unknown => math.evaluate(gate.forward, { ...scope, [by]: moved });
        const [up, down] = [at(scope[by].plus(h)), at(scope[by].minus(h))];
        if (math.isComplex(up) || math.isComplex(down)) continue;
        const measured = (up as BigNumber).minus(down as BigNumber).div(h.times(2));
        const declared = math.bignumber(math.evaluate(local, scope) as BigNumber);
        assertClose(declared, measured, 25, `${local} at x = ${x}, y = ${y}`);
        tested++;
      }
      assert.ok(tested >= 10, `only ${tested} points`);
    });
  });
}
