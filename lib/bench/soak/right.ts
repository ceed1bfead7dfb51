import { judgeSheet } from "../../check/judge/judge-sheet.js";
import type { JudgedSheet } from "../../check/judge/verdict.js";
import { planFor } from "../../check/plan/plan-for.js";
import { type Random, random } from "../../data/random.js";
import { type Formula, formula } from "../../formula/formula.js";
import { type Digits, type Habit, Hand } from "./hand.js";
import { onPaper } from "./paper.js";
import { moreProblems } from "./problems/more-problems.js";
import { problems as first, type WorkedProblem } from "./problems/problems.js";

export const problems: readonly WorkedProblem[] = [...first, ...moreProblems];
export const habits: readonly Habit[] = ["rounds", "full", "truncates"];
export const digits: readonly Digits[] = [
  ...[2, 3, 4].map((count): Digits => ({ kind: "decimals", count })),
  ...[3, 4].map((count): Digits => ({ kind: "significant", count })),
];

const formulas = new Map<string, Formula>();
const plans = new WeakMap<Record<string, number>, ReturnType<typeof planFor>>();

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
  text?: string,
): JudgedSheet {
  let made = formulas.get(problem.name);
  if (made === undefined) {
    made = formula(problem.formula, inputs);
    formulas.set(problem.name, made);
  }
  const plan = plans.get(inputs) ?? planFor(made.set(inputs), { learningRate: problem.learningRate });
  plans.set(inputs, plan);
  return judgeSheet(plan, text ?? Object.fromEntries(sheet));
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
    const text = i % 4 === 0 ? onPaper(sheet, random(i)) : undefined;
    const { verdicts, problems: unread } = judged(problem, inputs, sheet, text);
    if (text !== undefined && (verdicts.length !== sheet.size || unread.length > 0)) {
      tally.alarms++;
      tally.examples.push(`not read as written: ${JSON.stringify(text)} ${unread[0]?.message}`);
    }
    for (const one of verdicts) {
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
