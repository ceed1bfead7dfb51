import assert from "node:assert/strict";
import { test } from "node:test";
import { everything, type Interval, point } from "../../notation/interval.js";
import { withSubsteps } from "../../notation/intervals.js";
import { parse } from "../../notation/parse.js";

const hundredths = ({ lo, hi }: Interval): Interval => ({
  lo: Math.round(lo * 100) / 100,
  hi: Math.round(hi * 100) / 100,
});
const exactly = (part: Interval): Interval => part;
/** The formula at these numbers, every operation rounded to two decimals. */
const at = (formula: string, names: Record<string, number>, round = hundredths): Interval | undefined =>
  withSubsteps(parse(formula), (name) => point(names[name]), round);

test("every operation on the way is rounded: exp(-2) = 0.14, 1.14, 1/1.14 = 0.88", () => {
  assert.deepEqual(at("1 / (1 + exp(-x))", { x: 2 }), point(0.88));
  assert.deepEqual(at("exp(-x)", { x: 2 }), point(0.14));
  // 0.33² = 0.1089 is 0.11, and 1 - 0.11 is 0.89; in full precision it would be 0.8911.
  assert.deepEqual(at("1 - out^2", { out: 0.33 }), point(0.89));
  assert.deepEqual(at("(1 - out) * out", { out: 0.731 }), point(0.2), "0.27 × 0.731 = 0.197");
  assert.deepEqual(at("-x / y^2", { x: 1, y: 3 }), point(-0.11));
});

test("a name or a number alone is taken as it is", () => {
  assert.deepEqual(at("x", { x: 0.123 }), point(0.123));
  assert.deepEqual(at("(x)", { x: 0.123 }), point(0.123));
  assert.deepEqual(at("0.125", {}), point(0.125));
});

test("each sign and function is the one that it says", () => {
  const [x, y] = [0.75, 2.5];
  const expected: Record<string, number> = {
    "x + y": 3.25,
    "x - y": -1.75,
    "x * y": 1.875,
    "x / y": 0.3,
    "-x": -0.75,
    "x^2": 0.5625,
    "pow(x, y)": Math.pow(0.75, 2.5),
    "exp(x)": Math.exp(0.75),
    "log(x)": Math.log(0.75),
    "sqrt(x)": Math.sqrt(0.75),
    "abs(-x)": 0.75,
    "sign(-x)": -1,
    "sin(x)": Math.sin(0.75),
    "cos(x)": Math.cos(0.75),
    "tan(x)": Math.tan(0.75),
    "sinh(x)": Math.sinh(0.75),
    "cosh(x)": Math.cosh(0.75),
    "tanh(x)": Math.tanh(0.75),
    "max(x, y)": 2.5,
    "min(x, y)": 0.75,
  };
  for (const [formula, value] of Object.entries(expected))
    assert.deepEqual(at(formula, { x, y }, exactly), point(value), formula);
});

test("what chooses by a condition, or uses another function, has no steps in between", () => {
  for (const formula of ["x > 0 ? 1 : 0", "1 + (x > 0 ? 1 : 0)", "2 * log1p(x)", "exp(x > 0 ? 1 : 0) + x"])
    assert.equal(at(formula, { x: 1 }), undefined, formula);
});

test("intervals go through: below a bar that may be 0 everything is possible", () => {
  const over = (lo: number, hi: number): Interval | undefined =>
    withSubsteps(parse("1 / x"), () => ({ lo, hi }), exactly);
  assert.deepEqual(over(2, 4), { lo: 0.25, hi: 0.5 });
  assert.deepEqual(over(-4, -2), { lo: -0.5, hi: -0.25 });
  for (const [lo, hi] of [
    [-1, 1],
    [0, 1],
    [-1, 0],
  ])
    assert.deepEqual(over(lo, hi), everything, `${lo} … ${hi}`);
  const quotient = withSubsteps(parse("x / y"), () => ({ lo: -1, hi: 1 }), exactly);
  assert.deepEqual(quotient, everything, "also where what is divided may be 0");
  assert.deepEqual(
    withSubsteps(parse("x * y"), () => ({ lo: -1, hi: 1 }), exactly),
    { lo: -1, hi: 1 },
  );
  assert.deepEqual(over(0, 0), point(Infinity), "of 0 itself there is no doubt");
  assert.ok(Number.isNaN(at("log(x)", { x: -1 })?.lo), "no number, no interval");
});
