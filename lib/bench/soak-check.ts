import { check, judgeSheet, planFor, type Verdicts } from "../check/index.js";
import { type Formula, formula } from "../formula.js";
import { type Random, random } from "../random.js";
import { type Digits, type Habit, Hand, type Planted } from "./soak-hand.js";
import { moreProblems } from "./soak-more-problems.js";
import { problems as first, type WorkedProblem } from "./soak-problems.js";

export const problems: readonly WorkedProblem[] = [...first, ...moreProblems];
export const habits: readonly Habit[] = ["rounds", "full", "truncates"];
export const digits: readonly Digits[] = [
  ...[2, 3, 4].map((count): Digits => ({ kind: "decimals", count })),
  ...[3, 4].map((count): Digits => ({ kind: "significant", count })),
];

const formulas = new Map<string, Formula>();

/** Hand-friendly inputs: two digits, none 0 or ±1, no two alike. */
export function someInputs(problem: WorkedProblem, next: Random): Record<string, number> {
  for (;;) {
    const inputs: Record<string, number> = {};
    for (const name of problem.inputs) inputs[name] = Math.round((next() * 5 - 2.5) * 20) / 20;
    const sizes = Object.values(inputs).map(Math.abs);
    if (sizes.some((size) => size < 0.2 || size === 1) || new Set(sizes).size < sizes.length) continue;
    if (problem.fits?.(inputs) ?? true) return inputs;
  }
}

/** Judges a sheet as a learner hands it in. */
export function judged(
  problem: WorkedProblem,
  inputs: Record<string, number>,
  sheet: Map<string, string>,
): Verdicts {
  let made = formulas.get(problem.name);
  if (made === undefined) {
    made = formula(problem.formula, inputs);
    formulas.set(problem.name, made);
  }
  const plan = planFor(made.set(inputs), { learningRate: problem.learningRate });
  return judgeSheet(plan, Object.fromEntries(sheet));
}

export interface Tally {
  numbers: number;
  right: number;
  loose: number;
  alarms: number;
  examples: string[];
}

/** Right solutions, by habit and digits: nothing may be called wrong. Some answers are left out, as learners do. */
export function falseAlarms(habit: Habit, kept: Digits, sheets: number, seed: number): Tally {
  const next = random(seed);
  const tally: Tally = { numbers: 0, right: 0, loose: 0, alarms: 0, examples: [] };
  for (let i = 0; i < sheets; i++) {
    const problem = problems[i % problems.length];
    const inputs = someInputs(problem, next);
    const hand = new Hand(habit, kept);
    problem.work(inputs, hand);
    if (hand.broken) continue;
    const leaveOut = next() < 0.3 ? next() * 0.7 : 0;
    const bare = next() < 0.3;
    const sheet = new Map([...hand.sheet].filter(() => next() >= leaveOut));
    if (bare)
      for (const [name, text] of sheet)
        if (/^-?\d+\.0+$/.test(text)) sheet.set(name, text.replace(/\.0+$/, ""));
    for (const one of judged(problem, inputs, sheet).verdicts) {
      tally.numbers++;
      if (one.verdict === "right") tally.right++;
      else if (one.verdict === "loose") tally.loose++;
      else {
        tally.alarms++;
        if (tally.examples.length < 5)
          tally.examples.push(
            `${problem.name} ${JSON.stringify(inputs)} ${[...sheet].map(([n, t]) => `${n}=${t}`).join(" ")} :: ${one.name} ${one.verdict} exact ${one.exact} ${one.message}`,
          );
      }
    }
  }
  return tally;
}

export interface SlipTally {
  planted: number;
  flagged: number;
  distinct: number;
  named: number;
  listed: number;
  later: number;
  carried: number;
  byCode: Map<string, [planted: number, flagged: number, distinct: number, named: number]>;
  examples: string[];
}

/** Every slip of every problem in turn, with everything after it worked on from the wrong number. */
export function plantedSlips(habit: Habit, kept: Digits, rounds: number, seed: number): SlipTally {
  const next = random(seed);
  const tally: SlipTally = {
    planted: 0,
    flagged: 0,
    distinct: 0,
    named: 0,
    listed: 0,
    later: 0,
    carried: 0,
    byCode: new Map(),
    examples: [],
  };
  for (let round = 0; round < rounds; round++)
    for (const problem of problems) {
      const inputs = someInputs(problem, next);
      const right = new Hand(habit, kept);
      problem.work(inputs, right);
      for (const [name, alternatives] of right.alternatives)
        for (const code of alternatives.keys())
          if (code !== "right") plantOne(problem, inputs, right, { name, code }, habit, kept, tally);
    }
  return tally;
}

function plantOne(
  problem: WorkedProblem,
  inputs: Record<string, number>,
  right: Hand,
  planted: Planted,
  habit: Habit,
  kept: Digits,
  tally: SlipTally,
): void {
  const { name, code } = planted;
  const alternatives = right.alternatives.get(name) as Map<string, string>;
  const text = alternatives.get(code) as string;
  if (tooClose(text, alternatives.get("right") as string) || !Number.isFinite(Number(text))) return;
  const hand = new Hand(habit, kept, planted);
  problem.work(inputs, hand);
  if (hand.broken) return;
  const verdicts = judged(problem, inputs, hand.sheet).verdicts;
  const at = verdicts.findIndex((one) => one.name === name);
  const entry = tally.byCode.get(code) ?? [0, 0, 0, 0];
  tally.byCode.set(code, entry);
  tally.planted++;
  entry[0]++;
  const verdict = verdicts[at];
  const flagged = verdict.verdict === "wrong";
  const say = (why: string): void => {
    if (tally.examples.length < 400)
      tally.examples.push(
        `${why} ${code}@${name} in ${problem.name} ${JSON.stringify(inputs)}: ${[...hand.sheet].map(([n, t]) => `${n}=${t}`).join(" ")} :: exact ${verdict.exact} ${verdict.verdict} ${verdict.slip} [${verdict.others}] ${verdict.message}`,
      );
  };
  if (flagged) {
    tally.flagged++;
    entry[1]++;
  } else say("MISSED");
  const distinct = [...alternatives].every(([other, value]) => other === code || !tooClose(value, text));
  if (distinct && flagged) {
    tally.distinct++;
    entry[2]++;
    if (verdict.slip === code) {
      tally.named++;
      entry[3]++;
    } else say("NAMED");
    if (verdict.slip === code || verdict.others.includes(code)) tally.listed++;
  }
  for (const later of verdicts.slice(at + 1)) {
    if (later.written === right.sheet.get(later.name)) continue;
    tally.later++;
    if (later.verdict !== "wrong") tally.carried++;
    else say(`LATER ${later.name}=${later.written} (${later.message})`);
  }
}

/** Two numbers that rounding alone could make of each other: within one unit of the last digit. */
function tooClose(a: string, b: string): boolean {
  const places = Math.min(...[a, b].map((text) => text.split(".")[1]?.length ?? 0));
  return Math.abs(Number(a) - Number(b)) <= 1.000001 * Number(`1e${-places}`);
}
void check;
