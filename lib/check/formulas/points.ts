import { random } from "../../data/random.js";
import type { Formula } from "../../formula/formula.js";
import { kinks } from "../../graph/kinks.js";
import { ancestors } from "../../graph/steps.js";
import { evaluator } from "../../notation/evaluate.js";
import { parse } from "../../notation/parse.js";
import { BackpropError } from "../../text/errors.js";
import { withAsked } from "../plan/asked.js";
import { type Plan, planOf } from "../plan/plan.js";

/** A formula is right when it is so at the sheet's own inputs and at so many others. */
const POINTS = 24;
/** So many places are tried: where few inputs lie in the domain there are fewer points. */
const TRIES = 40 * POINTS;

const before = new WeakMap<Plan, readonly Plan[]>();

/**
 * The same problem at other inputs around those of the sheet, the same ones each time: inside the domain of every gate,
 * off the kinks and on the same side of each, so that a derivation for this case holds at all of them.
 */
export function pointsOf(plan: Plan, formula: Formula, asked: readonly string[]): readonly Plan[] {
  const known = before.get(plan);
  if (known) return known;
  const found: Plan[] = [];
  const draw = random(24);
  const rate = plan.lines.find((line) => line.kind === "update")?.rate;
  const copy = formula.copy();
  const { inputs } = formula;
  const sidesNow = sidesReader(copy);
  const sides = sidesNow();
  for (let tries = 0; found.length < POINTS && tries < TRIES; tries++) {
    // Wide at first, then nearer and nearer, as a domain may be narrow.
    const width = Math.pow(0.5, Math.floor(tries / (2 * POINTS)));
    const moved = Object.entries(inputs).map(([name, value]) => [
      name,
      value + (Math.abs(value) + 0.5) * width * (2 * draw() - 1),
    ]);
    try {
      copy.set(Object.fromEntries(moved));
      if (kinks(copy.output).length > 0 || sidesNow().some((side, i) => side * sides[i] < 0)) continue;
      found.push(withAsked(planOf(copy, rate), asked));
    } catch (error) {
      if (!(error instanceof BackpropError)) throw error;
    }
  }
  before.set(plan, found);
  return found;
}

/** A function that tells for each gate with a kink on which side of it the gate stands: -1 or 1; 0 on it. */
function sidesReader({ output }: Formula): () => number[] {
  const sides = ancestors(output).flatMap(({ gate, inputs }) => {
    const kink = gate?.kink === undefined ? undefined : parse(gate.kink, { as: "condition" });
    if (kink?.kind !== "comparison") return [];
    const [x, y = x] = inputs;
    const leaves = { name: (name: string) => () => (name === "x" ? x : y).value };
    const [left, right] = [kink.left, kink.right].map((side) => evaluator(side, leaves));
    return [() => Math.sign(left(0, 0, 0) - right(0, 0, 0))];
  });
  return () => sides.map((side) => side());
}
