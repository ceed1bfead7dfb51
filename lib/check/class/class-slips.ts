import { addUnder } from "../../text/lists.js";
import type { NumberVerdict } from "../judge/verdict.js";

/** How often a slip was made, where most, and what was said to one who made it. */
export interface SlipReport {
  code: string;
  count: number;
  names: readonly string[];
  example: string;
}

/** What stands in the place of a slip's code for wrong numbers that no known slip explains. */
const UNNAMED = "no slip fits";

/** How often each slip was made, the commonest first, and last how many wrong numbers have none: every one is counted. */
export function slipsOf(verdicts: readonly NumberVerdict[]): SlipReport[] {
  const groups = new Map<string, NumberVerdict[]>();
  for (const one of verdicts) {
    if (one.verdict !== "wrong") continue;
    addUnder(groups, one.slip ?? UNNAMED, one);
  }
  return [...groups]
    .map(([code, made]) => ({
      code,
      count: made.length,
      names: [...new Set(made.map(({ name }) => name))],
      example: made[0].message,
    }))
    .sort(
      (a, b) =>
        Number(a.code === UNNAMED) - Number(b.code === UNNAMED) ||
        b.count - a.count ||
        (a.code < b.code ? -1 : 1),
    );
}

/** At most so many slips for a person to read, all rarer ones in one row, and what no slip explains. */
export function commonest(slips: readonly SlipReport[], most: number): SlipReport[] {
  const named = slips.filter(({ code }) => code !== UNNAMED);
  const rest = named.slice(most);
  if (rest.length < 2) return [...slips];
  const others = {
    code: `${rest.length} rarer slips`,
    count: rest.reduce((sum, { count }) => sum + count, 0),
    names: [...new Set(rest.flatMap(({ names }) => names))],
    example: "",
  };
  return [...named.slice(0, most), others, ...slips.slice(named.length)];
}
