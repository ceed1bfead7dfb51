import { check } from "../../check/index.js";
import { type Random, random } from "../../data/random.js";
import { formula } from "../../formula/formula.js";
import { BackpropError } from "../../text/errors.js";

const formulas = [
  "q = x + y; f = q * z",
  "f = 1 / (1 + exp(-(w*x + b)))",
  "p = max(x, relu(y)) ^ 2; f = log(p + 3) / sqrt(abs(z) + 1)",
];
const sheets = [
  "q=3 f=-12 dq=-4 df/dq=-4 ∂f/∂q=-4",
  "q: 3\nf = −12, dq = 2e-1; x' = 0.016",
  '{"q": 3, "f": "1,5", "dq": null}',
  "q = 1/5 # a fraction\nf = 20% dq = ____",
];
const pieces = [
  ..."0123456789.,;:=+-*/^()[]{}'\"#% \n\t_−×·²½∂∞𝑥",
  "dq",
  "df/dq",
  "__proto__",
  "constructor",
  "exp(",
  "1e999",
  "NaN",
  "\u0000",
  "\u202e",
  "\ud800",
  "((((((((",
  "x^x^x^x",
];

/** What hostile and mistyped text did: how many texts, what was thrown that is not ours, the slowest in ms. */
export interface FuzzTally {
  texts: number;
  strangers: string[];
  slowest: number;
  slowestText: string;
}

/** A text that took longer, in ms, is tried again: what the machine was busy with is not the text's own time. */
const SUSPICIOUS = 10;

/** Random and mutated texts as formulas, and as sheets for a sound problem. `now` measures; tests leave it out. */
export function fuzz(texts: number, seed: number, now: () => number = () => 0): FuzzTally {
  const next = random(seed);
  const tally: FuzzTally = { texts, strangers: [], slowest: 0, slowestText: "" };
  const sound = formula("q = x + y; f = q * sigmoid(z)", { x: -2, y: 5, z: -4 });
  const time = (text: string, asFormula: boolean): number => {
    const started = now();
    try {
      if (asFormula) check(text, "q=3 f=2 dq=1 dx=4", { inputs: { x: 1, y: 2, z: 3, w: 2, b: 1 } });
      else check(sound, text, { learningRate: 0.1 }).toText();
    } catch (error) {
      if (!(error instanceof BackpropError)) tally.strangers.push(`${JSON.stringify(text)}: ${error}`);
    }
    return now() - started;
  };
  for (let i = 0; i < texts; i++) {
    const asFormula = i % 2 === 0;
    const text = mutated(pick(asFormula ? formulas : sheets, next), next);
    let took = time(text, asFormula);
    for (let again = 0; again < 3 && took > SUSPICIOUS; again++) took = Math.min(took, time(text, asFormula));
    if (took > tally.slowest) [tally.slowest, tally.slowestText] = [took, text];
  }
  return tally;
}

function mutated(text: string, next: Random): string {
  let signs = next() < 0.15 ? [] : [...text];
  for (let edits = Math.floor(next() * 6); edits >= 0; edits--) {
    const at = Math.floor(next() * (signs.length + 1));
    const kind = next();
    if (kind < 0.35) signs.splice(at, 0, pick(pieces, next));
    else if (kind < 0.6) signs.splice(at, 1);
    else if (kind < 0.85) signs[at] = pick(pieces, next);
    else if (kind < 0.97) signs.splice(at, 0, ...signs.slice(at, at + Math.floor(next() * 12)));
    else signs = Array.from({ length: Math.floor(next() * 200) }, () => pick(pieces, next));
  }
  return signs.join("");
}

function pick<T>(list: readonly T[], next: Random): T {
  return list[Math.floor(next() * list.length)];
}
