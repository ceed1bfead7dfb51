import { addConstant, exp, reciprocal, sigmoid, unaryMinus } from "../../gates/scalar.js";
import { point } from "../../notation/interval.js";
import { labelOf } from "../plan/label.js";
import type { GradientLine, Line, Term, UpdateLine } from "../plan/line.js";
import type { Plan } from "../plan/plan.js";
import { indexOf, neighboursOf, stemOf } from "../plan/plan-index.js";
import { localOf } from "../plan/rule.js";
import type { Numbers } from "../work/bases.js";
import { localSlipsOf, sentSlipsOf } from "./slip-locals.js";

import { onSoftmax } from "./slip-softmax.js";
import { made, type Slipped } from "./slipped.js";

/** The slips on a gradient: in what one gate sends, and where several gates send to the same place. */
export function onGradient(plan: Plan, line: GradientLine, numbers: Numbers, right: number): Slipped[] {
  const read = (i: number) => point(numbers(i));
  const { terms } = line;
  const locals = terms.map((term) => localOf(term, read, "textbook").lo);
  const shares = terms.map((term, i) => numbers(term.upstream) * locals[i]);
  const found = terms.flatMap((term, i) =>
    onTerm(plan, term, numbers, locals[i]).map((slip) => ({
      ...slip,
      value: right - shares[i] + slip.value,
    })),
  );
  found.push(...updatedTooEarly(plan, terms, numbers, shares));
  const written = asSigmoid(plan, line);
  if (written)
    found.push(
      ...onLocal(plan, written, numbers).map((slip) => ({
        ...slip,
        step: () => sigmoidStep(plan, line, written),
      })),
    );
  if (terms.length < 2) return [...found, ...onSoftmax(plan, line, numbers, right)];
  const flipped = shares.map((value, i) => ({
    code: "sign-flipped",
    says: () => `the sign of what arrives from ${labelOf(plan, plan.lines[terms[i].out])} is flipped`,
    value: right - 2 * value,
    earlier: { line: terms[i].upstream, value: -numbers(terms[i].upstream) },
    rank: 1.6,
  }));
  const alone = shares.map((value, i) => ({
    code: "fan-out-overwritten",
    says: () =>
      `only what arrives from ${labelOf(plan, plan.lines[terms[i].out])} was taken: where a value is used twice, its gradients add (+=, not =)`,
    value,
    rank: 1,
  }));
  return [...alone, ...found, ...flipped, ...onPaths(plan, line, shares, right)];
}

/** Where paths meet: they were multiplied, one was left out of several, or one was added twice. */
function onPaths(
  plan: Plan,
  { name, terms }: GradientLine,
  shares: readonly number[],
  right: number,
): Slipped[] {
  const from = (i: number): string => labelOf(plan, plan.lines[terms[i].out]);
  // Of a batch; elsewhere a factor of the loss that was left out would look the same.
  const averaged = {
    code: "mean-for-sum",
    says: () => "what arrives was averaged: where a value is used several times, its gradients add",
    value: right / terms.length,
    rank: 1.7,
  };
  const twice = shares.map((share, i) => ({
    code: "added-twice",
    says: () => `what arrives from ${from(i)} was added twice`,
    value: right + share,
    rank: 1.8,
  }));
  const leftOut = shares.map((share, i) => ({
    code: "fan-out-overwritten",
    says: () => `what arrives from ${from(i)} was left out: all paths add`,
    value: right - share,
    rank: 1.1,
  }));
  const multiplied = {
    code: "paths-multiplied",
    says: () => "what arrives on several paths was multiplied; paths add",
    value: shares.reduce((product, share) => product * share, 1),
    rank: 1.3,
  };
  return [
    ...(terms.length > 2 ? leftOut : []),
    multiplied,
    ...twice,
    ...(name.includes("[") ? [averaged] : []),
  ];
}

