import { worthOf } from "../../check/formulas/worth.js";
import { judgeAnswers } from "../../check/judge/judge-sheet.js";
import type { NumberVerdict } from "../../check/judge/verdict.js";
import { type Random, random } from "../../data/random.js";
import { formula } from "../../formula/formula.js";
import { parseProgram } from "../../formula/program.js";
import { tokens } from "../../formula/tokens.js";
import { type Expression, toTree } from "../../formula/tree.js";
import { type DerivedProblem, derivedProblems } from "./problems/formula-problems.js";
import { rewritten, spoiled, written } from "./rewrite.js";

/** What became of formulas as answers. */
export interface FormulaTally {
  right: number;
  /** Right ones that were not found right. */
  alarms: number;
  /** Wrong ones whose slip has a name; those called wrong, and those whose slip is named first. */
  slipped: number;
  flagged: number;
  named: number;
  /** Others: with a sign, a name or a number changed; those called wrong. */
  spoiled: number;
  spoiledFlagged: number;
  examples: string[];
}

/** So many right formulas in other writings, and as many wrong ones. */
export function formulaAnswers(count: number, seed: number): FormulaTally {
  const next = random(seed);
  const tally = { right: 0, alarms: 0, slipped: 0, flagged: 0, named: 0, spoiled: 0, spoiledFlagged: 0 };
  const examples: string[] = [];
  const told = (what: string, { formula }: DerivedProblem, one: NumberVerdict): void => {
    if (examples.length < 40)
      examples.push(`${what}: ${formula}: ${one.name} = ${one.written}: ${one.verdict} ${one.slip}`);
  };
  while (tally.right < count) {
    const problem = pick(derivedProblems, next);
    const [name, texts] = pick(Object.entries(problem.right), next);
    const one = judged(problem, name, otherwise(problem, pick(texts, next), next), next);
    tally.right++;
    if (one.verdict === "right") continue;
    tally.alarms++;
    told("alarm", problem, one);
  }
  while (tally.slipped < count / 2) {
    const problem = pick(derivedProblems, next);
    const [what, texts] = pick(Object.entries(problem.wrong), next);
    const [name, code] = what.split(" ");
    const one = judged(problem, name, otherwise(problem, pick(texts, next), next), next);
    tally.slipped++;
    if (one.verdict === "wrong") tally.flagged++;
    if (one.slip === code) tally.named++;
    else told(`not ${code}`, problem, one);
  }
  while (tally.spoiled < count / 2) {
    const problem = pick(derivedProblems, next);
    const [name, texts] = pick(Object.entries(problem.right), next);
    const right = expressionOf(pick(texts, next));
    const wrong = spoiled(right, next, Object.keys(problem.inputs));
    if (texts.some((text) => sameFunction(expressionOf(text), wrong, next))) continue;
    const one = judged(problem, name, written(wrong), next);
    tally.spoiled++;
    if (one.verdict === "wrong") tally.spoiledFlagged++;
    else told("passed", problem, one);
  }
  return { ...tally, examples };
}

function judged(problem: DerivedProblem, name: string, text: string, next: Random): NumberVerdict {
  const { learningRate } = problem;
  const inputs = Object.fromEntries(
    Object.entries(problem.inputs).map(([input, [low, high]]) => [
      input,
      Number((low + (high - low) * next()).toFixed(2)),
    ]),
  );
  return judgeAnswers(formula(problem.formula, inputs), { [name]: text }, { learningRate }).verdicts[0];
}

/** The formula in another writing, some of its names replaced by what their lines say. */
function otherwise({ formula: text }: DerivedProblem, answer: string, next: Random): string {
  const lines = parseProgram(text).lines.flatMap(({ name, expression }) =>
    name === undefined ? [] : [[name, expression] as const],
  );
  return written(rewritten(expressionOf(answer), next, new Map(lines)));
}

/** A name is a name here, e and dz too. */
const expressionOf = (text: string): Expression => toTree(text, tokens(text), new Set(["e"]));

/** Whether two formulas agree at two places, their names taken for free variables. */
function sameFunction(a: Expression, b: Expression, next: Random): boolean {
  return [0, 1].every(() => {
    const numbers = new Map<string, number>();
    const read = (name: string) => {
      const value = numbers.get(name) ?? 0.3 + next();
      numbers.set(name, value);
      return { value, error: 0 };
    };
    const [x, y] = [worthOf(a, read).value, worthOf(b, read).value];
    return Math.abs(x - y) <= 1e-9 * Math.abs(x);
  });
}

function pick<T>(list: readonly T[], next: Random): T {
  return list[Math.floor(next() * list.length)];
}
