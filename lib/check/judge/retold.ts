import { readNumber, type WrittenNumber } from "../sheet/number.js";
import { nearness } from "../work/nearness.js";
import { unitOf } from "../work/style.js";
import { Working } from "../work/working.js";
import { type Judged, judgeLine } from "./judge-line.js";
import { stepOf } from "./message.js";
import type { Story, Telling } from "./stories/story.js";

/** What is said of a sheet, and how unlikely the slip is that is named on a line. */
export interface Explanation {
  judged: Map<number, Judged>;
  ranks: ReadonlyMap<number, number>;
  /** Slips that were made throughout, by the line at which they show first; one that was made on one line alone is none of them. */
  stories: ReadonlyMap<number, readonly Story[]>;
}

/**
 * The sheet judged with slips that were made throughout: the first number that each makes wrong is the mistake, and the others
 * go together with it; what they leave open is judged for itself, from numbers that are what they make them.
 */
export function retold(
  working: Working,
  before: Explanation,
  telling: Telling,
  reveal: boolean,
): Explanation {
  const { plan } = working;
  const { told, numbers, of } = telling;
  const firsts = firstsOf(telling);
  const written = working.written.map((number, i) => {
    const { exact } = plan.lines[i];
    const isAsItIs = !Number.isFinite(numbers[i]) || Math.abs(numbers[i] - exact) <= 1e-12 * Math.abs(exact);
    return number ?? (isAsItIs ? null : readNumber(numbers[i]));
  });
  const after = new Working(plan, written, working.style);
  const judged = new Map<number, Judged>();
  for (const { index, name } of plan.lines) {
    const was = before.judged.get(index);
    const number = written[index];
    const slips = firsts.get(index);
    if (was === undefined) after.settle(index, number === null ? undefined : "carried");
    else if (slips) {
      after.settle(index, "wrong");
      after.understand(index);
      judged.set(index, {
        ...was,
        verdict: "wrong",
        slip: slips[0].code,
        others: slips.slice(1).map(({ code }) => code),
        message: `You wrote ${name} = ${was.written}. It looks as if ${slips.map((one) => one.says()).join("; and ")}.`,
        step: stepOf(working, index, reveal),
      });
    } else if (told.has(index)) {
      after.settle(index, "carried");
      const { step: _, ...rest } = was;
      const causes = [...firsts].filter(([, slips]) => slips.some((slip) => of[index].includes(slip)));
      const places = causes.map(([line]) => line).sort((a, b) => a - b);
      const names = places.map((line) => plan.lines[line].name).join(" and ");
      const message = `Goes together with ${names}: the same slip${causes.length > 1 ? "s explain" : " explains"} it.`;
      judged.set(index, { ...rest, verdict: "carried", slip: null, others: [], message });
    } else if (number === null || (was.verdict !== "wrong" && was.verdict !== "carried")) {
      after.settle(index, "good");
      judged.set(index, was);
    } else {
      const now = judgeLine(after, index, number, reveal);
      // What is left open is accounted for by a slip of its own, or to the last digit; not by loose rounding.
      const isOpen = was.verdict === "wrong" && now.verdict !== "wrong" && !isExact(after, index, number);
      if (isOpen) {
        after.settle(index, "wrong");
        after.ranks.set(index, before.ranks.get(index) ?? 0);
      }
      judged.set(index, isOpen ? was : now);
    }
  }
  return { judged, ranks: after.ranks, stories: firsts };
}

/** Whether a number follows, to its last digit, from those before it. */
function isExact(working: Working, line: number, number: WrittenNumber): boolean {
  return nearness(working, line, number, unitOf(number, working.style))(working.fromOwn(line));
}

/** By the line at which they show first: the stories. */
function firstsOf({ stories, told, of }: Telling): Map<number, Story[]> {
  const firsts = new Map<number, Story[]>();
  for (const story of stories) {
    const line = [...told].find((i) => of[i].includes(story));
    if (line !== undefined) firsts.set(line, [...(firsts.get(line) ?? []), story]);
  }
  return firsts;
}
