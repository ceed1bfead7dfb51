import { point } from "../../notation/interval.js";
import type { Line } from "../plan/line.js";
import { follow } from "../plan/rule.js";
import type { Numbers } from "../work/bases.js";
import { isShort, unitOf } from "../work/style.js";
import type { Working } from "../work/working.js";

/** One slip, made in all places where it can be made: what it makes of a whole sheet. */
export interface Story {
  code: string;
  says(): string;
  /** The number of a line after the slip, from those before it; undefined where it is worked rightly. */
  number(line: Line, read: Numbers): number | undefined;
  /** How unlikely. */
  rank: number;
  /** So many numbers it must explain at least: what could be chosen among many would fit one by chance. */
  least: number;
}

/**
 * Works the whole sheet as a story tells it, going on with the learner's
 * own numbers where they agree with it, or with what they were before they were rounded. Answers the
 * lines whose numbers it accounts for; undefined as soon as it contradicts one of those that have to agree.
 */
export function tell(
  story: Story,
  working: Working,
  isRight: (line: number) => boolean,
  own: boolean,
): Set<number> | undefined {
  const { plan, written } = working;
  const numbers: number[] = [];
  const read: Numbers = (i) => numbers[i];
  const told = new Set<number>();
  for (const line of plan.lines) {
    const value = story.number(line, read) ?? follow(line, (i) => point(numbers[i])).lo;
    const number = written[line.index];
    if (number !== null && agrees(working, line.index, value)) {
      // Where the slip changes nothing that the digits show, it explains nothing.
      if (Math.abs(value - line.exact) > unitOf(number, working.style) / 2) told.add(line.index);
      numbers.push(own ? number.value : value);
    } else if (number !== null && isRight(line.index)) return undefined;
    else numbers.push(value);
  }
  return told;
}

/** A slip that moves a number by so many units is seen, though the digits that were cut off on the way moved it by a few. */
const [PLAIN, FEW] = [50, 3];

function agrees({ plan, written, style }: Working, line: number, value: number): boolean {
  const number = written[line];
  if (number === null || !Number.isFinite(value)) return false;
  const unit = unitOf(number, style);
  const few = number.whole || number.significant < 3 || isShort(number, style);
  const loose = Math.abs(value - plan.lines[line].exact) > PLAIN * unit ? FEW : 1;
  const slack = (few ? 0.5 : loose) * unit;
  return Math.abs(number.value - value) <= slack * (1 + 1e-9) + 1e-10 * Math.abs(value);
}
