import { hull, type Interval, point } from "../../notation/interval.js";
import { follow } from "../plan/rule.js";
import type { WrittenNumber } from "../sheet/number.js";
import { loosen } from "../work/reach.js";
import { unitOf } from "../work/style.js";
import type { Working } from "../work/working.js";

/**
 * What a wrong number betrays of the lines before it that are not on the sheet: the step is worked backwards, from the
 * number as written to the one line that it must have come from, and on from there. Whatever slip was made on the way,
 * other numbers that follow from the same line show it too.
 */
export function betrayed(working: Working, line: number, number: WrittenNumber): Map<number, Interval> {
  const { plan, style, written } = working;
  const found = new Map<number, Interval>();
  const half = number.whole ? 0 : unitOf(number, style) / 2;
  let target: Interval = { lo: number.value - half, hi: number.value + half };
  for (let at = line; ; ) {
    const one = plan.lines[at];
    const hidden = one.from.filter(
      (i) => written[i] === null && plan.lines[i].kind !== "given" && !working.isConfirmed(i, line),
    );
    const upstream = one.kind === "gradient" && one.terms.length === 1 ? one.terms[0].upstream : undefined;
    const from = hidden.length === 1 ? hidden[0] : hidden.find((i) => i === upstream);
    const source = from === undefined ? undefined : inverse(working, at, from, target);
    if (from === undefined || source === undefined) return found;
    found.set(from, loosen(source, style));
    [at, target] = [from, source];
  }
}

/** What the number of one line must have been for another to come to this: both ends, by the secant method. */
function inverse(working: Working, line: number, from: number, target: Interval): Interval | undefined {
  const numbers = working.ownNumbers;
  const f = (x: number): number =>
    follow(working.plan.lines[line], (i) => point(i === from ? x : numbers[i])).lo;
  const ends = [target.lo, target.hi].map((y) => solve(f, y, numbers[from]));
  return ends.every(Number.isFinite) ? hull(...ends.map(point)) : undefined;
}

const STEPS = 20;

/** Where f comes to y, from a first guess; NaN where it does not get there. */
function solve(f: (x: number) => number, y: number, guess: number): number {
  let [a, b] = [guess, guess * 1.01 + 0.001];
  let [fa, fb] = [f(a) - y, f(b) - y];
  for (let i = 0; i < STEPS && Math.abs(fb) > 1e-12 * Math.max(1e-3, Math.abs(y)); i++) {
    [a, b] = [b, b - (fb * (b - a)) / (fb - fa)];
    [fa, fb] = [fb, f(b) - y];
  }
  return Math.abs(fb) <= 1e-9 * Math.max(1e-3, Math.abs(y)) ? b : Number.NaN;
}
