import assert from "node:assert/strict";
import { test } from "node:test";
import { type SlipNumbers, wrongNumber } from "../../../check/slips/slip-code.js";
import { localSlips } from "../../../check/slips/slip-locals.js";
import { type SlipRule, sentSlips, slip, totalSlips, updateSlips } from "../../../check/slips/slip-rules.js";
import { valueSlips } from "../../../check/slips/slip-values.js";
import { gates } from "../../../gates/scalar.js";
import type { Gate } from "../../../graph/gate.js";

/** What a rule is called and what it makes of the numbers below, in plain arithmetic. */
type Made = readonly [code: string, number: number];

const [x, y] = [0.5, 3];
const sigma = (z: number): number => 1 / (1 + Math.exp(-z));
const s = sigma(x);
const t = Math.tanh(x);
const ln10 = Math.log(10);
const degree = Math.PI / 180;

/** Forward at x = 0.5, y = 3. */
const values: Record<string, readonly Made[]> = {
  add: [
    ["term-left-out", 0.5],
    ["term-left-out", 3],
    ["wrong-operation", 1.5],
    ["wrong-operation", -2.5],
    ["wrong-operation", 2.5],
  ],
  subtract: [
    ["wrong-operation", 3.5],
    ["term-left-out", 0.5],
    ["sign-flipped", 2.5],
    ["term-left-out", -3],
  ],
  multiply: [
    ["wrong-operation", 3.5],
    ["factor-missing", 0.5],
    ["factor-missing", 3],
  ],
  divide: [
    ["upside-down", 6],
    ["wrong-operation", 1.5],
    ["factor-missing", 0.5],
  ],
  addConstant: [
    ["term-left-out", 0.5],
    ["wrong-operation", -2.5],
  ],
  scale: [["factor-missing", 0.5]],
  unaryMinus: [["sign-flipped", 0.5]],
  reciprocal: [["reciprocal-forgotten", 0.5]],
  pow: [
    ["power-as-product", 1.5],
    ["power-left-out", 0.5],
  ],
  exp: [
    ["exponent-sign", Math.exp(-0.5)],
    ["function-left-out", 0.5],
    ["power-as-product", Math.E / 2],
  ],
  log: [
    ["common-logarithm", Math.log10(0.5)],
    ["function-left-out", 0.5],
  ],
  sqrt: [
    ["half-for-root", 0.25],
    ["function-left-out", 0.5],
  ],
  sin: [
    ["degrees", Math.sin(0.5 * degree)],
    ["wrong-function", Math.cos(0.5)],
  ],
  cos: [
    ["degrees", Math.cos(0.5 * degree)],
    ["wrong-function", Math.sin(0.5)],
  ],
  tan: [["degrees", Math.tan(0.5 * degree)]],
  sinh: [
    ["wrong-function", Math.cosh(0.5)],
    ["wrong-function", Math.sin(0.5)],
  ],
  cosh: [
    ["wrong-function", Math.sinh(0.5)],
    ["wrong-function", Math.cos(0.5)],
  ],
  tanh: [
    ["wrong-function", s],
    ["wrong-function", Math.tan(0.5)],
  ],
  sigmoid: [
    ["exponent-sign", sigma(-0.5)],
    ["reciprocal-forgotten", 1 / s],
    ["wrong-function", t],
    ["function-left-out", 0.5],
  ],
  softplus: [
    ["wrong-function", 0.5],
    ["exponent-sign", Math.log1p(Math.exp(-0.5))],
    ["common-logarithm", Math.log10(1 + Math.exp(0.5))],
  ],
  relu: [["not-clipped", 0.5]],
  leakyRelu: [],
  elu: [],
  abs: [],
  max: [["wrong-choice", 0.5]],
  min: [["wrong-choice", 3]],
};

