import { withAsked } from "../plan/asked.js";
import type { Plan } from "../plan/plan.js";
import { answerableOf, type CheckOptions, checkOptions, type Problem, planFor } from "../plan/plan-for.js";
import { type Answers, readSheet } from "../sheet/sheet.js";
import { judgePlan } from "./judge-plan.js";
import type { JudgedSheet } from "./verdict.js";

/** Judges the answers to a problem. @throws as `check` does. */
export function judgeAnswers(problem: Problem, answers: Answers, options: CheckOptions = {}): JudgedSheet {
  checkOptions(options);
  const { decimals, reveal = false } = options;
  return judgeSheet(planFor(problem, options), answers, decimals, reveal);
}

/** Judges one sheet against a plan. */
export function judgeSheet(plan: Plan, answers: Answers, decimals?: number, reveal = false): JudgedSheet {
  const sheet = readSheet(answers, answerableOf(plan));
  const asked = withAsked(plan, [...sheet.answers.keys()]);
  const places = new Map(asked.lines.map((line) => [line.name, line.index]));
  const byLine = new Map([...sheet.answers].map(([name, number]) => [places.get(name) as number, number]));
  return judgePlan(asked, byLine, sheet.problems, decimals, reveal, sheet.notes);
}
