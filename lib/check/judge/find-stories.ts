import type { Working } from "../work/working.js";
import type { Judged } from "./judge-line.js";
import { fixedStories } from "./stories/fixed.js";
import { inputStories } from "./stories/inputs.js";
import { factorStories, ruleStories } from "./stories/rules.js";
import { type Story, type Telling, tellings } from "./stories/story.js";
import { updateStories } from "./stories/updates.js";

/** So many of the tellings that account for most are weighed. */
const WEIGHED = 8;

/**
 * The tellings of a sheet by one slip throughout, and by two of them, that account for most of what is not right on it; the most
 * telling first.
 * @param judged number by number.
 */
export function findTellings(working: Working, judged: ReadonlyMap<number, Judged>): Telling[] {
  const { plan, written } = working;
  if (plan.formula === undefined) return [];
  const off = [...judged].flatMap(([line, { verdict }]) =>
    verdict === "wrong" || verdict === "carried" ? [line] : [],
  );
  // A bare 0 is explained by nothing, and explains nothing.
  const counted = off.filter((line) => written[line]?.value !== 0);
  const wrong = off.filter((line) => judged.get(line)?.verdict === "wrong");
  const isRight = (line: number): boolean => !off.includes(line);
  const accounts = ({ told }: Telling, lines: readonly number[]): number =>
    lines.filter((line) => told.has(line)).length;
  const rankOf = ({ stories }: Telling): number => stories.reduce((sum, { rank }) => sum + rank, 0);
  const bestFirst = (all: Telling[]): Telling[] =>
    all.sort(
      (a, b) =>
        accounts(b, wrong) - accounts(a, wrong) ||
        accounts(b, counted) - accounts(a, counted) ||
        rankOf(a) - rankOf(b),
    );
  /** The best telling that the last of these stories adds enough to. */
  const best = (stories: readonly Story[], before: readonly number[] = []): Telling[] => {
    const { least } = stories[stories.length - 1];
    const more = tellings(stories, working, isRight).filter(
      (one) =>
        accounts(one, counted) - before.length >= Math.max(1, least) &&
        wrong.some((line) => one.told.has(line) && !before.includes(line)) &&
        before.every((line) => one.told.has(line)),
    );
    return bestFirst(more).slice(0, 1);
  };
  const all = [
    ...ruleStories(plan),
    ...factorStories(plan),
    ...fixedStories(plan),
    ...inputStories(plan),
    ...updateStories(plan),
  ];
  const single = bestFirst(all.flatMap((story) => best([story])));
  const open = single.slice(0, WEIGHED).filter((one) => accounts(one, wrong) < wrong.length);
  if (open.length < Math.min(WEIGHED, single.length)) return single.slice(0, WEIGHED);
  const double = open.flatMap(({ stories, told }) => {
    const before = counted.filter((line) => told.has(line));
    return all.flatMap((story) => (stories.includes(story) ? [] : best([...stories, story], before)));
  });
  return [...single.slice(0, WEIGHED), ...bestFirst(double).slice(0, WEIGHED)];
}
