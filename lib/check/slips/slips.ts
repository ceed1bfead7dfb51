import { distance, point } from "../../notation/interval.js";
import { readsOf } from "../plan/plan-index.js";
import type { WrittenNumber } from "../sheet/number.js";
import { carryOn, gapFrom } from "../work/carry-on.js";
import { nearness } from "../work/nearness.js";
import { isShort, unitOf } from "../work/style.js";
import type { Working } from "../work/working.js";
import { slipsOn } from "./slip-lines.js";
import { miswritten } from "./slip-written.js";

/** A slip that explains a wrong number. */
export interface Candidate {
  code: string;
  /** What it looks like, in a teacher's words. */
  says(): string;
  /** The line on which it was made: the wrong one itself, or one before it that is not on the sheet. */
  line: number;
  /** The number that the line should have been, with the slip; for a slip of the pen the number that was meant. */
  value: number;
  pen: boolean;
  /** Whether it explains the number to its last digit. */
  exactly: boolean;
  /** Codes of other slips that make the same number of the same line. */
  alike: string[];
  /** What it comes to if it was made on an earlier line. */
  earlier?: { line: number; value: number } | undefined;
  /** The step as it should be, where it is not that of the line's own gate. */
  step?: (() => string) | undefined;
  rank: number;
}

/** With more lines than this to choose from, too many slips fit by chance: a unit of the last digit is allowed, no more. */
const MANY = 10;
/** So much likelier is a slip that was made before on the same sheet. */
const FAMILIAR = 2;
/** So many units of the last digit at most are allowed for loose rounding: with more, anything would fit. */
const LOOSEST = 10;

/**
 * The slips that explain a wrong number, the likeliest first: each step since the numbers on the sheet is worked with
 * each wrong rule, from the learner's own numbers and from the true ones, and carried on to this line.
 */
export function explain(working: Working, line: number, number: WrittenNumber): Candidate[] {
  const unit = unitOf(number, working.style);
  const near = nearness(working, line, number, unit);
  const reach = working.reach(line);
  const gap = gapBefore(working, line);
  const suspects = gap.filter((at) => at === line || !working.isConfirmed(at, line));
  const wide = suspects.length > MANY ? 0 : Math.min(reach.hi - reach.lo || 0, LOOSEST * unit);
  // A single digit is near to too much.
  const spread = isShort(number, working.style) ? 0 : unit + wide;
  // Loosely rounded, it has to be much nearer to what the slip makes than to what is right.
  const off = Math.min(
    ...[working.fromOwn(line), working.exact[line]].map((right) => distance(number.value, right)),
  );
  const found: Candidate[] = [];
  const bases = isZeroFromZero(working, number, suspects)
    ? [working.bases.exact]
    : suspects.length > MANY
      ? [working.bases.likeliest]
      : working.bases.for(gap);
  for (const [base, numbers] of bases.entries()) {
    for (const at of suspects) {
      const carried = new Map<number, number>();
      for (const slip of slipsOn(working.plan, working.plan.lines[at], numbers)) {
        if (slip.needs && !isOnSheet(working, slip.needs)) continue;
        const value =
          at === line
            ? slip.value
            : (carried.get(slip.value) ?? carryOn(working.plan, gap, at, slip.value, numbers, line));
        carried.set(slip.value, value);
        if (!Number.isFinite(value)) continue;
        const exactly = near(point(value));
        const roughly =
          Math.abs(number.value - value) < Math.min(spread, off / 2) && number.value * value > 0;
        if (!exactly && !roughly) continue;
        const rank = slip.rank + (exactly ? 0 : 2) + (at === line ? 0 : 1.5) + base * 0.1;
        const { code, says, step, earlier } = slip;
        found.push({
          code,
          says,
          line: at,
          value: slip.value,
          pen: false,
          exactly,
          alike: [],
          step,
          earlier,
          rank,
        });
      }
    }
  }
  for (const { code, says, meant, rank } of miswritten(working, line, number))
    found.push({ code, says: () => says, line, value: meant, pen: true, exactly: true, alike: [], rank });
  for (const one of found) if (working.seen.has(one.code)) one.rank -= FAMILIAR;
  return likeliest(found);
}

/** A bare 0 comes out of other wrong zeros by every slip: only the true numbers tell. */
function isZeroFromZero(
  working: Working,
  { value, whole }: WrittenNumber,
  suspects: readonly number[],
): boolean {
  if (value !== 0 || !whole) return false;
  const isWrongZero = (i: number): boolean => working.written[i]?.value === 0 && working.isOff(i);
  return suspects.some((at) => readsOf(working.plan.lines[at]).some(isWrongZero));
}

/** Whether any of these lines is on the sheet. */
function isOnSheet({ written }: Working, lists: readonly (readonly number[])[]): boolean {
  return lists.some((lines) => lines.some((line) => written[line] !== null));
}

/** The best of each kind, the likeliest first; what explains the number exactly comes before what only may. */
function likeliest(found: Candidate[]): Candidate[] {
  const best: Candidate[] = [];
  for (const one of found.sort((a, b) => a.rank - b.rank)) {
    const alike = best.find(
      (other) => other.line === one.line && Math.abs(other.value - one.value) <= 1e-9 * Math.abs(one.value),
    );
    if (alike && alike.code !== one.code) alike.alike.push(one.code);
    else if (!best.some(({ code }) => code === one.code)) best.push(one);
  }
  return best;
}

/** This line, and the lines that it goes back to that are not on the sheet, nearest first. */
function gapBefore({ plan, written }: Working, line: number): number[] {
  return gapFrom(line, (at) => plan.lines[at].from.filter((from) => written[from] === null));
}
