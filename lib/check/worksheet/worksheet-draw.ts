import { type Random, random } from "../../data/random.js";
import { checkWhole } from "../../text/ranges.js";
import type { Template } from "./template.js";
import type { Worksheet } from "./worksheet.js";
import { type Assessment, assessor, type Inputs } from "./worksheet-assess.js";

/** So many numbers are assessed until some are good in every way; then the best of them are taken. */
const MOST_ASSESSED = 400;
/** No class is larger than this. */
export const MOST_SHEETS = 1000;
/** So many assessments are kept: more than a template of few numbers has. */
const MOST_KEPT = 10_000;
/** So many are drawn until some are plain and new; then there are no more. */
const MOST_DRAWN = 4000;

/**
 * The sheets of a template, one after another and never the same twice; the same seed gives the same ones. They end
 * where no further ones are found.
 * @throws OptionError, with the first sheet, for a seed out of range.
 */
export function* drawSheets(template: Template, seed: number): Generator<Worksheet, void> {
  checkWhole("seed", seed, 0, 4294967295);
  const next = random(seed);
  const assess = keeping(assessor(template));
  const seen = new Set<string>();
  const pools = Object.entries(template.inputs).map(([name, range]) => [name, pool(...range)] as const);
  for (let number = 1; ; number++) {
    let best: (Assessment & { inputs: Inputs }) | undefined;
    let assessed = 0;
    for (let drawn = 0; drawn < MOST_DRAWN && assessed < MOST_ASSESSED && best?.faults !== 0; drawn++) {
      const inputs = Object.fromEntries(pools.map(([name, values]) => [name, pick(values, next)]));
      const key = JSON.stringify(inputs);
      if (hasTwins(inputs) || seen.has(key)) continue;
      assessed++;
      const assessment = assess(inputs, key);
      if (assessment && (best === undefined || assessment.faults < best.faults))
        best = { ...assessment, inputs };
    }
    if (best === undefined) return;
    seen.add(JSON.stringify(best.inputs));
    yield { number, inputs: best.inputs, answers: best.answers };
  }
}

/** The same, but what is drawn again, as it often is where there are few numbers, is not assessed again. */
function keeping(
  assess: (inputs: Inputs) => Assessment | undefined,
): (inputs: Inputs, key: string) => Assessment | undefined {
  const kept = new Map<string, Assessment | undefined>();
  return (inputs, key) => {
    if (kept.has(key)) return kept.get(key);
    const assessment = assess(inputs);
    if (kept.size < MOST_KEPT) kept.set(key, assessment);
    return assessment;
  };
}

/** The numbers of a range but 0, 1 and −1, which hide a forgotten factor. */
function pool(low: number, high: number, step: number): number[] {
  const places = Math.round((high - low) / step);
  const values = Array.from({ length: places + 1 }, (_, i) => Number((low + step * i).toPrecision(12)));
  return values.filter((value) => Math.abs(value) > 1e-9 && Math.abs(Math.abs(value) - 1) > 1e-9);
}

function pick(values: readonly number[], next: Random): number {
  return values[Math.floor(next() * values.length)];
}

/** Whether two inputs have the same size: then it cannot be seen which one was used. */
function hasTwins(inputs: Inputs): boolean {
  const sizes = Object.values(inputs).map(Math.abs);
  return new Set(sizes).size < sizes.length;
}

/** A function that answers the inputs of a sheet by its number; undefined where there is no such sheet. */
export function sheetFinder(template: Template, seed: number): (number: number) => Inputs | undefined {
  const sheets = drawSheets(template, seed);
  const found: Inputs[] = [];
  return (number) => {
    while (found.length < number && number <= MOST_SHEETS) {
      const next = sheets.next();
      if (next.done) break;
      found.push(next.value.inputs);
    }
    return found[number - 1];
  };
}
