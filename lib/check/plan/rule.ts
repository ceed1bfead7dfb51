import type { GateFacts } from "../../gate/facts.js";
import { hull, type Interval, overBox, point, sum, times } from "../../notation/interval.js";
import { withSubsteps } from "../../notation/intervals.js";
import type { Line, Term } from "./line.js";

/** The numbers that a line is worked out from. */
export type Read = (line: number) => Interval;
/** What a learner's rounding makes of a number in the middle of a step. */
export interface Rounding {
  /** Of a product, a sum, a gate's value. */
  number(number: Interval): Interval;
  /** Of the local derivative, where it is worked out apart. */
  local(number: Interval): Interval;
  /** Also round every operation inside a gate's formula. */
  inside?: boolean;
}
/** At each gate that is on a kink the side that is looked at: -1 below, 1 above. */
export type Side = (term: Term) => number;
/** The derivative as the textbook states it, or in the form that keeps its digits. */
export type Form = "textbook" | "exact";

/** The number of a line, by the textbook's rule, from the numbers that `read` answers. */
export function follow(
  line: Line,
  read: Read,
  form: Form = "textbook",
  round?: Rounding,
  side?: Side,
): Interval {
  switch (line.kind) {
    case "given":
    case "plain":
      return point(line.exact);
    case "value":
      return gateValue(line.gate, line.from.map(read), round);
    case "update": {
      const step = times(point(-line.rate), read(line.gradient));
      return sum(read(line.old), round ? round.number(step) : step);
    }
    case "rule": {
      const number = overBox(line.from.map(read), (...at) => known(line.rule(...at)));
      return round ? round.number(number) : number;
    }
    case "gradient":
      return gather(
        line.terms.map((term) => sent(term, read, form, round, side)),
        line.exact,
        round,
      );
  }
}

/** Where paths meet, gradients add; where none arrives it is the start of the way back, or nothing depends on it. */
function gather(arriving: readonly Interval[], none: number, round?: Rounding): Interval {
  if (arriving.length === 0) return point(none);
  const inTurn = (parts: readonly Interval[]): Interval =>
    parts.reduce((total, more) => (round ? round.number(sum(total, more)) : sum(total, more)));
  if (!round?.inside || arriving.length < 3) return inTurn(arriving);
  // Three and more can be added in any order, and each order rounds otherwise.
  const starts = arriving.slice(0, 8);
  return hull(...starts.map((_, i) => inTurn([...arriving.slice(i), ...arriving.slice(0, i)])));
}

/** upstream × local of one way back. */
function sent(term: Term, read: Read, form: Form, round?: Rounding, side?: Side): Interval {
  const plain = localOf(term, read, form, side);
  const local = round?.inside ? hull(plain, localInside(term, read, round)) : plain;
  const product = times(read(term.upstream), round ? round.local(local) : local);
  return round ? round.number(product) : product;
}

function gateValue(gate: GateFacts, inputs: readonly Interval[], round?: Rounding): Interval {
  const plain = overBox(inputs, (x, y = x) => known(gate.value(x, y)));
  if (!round?.inside || isOneStep(gate)) return plain;
  const names = (name: string): Interval => inputs[name === "x" ? 0 : 1];
  return hull(plain, withSubsteps(gate.trees.forward, names, round.number) ?? plain);
}

function localInside({ gate, position, x, y, out }: Term, read: Read, round: Rounding): Interval {
  const places: Readonly<Record<string, number>> = { x, y, k: y, out };
  const inside = withSubsteps(gate.trees.local[position], (name) => read(places[name]), round.number);
  return inside ?? hull();
}

/** A sum or a product, or a key of the calculator: its last rounding is that of writing it down. */
function isOneStep({ forward }: GateFacts): boolean {
  return /^-?[xyk]( [-+*/] [xyk])?$|^\w+\(x(, [xy0])?\)$/.test(forward);
}

/** The local derivative of a gate by one input; at a kink all that lies between its one-sided derivatives. */
export function localOf(term: Term, read: Read, form: Form, side?: Side): Interval {
  const { gate, position, x, y, out } = term;
  const derivative = (form === "textbook" ? gate.textbook.locals : gate.locals)[position];
  const one = gate.inputs.length === 1;
  const at = (first: number, second: number, value: number): Interval => {
    if (!gate.onKink(first, second)) return known(derivative(first, second, value));
    const nudge = 1e-6 * Math.max(1, Math.abs(first));
    const sides = (side ? [side(term)] : [-1, 1]).map((way) => {
      const near = first + way * nudge;
      return point(derivative(near, one ? near : second, value));
    });
    return hull(...sides);
  };
  const box = one ? [read(x), read(out)] : [read(x), read(y), read(out)];
  return one ? overBox(box, (first, value) => at(first, first, value)) : overBox(box, at);
}

/** A value; infinite ones count beside others (see overBox), what is no number does not. */
function known(value: number): Interval {
  return Number.isNaN(value) ? hull() : point(value);
}
