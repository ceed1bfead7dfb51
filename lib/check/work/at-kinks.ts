import { hull, type Interval } from "../../notation/interval.js";
import type { Plan } from "../plan/plan.js";
import { follow, type Side } from "../plan/rule.js";

/** With more kinks than this each is taken for itself: every choice at every kink would be too many. */
const MOST = 6;

/**
 * The true number of each line where a gate is on a kink: what lies between the ends that the choices there make. A choice is
 * one for the whole gate: a tie that goes to the first input goes to no other.
 */
export function truthAtKinks(plan: Plan): Interval[] {
  const kinks = new Map<number, number>();
  for (const line of plan.lines) {
    if (line.kind !== "value") continue;
    const [x, y = x] = line.from.map((from) => plan.lines[from].exact);
    if (line.gate.onKink(x, y)) kinks.set(line.index, kinks.size);
  }
  if (kinks.size === 0 || kinks.size > MOST) return worked(plan);
  const choices = Array.from({ length: 1 << kinks.size }, (_, choice) =>
    worked(plan, ({ out }) => ((choice >> (kinks.get(out) ?? 0)) & 1 ? 1 : -1)),
  );
  return plan.lines.map((_, line) => hull(...choices.map((one) => one[line])));
}

function worked(plan: Plan, side?: Side): Interval[] {
  const exact: Interval[] = [];
  for (const line of plan.lines) exact.push(follow(line, (i) => exact[i], "exact", undefined, side));
  return exact;
}
