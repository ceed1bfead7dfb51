import type { Gate } from "../gate.js";
import { sigmoid } from "../gates.js";
import { point } from "./interval.js";
import { labelOf } from "./label.js";
import type { GradientLine, Line, Plan, Term, UpdateLine, ValueLine } from "./plan.js";
import { follow, localOf } from "./rule.js";
import { type SlipNumbers, wrongNumber } from "./slip-code.js";
import { localSlips } from "./slip-locals.js";
import { type SlipRule, sentSlips, totalSlips, updateSlips } from "./slip-rules.js";
import { valueSlips } from "./slip-values.js";

/** A number that a line would have with one slip in it. */
export interface Slipped {
  code: string;
  /** What it looks like, written only when it is needed. */
  says: () => string;
  value: number;
  /** The step as it should be, where it is not that of the line's own gate. */
  step?: () => string;
  /** How unlikely: 0 and up; used only to put the likeliest first. */
  rank: number;
}

/** Every slip on one line, from these numbers of the other lines. */
export function slipsOn(plan: Plan, line: Line, numbers: readonly number[]): Slipped[] {
  if (line.kind === "given") return [];
  const right = follow(line, (i) => point(numbers[i])).lo;
  const found =
    line.kind === "value"
      ? onValue(plan, line, numbers, right)
      : line.kind === "update"
        ? onUpdate(plan, line, numbers)
        : line.kind === "gradient"
          ? onGradient(plan, line, numbers, right)
          : [];
  const whole = totalSlips.map((rule) =>
    made(plan, rule, { out: right }, {}, rule.code === "sign-flipped" ? 0.95 : 4),
  );
  return [...found, ...whole].filter(({ value }) => Number.isFinite(value) && !same(value, right));
}

type Names = Readonly<Partial<Record<"x" | "y" | "out", number>>>;

/** @param names the lines whose names stand for {x}, {y} and {out} in the sentence. */
function made(
  plan: Plan,
  rule: SlipRule,
  numbers: Partial<SlipNumbers>,
  names: Names,
  rank: number,
): Slipped {
  const nameOf = (place: string, name: "x" | "y" | "out", at: number): string => {
    const label = labelOf(plan, plan.lines[names[name] as number]);
    const beside = rule.says[at - 1] + (rule.says[at + place.length] ?? "");
    return label.includes(" ") && /[²/·√−]/.test(beside) ? `(${label})` : label;
  };
  const says = (): string => rule.says.replace(/\{(x|y|out)\}/g, nameOf);
  // A minus that the rule itself has is more telling than a flipped sign, and both are the same number.
  const likely = /^(reciprocal|cosine)-minus$|^gradient-added$/.test(rule.code) ? 0.9 : rank;
  return { code: rule.code, says, value: wrongNumber(rule, numbers), rank: likely };
}

function onValue(plan: Plan, line: ValueLine, numbers: readonly number[], out: number): Slipped[] {
  const [x, y = x] = line.from;
  const at = { x: numbers[x], y: numbers[y], out };
  return (valueSlips[line.gate.name] ?? []).map((rule) => made(plan, rule, at, { x, y, out: line.index }, 1));
}

function onUpdate(plan: Plan, line: UpdateLine, numbers: readonly number[]): Slipped[] {
  const { old, gradient, rate } = line;
  const at = { old: numbers[old], gradient: numbers[gradient], rate };
  const known = updateSlips.map((rule) => made(plan, rule, at, {}, rule.code === "factor-missing" ? 3 : 1));
  const others = plan.lines.filter(
    (one): one is UpdateLine => one.kind === "update" && one !== line && one.step === line.step,
  );
  const mixed = others.map((other) => ({
    code: "wrong-gradient",
    says: () => `the gradient of ${other.node.name} was used for ${line.node.name}`,
    value: numbers[old] - rate * numbers[other.gradient],
    rank: 3,
  }));
  return [...known, ...mixed];
}

