import { point } from "../../notation/interval.js";
import { BackpropError } from "../../text/errors.js";
import type { Line } from "../plan/line.js";
import type { Plan } from "../plan/plan.js";
import { follow } from "../plan/rule.js";
import { learningRate, type WrittenFormula } from "../sheet/formula.js";
import { type Worth, worthOf } from "./worth.js";

/** The formulas of a sheet, by the places of their lines. */
export type Formulas = ReadonlyMap<number, WrittenFormula>;
/** The number of a line, by its place. */
export type Read = (line: number) => number;

/** A number of the engine: some roundings are in it. */
const ENGINE = 64 * Number.EPSILON;

const none: Worth = { value: Number.NaN, error: 0 };

/** What a formula of the sheet comes to, its names read from lines; NaN where it has no value. */
export function formulaValue(
  plan: Plan,
  places: ReadonlyMap<string, number>,
  formula: WrittenFormula,
  read: Read,
): Worth {
  const rate = plan.lines.find((line) => line.kind === "update")?.rate ?? Number.NaN;
  try {
    const worth = worthOf(formula.expression, (name) => {
      const meant = formula.names.get(name) as string;
      const value = meant === learningRate ? rate : read(places.get(meant) as number);
      return { value, error: ENGINE * Math.abs(value) };
    });
    return Number.isFinite(worth.value) ? worth : none;
  } catch (error) {
    if (error instanceof BackpropError) return none;
    throw error;
  }
}

/**
 * The numbers of a plan as the sheet's own work has them: a formula's value where it answers with one, a number where it
 * has that, and what follows from these by the right rule everywhere else.
 */
export function ownValues(
  plan: Plan,
  places: ReadonlyMap<string, number>,
  formulas: Formulas,
  numbers: ReadonlyMap<number, number>,
): number[] {
  const own: number[] = [];
  const changed = new Set<number>();
  for (const line of plan.lines) {
    const { index, exact } = line;
    const formula = formulas.get(index);
    // A name in a formula may stand for a later line, as in "dz = dx / w": then for its true number.
    const value = formula
      ? formulaValue(plan, places, formula, (at) => own[at] ?? plan.lines[at].exact).value
      : (numbers.get(index) ?? followed(line, own, changed));
    own[index] = value;
    if (!near({ value, error: ENGINE * Math.abs(exact) }, exact)) changed.add(index);
  }
  return own;
}

function followed(line: Line, own: readonly number[], changed: ReadonlySet<number>): number {
  return line.from.some((from) => changed.has(from)) ? follow(line, (i) => point(own[i])).lo : line.exact;
}

/** Whether a number is what was calculated, but for the rounding in both. */
export function near({ value, error }: Worth, number: number): boolean {
  return Math.abs(value - number) <= 16 * error + 1e-12 * Math.abs(number);
}
