import { stepText } from "../plan/step-text.js";
import type { Working } from "../work/working.js";
import { type Story, tell } from "./story.js";
import { inputStories } from "./story-inputs.js";
import { factorStories, ruleStories } from "./story-rules.js";
import { updateStories } from "./story-updates.js";
import type { NumberVerdict } from "./verdict.js";

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
  sure: ReadonlySet<number>,
  reveal: boolean,
): void {
  const off = [...judged].flatMap(([line, { verdict }]) =>
    verdict === "wrong" || verdict === "carried" ? [line] : [],
  );
  if (!needsStory(judged, sure) || working.plan.lines.length > LONGEST) return;
  const found = bestOf(working, judged, off);
  if (found === undefined || isNamed(judged, found.story)) return;
  const { story, told, others } = found;
  const { plan, ownNumbers } = working;
  const [first, ...rest] = off.filter((line) => told.has(line));
  const { name } = plan.lines[first];
  const of = judged.get(first) as Judged;
  const step = stepText(plan, plan.lines[first], ownNumbers, reveal);
  judged.set(first, {
    ...of,
    verdict: "wrong",
    slip: story.code,
    others: others.map(({ code }) => code),
    message: `You wrote ${name} = ${of.written}. It looks as if ${story.says()}. The step is ${step}.`,
  });
  for (const line of rest)
    judged.set(line, {
      ...(judged.get(line) as Judged),
      verdict: "carried",
      slip: null,
      others: [],
      message: `Goes together with ${name}: the same slip explains it.`,
    });
}

/** Whether every wrong number has been named so already: then each place where the slip was made is told. */
function isNamed(judged: ReadonlyMap<number, Judged>, { code }: Story): boolean {
  return [...judged.values()].every(({ verdict, slip }) => verdict !== "wrong" || slip === code);
}

/** Whether something is left unexplained, or is told as several slips; one slip made on several lines is one story already. */
function needsStory(judged: ReadonlyMap<number, Judged>, sure: ReadonlySet<number>): boolean {
  const wrong = [...judged].filter(([, { verdict }]) => verdict === "wrong");
  if (wrong.some(([, { slip }]) => slip === null)) return true;
  const codes = new Set(wrong.map(([, { slip }]) => slip));
  return wrong.length > 1 && (codes.size > 1 || wrong.some(([line]) => !sure.has(line)));
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
    ...inputStories(plan),
    ...updateStories(plan),
  ];
  const fitting = stories
    .flatMap((story) => {
      const told = tell(story, working, isRight);
      if (told === undefined || !wrong.every((line) => told.has(line))) return [];
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
