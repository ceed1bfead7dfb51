import { point } from "../../notation/interval.js";
import type { Line, UpdateLine, ValueLine } from "../plan/line.js";
import type { Plan } from "../plan/plan.js";
import { atStep, indexOf, stemOf } from "../plan/plan-index.js";
import { follow } from "../plan/rule.js";
import type { Numbers } from "../work/bases.js";
import { onGradient } from "./slip-gradient.js";
import { totalSlips, updateSlips } from "./slip-rules.js";
import { valueSlipsOf } from "./slip-values.js";
import { made, type Slipped } from "./slipped.js";

/** Every slip on one line, from these numbers of the other lines. */
export function slipsOn(plan: Plan, line: Line, numbers: Numbers): Slipped[] {
  if (line.kind === "given") return [];
  const right = follow(line, (i) => point(numbers(i))).lo;
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

function onValue(plan: Plan, line: ValueLine, numbers: Numbers, out: number): Slipped[] {
  const [x, y = x] = line.from;
  const at = { x: numbers(x), y: numbers(y), out };
  const known = valueSlipsOf(line.gate).map((rule) => made(plan, rule, at, { x, y, out: line.index }));
  return [...known, ...otherInputs(plan, line, numbers)];
}

/** In place of an input the one beside it: x1 for x2, t1 for t2; or with `any` whichever else there is. */
export function otherInputs(plan: Plan, line: ValueLine, numbers: Numbers, any = false): Slipped[] {
  return line.from.flatMap((from, position) => {
    const right = plan.lines[from];
    if (right.kind !== "given" || right.node.kind !== "input") return [];
    const index = indexOf(plan);
    const alike = any
      ? index.inputs
      : (index.inputsLike.get(atStep(right.step, stemOf(right.node.name))) ?? []);
    const others = alike.filter((one) => one !== right);
    return others.map((other) => ({
      code: "wrong-input",
      says: () => `${other.name} was used where ${right.name} belongs`,
      value: follow(line, (i) => point(i === from ? numbers(other.index) : numbers(i))).lo,
      rank: 1.5 + position / 100,
    }));
  });
}

function onUpdate(plan: Plan, line: UpdateLine, numbers: Numbers): Slipped[] {
  const { old, gradient, rate } = line;
  const at = { old: numbers(old), gradient: numbers(gradient), rate };
  const known = updateSlips.map((rule) => made(plan, rule, at, {}));
  const others = (indexOf(plan).updatesIn.get(line.step) ?? []).filter((one) => one !== line);
  const mixed = others.map((other) => ({
    code: "wrong-gradient",
    says: () => `the gradient of ${other.node.name} was used for ${line.node.name}`,
    value: numbers(old) - rate * numbers(other.gradient),
    rank: 3,
  }));
  return [...known, ...mixed];
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
