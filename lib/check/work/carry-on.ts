import { type Interval, point } from "../../notation/interval.js";
import type { Plan } from "../plan/plan.js";
import { follow } from "../plan/rule.js";
import { backwards } from "./backwards.js";
import type { Numbers } from "./bases.js";

/** Slips are looked for on so many lines before a wrong one. */
const FARTHEST = 24;

/** This line, and the lines that it goes back to by `from`, nearest first. */
export function gapFrom(line: number, from: (line: number) => readonly number[]): number[] {
  const found: number[] = [];
  for (const at of backwards([line], from)) if (found.push(at) === FARTHEST) break;
  return found;
}

/**
 * The number of a line when an earlier one has another value and all else is worked rightly.
 * @param gap the line and those before it, in order backwards; what it does not hold keeps its number.
 */
export function carryOn(
  { lines }: Plan,
  gap: readonly number[],
  at: number,
  value: number,
  numbers: Numbers,
  line: number,
): number {
  const changed = new Map([[at, value]]);
  const read = (i: number): Interval => point(changed.get(i) ?? numbers(i));
  for (let k = gap.indexOf(at) - 1; k >= 0; k--) {
    const i = gap[k];
    if (lines[i].from.some((from) => changed.has(from))) changed.set(i, follow(lines[i], read).lo);
  }
  return changed.get(line) ?? Number.NaN;
}
