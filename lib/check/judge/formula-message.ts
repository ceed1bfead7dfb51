import { formatNumber } from "../../text/format.js";
import type { FormulaSlip } from "../formulas/explain-formula.js";
import { labelOf } from "../plan/label.js";
import { whereToLook } from "../plan/place.js";
import type { Plan } from "../plan/plan.js";
import { LIKELY_MARGIN } from "../work/seen-slips.js";

/** The beginning of what is said of a wrong formula. */
export const wrote = (name: string, text: string): string => `You wrote ${name} = ${text}.`;

/**
 * What a teacher would say to a wrong formula: what it looks like, or where to look.
 * @param other inputs at which it fails, where it fits those of the sheet.
 */
export function wrongFormula(
  plan: Plan,
  line: number,
  slips: readonly FormulaSlip[],
  other: string | undefined,
): string {
  const [first, ...others] = slips;
  if (first === undefined && other !== undefined)
    return `Right here only: it fits the numbers of this problem, but not all others, such as ${other}.`;
  if (first === undefined) return `That does not follow${whereToLook(plan, line)}.`;
  const likely = others.filter(({ rank, code }) => rank <= first.rank + LIKELY_MARGIN && code !== first.code);
  const also = likely.slice(0, 2).map((one) => told(plan, line, one));
  const more = also.length > 0 ? ` It could also be that ${also.join(", or that ")}.` : "";
  const chance =
    other === undefined ? "" : ` With these numbers it cannot be seen; with others it can, such as ${other}.`;
  return `It looks as if ${told(plan, line, first)}.${more}${chance}`;
}

function told(plan: Plan, line: number, { line: at, says }: FormulaSlip): string {
  return at === line ? says : `on the way, at ${labelOf(plan, plan.lines[at])}, ${says}`;
}

/** What is said of a formula that is right but for what it is made from. */
export function carriedFrom(names: readonly string[]): string {
  return `Follows from the earlier slip${names.length > 1 ? "s" : ""} (${names.join(", ")}): this step itself is right.`;
}

/** The inputs of a problem in words. */
export function inputsOf({ lines }: Plan): string {
  return lines
    .flatMap((line) =>
      line.kind === "given" && line.node.kind === "input"
        ? [`${line.name} = ${formatNumber(Number(line.exact.toPrecision(3)))}`]
        : [],
    )
    .join(", ");
}
