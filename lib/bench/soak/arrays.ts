import { check } from "../../check/check.js";
import { random } from "../../data/random.js";
import { BackpropError } from "../../text/errors.js";
import { type Digits, type Habit, Hand } from "./hand.js";
import { type ArrayProblem, arrayProblems } from "./problems/array-problems.js";

/** What became of sheets with vectors and matrices. */
export interface ArrayTally {
  /** Right sheets, the numbers on them, and those that were called wrong. */
  sheets: number;
  alarms: number;
  /** Sheets with a slip, those that were not called right, and those of which it was told as the only slip. */
  planted: number;
  flagged: number;
  named: number;
  examples: string[];
}

/** Sheets of every problem, right ones and for each slip as many with it. */
export function arraySheets(
  habit: Habit,
  digits: Digits,
  each: number,
  seed: number,
  right: boolean,
): ArrayTally {
  const next = random(seed);
  const tally: ArrayTally = { sheets: 0, alarms: 0, planted: 0, flagged: 0, named: 0, examples: [] };
  for (const problem of arrayProblems)
    for (let i = 0; i < each; i++) {
      const inputs = problem.draw(next);
      const good = worked(problem, inputs, habit, digits);
      if (good === undefined) continue;
      if (right) rightSheet(problem, inputs, good, tally);
      else
        for (const [slip, codes] of Object.entries(problem.slips)) {
          const bad = worked(problem, inputs, habit, digits, slip);
          if (bad !== undefined && !sameSheet(good, bad))
            wrongSheet(problem, inputs, bad, slip, codes, tally);
        }
    }
  return tally;
}

type Inputs = Readonly<Record<string, number>>;
type Written = Record<string, string>;

function worked(
  { work }: ArrayProblem,
  inputs: Inputs,
  habit: Habit,
  digits: Digits,
  slip?: string,
): Written | undefined {
  const hand = new Hand(habit, digits);
  work(hand, (name) => inputs[name], slip);
  return hand.broken ? undefined : Object.fromEntries(hand.sheet);
}

function rightSheet({ formula }: ArrayProblem, inputs: Inputs, sheet: Written, tally: ArrayTally): void {
  const { verdicts } = judged(formula, sheet, inputs);
  tally.sheets++;
  for (const { name, verdict, given, exact } of verdicts) {
    if (verdict !== "wrong" && verdict !== "carried") continue;
    tally.alarms++;
    if (tally.examples.length < 5)
      tally.examples.push(`${formula} ${JSON.stringify(inputs)}: ${name} = ${given}, not ${exact}`);
  }
}

function wrongSheet(
  { formula }: ArrayProblem,
  inputs: Inputs,
  sheet: Written,
  slip: string,
  codes: readonly string[],
  tally: ArrayTally,
): void {
  const { verdicts } = judged(formula, sheet, inputs);
  const slips = verdicts.flatMap((one) => (one.verdict === "wrong" ? [one.slip ?? "none"] : []));
  tally.planted++;
  if (slips.length > 0) tally.flagged++;
  if (slips.length > 0 && slips.every((one) => codes.includes(one))) tally.named++;
  else if (tally.examples.length < 12)
    tally.examples.push(
      `${slip}: told as ${slips.join(", ") || "nothing"} ${JSON.stringify(inputs)} ${JSON.stringify(sheet)}`,
    );
}

function judged(formula: string, sheet: Written, inputs: Inputs): ReturnType<typeof check> {
  try {
    return check(formula, sheet, { inputs });
  } catch (error) {
    if (error instanceof BackpropError) error.message += ` at ${JSON.stringify(inputs)}`;
    throw error;
  }
}

const sameSheet = (a: Written, b: Written): boolean =>
  Object.keys(a).every((name) => Number(a[name]) === Number(b[name]));
