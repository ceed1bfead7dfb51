import { point } from "../../../notation/interval.js";
import type { Line } from "../../plan/line.js";
import { follow } from "../../plan/rule.js";
import type { Numbers } from "../../work/bases.js";
import { isShort, unitOf } from "../../work/style.js";
import type { Working } from "../../work/working.js";

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

/** A sheet as slips make it. */
export interface Telling {
  stories: readonly Story[];
  /** The lines whose numbers they account for. */
  told: ReadonlySet<number>;
  /** What every line comes to. */
  numbers: readonly number[];
  /** Which of the stories each line goes back to. */
  of: readonly (readonly Story[])[];
}

/**
 * From which number the work goes on after one that is on the sheet: where it agrees from that itself, or from what it was
 * before it was rounded; where it does not, from the one that the slips make; or always from that on the sheet.
 */
const WAYS = ["as rounded", "as worked", "as written"] as const;

/**
 * Works the whole sheet as the stories tell it, by each way of going on; the tellings that contradict none of the numbers that
 * have to agree.
 */
export function tellings(
  stories: readonly Story[],
  working: Working,
  isRight: (line: number) => boolean,
): Telling[] {
  return WAYS.flatMap((way) => tell(stories, working, isRight, way) ?? []);
}

function tell(
  stories: readonly Story[],
  working: Working,
  isRight: (line: number) => boolean,
  way: (typeof WAYS)[number],
): Telling | undefined {
  const { plan, written } = working;
  const numbers: number[] = [];
  const read: Numbers = (i) => numbers[i];
  const told = new Set<number>();
  const of: (readonly Story[])[] = [];
  for (const line of plan.lines) {
    const slip = slipped(stories, line, read);
    const value = slip?.value ?? follow(line, (i) => point(numbers[i])).lo;
    const causes = stories.filter((one) => one === slip?.story || line.from.some((i) => of[i].includes(one)));
    const number = written[line.index];
    const isTold = number !== null && agrees(working, line.index, value);
    const isFree = causes.length === 0;
    if (number !== null && !isTold && !isFree && isRight(line.index)) return undefined;
    // Where the slip changes nothing that the digits show, it explains nothing.
    if (isTold && !isFree && Math.abs(value - line.exact) > unitOf(number, working.style) / 2)
      told.add(line.index);
    const isOwn = number !== null && (way === "as written" || (way === "as rounded" && (isTold || isFree)));
    numbers.push(isOwn ? number.value : value);
    of.push(isOwn && !isTold ? [] : causes);
  }
  return { stories, told, numbers, of };
}

function slipped(
  stories: readonly Story[],
  line: Line,
  read: Numbers,
): { story: Story; value: number } | undefined {
  for (const story of stories) {
    const value = story.number(line, read);
    if (value !== undefined) return { story, value };
  }
  return undefined;
}

/** Digits that were cut off on the way may have moved a number by a few units where the slip moved it by so many times that. */
const [PLAIN, FEW] = [12, 4];

function agrees({ plan, written, style }: Working, line: number, value: number): boolean {
  const number = written[line];
  if (number === null || !Number.isFinite(value)) return false;
  const unit = unitOf(number, style);
  const few = number.whole || number.significant < 3 || isShort(number, style);
  const loose = Math.min(FEW, Math.max(1, Math.abs(value - plan.lines[line].exact) / (PLAIN * unit)));
  const slack = (few ? 0.5 : loose) * unit;
  return Math.abs(number.value - value) <= slack * (1 + 1e-9) + 1e-10 * Math.abs(value);
}