function onGradient(plan: Plan, line: GradientLine, numbers: readonly number[], right: number): Slipped[] {
  const read = (i: number) => point(numbers[i]);
  const { terms } = line;
  const locals = terms.map((term) => localOf(term, read, "textbook").lo);
  const shares = terms.map((term, i) => numbers[term.upstream] * locals[i]);
  const found = terms.flatMap((term, i) =>
    onTerm(plan, term, numbers, locals[i]).map((slip) => ({
      ...slip,
      value: right - shares[i] + slip.value,
    })),
  );
  const written = asSigmoid(plan, line);
  if (written)
    found.push(
      ...onLocal(plan, written, numbers).map((slip) => ({
        ...slip,
        step: () => sigmoidStep(plan, line, written),
      })),
    );
  if (terms.length < 2) return found;
  const alone = shares.map((value, i) => ({
    code: "fan-out-overwritten",
    says: () =>
      `only what arrives from ${labelOf(plan, plan.lines[terms[i].out])} was taken: where a value is used twice, its gradients add (+=, not =)`,
    value,
    rank: 1,
  }));
  return [...alone, ...found];
}

/** The way back through 1/(1 + exp(−z)), written out in four gates, as the one sigmoid gate that it is. */
function asSigmoid(plan: Plan, line: GradientLine): Term | undefined {
  let { terms } = line;
  const x = terms[0]?.x;
  for (const name of ["unaryMinus", "exp", "addConstant", "reciprocal"]) {
    const [term, second] = terms;
    if (second !== undefined || term?.gate.name !== name) return undefined;
    if (name === "addConstant" && plan.lines[term.y].exact !== 1) return undefined;
    if (name === "reciprocal") return { ...term, gate: sigmoid, position: 0, x, y: x };
    terms = (plan.lines[term.upstream] as GradientLine).terms;
  }
  return undefined;
}

function sigmoidStep(plan: Plan, line: GradientLine, { upstream, out }: Term): string {
  const [from, y] = [upstream, out].map((i) => labelOf(plan, plan.lines[i]));
  return `${labelOf(plan, line)} = ${from} × ${y} × (1 - ${y})`;
}

function onTerm(plan: Plan, term: Term, numbers: readonly number[], local: number): Slipped[] {
  const { out } = term;
  const at = { upstream: numbers[term.upstream], local, out: numbers[out] };
  const sent = sentSlips.map((rule) =>
    made(plan, rule, at, { out }, rule.code === "value-for-derivative" ? 3 : 1),
  );
  return [...onLocal(plan, term, numbers), ...sent, ...otherFactors(plan, term, numbers)];
}

/** The wrong local derivatives of the gate, times upstream. */
function onLocal(plan: Plan, term: Term, numbers: readonly number[]): Slipped[] {
  const { x, y, out } = term;
  const at = { x: numbers[x], y: numbers[y], out: numbers[out] };
  return (localSlips[term.gate.name]?.[term.position] ?? []).map((rule) => {
    const slip = made(plan, rule, at, { x, y, out }, 1);
    return { ...slip, value: numbers[term.upstream] * slip.value };
  });
}

/** In a product: the number of another input, of another sample, or a weight that is already updated. */
function otherFactors(plan: Plan, term: Term, numbers: readonly number[]): Slipped[] {
  if (!isProduct(term.gate)) return [];
  const factor = plan.lines[term.position === 0 ? term.y : term.x];
  return plan.lines.flatMap((line): Slipped[] => {
    const value = numbers[term.upstream] * numbers[line.index];
    if (line.kind === "update" && line.old === factor.index) {
      const says = () => `the weight ${factor.name} was already updated when its old value was still needed`;
      // As it stands on the sheet, or as it was before it was rounded.
      const unrounded = numbers[line.old] - line.rate * numbers[line.gradient];
      return [numbers[line.index], unrounded].map((weight) => ({
        code: "updated-too-early",
        says,
        value: numbers[term.upstream] * weight,
        rank: 1,
      }));
    }
    if (line.kind !== "given" || line.node.kind !== "input" || line === factor) return [];
    const says = () => `${line.name} was multiplied in where ${labelOf(plan, factor)} belongs`;
    return [{ code: "wrong-input", says, value, rank: 3 }];
  });
}

function isProduct(gate: Gate): boolean {
  return gate.name === "multiply";
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
