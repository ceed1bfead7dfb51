import { gateCalled } from "../../formula/apply.js";
import { type Expression, nameOf } from "../../formula/tree.js";
import type { Gate } from "../../graph/gate.js";
import { InputError } from "../../text/errors.js";

/** A number that was calculated, and how far rounding may have taken it from the true one. */
export interface Worth {
  value: number;
  error: number;
}

/** Half a unit in the last place of a number near 1. */
const unit = Number.EPSILON / 2;

/**
 * What a formula comes to, with a bound for the rounding in it: each operation adds half a unit, and passes on the
 * errors of its inputs by its derivatives (running error analysis: Higham, Accuracy and Stability, 3.3).
 * @throws InputError for a function of vectors.
 */
export function worthOf(expression: Expression, read: (name: string) => Worth): Worth {
  // A part that several others share is worked once.
  const known = new Map<Expression, Worth>();
  const visit = (one: Expression): Worth => {
    if (one.kind === "number") return { value: one.value, error: 0 };
    if (one.kind === "name") return read(nameOf(one));
    const before = known.get(one);
    if (before) return before;
    const gate = gateOf(one.gate, one.inputs.length);
    const inputs = one.inputs.map(visit);
    const [x, y = x] = inputs.map(({ value }) => value);
    const value = gate.value(x, y);
    // A derivative that does not exist, as that of x^2 by its exponent at 0, tells nothing of a constant.
    const passed = inputs.map(({ error }, i) =>
      error === 0 ? 0 : Math.abs(gate.locals[i](x, y, value)) * error,
    );
    const worth = { value, error: passed.reduce((sum, more) => sum + more, 2 * unit * Math.abs(value)) };
    known.set(one, worth);
    return worth;
  };
  return visit(expression);
}

function gateOf(name: string, inputs: number): Gate {
  const gate = gateCalled(name);
  if (gate?.inputs.length === inputs) return gate;
  throw new InputError(
    "not-of-numbers",
    `${name} is no function of ${inputs === 1 ? "a number" : "numbers"}`,
    {
      value: name,
      expected: "a formula of numbers",
    },
  );
}
