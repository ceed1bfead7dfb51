import assert from "node:assert/strict";
import { test } from "node:test";
import { judgePlan } from "../../../check/judge/judge-plan.js";
import type { JudgedSheet } from "../../../check/judge/verdict.js";
import type { Line } from "../../../check/plan/line.js";
import { type Plan, planOf } from "../../../check/plan/plan.js";
import { readNumber, type WrittenNumber } from "../../../check/sheet/number.js";
import { formula } from "../../../formula/formula.js";
import { add, multiply } from "../../../gates/scalar.js";
import { Graph } from "../../../graph/graph.js";

/** Judges a sheet and counts how often a line of the plan is looked at. */
function judged(
  plan: Plan,
  answers: ReadonlyMap<number, WrittenNumber>,
): { sheet: JudgedSheet; looks: number } {
  let looks = 0;
  const lines = new Proxy(plan.lines as Line[], {
    get(target, key, receiver) {
      if (typeof key === "string" && /^\d+$/.test(key)) looks++;
      return Reflect.get(target, key, receiver);
    },
  });
  return { sheet: judgePlan({ ...plan, lines }, answers, []), looks };
}

/** A chain of so many steps, each a product and a sum with the same inputs; of the gates the last of each step has a name, or both. */
function chain(steps: number, named: boolean): Plan {
  const graph = new Graph();
  const [x, y, z] = [graph.input("x", 1.5), graph.input("y", 0.25), graph.input("z", 0.9)];
  let node = x;
  for (let i = 0; i < steps; i++) {
    const product = named ? multiply(node, z, `p${i}`) : multiply(node, z);
    node = add(product, y, `a${i}`);
  }
  return planOf(formula(node));
}

/** Each of these lines with a number that is a half more than the true one. */
function wrongOn({ lines }: Plan, chosen: (line: Line) => boolean): Map<number, WrittenNumber> {
  const asked = lines.filter((line) => line.kind !== "given" && chosen(line));
  return new Map(asked.map((line) => [line.index, readNumber((line.exact * 1.5 + 0.37).toFixed(4))]));
}

const isNamed = ({ name }: Line): boolean => /^d?a\d+$/.test(name);

for (const [told, named, chosen] of [
  ["every number is wrong", true, () => true],
  ["every other number is wrong, those between are not on the sheet", true, isNamed],
  ["gates without names stand between", false, isNamed],
  ["all values are wrong and no gradient is on the sheet", true, ({ kind }: Line) => kind === "value"],
] as const)
  test(`judging costs in proportion to the sheet where ${told}`, () => {
    const looks = [40, 160].map((steps) => {
      const plan = chain(steps, named);
      const answers = wrongOn(plan, chosen);
      const { sheet, looks } = judged(plan, answers);
      const wrong = sheet.verdicts.filter(({ verdict }) => verdict === "wrong").length;
      assert.ok(wrong > 0.5 * answers.size, `${wrong} of ${answers.size} are wrong`);
      return looks;
    });
    // Four times as long a sheet: 4 times the work, where it was up to 16 times.
    assert.ok(looks[1] < 6 * looks[0], `${looks[0]} looks at lines, then ${looks[1]}`);
  });
