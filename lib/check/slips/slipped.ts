import { labelOf } from "../plan/label.js";
import type { Plan } from "../plan/plan.js";
import { type SlipNumbers, wrongNumber } from "./slip-code.js";
import type { SlipRule } from "./slip-rules.js";

/** A number that a line would have with one slip in it. */
export interface Slipped {
  code: string;
  /** What it looks like, written only when it is needed. */
  says: () => string;
  value: number;
  /** The step as it should be, where it is not that of the line's own gate. */
  step?: () => string;
  /** Lines, in lists, of which one must be on the sheet for the slip to be possible. */
  needs?: readonly (readonly number[])[];
  /** What it comes to if it was made on an earlier line. */
  earlier?: { line: number; value: number };
  /** How unlikely: 0 and up; used only to put the likeliest first. */
  rank: number;
}

/** The lines whose names stand for {x}, {y} and {out} in a slip's sentence. */
export type Names = Readonly<Partial<Record<"x" | "y" | "out", number>>>;

/** A slip with its number and its sentence. */
export function made(plan: Plan, rule: SlipRule, numbers: Partial<SlipNumbers>, names: Names): Slipped {
  const nameOf = (place: string, name: "x" | "y" | "out", at: number): string => {
    const label = labelOf(plan, plan.lines[names[name] as number]);
    const beside = rule.says[at - 1] + (rule.says[at + place.length] ?? "");
    return label.includes(" ") && /[²/·√−]/.test(beside) ? `(${label})` : label;
  };
  const says = (): string => rule.says.replace(/\{(x|y|out)\}/g, nameOf);
  return { code: rule.code, says, value: wrongNumber(rule, numbers), rank: rule.rank };
}
