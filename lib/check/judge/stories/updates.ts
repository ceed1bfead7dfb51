import { point } from "../../../notation/interval.js";
import type { Line, UpdateLine } from "../../plan/line.js";
import type { Plan } from "../../plan/plan.js";
import { indexOf } from "../../plan/plan-index.js";
import { follow } from "../../plan/rule.js";
import type { Numbers } from "../../work/bases.js";
import type { Story } from "./story.js";

/** With more parameters than this a step is not worked anew for each of them. */
const MOST = 12;

/** Parameters that were not updated all at once, in the order of the problem or against it; and slopes of the step before. */
export function updateStories(plan: Plan): Story[] {
  const { updatesIn } = indexOf(plan);
  const most = Math.max(0, ...[...updatesIn.values()].map(({ length }) => length));
  if (most === 0) return [];
  const stories: Story[] = updatesIn.size > 1 ? [stale(updatesIn)] : [];
  if (most < 2 || most > MOST) return stories;
  const stepLines = new Map<number, Line[]>();
  for (const line of plan.lines) {
    const at = stepLines.get(line.step);
    if (at) at.push(line);
    else stepLines.set(line.step, [line]);
  }
  const inTurn = (isReversed: boolean): Story => ({
    code: "updated-too-early",
    says: () =>
      "the parameters were updated one after the other, each from the new values of those before it; all take their gradients at the old values",
    number: (line, read) => {
      if (line.kind !== "update") return undefined;
      const all = updatesIn.get(line.step) ?? [];
      const inOrder = isReversed ? [...all].reverse() : all;
      const before = inOrder.slice(0, inOrder.indexOf(line));
      return before.length === 0 ? undefined : updated(line, before, stepLines.get(line.step) ?? [], read);
    },
    rank: isReversed ? 1.2 : 1,
    least: 1,
  });
  return [inTurn(false), inTurn(true), ...stories];
}

/** The update from a gradient that is taken where the parameters before it are updated already. */
function updated(
  line: UpdateLine,
  before: readonly UpdateLine[],
  lines: readonly Line[],
  read: Numbers,
): number {
  const now = new Map<number, number>();
  const at: Numbers = (i) => now.get(i) ?? read(i);
  const work = (): void => {
    for (const one of lines)
      if (one.kind === "value" || one.kind === "gradient")
        now.set(one.index, follow(one, (i) => point(at(i))).lo);
  };
  const step = ({ old, gradient, rate }: UpdateLine): number => read(old) - rate * at(gradient);
  for (const one of before) {
    work();
    now.set(one.old, step(one));
  }
  work();
  return step(line);
}

function stale(updatesIn: ReadonlyMap<number, readonly UpdateLine[]>): Story {
  return {
    code: "stale-gradient",
    says: () => "the slope of the step before was used again; each step takes the gradient where it stands",
    number: (line, read) => {
      if (line.kind !== "update") return undefined;
      const last = updatesIn.get(line.step - 1)?.find(({ node }) => node.name === line.node.name);
      return last && read(line.old) - line.rate * read(last.gradient);
    },
    rank: 1.3,
    least: 1,
  };
}
