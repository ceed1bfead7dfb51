import { random } from "../../data/random.js";
import { type Digits, type Habit, Hand } from "./hand.js";
import { judged, problems, someInputs } from "./right.js";
import { tooClose } from "./slips.js";

/** What became of slips on lines that were not handed in. */
export interface HiddenTally {
  /** Sheets on which the slip shows in some number, by more than rounding could. */
  sheets: number;
  /** Of these, those on which a number is called wrong; and those on which only one is. */
  noticed: number;
  once: number;
  examples: string[];
}

/** Every slip of every problem in turn, on a sheet without its line, and with half of the other lines left out too. */
export function hiddenSlips(habit: Habit, kept: Digits, rounds: number, seed: number): HiddenTally {
  const next = random(seed);
  const tally: HiddenTally = { sheets: 0, noticed: 0, once: 0, examples: [] };
  for (let round = 0; round < rounds; round++)
    for (const problem of problems) {
      const inputs = someInputs(problem, next);
      const right = new Hand(habit, kept);
      problem.work(inputs, right);
      for (const [name, alternatives] of right.alternatives)
        for (const code of alternatives.keys()) {
          const hand = new Hand(habit, kept, { name, code });
          problem.work(inputs, hand);
          const sheet = new Map([...hand.sheet].filter(([line]) => line !== name && next() < 0.5));
          const shows = [...sheet].some(([line, text]) => {
            const truth = right.sheet.get(line) as string;
            return !tooClose(Number(text), Number(truth), text);
          });
          if (code === "right" || hand.broken || !shows) continue;
          const { verdicts } = judged(problem, inputs, sheet);
          const wrong = verdicts.filter(({ verdict }) => verdict === "wrong");
          tally.sheets++;
          if (wrong.length > 0) tally.noticed++;
          if (wrong.length === 1) tally.once++;
          else if (tally.examples.length < 200)
            tally.examples.push(
              `${wrong.length} ${code}@${name} in ${problem.name} ${JSON.stringify(inputs)}: ${verdicts.map((one) => `${one.name}=${one.written} (${one.exact.toPrecision(5)}) ${one.verdict} ${one.slip ?? ""}`).join(", ")}`,
            );
        }
    }
  return tally;
}