/** Backward at x = 0.5, y = 3 and the gate's own output: the local derivative by each input. */
const locals: Record<string, readonly (readonly Made[])[]> = {
  add: [
    [
      ["sum-as-product", 3],
      ["sum-as-product", 0.5],
    ],
    [
      ["sum-as-product", 0.5],
      ["sum-as-product", 3],
    ],
  ],
  subtract: [
    [["sum-as-product", 0.5]],
    [
      ["sign-flipped", 1],
      ["sum-as-product", -3],
    ],
  ],
  multiply: [[["inputs-swapped", 0.5]], [["inputs-swapped", 3]]],
  divide: [
    [
      ["upside-down", 3],
      ["factor-missing", 1],
    ],
    [
      ["reciprocal-minus", 1 / 18],
      ["reciprocal-square", -1 / 6],
      ["numerator-forgotten", -1 / 9],
      ["wrong-slot", 1 / 3],
    ],
  ],
  addConstant: [
    [
      ["sum-as-product", 3],
      ["sum-as-product", 0.5],
    ],
  ],
  scale: [[["factor-missing", 1]]],
  unaryMinus: [[["sign-flipped", 1]]],
  reciprocal: [
    [
      ["reciprocal-minus", 4],
      ["reciprocal-square", -2],
      ["reciprocal-square", 2],
    ],
  ],
  pow: [
    [
      ["exponent-forgotten", 0.25],
      ["exponent-not-lowered", 0.375],
    ],
    [
      ["power-rule-on-exponent", 0.75],
      ["logarithm-forgotten", 0.125],
    ],
  ],
  exp: [
    [
      ["exp-as-power", 0.5 * Math.exp(-0.5)],
      ["input-for-derivative", 0.5],
    ],
  ],
  log: [
    [
      ["common-logarithm", 2 / ln10],
      ["reciprocal-forgotten", 0.5],
    ],
  ],
  sqrt: [
    [
      ["half-forgotten", Math.SQRT2],
      ["root-forgotten", 1],
      ["root-forgotten", 0.5],
    ],
  ],
  sin: [
    [
      ["degrees", Math.cos(0.5 * degree)],
      ["wrong-function", Math.sin(0.5)],
    ],
  ],
  cos: [
    [
      ["cosine-minus", Math.sin(0.5)],
      ["degrees", -Math.sin(0.5 * degree)],
      ["degrees", Math.sin(0.5 * degree)],
    ],
  ],
  tan: [
    [
      ["upside-down", Math.cos(0.5) * Math.cos(0.5)],
      ["degrees", 1 / Math.cos(0.5 * degree) ** 2],
    ],
  ],
  sinh: [[]],
  cosh: [[]],
  sigmoid: [
    [
      ["y-for-derivative", s],
      ["one-minus-y", 1 - s],
      ["z-for-derivative", 0.5],
      ["z-for-y", 0.25],
      ["derivative-of-output", sigma(s) * (1 - sigma(s))],
      ["wrong-function", 1 - s * s],
    ],
  ],
  tanh: [
    [
      ["y-for-derivative", t],
      ["square-forgotten", 1 - t],
      ["z-for-y", 0.75],
      ["derivative-of-output", 1 / (Math.cosh(t) * Math.cosh(t))],
      ["wrong-function", t * (1 - t)],
    ],
  ],
  softplus: [
    [
      ["exponent-sign", sigma(-0.5)],
      ["wrong-function", Math.log1p(Math.exp(0.5)) * (1 - Math.log1p(Math.exp(0.5)))],
    ],
  ],
  relu: [
    [
      ["gate-not-closed", 1],
      ["gate-closed", 0],
    ],
  ],
  leakyRelu: [[]],
  elu: [[]],
  abs: [[]],
  max: [
    [
      ["wrong-route", 1],
      ["shared-not-routed", 0.5],
    ],
    [
      ["wrong-route", 0],
      ["shared-not-routed", 0.5],
    ],
  ],
  min: [
    [
      ["wrong-route", 0],
      ["shared-not-routed", 0.5],
    ],
    [
      ["wrong-route", 1],
      ["shared-not-routed", 0.5],
    ],
  ],
};

const made = (rules: readonly SlipRule[], numbers: Partial<SlipNumbers>): Made[] =>
  rules.map((rule) => [rule.code, wrongNumber(rule, numbers)]);
const named = (name: string): Gate => gates.find((one) => one.name === name) as Gate;

function same(actual: readonly Made[], expected: readonly Made[], what: string): void {
  assert.deepEqual(
    actual.map(([code]) => code),
    expected.map(([code]) => code),
    what,
  );
  for (const [i, [code, number]] of actual.entries())
    assert.ok(
      Math.abs(number - expected[i][1]) <= 1e-14,
      `${what}, ${code}: ${number}, not ${expected[i][1]}`,
    );
}

