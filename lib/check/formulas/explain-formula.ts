import type { Plan } from "../plan/plan.js";
import { otherInputs, slipsOn } from "../slips/slip-lines.js";
import type { Slipped } from "../slips/slipped.js";
import { carryOn, gapFrom } from "../work/carry-on.js";

/** A slip whose rule makes the learner's formula at every point. */
export interface FormulaSlip {
  code: string;
  says: string;
  /** The line on which it was made. */
  line: number;
  rank: number;
}

/** The problem at one point, the numbers that the learner works from, and whether one is what the formula comes to. */
export interface Case {
  plan: Plan;
  numbers: readonly number[];
  isNear(value: number): boolean;
}

/**
 * The slips that make this formula of the line's, the likeliest first: the wrong rule of this step, or of one before it
 * with all else worked rightly, has to fit at all points, which no chance does.
 */
export function explainFormula(cases: readonly Case[], line: number): FormulaSlip[] {
  const { lines } = cases[0].plan;
  const gap = gapFrom(line, (at) => lines[at].from);
  return gap
    .flatMap((at) => slipsAt(cases, gap, at, line))
    .sort((a, b) => a.rank - b.rank)
    .filter(({ code }, i, all) => all.findIndex((one) => one.code === code) === i);
}

function slipsAt(cases: readonly Case[], gap: readonly number[], at: number, line: number): FormulaSlip[] {
  let left: ReadonlyMap<string, Slipped> = new Map();
  const met = new Map<string, number>();
  for (const [i, one] of cases.entries()) {
    const there = slipsWith(one, at);
    const fits = there.filter(({ value }) =>
      one.isNear(carryOn(one.plan, gap, at, value, (k) => one.numbers[k], line)),
    );
    const now = new Map(fits.map((slip) => [keyOf(slip), slip]));
    const all = new Set(there.map(keyOf));
    // Where the wrong rule gives the right number it is no slip, and tells nothing.
    left = i === 0 ? now : new Map([...left].filter(([key]) => now.has(key) || !all.has(key)));
    for (const key of now.keys()) met.set(key, (met.get(key) ?? 0) + 1);
    if (left.size === 0) return [];
  }
  return [...left]
    .filter(([key]) => 2 * (met.get(key) ?? 0) > cases.length)
    .map(([, { code, says, rank }]) => ({
      code,
      says: says(),
      line: at,
      rank: rank + (at === line ? 0 : 1.5),
    }));
}

function slipsWith({ plan, numbers }: Case, at: number): Slipped[] {
  const line = plan.lines[at];
  const read = (i: number): number => numbers[i];
  const slips = slipsOn(plan, line, read);
  // A number would fit some other input by chance, a formula does not.
  return line.kind === "value" ? [...slips, ...otherInputs(plan, line, read, true)] : slips;
}

const keyOf = ({ code, says }: Slipped): string => `${code} ${says()}`;
