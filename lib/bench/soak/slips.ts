import type { NumberVerdict } from "../../check/index.js";
import { type Random, random } from "../../data/random.js";
import { type Digits, type Habit, Hand, type Planted } from "./hand.js";
import type { WorkedProblem } from "./problems/problems.js";
import { judged, problems, someInputs } from "./right.js";

/** What became of planted slips. */
export interface SlipTally {
  planted: number;
  /** Called wrong at the line where they were made. */
  flagged: number;
  /** Of these, those that no other slip of the line would write alike; named rightly; at least among the candidates. */
  distinct: number;
  named: number;
  listed: number;
  /** Later numbers that the slip changed, and those of them not called wrong. */
  later: number;
  carried: number;
  byCode: Map<string, { planted: number; flagged: number; distinct: number; named: number }>;
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
        for (const code of alternatives.keys()) {
          if (code === "right") continue;
          const hand = new Hand(habit, kept, { name, code });
          problem.work(inputs, hand);
          if (!hand.broken) judgePlanted(problem, inputs, right, hand.sheet, { name, code }, tally);
        }
      for (const { planted, sheet } of penSlips(right.sheet, next))
        judgePlanted(problem, inputs, right, sheet, planted, tally);
    }
  return tally;
}

/** Slips of the pen: the work is right, one number is written down wrongly, or two at each other's place. */
function penSlips(
  right: Map<string, string>,
  next: Random,
): { planted: Planted; sheet: Map<string, string> }[] {
  const names = [...right.keys()];
  const name = names[Math.floor(next() * names.length)];
  const other = names[Math.floor(next() * names.length)];
  const text = right.get(name) as string;
  const made: [string, Map<string, string>][] = [];
  const moved = text
    .replace(/(\d)\.(\d)/, "$1$2.")
    .replace(/\.$/, "")
    .replace(/^(-?)0+(?=\d)/, "$1");
  if (text.includes(".")) made.push(["decimal-point", new Map([...right, [name, moved]])]);
  const swapped = text.replace(/(\d)(\d)(?!.*\d\d)/, "$2$1");
  made.push(["digits-swapped", new Map([...right, [name, swapped]])]);
  made.push(["answers-exchanged", new Map([...right, [name, right.get(other) as string], [other, text]])]);
  const first = names[Math.min(names.indexOf(name), names.indexOf(other))];
  return made.map(([code, sheet]) => ({
    planted: { name: code === "answers-exchanged" ? first : name, code },
    sheet,
  }));
}

function judgePlanted(
  problem: WorkedProblem,
  inputs: Record<string, number>,
  right: Hand,
  sheet: Map<string, string>,
  { name, code }: Planted,
  tally: SlipTally,
): void {
  const text = sheet.get(name) as string;
  if (tooClose(Number(text), Number(right.sheet.get(name)), text)) return;
  const { verdicts } = judged(problem, inputs, sheet);
  const at = verdicts.findIndex((one) => one.name === name);
  const verdict = verdicts[at];
  // A number that rounding could make of the truth is no slip that anyone could see.
  if (tooClose(Number(text), verdict.exact, text)) return;
  const entry = tally.byCode.get(code) ?? { planted: 0, flagged: 0, distinct: 0, named: 0 };
  tally.byCode.set(code, entry);
  const say = (why: string, of: NumberVerdict): void => {
    if (tally.examples.length >= 400) return;
    const numbers = [...sheet].map((pair) => pair.join("=")).join(" ");
    const saw = `${of.name}=${of.written} exact ${of.exact} ${of.verdict} ${of.slip} [${of.others}] ${of.message}`;
    tally.examples.push(
      `${why} ${code}@${name} in ${problem.name} ${JSON.stringify(inputs)}: ${numbers} :: ${saw}`,
    );
  };
  tally.planted++;
  entry.planted++;
  if (verdict.verdict === "wrong") {
    tally.flagged++;
    entry.flagged++;
    const alternatives = [...(right.alternatives.get(name) as Map<string, string>)];
    if (
      alternatives.every(([other, value]) => other === code || !tooClose(Number(value), Number(text), text))
    ) {
      tally.distinct++;
      entry.distinct++;
      if (verdict.slip === code) {
        tally.named++;
        entry.named++;
      } else say("NAMED", verdict);
      if (verdict.slip === code || verdict.others.includes(code)) tally.listed++;
    }
  } else say("MISSED", verdict);
  for (const later of verdicts.slice(at + 1)) {
    if (
      later.written === right.sheet.get(later.name) ||
      (code === "answers-exchanged" && later.verdict === "wrong")
    )
      continue;
    tally.later++;
    if (later.verdict !== "wrong") tally.carried++;
    else say("LATER", later);
  }
}

/** Two numbers that rounding alone could make of each other: within one unit of the last digit written. */
export function tooClose(a: number, b: number, text: string): boolean {
  const places = text.split(".")[1]?.length ?? 0;
  return Math.abs(a - b) <= 1.000001 * Number(`1e${-places}`);
}
