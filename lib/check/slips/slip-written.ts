import { distance } from "../../notation/interval.js";
import type { WrittenNumber } from "../sheet/number.js";
import { unitOf } from "../work/style.js";
import type { Working } from "../work/working.js";

/** A number that was worked out well and written down wrongly, and what was meant. */
export interface Miswritten {
  code: string;
  says: string;
  meant: number;
  rank: number;
}

/** Slips of the pen: decimal point misplaced, two neighbouring digits swapped, two answers exchanged. */
export function miswritten(working: Working, line: number, number: WrittenNumber): Miswritten[] {
  const found: Miswritten[] = [];
  const unit = unitOf(number, working.style);
  for (const power of number.value === 0 ? [] : [1, -1, 2, -2]) {
    const shift = Number(`1e${power}`);
    const meant = number.value * shift;
    const places = Math.abs(power) === 1 ? "one place" : "two places";
    const says = `the decimal point is ${places} too far to the ${power > 0 ? "left" : "right"}`;
    const rank = Math.abs(power) + 2 + misfit(working, line, meant, unit * shift);
    found.push({ code: "decimal-point", says, meant, rank });
  }
  for (const meant of swaps(number.text)) {
    const rank = 3 + misfit(working, line, meant, unit);
    found.push({ code: "digits-swapped", says: "two neighbouring digits are swapped", meant, rank });
  }
  for (const j of working.answered.near(number.value, slackOf(number, unit))) {
    const other = working.written[j] as WrittenNumber;
    if (other.value === number.value) continue;
    const slack = slackOf(other, unitOf(other, working.style));
    // What is right at its own place was not put there by mistake.
    if (distance(other.value, working.exact[j]) <= slack) continue;
    if (!(distance(other.value, working.exact[line]) <= slack)) continue;
    const { lines } = working.plan;
    const says = `the answers for ${lines[line].name} and ${lines[j].name} are exchanged`;
    // Where one is the other with its sign flipped, that is the likelier slip.
    const opposite = Math.abs(other.value + number.value) <= 0.01 * Math.abs(number.value);
    const rank = opposite ? 2.5 : 0;
    found.push({ code: "answers-exchanged", says, meant: other.value, rank });
  }
  return found.filter(({ rank }) => Number.isFinite(rank));
}

/** How badly a number, written in this unit, would do for the line: 0 for right, more for loosely right, else infinite. */
function misfit(working: Working, line: number, value: number, unit: number): number {
  const rights = [working.exact[line], working.fromOwn(line)];
  // A digit or two, moved by two places, would be near to anything.
  const near = Math.min(unit / 2, 0.1 * Math.abs(value)) + 1e-9 * Math.abs(value);
  if (rights.some((right) => distance(value, right) <= near)) return 0;
  const reach = working.reach(line);
  const narrow = reach.hi - reach.lo <= Math.min(10 * unit, 0.2 * Math.abs(value));
  return narrow && distance(value, reach) < unit ? 1 : Number.POSITIVE_INFINITY;
}

/** How near is near enough for an answer that stands at another one's place: the learner's rounding is not known there. */
function slackOf({ value }: WrittenNumber, unit: number): number {
  return unit / 2 + 0.005 * Math.abs(value);
}

/** The numbers that come of swapping two neighbouring digits. */
function swaps(text: string): number[] {
  const digits = [...text];
  return digits.flatMap((digit, i): number[] => {
    const j = digits[i + 1] === "." ? i + 2 : i + 1;
    const next = digits[j];
    if (!/\d/.test(digit) || next === undefined || !/\d/.test(next) || digit === next) return [];
    const swapped = digits.slice();
    swapped[i] = next;
    swapped[j] = digit;
    const value = Number(swapped.join("").replace("−", "-"));
    return Number.isFinite(value) ? [value] : [];
  });
}
