import { distance, type Interval } from "./interval.js";
import type { WrittenNumber } from "./number.js";
import { follow } from "./rule.js";
import { unitOf } from "./style.js";
import type { Working } from "./working.js";

export type Judgement = "right" | "loose" | "carried" | "wrong";

/**
 * Judges one number against the truth and against the learner's own earlier numbers, tier by tier: right, right but
 * loosely rounded, right given an earlier slip, wrong. Half a unit of the last digit written is always allowed.
 */
export function judge(working: Working, line: number, number: WrittenNumber): Judgement {
  const unit = unitOf(number, working.style);
  const near = nearness(number, unit);
  if (near(working.exact[line])) return "right";
  const tainted = working.tainted(line);
  if (follows(working, line, near)) return tainted ? "carried" : "right";
  if (near(fromMeant(working, line))) return working.tainted(line, true) ? "carried" : "right";
  const outside = distance(number.value, working.reach(line));
  // The second is for doubles whose own last digits are larger than the unit.
  if (outside < unit * (1 - 1e-9) || outside <= 1e-11 * Math.abs(number.value))
    return tainted ? "carried" : "loose";
  const coarse = working.style.decimals === undefined && isCoarse(number, working.exact[line]);
  return coarse ? "loose" : "wrong";
}

/** Whether a number is this one to the digits that were written. */
export function nearness(number: WrittenNumber, unit: number): (to: Interval) => boolean {
  return (to) => {
    const size = Math.max(Math.abs(to.lo), Math.abs(to.hi));
    const slack = 1e-9 * unit + 1e-10 * size + (number.machine ? 1e-14 : 0);
    return distance(number.value, to) <= unit / 2 + slack;
  };
}

/** Whether the number comes out of the textbook's rule, in one form or the other, from the numbers on the sheet. */
function follows(working: Working, line: number, near: (to: Interval) => boolean): boolean {
  const { own, ownRounded, plan, roundings } = working;
  const one = plan.lines[line];
  const from = (numbers: readonly Interval[]) => (i: number) => numbers[i];
  if (near(follow(one, from(own)))) return true;
  if (one.kind === "gradient" && near(follow(one, from(own), "exact"))) return true;
  return roundings.some((round) => near(follow(one, from(ownRounded), "textbook", round)));
}

function fromMeant(working: Working, line: number): Interval {
  const { meant, plan } = working;
  return meant ? follow(plan.lines[line], (i) => meant[i]) : { lo: Number.NaN, hi: Number.NaN };
}

/** A whole number in place of one with a fraction: not wrong, but it states too little. */
function isCoarse(number: WrittenNumber, exact: Interval): boolean {
  return number.whole && number.value !== 0 && distance(number.value, exact) <= 0.5;
}
