import { distance, type Interval, isPoint } from "../../notation/interval.js";
import { type Form, follow } from "../plan/rule.js";
import type { WrittenNumber } from "../sheet/number.js";
import { nearness } from "../work/nearness.js";
import { isShort, unitOf } from "../work/style.js";
import type { Working } from "../work/working.js";

/** What a number is found to be; "short" may be right, but has so few digits that a wrong number would often look the same. */
export type Judgement = "right" | "short" | "loose" | "carried" | "wrong";

/**
 * Judges one number against the truth and against the learner's own earlier numbers, tier by tier: right, right but
 * loosely rounded, right given an earlier slip, wrong. Half a unit of the last digit written is always allowed; loosely rounded
 * is none that the calculation written out before it does not come to.
 */
export function judge(working: Working, line: number, number: WrittenNumber): Judgement {
  const { style } = working;
  const written = unitOf(number, style);
  const unit = isShort(number, style) ? style.unitAt(Math.abs(number.value)) : written;
  const found = agreement(working, line, number, unit);
  if (found) return found === "right" && isBesideTie(working, line, number, unit) ? "wrong" : found;
  const roughly = unit === written ? undefined : agreement(working, line, number, written);
  if (roughly) return roughly === "right" ? "short" : "carried";
  const afterSlips = working.hidden.reach(line);
  if (afterSlips && distance(number.value, afterSlips) <= unit / 2) return "carried";
  // A fraction is exact: no rounding made it.
  if (unit === 0) return "wrong";
  const reach = working.reach(line);
  // After a division by a wrong 0 nothing follows, so nothing can be said to.
  if (reach.lo === Number.NEGATIVE_INFINITY && reach.hi === Number.POSITIVE_INFINITY && working.tainted(line))
    return "wrong";
  const outside = distance(number.value, reach);
  // The second is for doubles whose own last digits are larger than the unit.
  if (outside < unit * (1 - 1e-9) || outside <= 1e-11 * Math.abs(number.value))
    // What the sheet itself works out to another number is not that number rounded.
    return number.refuted ? "wrong" : working.tainted(line) ? "carried" : "loose";
  if (!isWholePart(working, line, number)) return "wrong";
  if (working.tainted(line)) return "carried";
  return style.whole ? "loose" : "short";
}

/** At a tie: whether the number would need one choice for one input and another for the other. */
function isBesideTie({ exact }: Working, line: number, number: WrittenNumber, unit: number): boolean {
  return (
    !isPoint(exact[line]) && distance(number.value, exact[line]) > 2 * unit + 1e-9 * Math.abs(number.value)
  );
}

/** Whether the number is, to so many digits, the true one or what follows from the learner's own; undefined for neither. */
function agreement(
  working: Working,
  line: number,
  number: WrittenNumber,
  unit: number,
): "right" | "carried" | undefined {
  const near = nearness(working, line, number, unit);
  if (near(working.exact[line])) return "right";
  const form = follows(working, line, near);
  if (form) return working.tainted(line, false, form) ? "carried" : "right";
  if (near(fromMeant(working, line))) return working.tainted(line, true) ? "carried" : "right";
  return undefined;
}

/** The form of the rule by which the number comes out of the numbers on the sheet; undefined for neither. */
function follows(working: Working, line: number, near: (to: Interval) => boolean): Form | undefined {
  const { own, ownRounded, plan, roundings } = working;
  const one = plan.lines[line];
  const from = (numbers: readonly Interval[]) => (i: number) => numbers[i];
  if (near(follow(one, from(own)))) return "textbook";
  if (roundings.some((round) => near(follow(one, from(ownRounded), "textbook", round)))) return "textbook";
  return one.kind === "gradient" && near(follow(one, from(own), "exact")) ? "exact" : undefined;
}

function fromMeant(working: Working, line: number): Interval {
  const { meant, plan } = working;
  return meant.isOwn ? { lo: Number.NaN, hi: Number.NaN } : follow(plan.lines[line], (i) => meant.of(i));
}

/**
 * A whole number in place of one with a fraction, 12 for 12.4: on a sheet of whole numbers alone it is rounded loosely, and
 * 1 stands for 1.48 too; anywhere else it states too little to be right.
 */
function isWholePart(working: Working, line: number, number: WrittenNumber): boolean {
  const { style, exact } = working;
  if (style.fixed || !number.whole) return false;
  const outside = Math.min(
    distance(number.value, exact[line]),
    distance(number.value, working.fromOwn(line)),
  );
  return outside <= Math.min(0.5, style.whole ? 0.5 : 0.25 * Math.abs(number.value));
}
