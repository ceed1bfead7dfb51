import { point } from "../../notation/interval.js";
import type { Line } from "../plan/line.js";
import type { Plan } from "../plan/plan.js";
import { follow } from "../plan/rule.js";
import type { Numbers } from "../work/bases.js";
import { partner, placeOf } from "./array-lines.js";
import { factorsBack, factorsForward } from "./slip-products.js";
import type { Slipped } from "./slipped.js";

/**
 * The slips that only matrices have: rows for columns, in an answer or in a factor of a product, and a product that was
 * taken element by element.
 */
export function onArray(plan: Plan, line: Line, numbers: Numbers): Slipped[] {
  if (!line.name.includes("[")) return [];
  const found = transposed(plan, line, numbers);
  if (line.kind === "gradient") return [...found, ...factorsBack(plan, line, numbers)];
  return line.kind === "value" ? [...found, ...factorsForward(plan, line, numbers)] : found;
}

/** What stands at [j,i] was written at [i,j]. */
function transposed(plan: Plan, line: Line, numbers: Numbers): Slipped[] {
  const other = partner(plan, line);
  if (other === undefined || other === line) return [];
  const { stem, prime } = placeOf(other) ?? {};
  const value = follow(other, (i) => point(numbers(i))).lo;
  const says = (): string => `${stem}${prime} was written with its rows as columns, transposed`;
  return [{ code: "transposed", says, value, rank: -0.5 }];
}
