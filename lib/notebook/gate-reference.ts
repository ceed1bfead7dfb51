import { checkGate, type Gate } from "../graph/gate.js";
import { type Table, table } from "../show/table.js";
import { checkList, checkNumber } from "../text/guards.js";
import { gateFormula, localDerivative } from "../trace/tex.js";

/**
 * What gates do, each in a row, and worked at one place: value, local derivatives as the gate states them and as
 * they are measured, by nudging each input to both sides. A gate with a constant takes y for it.
 */
export function gateReference(gates: readonly Gate[], x = 2, y = 3): Table {
  checkList("the gates", gates, "a list of gates");
  for (const gate of gates) checkGate(gate);
  checkNumber("x", x);
  checkNumber("y", y);
  const short = (numbers: readonly number[]): string =>
    numbers.map((number) => String(Number(number.toFixed(4)))).join(", ");
  return table(
    gates.map((gate) => ({
      gate: gate.name,
      forward: `$${gateFormula(gate)}$`,
      "local derivatives": `$${gate.local.map((_, i) => localDerivative(gate, i)).join(", \\;\\; ")}$`,
      [`value at ${x}, ${y}`]: short([gate.value(x, y)]),
      locals: short(gate.locals.map((local) => local(x, y, gate.value(x, y)))),
      measured: short(measured(gate, x, y)),
      "what it does to the gradient": gate.summary,
    })),
  );
}

function measured(gate: Gate, x: number, y: number): number[] {
  const h = 1e-5;
  const byX = (gate.value(x + h, y) - gate.value(x - h, y)) / (2 * h);
  const byY = (gate.value(x, y + h) - gate.value(x, y - h)) / (2 * h);
  return [byX, byY].slice(0, gate.local.length);
}
