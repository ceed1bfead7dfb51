import { OptionError } from "../errors.js";
import { checkDecimals } from "../format.js";
import { Formula, formula } from "../formula.js";
import { Node } from "../graph.js";
import { isPoint } from "./interval.js";
import { judge } from "./judge.js";
import { carriedMessage, coarseMessage, looseMessage, missingMessage, wrongMessage } from "./message.js";
import type { WrittenNumber } from "./number.js";
import { type Plan, plainPlan, planOf } from "./plan.js";
import { type Answers, readSheet } from "./sheet.js";
import { explain } from "./slips.js";
import { styleOf } from "./style.js";
import { type NumberVerdict, Verdicts } from "./verdicts.js";
import { Working } from "./working.js";

export type { Answers, SheetProblem } from "./sheet.js";
export { type NumberVerdict, type Verdict, Verdicts, type VerdictsData } from "./verdicts.js";

/** What was to be worked out: a formula (or its text, or a node), or plain numbers by name. */
export type Problem = Formula | Node | string | Readonly<Record<string, number>>;

export interface CheckOptions {
  /** The inputs of a formula; those that it has when left out. */
  inputs?: Readonly<Record<string, number>> | undefined;
  /** Every step was to be rounded to so many decimals, 0 to 15. */
  decimals?: number | undefined;
  /** Of the step of gradient descent after which `w1'` is asked. */
  learningRate?: number | undefined;
  /** Print the true numbers too; without it messages only hint. */
  reveal?: boolean | undefined;
}

/**
 * Checks numbers that were worked out by hand: values by name (q), gradients (dq, df/dq, ∂f/∂q), and with a learning
 * rate updated parameters (w1'). Each is judged against the truth and against the learner's own earlier numbers.
 *
 *     check("q = x + y; f = q * z", "q=3 f=-12 dq=4", { inputs: { x: -2, y: 5, z: -4 } })
 *     check({ steps: 17 }, { steps: null })      // a plain number, not answered yet
 *
 * What is wrong in the sheet is in the answer's `verdicts` and `problems`.
 * @throws FormulaError, InputError, DomainError for a problem that cannot be worked; OptionError for an option.
 */
export function check(problem: Problem, answers: Answers, options: CheckOptions = {}): Verdicts {
  const { decimals, learningRate, reveal = false } = options;
  if (decimals !== undefined) checkDecimals(decimals);
  if (learningRate !== undefined && !(Number.isFinite(learningRate) && learningRate !== 0))
    throw new OptionError(
      "learning-rate-out-of-range",
      `the learning rate must be a number other than 0, not ${learningRate}`,
      {
        value: learningRate,
        expected: "a number such as 0.1",
      },
    );
  const plan = planFor(problem, options);
  return judgeSheet(plan, answers, decimals, reveal);
}

/** The lines of a problem; may be made once for a whole class. */
export function planFor(problem: Problem, { inputs, learningRate }: CheckOptions = {}): Plan {
  if (typeof problem === "string") return planOf(formula(problem, inputs), learningRate);
  if (problem instanceof Node) return planFor(formula(problem), { inputs, learningRate });
  if (!(problem instanceof Formula)) return plainPlan(problem);
  if (inputs === undefined) return planOf(problem, learningRate);
  const copy = problem.graph.copy();
  return planOf(new Formula(copy.node(problem.output.index), problem.text).set(inputs), learningRate);
}

/** Judges one sheet against a plan. */
export function judgeSheet(plan: Plan, answers: Answers, decimals?: number, reveal = false): Verdicts {
  const { lines, result } = plan;
  const inputs = lines.filter((line) => line.kind === "given" && line.node.kind === "input");
  const asked = lines.filter((line) => line.kind !== "given");
  const sheet = readSheet(answers, {
    names: asked.map((line) => line.name),
    given: new Map(inputs.map((line) => [line.name, line.exact])),
    result,
  });
  const written = lines.map((line) =>
    line.kind === "given" ? null : (sheet.answers.get(line.name) ?? null),
  );
  const numbers = written.filter((number) => number !== null);
  const working = new Working(plan, written, styleOf(numbers, decimals));
  const judged = new Map<string, NumberVerdict>();
  for (const line of asked) {
    const number = written[line.index];
    if (number === null) working.settle(line.index);
    else judged.set(line.name, verdictOn(working, line.index, number, reveal));
  }
  const verdicts = [...sheet.answers.keys()].map((name) => judged.get(name) ?? missing(plan, name));
  return new Verdicts(verdicts, sheet.problems, plan.notes, reveal);
}

function verdictOn(working: Working, line: number, number: WrittenNumber, reveal: boolean): NumberVerdict {
  const { name, exact } = working.plan.lines[line];
  const verdict = judge(working, line, number);
  const base = {
    name,
    given: number.value,
    written: number.text,
    exact: exact + 0,
    verdict,
    order: line,
    others: [],
    slip: null,
  };
  if (verdict !== "wrong") {
    const message =
      verdict === "carried"
        ? carriedMessage(working, line)
        : verdict === "right"
          ? `Right${isPoint(working.exact[line]) ? "" : ": any value between the one-sided derivatives is"}.`
          : number.whole
            ? coarseMessage
            : looseMessage;
    working.settle(line, verdict === "carried" ? "carried" : "good");
    return { ...base, message };
  }
  const slips = explain(working, line, number);
  const message = wrongMessage(working, line, number, slips, reveal);
  const [first, ...others] = slips;
  if (first) {
    working.replace(first.line, first.value, line);
    working.seen.add(first.code);
  }
  working.settle(line, first?.pen ? "miswritten" : "wrong");
  return { ...base, message, slip: first?.code ?? null, others: others.map(({ code }) => code) };
}

function missing(plan: Plan, name: string): NumberVerdict {
  const line = plan.lines.find((one) => one.name === name);
  return {
    name,
    given: null,
    written: null,
    exact: (line?.exact ?? Number.NaN) + 0,
    verdict: "missing",
    slip: null,
    others: [],
    message: missingMessage,
    order: line?.index ?? 0,
  };
}