/** The way back through 1/(1 + exp(−z)), written out in four gates, as the one sigmoid gate that it is. */
function asSigmoid(plan: Plan, line: GradientLine): Term | undefined {
  let { terms } = line;
  const x = terms[0]?.x;
  for (const gate of [unaryMinus, exp, addConstant, reciprocal]) {
    const [term, second] = terms;
    if (second !== undefined || term?.gate !== gate) return undefined;
    if (gate === addConstant && plan.lines[term.y].exact !== 1) return undefined;
    if (gate === reciprocal) return { ...term, gate: sigmoid, position: 0, x, y: x };
    terms = (plan.lines[term.upstream] as GradientLine).terms;
  }
  return undefined;
}

function sigmoidStep(plan: Plan, line: GradientLine, { upstream, out }: Term): string {
  const [from, y] = [upstream, out].map((i) => labelOf(plan, plan.lines[i]));
  return `${labelOf(plan, line)} = ${from} × ${y} × (1 - ${y})`;
}

function onTerm(plan: Plan, term: Term, numbers: Numbers, local: number): Slipped[] {
  const { out } = term;
  const at = { upstream: numbers(term.upstream), local, out: numbers(out) };
  const sent = sentSlipsOf(term.gate).map((rule) => made(plan, rule, at, { out }));
  return [...onLocal(plan, term, numbers), ...sent, ...otherFactors(plan, term, numbers)];
}

/** The wrong local derivatives of the gate, times upstream. */
function onLocal(plan: Plan, term: Term, numbers: Numbers): Slipped[] {
  const { x, y, out } = term;
  const at = { x: numbers(x), y: numbers(y), out: numbers(out) };
  return localSlipsOf(term.gate, term.position).map((rule) => {
    const slip = made(plan, rule, at, { x, y, out });
    return { ...slip, value: numbers(term.upstream) * slip.value };
  });
}

/** In a product: the number of another input, or of another sample. */
function otherFactors(plan: Plan, term: Term, numbers: Numbers): Slipped[] {
  const factor = factorOf(plan, term);
  if (factor === undefined) return [];
  return [...indexOf(plan).inputs, ...neighboursOf(plan, factor)].flatMap((line): Slipped[] => {
    if (line === factor) return [];
    const says = () => `${line.name} was multiplied in where ${labelOf(plan, factor)} belongs`;
    return [
      {
        code: "wrong-input",
        says,
        value: numbers(term.upstream) * numbers(line.index),
        rank: stemOf(line.name) === stemOf(factor.name) ? 1.5 : 3,
      },
    ];
  });
}

/** What a product multiplies upstream with: its other input; undefined for any other gate. */
function factorOf(plan: Plan, { gate, position, x, y }: Term): Line | undefined {
  const [other, line] = position === 0 ? ["y", y] : ["x", x];
  return gate.local[position] === other ? plan.lines[line] : undefined;
}

/** On every way with a weight on it, the weight after the step: as it stands on the sheet, or before it was rounded. */
function updatedTooEarly(
  plan: Plan,
  terms: readonly Term[],
  numbers: Numbers,
  shares: readonly number[],
): Slipped[] {
  const { updateOf, updatesLike } = indexOf(plan);
  const updates = terms.map((term) => {
    const factor = factorOf(plan, term);
    return factor && updateOf.get(factor.index);
  });
  const weights = updates.flatMap((line) => (line ? [plan.lines[line.old].name] : [])).reverse();
  if (weights.length === 0) return [];
  const many = weights.length > 1;
  const says = (): string =>
    `the weight${many ? "s" : ""} ${weights.join(" and ")} ${many ? "were" : "was"} already updated when ${many ? "their old values were" : "its old value was"} still needed`;
  const after = [
    ({ index }: UpdateLine): number => numbers(index),
    ({ old, rate, gradient }: UpdateLine): number => numbers(old) - rate * numbers(gradient),
  ];
  return after.map((weightOf) => ({
    code: "updated-too-early",
    says,
    value: terms.reduce((total, { upstream }, i) => {
      const line = updates[i];
      return total + (line ? numbers(upstream) * weightOf(line) : shares[i]);
    }, 0),
    needs: weights.map((weight) => updatesLike.get(stemOf(weight)) ?? []),
    rank: 1,
  }));
}
