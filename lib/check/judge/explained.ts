import type { Working } from "../work/working.js";
import { findTellings } from "./find-stories.js";
import { type Explanation, retold } from "./retold.js";

/** A slip of this rank and less, made where it shows, needs no other explanation. */
const LIKELY = 1.6;

/** Longer work is judged number by number only: each story works the whole sheet. */
const LONGEST = 600;

/** What one slip more costs beside its rank; the same slip once more; and a number that nothing explains. */
const [SLIP, AGAIN, UNKNOWN] = [2, 1, 6];

/** So much less unlikely has another explanation to be for each story that it tells. */
const MARGIN = 0.5;

/**
 * One sheet, one story: where judging number by number leaves a wrong number unexplained or takes several slips, the fewest and
 * likeliest slips, made throughout or on one line, that account for all that is wrong.
 */
export function explained(working: Working, byNumber: Explanation, reveal: boolean): Explanation {
  if (!needsStory(byNumber) || working.plan.lines.length > LONGEST) return byNumber;
  let [best, least] = [byNumber, costOf(byNumber)];
  for (const telling of findTellings(working, byNumber.judged)) {
    const other = retold(working, byNumber, telling, reveal);
    const cost = costOf(other) + MARGIN * telling.stories.length;
    if (cost < least) [best, least] = [isNamed(byNumber, telling.stories[0].code) ? byNumber : other, cost];
  }
  return best;
}

function costOf({ judged, ranks, stories }: Explanation): number {
  const throughout = [...stories.values()].flat();
  const seen = new Set(throughout.map(({ code }) => code));
  let cost = throughout.reduce((sum, { rank }) => sum + SLIP + rank, 0);
  for (const [line, { verdict, slip }] of judged) {
    if (verdict !== "wrong" || stories.has(line)) continue;
    cost += slip === null ? UNKNOWN : seen.has(slip) ? AGAIN : SLIP + (ranks.get(line) ?? 0);
    if (slip !== null) seen.add(slip);
  }
  return cost;
}

/** Whether every wrong number has been named so already: then each place where the slip was made is told. */
function isNamed({ judged }: Explanation, code: string): boolean {
  return [...judged.values()].every(({ verdict, slip }) => verdict !== "wrong" || slip === code);
}

/** Whether something is left unexplained, told as several slips, or told as one that is not likely. */
function needsStory({ judged, ranks }: Explanation): boolean {
  const wrong = [...judged].filter(([, { verdict }]) => verdict === "wrong");
  if (wrong.some(([line, { slip }]) => slip === null || (ranks.get(line) ?? 0) > LIKELY)) return true;
  const slips = wrong.map(([, { slip }]) => slip);
  // Where the loss is a mean, its 1/n is upstream of all samples: forgotten, it looks so at each of them.
  return new Set(slips).size > 1 || slips.filter((slip) => slip === "upstream-forgotten").length > 1;
}
