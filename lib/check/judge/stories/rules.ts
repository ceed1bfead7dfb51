import { point } from "../../../notation/interval.js";
import { labelOf } from "../../plan/label.js";
import type { GradientLine, Term } from "../../plan/line.js";
import type { Plan } from "../../plan/plan.js";
import { localOf } from "../../plan/rule.js";
import { isRouting, localSlipsOf, sentSlipsOf } from "../../slips/slip-locals.js";
import type { SlipRule } from "../../slips/slip-rules.js";
import { valueSlipsOf } from "../../slips/slip-values.js";
import { made } from "../../slips/slipped.js";
import type { Numbers } from "../../work/bases.js";
import type { Story } from "./story.js";

/** A wrong rule at every gate of a kind, forward, backward, or both. */
export function ruleStories(plan: Plan): Story[] {
  const kinds = new Map(
    plan.lines.flatMap((line) => (line.kind === "value" ? [[line.gate, line] as const] : [])),
  );
  return [...kinds].flatMap(([gate, first]) => {
    const says = (rule: SlipRule) => (): string => {
      const [x, y = x] = first.from;
      return `${made(plan, rule, {}, { x, y, out: first.index }).says()}, and so wherever it is met`;
    };
    const forward = valueSlipsOf(gate);
    const backward = gate.local.flatMap((_, i) => localSlipsOf(gate, i));
    const story = (rule: SlipRule, number: Story["number"], more = 0): Story => ({
      code: rule.code,
      says: says(rule),
      number,
      rank: rule.rank + more,
      least: 1,
    });
    const values =
      (rule: SlipRule): Story["number"] =>
      (line, read) =>
        line.kind === "value" && line.gate === gate ? wrongValue(plan, rule, line.from, read) : undefined;
    const slopes =
      (rule: SlipRule): Story["number"] =>
      (line, read) =>
        line.kind === "gradient" && line.terms.some((term) => term.gate === gate)
          ? total(line, read, (term) => (term.gate === gate ? wrongLocal(plan, rule, term, read) : undefined))
          : undefined;
    const both = forward.flatMap((rule) =>
      backward
        .filter(({ code }) => code === rule.code)
        .map((other) =>
          story(rule, (line, read) => values(rule)(line, read) ?? slopes(other)(line, read), 0.2),
        ),
    );
    const sent = sentSlipsOf(gate).map((rule) =>
      story(
        rule,
        (line, read) =>
          line.kind === "gradient" && line.terms.some((term) => term.gate === gate)
            ? total(line, read, (term) =>
                term.gate === gate ? wrongSent(plan, rule, term, read) : undefined,
              )
            : undefined,
        1,
      ),
    );
    const toAll: Story = {
      code: "sent-to-all",
      says: () => `the gradient was sent to every input; ${gate.name} sends it to one alone`,
      number: (line, read) =>
        line.kind === "gradient" && line.terms.some((term) => term.gate === gate)
          ? total(line, read, (term) => (term.gate === gate ? read(term.upstream) : undefined))
          : undefined,
      rank: 1.2,
      least: 2,
    };
    return [
      ...(isRouting(gate) ? [toAll] : []),
      ...forward.map((rule) => story(rule, values(rule))),
      ...backward.map((rule) => story(rule, slopes(rule))),
      ...both,
      ...sent,
    ];
  });
}

function wrongValue(plan: Plan, rule: SlipRule, from: readonly number[], read: Numbers): number {
  const [x, y = x] = from;
  return made(plan, rule, { x: read(x), y: read(y) }, {}).value;
}

/** What arrives, with what one kind of gate sends worked otherwise. */
function total(line: GradientLine, read: Numbers, wrong: (term: Term) => number | undefined): number {
  return line.terms.reduce((sum, term) => sum + (wrong(term) ?? read(term.upstream) * local(term, read)), 0);
}

const local = (term: Term, read: Numbers): number => localOf(term, (i) => point(read(i)), "textbook").lo;

/** The wrong rule where the gate has one of its code for this input. */
function wrongLocal(plan: Plan, rule: SlipRule, term: Term, read: Numbers): number | undefined {
  const own = localSlipsOf(term.gate, term.position);
  const here = own.includes(rule) ? rule : own.find(({ code }) => code === rule.code);
  if (here === undefined) return undefined;
  const at = { x: read(term.x), y: read(term.y), out: read(term.out) };
  return read(term.upstream) * made(plan, here, at, {}).value;
}

function wrongSent(plan: Plan, rule: SlipRule, term: Term, read: Numbers): number {
  const at = { upstream: read(term.upstream), local: local(term, read), out: read(term.out) };
  return made(plan, rule, at, {}).value;
}

/** A factor of the whole loss that was left out, or put in: in every gradient, and in the loss too or not. */
export function factorStories(plan: Plan): Story[] {
  const result = plan.lines.find((line) => line.name === plan.result);
  if (result === undefined || result.kind !== "value") return [];
  const constants = plan.lines.flatMap((line) =>
    line.kind === "given" && line.node.kind === "constant" && line.exact >= 2 && line.exact <= 100
      ? [line.exact]
      : [],
  );
  const factors = [...new Set([2, ...constants])].flatMap((factor) => [factor, 1 / factor]);
  return factors.flatMap((factor) =>
    [false, true].map((inLoss): Story => {
      const from =
        (read: Numbers) =>
        (term: Term): number | undefined =>
          term.out === result.index ? factor * read(term.upstream) * local(term, read) : undefined;
      const words = factor > 1 ? `1/${factor}` : `${Math.round(1 / factor)}`;
      const where = inLoss ? `${labelOf(plan, result)} and every gradient` : "every gradient";
      return {
        code: "factor-missing",
        says: () => `the factor ${words} was left out of ${where}`,
        number: (line, read) =>
          line === result && inLoss
            ? factor * line.gate.value(...(line.from.map(read) as [number, number]))
            : line.kind === "gradient" && line.terms.some(({ out }) => out === result.index)
              ? total(line, read, from(read))
              : undefined,
        rank: inLoss ? 1.2 : 1.1,
        least: 2,
      };
    }),
  );
}
