import type { GradientLine } from "../plan/line.js";
import type { Plan } from "../plan/plan.js";
import { indexOf } from "../plan/plan-index.js";
import type { Numbers } from "../work/bases.js";
import type { Slipped } from "./slipped.js";

/**
 * The slips on a score z of a softmax, p = exp(z) / sum: only its own p was looked at, which gives p (1 - p) and leaves out
 * what goes through the sum; or p was multiplied in once more, as if p - t still had to go through the softmax.
 */
export function onSoftmax(plan: Plan, line: GradientLine, numbers: Numbers, right: number): Slipped[] {
  const [through, ...others] = line.terms;
  if (through?.gate.name !== "exp" || others.length > 0) return [];
  const power = plan.lines[through.upstream];
  if (power.kind !== "gradient") return [];
  return indexOf(plan).usedBy[through.out].flatMap((out) => {
    const share = plan.lines[out];
    if (share.kind !== "value" || share.gate.name !== "divide" || share.from[0] !== through.out) return [];
    // Where the loss does not look at this p, nothing arrives there.
    const arrives = power.terms.find((term) => term.out === out);
    const { name } = plan.lines[out];
    const p = numbers(out);
    return [
      {
        code: "softmax-diagonal",
        says: () =>
          `only ${name} itself was looked at, ${name} (1 − ${name}): every score moves every probability`,
        value: arrives ? numbers(arrives.upstream) * p * (1 - p) : 0,
        rank: 1,
      },
      {
        code: "softmax-twice",
        says: () =>
          `${name} was multiplied in once more, as if the gradient still had to go through the softmax`,
        value: right * p,
        rank: 1.4,
      },
    ];
  });
}
