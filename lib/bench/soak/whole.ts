import { check } from "../../check/check.js";
import { type Random, random } from "../../data/random.js";
import { exchanged, miscopied, regression, whole } from "./problems/whole-data.js";

/** What became of sheets with one slip throughout. */
export interface WholeTally {
  sheets: number;
  named: number;
  /** Right sheets of the same numbers that were not called right. */
  alarms: number;
  examples: string[];
}
interface Sheet {
  problem: string;
  inputs: Record<string, number>;
  right: Record<string, number>;
  wrong: Record<string, number>;
  codes: readonly string[];
  learningRate?: number;
}
type Maker = (next: Random) => Sheet;

const factorAt =
  (n: number): Maker =>
  (next) => {
    const { read, ...made } = regression(n, next);
    const codes = ["exponent-forgotten", "factor-missing"];
    return { ...made, right: read(made.inputs), wrong: read(made.inputs, 1), codes };
  };

/** A regression of two samples whose inputs are read otherwise. */
const readAs =
  (code: string, read: typeof miscopied): Maker =>
  (next) => {
    const made = regression(2, next);
    const others = read(made.inputs, next);
    if (others === undefined) return readAs(code, read)(next);
    return { ...made, right: made.read(made.inputs), wrong: made.read(others), codes: [code] };
  };

const inTurn: Maker = (next) => {
  const inputs = { t0: whole(next, 5), t1: whole(next, 5), x: whole(next, 5), y: whole(next, 9) };
  const rate = 0.1;
  const error = (t0: number): number => t0 + inputs.t1 * inputs.x - inputs.y;
  const [e, first] = [error(inputs.t0), inputs.t0 - rate * error(inputs.t0)];
  const second = (slope: number): number => inputs.t1 - rate * slope * inputs.x;
  const problem = "h = t0 + t1*x; L = (h - y)^2/2";
  const shown = { h: e + inputs.y, "t0'": first };
  return {
    problem,
    inputs,
    learningRate: rate,
    right: { ...shown, "t1'": second(e) },
    wrong: { ...shown, "t1'": second(error(first)) },
    codes: ["updated-too-early"],
  };
};

const misconception: Maker = (next) => {
  const inputs = { w: whole(next, 15) / 10, x: whole(next, 15) / 10, v: whole(next, 15) / 10 };
  const first = Math.tanh(inputs.w * inputs.x);
  const second = Math.tanh(inputs.v * first);
  const rules: readonly [string, (z: number, h: number) => number][] = [
    ["z-for-y", (z) => 1 - z * z],
    ["square-forgotten", (_, h) => 1 - h],
    ["y-for-derivative", (_, h) => h],
    ["wrong-function", (_, h) => h * (1 - h)],
  ];
  const [code, rule] = rules[Math.floor(next() * rules.length)];
  const sheet = (of: (z: number, h: number) => number): Record<string, number> => {
    const back = of(inputs.v * first, second) * inputs.v * of(inputs.w * inputs.x, first);
    return { h1: first, h2: second, dw: back * inputs.x, dx: back * inputs.w };
  };
  return {
    problem: "h1 = tanh(w*x); h2 = tanh(v*h1)",
    inputs,
    right: sheet((_, h) => 1 - h * h),
    wrong: sheet(rule),
    codes: [code],
  };
};

/** One slip throughout, by kind. */
export const wholeSheets: Readonly<Record<string, Maker>> = {
  "a factor 2 left out, n = 2": factorAt(2),
  "a factor 2 left out, n = 3": factorAt(3),
  "x1 and x2 exchanged": readAs("inputs-exchanged", exchanged),
  "an input copied wrongly": readAs("input-miscopied", miscopied),
  "updates one after the other": inTurn,
  "one misconception at two gates": misconception,
};

/** Sheets with one slip in all its places; left out are those where it changes nothing that is written. */
export function oneThroughout(make: Maker, sheets: number, seed: number): WholeTally {
  const next = random(seed);
  const tally: WholeTally = { sheets: 0, named: 0, alarms: 0, examples: [] };
  while (tally.sheets < sheets) {
    const { problem, inputs, right, wrong, codes, learningRate } = make(next);
    const text = (numbers: Record<string, number>): Record<string, string> =>
      Object.fromEntries(
        Object.entries(numbers).map(([name, value]) => [name, String(Number(value.toFixed(4)))]),
      );
    const [good, bad] = [text(right), text(wrong)];
    if (Object.keys(good).every((name) => good[name] === bad[name])) continue;
    const options = { inputs, ...(learningRate === undefined ? {} : { learningRate }) };
    const alarmed = check(problem, good, options);
    if (alarmed.right < alarmed.of) tally.alarms++;
    const { verdicts } = check(problem, bad, options);
    const slips = verdicts.flatMap((one) => (one.verdict === "wrong" ? [one.slip] : []));
    tally.sheets++;
    if (slips.length > 0 && slips.every((slip) => codes.includes(slip ?? "")) && new Set(slips).size === 1)
      tally.named++;
    else if (tally.examples.length < 5)
      tally.examples.push(
        `${problem} ${JSON.stringify(inputs)} ${JSON.stringify(bad)}: ${verdicts.map((one) => `${one.name} ${one.verdict} ${one.slip}`).join(", ")}`,
      );
  }
  return tally;
}
