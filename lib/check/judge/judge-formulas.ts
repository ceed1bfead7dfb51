import { point } from "../../notation/interval.js";
import { circleThrough } from "../formulas/circle.js";
import { type Case, explainFormula } from "../formulas/explain-formula.js";
import { type Formulas, formulaValue, near, ownValues } from "../formulas/own-values.js";
import { pointsOf } from "../formulas/points.js";
import type { Worth } from "../formulas/worth.js";
import { derivedText } from "../plan/derived.js";
import { labelOf } from "../plan/label.js";
import type { Plan } from "../plan/plan.js";
import { follow } from "../plan/rule.js";
import type { WrittenFormula } from "../sheet/formula.js";
import { carriedFrom, inputsOf, wrongFormula, wrote } from "./formula-message.js";
import type { Judged } from "./judge-line.js";

/** What formulas are judged with beside the plan. */
export interface FormulaSheet {
  formulas: Formulas;
  /** The places of the lines, by their names. */
  places: ReadonlyMap<string, number>;
  /** The numbers of the lines as the sheet's own work has them. */
  own: readonly number[];
  /** The lines whose number on the sheet is not the true one. */
  off: ReadonlySet<number>;
  /** The names that the plan has lines for beyond its own. */
  asked: readonly string[];
  reveal: boolean;
}

/**
 * A verdict on each formula of a sheet, in the order of the work: right where it equals the truth as a function, at the
 * sheet's inputs and at 24 points around them; carried where it follows from the sheet's own earlier lines; else wrong.
 */
export function judgeFormulas(plan: Plan, sheet: FormulaSheet): Map<number, Judged> {
  const { formulas, places, asked } = sheet;
  if (plan.formula === undefined) return new Map();
  // Numbers on the sheet are those of its inputs; elsewhere only formulas are known.
  const others = pointsOf(plan, plan.formula, asked).map((one): Place => {
    return { plan: one, own: ownValues(one, places, formulas, new Map()), places };
  });
  const all = [{ plan, own: sheet.own, places }, ...others];
  const off = new Set(sheet.off);
  const judged = new Map<number, Judged>();
  for (const { index } of plan.lines) {
    const formula = formulas.get(index);
    if (formula === undefined) continue;
    const circle = circleThrough(index, formulas, places);
    const found = circle
      ? goesRound(plan, index, formula, circle)
      : judgeFormula(all, index, formula, sheet.reveal, off);
    if (found.verdict !== "right") off.add(index);
    judged.set(index, found);
  }
  return judged;
}

/** The problem at some inputs, with the sheet's own numbers there. */
interface Place {
  plan: Plan;
  own: readonly number[];
  places: ReadonlyMap<string, number>;
}

function judgeFormula(
  all: readonly Place[],
  line: number,
  formula: WrittenFormula,
  reveal: boolean,
  off: ReadonlySet<number>,
): Judged {
  const [{ plan, places }] = all;
  const base = judgedOf(plan, line, formula);
  const { name } = base;
  const { text } = formula;
  const truly = all.map((at) => formulaValue(at.plan, places, formula, (i) => at.plan.lines[i].exact));
  if (Number.isNaN(truly[0].value))
    return {
      ...base,
      verdict: "wrong",
      message: `${wrote(name, text)} It has no value at the numbers of this problem.`,
    };
  // Where the formula has no value, as sqrt(x)^2 below 0, nothing is compared.
  const fits = all.map((at, i) => Number.isNaN(truly[i].value) || near(truly[i], at.plan.lines[line].exact));
  if (fits.every((fit) => fit)) {
    const from = [...formula.names.values()].filter((one) => off.has(places.get(one) ?? -1));
    return from.length === 0
      ? { ...base, verdict: "right", message: "Right, as a formula." }
      : { ...base, verdict: "carried", message: carriedFrom(from) };
  }
  const own = all.map((at) =>
    formulaValue(at.plan, places, formula, (i) => at.own[i] ?? at.plan.lines[i].exact),
  );
  const before = offBefore(plan, line, off);
  const follows = all.every((at, i) => near(own[i], follow(at.plan.lines[line], (k) => point(at.own[k])).lo));
  if (before.length > 0 && follows) return { ...base, verdict: "carried", message: carriedFrom(before) };
  const exactly = (at: Place): number[] => at.plan.lines.map((one) => one.exact);
  const slips = [
    casesOf(all, truly, exactly),
    ...(before.length > 0 ? [casesOf(all, own, (at) => at.own)] : []),
  ]
    .flatMap((cases) => explainFormula(cases, line))
    .sort((a, b) => a.rank - b.rank);
  const other = fits[0] ? inputsOf(all[fits.indexOf(false)].plan) : undefined;
  const [slip, ...others] = slips.map(({ code }) => code);
  const at = plan.lines[slips[0]?.line ?? line];
  // The step of a formula is the answer itself.
  const step = reveal ? { step: `${labelOf(plan, at)} = ${derivedText(plan, at)}` } : {};
  return {
    ...base,
    verdict: "wrong",
    slip: slip ?? (fits[0] ? "right-here-only" : null),
    others,
    message: `${wrote(name, text)} ${wrongFormula(plan, line, slips, other)}`,
    ...step,
  };
}

/** The formula at every point where it has a value, beside the numbers that it may have been made from. */
function casesOf(
  all: readonly Place[],
  worths: readonly Worth[],
  numbersAt: (at: Place) => readonly number[],
): Case[] {
  return all.flatMap((at, i) => {
    const isNear = (value: number): boolean => near(worths[i], value);
    return Number.isNaN(worths[i].value) ? [] : [{ plan: at.plan, numbers: numbersAt(at), isNear }];
  });
}

function goesRound(plan: Plan, line: number, formula: WrittenFormula, circle: readonly string[]): Judged {
  const { name } = plan.lines[line];
  const message = `${wrote(name, formula.text)} It goes round in a circle: ${[name, ...circle].join(" from ")}.`;
  return { ...judgedOf(plan, line, formula), verdict: "wrong", slip: "circular", message };
}

/** What every verdict on a formula tells. */
function judgedOf(
  { lines }: Plan,
  line: number,
  { text, plain }: WrittenFormula,
): Omit<Judged, "verdict" | "message"> {
  const { name, exact } = lines[line];
  return { name, given: text, written: text, formula: plain, exact: exact + 0, others: [], slip: null };
}

/** The lines before this one that are off, the nearest on each way. */
function offBefore({ lines }: Plan, line: number, off: ReadonlySet<number>): string[] {
  const open = [...lines[line].from];
  const found = new Set<number>();
  const seen = new Set<number>();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (off.has(at)) found.add(at);
    else open.push(...lines[at].from);
  }
  return [...found].sort((a, b) => a - b).map((i) => lines[i].name);
}
