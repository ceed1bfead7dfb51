import type { Working } from "../work/working.js";
import { stepOf } from "./message.js";
import { type Story, tell } from "./story.js";
import { fixedStories } from "./story-fixed.js";
import { inputStories } from "./story-inputs.js";
import { factorStories, ruleStories } from "./story-rules.js";
import { updateStories } from "./story-updates.js";
import type { NumberVerdict } from "./verdict.js";

/** A slip of this rank and less, made where it shows, needs no other explanation. */
const LIKELY = 1.6;

type Judged = Omit<NumberVerdict, "order">;

/** Longer work is judged number by number only: each story works the whole sheet. */
const LONGEST = 600;

/**
 * One sheet, one story: where judging number by number leaves a wrong number unexplained or takes several slips, the one slip
 * that, made wherever it can be made, accounts for every number of the sheet. The first number that it makes wrong is the
 * mistake, and the others go together with it.
 */
export function withOneStory(
  working: Working,
  judged: Map<number, Judged>,
  ranks: ReadonlyMap<number, number>,
  reveal: boolean,
): void {
  const off = [...judged].flatMap(([line, { verdict }]) =>
    verdict === "wrong" || verdict === "carried" ? [line] : [],
  );
  if (!needsStory(judged, ranks) || working.plan.lines.length > LONGEST) return;
  const found = bestOf(working, judged, off);
  if (found === undefined || isNamed(judged, found.story)) return;
  if (!isLikelier(found.story, judged, ranks)) return;
  const { story, told, others } = found;
  const { plan } = working;
  const [first, ...rest] = off.filter((line) => told.has(line));
  const { name } = plan.lines[first];
  const of = judged.get(first) as Judged;
  judged.set(first, {
    ...of,
    verdict: "wrong",
    slip: story.code,
    others: others.map(({ code }) => code),
    message: `You wrote ${name} = ${of.written}. It looks as if ${story.says()}.`,
    step: stepOf(working, first, reveal),
  });
  for (const line of rest) {
    const { step: _, ...before } = judged.get(line) as Judged;
    judged.set(line, {
      ...before,
      verdict: "carried",
      slip: null,
      others: [],
      message: `Goes together with ${name}: the same slip explains it.`,
    });
  }
}

/** Whether a story is likelier than the one slip that was found for itself; it is likelier than several. */
function isLikelier(
  { rank }: Story,
  judged: ReadonlyMap<number, Judged>,
  ranks: ReadonlyMap<number, number>,
): boolean {
  const wrong = [...judged].flatMap(([line, { verdict, slip }]) =>
    verdict === "wrong" ? [[line, slip] as const] : [],
  );
  if (wrong.length > 1 || wrong[0][1] === null) return true;
  return rank + 0.5 < (ranks.get(wrong[0][0]) ?? 0);
}

/** Whether every wrong number has been named so already: then each place where the slip was made is told. */
function isNamed(judged: ReadonlyMap<number, Judged>, { code }: Story): boolean {
  return [...judged.values()].every(({ verdict, slip }) => verdict !== "wrong" || slip === code);
}

/** Whether something is left unexplained, told as several slips, or told as one that is not likely. */
function needsStory(judged: ReadonlyMap<number, Judged>, ranks: ReadonlyMap<number, number>): boolean {
  const wrong = [...judged].filter(([, { verdict }]) => verdict === "wrong");
  if (wrong.some(([line, { slip }]) => slip === null || (ranks.get(line) ?? 0) > LIKELY)) return true;
  const slips = wrong.map(([, { slip }]) => slip);
  // Where the loss is a mean, its 1/n is upstream of all samples: forgotten, it looks so at each of them.
  return new Set(slips).size > 1 || slips.filter((slip) => slip === "upstream-forgotten").length > 1;
}

function bestOf(
  working: Working,
  judged: ReadonlyMap<number, Judged>,
  off: readonly number[],
): { story: Story; told: Set<number>; others: Story[] } | undefined {
  const { plan } = working;
  if (plan.formula === undefined) return undefined;
  const wrong = off.filter((line) => judged.get(line)?.verdict === "wrong");
  // A bare 0 is explained by nothing, and explains nothing.
  const counts = off.filter((line) => working.written[line]?.value !== 0);
  const isRight = (line: number): boolean => !off.includes(line);
  const stories = [
    ...ruleStories(plan),
    ...factorStories(plan),
    ...fixedStories(plan),
    ...inputStories(plan),
    ...updateStories(plan),
  ];
  const fitting = stories
    .flatMap((story) => {
      const told = [true, false]
        .map((own) => tell(story, working, isRight, own))
        .find((lines) => lines && wrong.every((line) => lines.has(line)));
      if (told === undefined) return [];
      const explained = counts.filter((line) => told.has(line)).length;
      return explained >= Math.max(1, story.least) ? [{ story, told, explained }] : [];
    })
    .sort((a, b) => b.explained - a.explained || a.story.rank - b.story.rank);
  const [first, ...rest] = fitting;
  const others = rest.filter(({ explained }) => explained === first.explained).map(({ story }) => story);
  const different = others.filter(
    ({ code }, i) => code !== first.story.code && others.findIndex((one) => one.code === code) === i,
  );
  return first && { story: first.story, told: first.told, others: different.slice(0, 3) };
}
