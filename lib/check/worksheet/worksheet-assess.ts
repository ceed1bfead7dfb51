import { type Formula, formula } from "../../formula/formula.js";
import { sigmoid } from "../../gates/scalar.js";
import { kinks } from "../../graph/kinks.js";
import { DomainError } from "../../text/errors.js";
import type { Plan } from "../plan/plan.js";
import { planFor } from "../plan/plan-for.js";
import { slipsOn } from "../slips/slip-lines.js";
import type { Template } from "./template.js";

/** What numbers make of a template: the answers, and how far they are from what one would choose for a sheet. */
export interface Assessment {
  answers: ReadonlyMap<string, number>;
  /** 0 is good in every way. */
  faults: number;
}

/** Numbers for the inputs of a template, by name. */
export type Inputs = Readonly<Record<string, number>>;

/**
 * A function that assesses numbers for a template; it answers undefined for those at which the problem cannot be
 * worked. Its formula is read once.
 */
export function assessor(template: Template): (inputs: Inputs) => Assessment | undefined {
  let made: Formula | undefined;
  const planAt = (inputs: Inputs): Plan => {
    made = made === undefined ? formula(template.formula, inputs) : made.set(inputs);
    return planFor(made, { learningRate: template.learningRate });
  };
  return (inputs) => {
    try {
      const plan = planAt(inputs);
      const faults = 100 * kinks((plan.formula as Formula).output).length + roughness(template, plan);
      const answers = answersOf(template, plan);
      return {
        answers,
        faults: faults + accidents(template, answers, answersOf(template, planAt(near(inputs)))),
      };
    } catch (error) {
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  };
}

function answersOf({ asks }: Template, { lines }: Plan): Map<string, number> {
  const exact = new Map(lines.map((line) => [line.name, line.exact]));
  return new Map(asks.map((name) => [name, (exact.get(name) as number) + 0]));
}

/** Answers too small or too large to work with, and slips that would not be told from the right answer. */
function roughness({ asks, decimals }: Template, plan: Plan): number {
  const unit = Number(`1e${-decimals}`);
  const numbers = (i: number): number => plan.lines[i].exact;
  let faults = 0;
  for (const line of plan.lines) {
    if (!asks.includes(line.name)) continue;
    const size = Math.abs(line.exact);
    if (size < 20 * unit && size > 0) faults += 3; // saturated, or next to nothing left to write
    if (size > 100) faults += 3;
    if (line.kind === "value" && line.gate === sigmoid && Math.abs(line.exact - 0.5) > 0.42) faults += 10;
    for (const slip of slipsOn(plan, line, numbers))
      if (Math.abs(slip.value - line.exact) <= 2 * unit) faults += 0.25;
  }
  return faults;
}

/** Numbers that are a little different each: what is 0, 1 or alike at both comes from the problem, not from its numbers. */
function near(inputs: Inputs): Inputs {
  const entries = Object.entries(inputs);
  return Object.fromEntries(entries.map(([name, value], i) => [name, value * (1 + 1e-3 / (i + Math.SQRT2))]));
}

/** Answers that are 0, ±1 or alike by accident: a slip can hide behind them. */
function accidents(
  { decimals }: Template,
  answers: ReadonlyMap<string, number>,
  nearby: ReadonlyMap<string, number>,
): number {
  const known = [...answers].map(([name, value]) => ({
    size: Math.abs(value),
    written: Math.abs(value).toFixed(decimals),
    near: Math.abs(nearby.get(name) as number),
  }));
  let faults = 0;
  known.forEach(({ size, written, near: other }, i) => {
    const simple = [0, 1].find((one) => Math.abs(size - one) < 1e-9);
    if (simple !== undefined && Math.abs(other - simple) > 1e-9) faults += 10;
    for (const before of known.slice(0, i))
      if (before.written === written && Math.abs(before.near - other) > 1e-9) faults += 5;
  });
  return faults;
}
