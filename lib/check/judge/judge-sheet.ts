import { ownValues } from "../formulas/own-values.js";
import { withAsked } from "../plan/asked.js";
import type { Plan } from "../plan/plan.js";
import { answerableOf, type CheckOptions, checkOptions, type Problem, planFor } from "../plan/plan-for.js";
import { type Answers, readSheet } from "../sheet/sheet.js";
import { judgeFormulas } from "./judge-formulas.js";
import { judgePlan } from "./judge-plan.js";
import type { JudgedSheet, NumberVerdict } from "./verdict.js";

/** Judges the answers to a problem. @throws as `check` does. */
export function judgeAnswers(problem: Problem, answers: Answers, options: CheckOptions = {}): JudgedSheet {
  checkOptions(options);
  const { decimals, reveal = false } = options;
  return judgeSheet(planFor(problem, options), answers, decimals, reveal);
}

/** Judges one sheet against a plan. */
export function judgeSheet(plan: Plan, answers: Answers, decimals?: number, reveal = false): JudgedSheet {
  const sheet = readSheet(answers, answerableOf(plan));
  const mentioned = [...sheet.formulas.values()].flatMap(({ names }) => [...names.values()]);
  const names = [...new Set([...sheet.answers.keys(), ...mentioned])];
  const asked = withAsked(plan, names);
  const places = new Map(asked.lines.map((line) => [line.name, line.index]));
  const byLine = new Map([...sheet.answers].map(([name, number]) => [places.get(name) as number, number]));
  if (sheet.formulas.size === 0)
    return inArrays(judgePlan(asked, byLine, sheet.problems, decimals, reveal, sheet.notes));
  const formulas = new Map([...sheet.formulas].map(([name, one]) => [places.get(name) as number, one]));
  const numbers = new Map([...byLine].flatMap(([line, one]) => (one ? [[line, one.value] as const] : [])));
  const own = ownValues(asked, places, formulas, numbers);
  const worths = [...formulas.keys()].flatMap((line) =>
    Number.isFinite(own[line]) ? [[line, own[line]] as const] : [],
  );
  const judged = judgePlan(asked, byLine, sheet.problems, decimals, reveal, sheet.notes, new Map(worths));
  const off = offIn(judged, places);
  const found = judgeFormulas(asked, { formulas, places, own, off, asked: names, reveal });
  const verdicts = judged.verdicts.map((one) => ({ ...one, ...found.get(places.get(one.name) as number) }));
  return inArrays({ ...judged, verdicts });
}

const inArrays = (judged: JudgedSheet): JudgedSheet => ({
  ...judged,
  verdicts: asWholeArrays(judged.verdicts),
});

/** The lines whose numbers on the sheet are not the true ones. */
function offIn({ verdicts }: JudgedSheet, places: ReadonlyMap<string, number>): ReadonlySet<number> {
  const off = verdicts.filter(({ verdict }) => verdict === "wrong" || verdict === "carried");
  return new Set(off.map(({ name }) => places.get(name) as number));
}

/**
 * One slip in a whole vector or matrix is one mistake: it is told at the first element that has it, and the others go
 * together with that. So are the elements of one formula for the whole, also where no slip is known that makes it.
 */
function asWholeArrays(verdicts: readonly NumberVerdict[]): NumberVerdict[] {
  const first = new Map<string, NumberVerdict>();
  return verdicts.map((one) => {
    const { name, verdict, slip, formula } = one;
    if (verdict !== "wrong" || !name.includes("[") || (slip === null && formula === undefined)) return one;
    const key = `${name.replace(/\[[\d,]+\]/, "")} ${slip}`;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, one);
      return one;
    }
    const { step: _, ...rest } = one;
    const message = `Goes together with ${before.name}: the same slip explains it.`;
    return { ...rest, verdict: "carried", slip: null, others: [], message };
  });
}
