import { point } from "../../notation/interval.js";
import type { Line, UpdateLine, ValueLine } from "../plan/line.js";
import type { Plan } from "../plan/plan.js";
import { follow } from "../plan/rule.js";
import { isAlike, onGradient } from "./slip-gradient.js";
import { totalSlips, updateSlips } from "./slip-rules.js";
import { valueSlipsOf } from "./slip-values.js";
import { made, type Slipped } from "./slipped.js";

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
  const whole = totalSlips.map((rule) => made(plan, rule, { out: right }, {}));
  return [...found, ...whole].filter(({ value }) => Number.isFinite(value) && !same(value, right));
}

function onValue(plan: Plan, line: ValueLine, numbers: readonly number[], out: number): Slipped[] {
  const [x, y = x] = line.from;
  const at = { x: numbers[x], y: numbers[y], out };
  const known = valueSlipsOf(line.gate).map((rule) => made(plan, rule, at, { x, y, out: line.index }));
  return [...known, ...otherInputs(plan, line, numbers)];
}

/** In place of an input the one beside it: x1 for x2, t1 for t2. */
function otherInputs(plan: Plan, line: ValueLine, numbers: readonly number[]): Slipped[] {
  return line.from.flatMap((from, position) => {
    const right = plan.lines[from];
    if (right.kind !== "given" || right.node.kind !== "input") return [];
    const others = plan.lines.filter(
      (one) =>
        one.kind === "given" &&
        one !== right &&
        one.step === right.step &&
        isAlike(one.node.name, right.node.name),
    );
    return others.map((other) => ({
      code: "wrong-input",
      says: () => `${other.name} was used where ${right.name} belongs`,
      value: follow(line, (i) => point(i === from ? numbers[other.index] : numbers[i])).lo,
      rank: 1.5 + position / 100,
    }));
  });
}

function onUpdate(plan: Plan, line: UpdateLine, numbers: readonly number[]): Slipped[] {
  const { old, gradient, rate } = line;
  const at = { old: numbers[old], gradient: numbers[gradient], rate };
  const known = updateSlips.map((rule) => made(plan, rule, at, {}));
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

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