test("what every slip makes of a gate's value, and what it is called", () => {
  for (const name of Object.keys(valueSlips))
    assert.ok(values[name], `add ${name} to \`values\`: what each of its slips makes of x and y`);
  assert.deepEqual(Object.keys(valueSlips), Object.keys(values));
  for (const [name, expected] of Object.entries(values)) {
    const out = named(name).value(x, y);
    same(made(valueSlips[name], { x, y, out }), expected, name);
  }
});

test("what every slip makes of a gate's derivative, and what it is called", () => {
  for (const name of Object.keys(localSlips))
    assert.ok(locals[name], `add ${name} to \`locals\`: what each of its slips makes of x and y`);
  assert.deepEqual(Object.keys(localSlips), Object.keys(locals));
  for (const [name, bySlot] of Object.entries(locals)) {
    const out = named(name).value(x, y);
    assert.equal(localSlips[name].length, named(name).local.length, name);
    for (const [slot, expected] of bySlot.entries())
      same(made(localSlips[name][slot], { x, y, out }), expected, `${name} ${slot}`);
  }
});

test("the wrong way at a max or min is the other one whichever is larger", () => {
  const routes = (name: string): number[] =>
    localSlips[name].map(([rule]) => wrongNumber(rule, { x: y, y: x }));
  assert.deepEqual(
    [routes("max"), routes("min")],
    [
      [0, 1],
      [1, 0],
    ],
  );
});

test("what is forgotten of upstream × local, of a whole number, of an update", () => {
  same(
    made(sentSlips, { upstream: 5, local: 7, out: 11 }),
    [
      ["upstream-forgotten", 7],
      ["chain-factor-forgotten", 5],
      ["value-for-derivative", 55],
      ["factor-twice", 245],
      ["factor-twice", 175],
    ],
    "sent",
  );
  same(
    made(totalSlips, { out: 6 }),
    [
      ["sign-flipped", -6],
      ["factor-missing", 3],
      ["factor-missing", 12],
    ],
    "whole",
  );
  same(
    made(updateSlips, { old: 3, rate: 0.5, gradient: 10 }),
    [
      ["gradient-added", 8],
      ["learning-rate-forgotten", -7],
      ["learning-rate-point", 2.5],
      ["learning-rate-point", -47],
      ["learning-rate-twice", 0.5],
      ["old-value-forgotten", -5],
      ["old-value-forgotten", 5],
      ["not-updated", 3],
      ["learning-rate-for-value", -4.5],
      ["factor-missing", 0.5],
      ["factor-missing", -7],
    ],
    "update",
  );
});

test("every slip says in a clause what it looks like, with names for the numbers of its gate", () => {
  const gateRules = [...Object.entries(valueSlips), ...Object.entries(localSlips)].flatMap(([name, rules]) =>
    rules.flat().map((rule) => ({ rule, places: named(name).inputs.length === 2 ? "x|y|out" : "x|out" })),
  );
  const others = [...sentSlips, ...totalSlips, ...updateSlips].map((rule) => ({ rule, places: "out" }));
  for (const { rule, places } of [...gateRules, ...others]) {
    assert.match(rule.says, /^\S.{14,}[^.\s]$/u, rule.code);
    assert.doesNotMatch(rule.says.replaceAll(new RegExp(`\\{(${places})\\}`, "g"), ""), /[{}]/, rule.says);
    assert.match(rule.says, /\b(was|were|is|stands)\b/, rule.code);
  }
});

test("a rule takes the numbers that slips are made of, and no others", () => {
  const numbers = { x: 2, y: 3, out: 5, upstream: 7, local: 11, old: 13, gradient: 17, rate: 19 };
  for (const [name, value] of Object.entries(numbers))
    assert.equal(wrongNumber(slip("c", `${name} + 1`, "it was"), numbers), value + 1);
  assert.equal(wrongNumber(slip("c", "k", "it was"), numbers), 3, "the constant is the second input");
  assert.throws(() => wrongNumber(slip("c", "z + 1", "it was"), numbers), {
    name: "GateError",
    code: "unknown-name",
    value: "z",
  });
});
