import { labelOf } from "./label.js";
import type { Plan } from "./plan.js";

/** So many gates at most are named. */
const MOST = 4;

/** Where to look for a slip that is not known, to stand after what is wrong: at which gates; no number is told. */
export function whereToLook(plan: Plan, line: number): string {
  const { lines } = plan;
  const one = lines[line];
  switch (one.kind) {
    case "value":
      return `: look at the gate that gives ${labelOf(plan, one)}`;
    case "gradient": {
      if (one.terms.length === 0) return "";
      const gates = one.terms.slice(0, MOST).map(({ out }) => labelOf(plan, lines[out]));
      return `: ${one.name} is what arrives back through ${gates.join(" and ")}`;
    }
    case "update":
      return `: look at the step from ${lines[one.old].name} along ${lines[one.gradient].name}`;
    default:
      return "";
  }
}
