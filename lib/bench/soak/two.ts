import { check } from "../../check/check.js";
import { type Random, random } from "../../data/random.js";
import { exchanged, miscopied, regression, whole } from "./problems/whole-data.js";

/** A sheet with two slips: what each of them is called, by any of its names. */
interface Sheet {
  problem: string;
  inputs: Record<string, number>;
  right: Record<string, number>;
  wrong: Record<string, number>;
  codes: readonly (readonly string[])[];
}

/** What became of sheets with two slips. */
export interface TwoTally {
  sheets: number;
  /** Told as these two and no other. */
  both: number;
  /** Told as one of them and no other. */
  one: number;
  /** Told as something that was not done. */
  other: number;
  alarms: number;
  examples: string[];
}

type Maker = (next: Random) => Sheet;

const FACTOR = ["exponent-forgotten", "factor-missing"];
const COPIED = ["input-miscopied"];
const EXCHANGED = ["inputs-exchanged"];
const SIGN = ["sign-flipped"];
const TERM = ["term-left-out", "fan-out-overwritten"];

/** A regression of two samples: how its inputs are read, the factor of the squares, and what is done to one number then. */
function sheet(
  codes: readonly (readonly string[])[],
  read: typeof miscopied,
  factor: number,
  then: (numbers: Record<string, number>) => Record<string, number> = (numbers) => numbers,
): Maker {
  return (next) => {
    const made = regression(2, next, true);
    const { problem, inputs } = made;
    const others = read(inputs, next);
    if (others === undefined) return sheet(codes, read, factor, then)(next);
    return { problem, inputs, right: made.read(inputs), wrong: then(made.read(others, factor)), codes };
  };
}

const asGiven = (inputs: Record<string, number>): Record<string, number> => inputs;
const flipped = (numbers: Record<string, number>): Record<string, number> => ({
  ...numbers,
  db: -numbers.db,
});
const termLost = (numbers: Record<string, number>): Record<string, number> => ({
  ...numbers,
  db: numbers.de2,
});

const misconception: Maker = (next) => {
  const inputs = { w: whole(next, 15) / 10, x: whole(next, 15) / 10, v: whole(next, 15) / 10 };
  const h1 = Math.tanh(inputs.w * inputs.x);
  const h2 = Math.tanh(inputs.v * h1);
  const work = (slope: (h: number) => number, sign: number): Record<string, number> => {
    const dh1 = slope(h2) * inputs.v;
    const dz = dh1 * slope(h1);
    return { h1, h2, dh1, dw: dz * inputs.x, dx: sign * dz * inputs.w };
  };
  return {
    problem: "h1 = tanh(w*x); h2 = tanh(v*h1)",
    inputs,
    right: work((h) => 1 - h * h, 1),
    wrong: work((h) => 1 - h, -1),
    codes: [["square-forgotten"], SIGN],
  };
};

/** Two slips a sheet, by kind. */
export const twoSlips: Readonly<Record<string, Maker>> = {
  "an input copied wrongly, and a sign": sheet([COPIED, SIGN], miscopied, 2, flipped),
  "two inputs exchanged, and a term left out": sheet([EXCHANGED, TERM], exchanged, 2, termLost),
  "a factor 2 left out, and a sign": sheet([FACTOR, SIGN], asGiven, 1, flipped),
  "a factor 2 left out, and two inputs exchanged": sheet([FACTOR, EXCHANGED], exchanged, 1),
  "a factor 2 left out, and an input copied wrongly": sheet([FACTOR, COPIED], miscopied, 1),
  "one misconception at two gates, and a sign": misconception,
};

/** Sheets with two slips, of which each changes something that is written; a part of the lines is left out. */
export function twoOnASheet(make: Maker, sheets: number, seed: number): TwoTally {
  const next = random(seed);
  const tally: TwoTally = { sheets: 0, both: 0, one: 0, other: 0, alarms: 0, examples: [] };
  while (tally.sheets < sheets) {
    const { problem, inputs, right, wrong, codes } = make(next);
    const kept = Object.keys(right).filter((name) => !/^de|^dh/.test(name) || next() < 0.5);
    const text = (numbers: Record<string, number>): Record<string, string> =>
      Object.fromEntries(kept.map((name) => [name, String(Number(numbers[name].toFixed(4)))]));
    const [good, bad] = [text(right), text(wrong)];
    if (kept.filter((name) => good[name] !== bad[name]).length < 2) continue;
    // Of a number that is 0 no slip can be told.
    if (kept.some((name) => Number(bad[name]) === 0)) continue;
    const alarmed = check(problem, good, { inputs });
    if (alarmed.right < alarmed.of) tally.alarms++;
    const { verdicts } = check(problem, bad, { inputs });
    const slips = verdicts.flatMap((one) => (one.verdict === "wrong" ? [one.slip ?? "none"] : []));
    const isPlanted = (slip: string): boolean => codes.some((names) => names.includes(slip));
    const told = codes.filter((names) => slips.some((slip) => names.includes(slip))).length;
    tally.sheets++;
    if (!slips.every(isPlanted)) tally.other++;
    else if (told === codes.length) tally.both++;
    else tally.one++;
    if (told < codes.length && tally.examples.length < 6)
      tally.examples.push(
        `${problem} ${JSON.stringify(inputs)} ${JSON.stringify(bad)}: ${verdicts.map((one) => `${one.name} ${one.verdict} ${one.slip}`).join(", ")}`,
      );
  }
  return tally;
}
