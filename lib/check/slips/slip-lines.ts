import type { GateName } from "../../gates/gate-name.js";
import { point } from "../../notation/interval.js";
import type { GivenLine, Line, UpdateLine, ValueLine } from "../plan/line.js";
import type { Plan } from "../plan/plan.js";
import { atStep, indexOf, neighboursOf, stemOf } from "../plan/plan-index.js";
import { follow } from "../plan/rule.js";
import type { Numbers } from "../work/bases.js";
import { onArray } from "./slip-arrays.js";
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
  const rules = totalSlips.filter(({ code }) => code !== "factor-missing" || hasFactor(line));
  const whole = rules.map((rule) => made(plan, rule, { out: right }, {}));
  const inArrays = onArray(plan, line, numbers);
  return [...found, ...inArrays, ...whole].filter(
    ({ value }) => Number.isFinite(value) && !same(value, right),
  );
}

/** Whether a factor can be missing there at all: a gate that passes on what it gets has none. */
function hasFactor(line: Line): boolean {
  if (line.kind === "value") return !passing.includes(line.gate.name);
  return line.kind !== "gradient" || line.terms.some(({ gate }) => !passing.includes(gate.name));
}

const passing: readonly string[] = [
  "add",
  "subtract",
  "addConstant",
  "unaryMinus",
  "relu",
  "max",
  "min",
] satisfies GateName[];

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
    if (any && (right.kind !== "given" || right.node.kind !== "input")) return [];
    const alike = any ? indexOf(plan).inputs : besides(plan, right);
    const others = alike.filter((one) => one !== right && one.node.index < line.node.index);
    return others.map((other) => ({
      code: "wrong-input",
      says: () => `${other.name} was used where ${right.name} belongs`,
      value: follow(line, (i) => point(i === from ? numbers(other.index) : numbers(i))).lo,
      rank: 1.5 + position / 100,
    }));
  });
}

/** The inputs, or the lines, that differ from this one in the number of their name only. */
function besides(plan: Plan, line: Line): readonly (GivenLine | ValueLine)[] {
  if (line.kind !== "given" || line.node.kind !== "input") return neighboursOf(plan, line);
  return indexOf(plan).inputsLike.get(atStep(line.step, stemOf(line.node.name))) ?? [];
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
