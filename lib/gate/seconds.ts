import { type Differential, differential, type Rules, zero } from "../notation/differentiate.js";
import type { Run } from "../notation/evaluate.js";
import type { FunctionName } from "../notation/functions.js";
import type { Tree } from "../notation/tree.js";
import type { GateFacts } from "./facts.js";
import { standardNamed } from "./table.js";

type Scalar = Run<number, number, number>;

/** The derivatives of the functions that no gate is called after: all others are those that their gates declare. */
const own: Readonly<Record<string, Scalar>> = {
  expm1: (x) => Math.exp(x),
  log1p: (x) => 1 / (1 + x),
  sign: zero,
};

function slopes(name: FunctionName): readonly Scalar[] {
  return standardNamed(name)?.locals ?? [own[name]];
}

const known = new WeakMap<GateFacts["trees"], readonly (readonly Scalar[])[]>();

/**
 * The second derivatives of a gate: `secondsOf(gate)[i][j](x, y, out)` is the derivative by input j of the local
 * derivative by input i, made from the declared formulas. 0 at a kink between straight lines, as the first derivative
 * has its convention there.
 */
export function secondsOf(gate: GateFacts): readonly (readonly Scalar[])[] {
  let seconds = known.get(gate.trees);
  if (seconds === undefined) {
    seconds = gate.locals.map((_, i) => gate.locals.map((_, j) => second(gate, i, j)));
    known.set(gate.trees, seconds);
  }
  return seconds;
}

/**
 * The textbook's form is differentiated, with the exact form's value and slope of `out` in it: it is smooth where the
 * exact one is put together of two halves. Only where it overflows (1 + exp(-x) far left) the exact one is.
 */
function second(gate: GateFacts, i: number, j: number): Scalar {
  const { local, exact } = gate.trees;
  const textbook = differential(local[i], rulesOf(gate, j, {})).slope;
  if (exact.local[i] === local[i]) return textbook;
  const careful = differential(exact.local[i], rulesOf(gate, j, exact.where)).slope;
  return (x, y, out) => {
    const value = textbook(x, y, out);
    return Number.isFinite(value) ? value : careful(x, y, out);
  };
}

/** The names of a gate's formulas as input j moves. */
function rulesOf(gate: GateFacts, j: number, parts: Readonly<Record<string, Tree>>): Rules {
  const leaf = (value: Scalar, moves: boolean): Differential => ({ value, slope: moves ? () => 1 : zero });
  const rules: Rules = {
    name(name) {
      if (Object.hasOwn(parts, name)) return differential(parts[name], rules);
      if (name === "out") return { value: (_x, _y, out) => out, slope: gate.locals[j] };
      return name === gate.inputs[0] ? leaf((x) => x, j === 0) : leaf((_x, y) => y, j === 1);
    },
    slopes,
  };
  return rules;
}
