import { derivedText } from "../plan/derived.js";
import type { Line } from "../plan/line.js";
import { planFor } from "../plan/plan-for.js";
import type { Template } from "./template.js";

/** What is asked, each with the formula that it comes from: the key to sheets that ask for formulas. */
export function keyFormulas({ formula: text, inputs, learningRate, asks }: Template): Map<string, string> {
  // A formula has the same derivation everywhere: where it is evaluated is of no matter.
  const somewhere = Object.entries(inputs).map(([name, [low, high]], i) => [
    name,
    low + (high - low) * (0.4 + 0.5 * ((i * Math.SQRT1_2) % 1)),
  ]);
  const plan = planFor(text, { inputs: Object.fromEntries(somewhere), learningRate });
  const byName = new Map(plan.lines.map((line) => [line.name, line]));
  return new Map(asks.map((name) => [name, derivedText(plan, byName.get(name) as Line)]));
}
