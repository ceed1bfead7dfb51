import { distance, type Interval } from "../../notation/interval.js";
import type { WrittenNumber } from "../sheet/number.js";
import type { Working } from "./working.js";

/** Whether a number is this one to the digits that were written. */
export function nearness(
  { plan }: Working,
  line: number,
  number: WrittenNumber,
  unit: number,
): (to: Interval) => boolean {
  return (to) => {
    const size = Math.max(Math.abs(to.lo), Math.abs(to.hi));
    // What a program worked out in steps carries its noise.
    const noise = number.machine && (plan.lines[line].kind !== "plain" || size === 0) ? 1e-14 : 0;
    const slack = 1e-10 * Math.min(size, Math.abs(number.value));
    return distance(number.value, to) <= unit / 2 + 1e-9 * unit + slack + noise;
  };
}
