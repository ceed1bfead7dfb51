import { point } from "../../../notation/interval.js";
import { labelOf } from "../../plan/label.js";
import type { ValueLine } from "../../plan/line.js";
import type { Plan } from "../../plan/plan.js";
import { indexOf } from "../../plan/plan-index.js";
import { localOf } from "../../plan/rule.js";
import type { Story } from "./story.js";

/** In a longer problem too much could have been held fixed, and something would fit by chance. */
const MOST = 12;

/**
 * A value that depends on what is looked for was held fixed on the way back, as the mean or the spread of a batch norm: all
 * that arrives through it was left out; or two of them were.
 */
export function fixedStories(plan: Plan): Story[] {
  const gradientOf = new Map(
    plan.lines.flatMap((line) =>
      line.kind === "gradient" && line.of === undefined ? [[line.node, line.index] as const] : [],
    ),
  );
  const shared = plan.lines.filter(
    (line): line is ValueLine => line.kind === "value" && gradientOf.has(line.node) && isShared(plan, line),
  );
  if (shared.length > MOST) return [];
  const pairs = shared.flatMap((one, i) => shared.slice(i + 1).map((other) => [one, other]));
  return [...shared.map((one) => [one]), ...pairs].map((fixed): Story => {
    const places = new Set(fixed.map(({ node }) => gradientOf.get(node)));
    const names = (): string => fixed.map((one) => labelOf(plan, one)).join(" and ");
    return {
      code: "held-fixed",
      says: () =>
        `${names()} ${fixed.length > 1 ? "were" : "was"} held fixed on the way back: what arrives through ${fixed.length > 1 ? "them" : "it"} was left out`,
      number: (line, read) =>
        line.kind === "gradient" && line.terms.some(({ upstream }) => places.has(upstream))
          ? line.terms
              .filter(({ upstream }) => !places.has(upstream))
              .reduce(
                (sum, term) =>
                  sum + read(term.upstream) * localOf(term, (i) => point(read(i)), "textbook").lo,
                0,
              )
          : undefined,
      // What has a name is what one thinks of as fixed.
      rank:
        (fixed.length > 1 ? 1.9 : 1.5) + fixed.filter((one) => labelOf(plan, one) !== one.name).length / 10,
      least: 2,
    };
  });
}

/** Whether several values are made of it, itself or by the one that is: a spread by its root. */
function isShared(plan: Plan, { index }: ValueLine): boolean {
  const { usedBy } = indexOf(plan);
  const users = (at: number): number[] => usedBy[at].filter((i) => plan.lines[i].kind === "value");
  const [first, ...others] = users(index);
  return others.length > 0 || (first !== undefined && users(first).length > 1);
}
