import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumber } from "../../../check/sheet/number.js";
import { type Style, styleOf, unitOf } from "../../../check/work/style.js";

const style = (numbers: (string | number)[], decimals?: number): Style =>
  styleOf(numbers.map(readNumber), decimals);
/** The units of numbers of these sizes. */
const units = ({ unitAt }: Style, ...sizes: number[]): number[] => sizes.map(unitAt);
/** The one unit of all numbers, where they are kept to the same decimals. */
const decimalUnit = (of: Style): number | undefined =>
  new Set(units(of, 0.001, 0.5, 12345)).size === 1 ? of.unitAt(1) : undefined;
const steps = ({ stepAt }: Style, ...sizes: number[]): number[] => sizes.map(stepAt);

test("numbers with as many decimals each are kept to so many decimals, whatever their size", () => {
  const two = style(["0.73", "12.40", "-0.20", "0.05"]);
  assert.deepEqual([decimalUnit(two), two.known], [0.01, true]);
  assert.deepEqual(units(two, 0, 0.001, 5, 12345), [0.01, 0.01, 0.01, 0.01]);
  assert.deepEqual(steps(two, 0.001, 12345), [0.01, 0.01]);
});

test("numbers with as many significant digits each are kept to so many digits", () => {
  const three = style(["0.731", "12.4", "1.97", "0.0123"]);
  assert.deepEqual([decimalUnit(three), three.known], [undefined, true]);
  assert.deepEqual(units(three, 0.0123, 0.5, 1, 9.99, 12.4, 1234), [0.0001, 0.001, 0.01, 0.01, 0.1, 10]);
  assert.deepEqual(steps(three, 0.5, 12.4), [0.001, 0.1]);
  assert.deepEqual(
    units(three, 0, Infinity),
    [0.001, 0.001],
    "0 has no first digit: the decimals of the sheet",
  );
});

test("where both would do, numbers may be as coarse as either, and steps are rounded to decimals", () => {
  const both = style(["0.73", "0.19", "0.39", "0.40"]);
  assert.deepEqual([decimalUnit(both), both.known], [undefined, true]);
  assert.deepEqual(units(both, 0.05, 0.5, 5, 50), [0.01, 0.01, 0.1, 1]);
  assert.deepEqual(steps(both, 0.05, 50), [0.01, 0.01]);
});

test("of four numbers and more one may be written more exactly; of fewer the most exact one counts", () => {
  assert.equal(decimalUnit(style(["0.7312", "12.40", "0.39", "0.05"])), 1e-2);
  assert.equal(decimalUnit(style(["0.7312", "12.4000", "0.39", "0.05"])), 1e-4);
  assert.equal(decimalUnit(style(["12.4012", "0.3912", "0.05"])), 1e-4);
});

test("a few numbers do not tell how roughly steps were worked: two decimals and three digits at least", () => {
  const one = style(["0.7"]);
  assert.deepEqual([decimalUnit(one), one.known], [undefined, true]);
  assert.deepEqual(units(one, 0.5, 5, 500), [0.01, 0.01, 1]);
  assert.deepEqual(units(style(["0.7", "12.3", "0.1", "4.5"]), 5), [0.1]);
});

test("without a point on the sheet numbers are taken as exact, and steps as worked to two decimals", () => {
  for (const numbers of [[], ["3", "-12"], ["1/3"], [0.1 + 0.2]]) {
    const none = style(numbers);
    assert.deepEqual([decimalUnit(none), none.known], [undefined, false], String(numbers));
    assert.deepEqual(units(none, 0, 0.5, 5, 500, 12345), [0.01, 0.01, 0.01, 1, 100]);
    assert.deepEqual(steps(none, 12345), [0.01]);
  }
});

test("a program's numbers count by their digits unless they are as long as doubles", () => {
  assert.equal(decimalUnit(style([0.125, 10.625, 3.125, 0.5])), 1e-3);
  assert.equal(decimalUnit(style(["0.25", "10.75", 1 / 3, 2 / 3])), 1e-2);
});

test("the option decimals says it for every number", () => {
  const fixed = style(["0.7312", "12.4000", "0.39", "0.05"], 1);
  assert.deepEqual([decimalUnit(fixed), fixed.known, ...units(fixed, 0, 1234)], [0.1, true, 0.1, 0.1]);
  assert.deepEqual(steps(fixed, 1234), [0.1]);
  assert.deepEqual(units(style([], 0), 5), [1]);
});

test("a sheet of three and more whole numbers is whole, and decimals are asked for by the option alone", () => {
  assert.equal(style(["3", "-12", "5"]).whole, true);
  for (const numbers of [
    [],
    ["3", "-12"],
    ["3", "4", "1/5"],
    ["3", "4", "5.0"],
    ["0.73", "12.40", "0.20", "0.05"],
  ])
    assert.equal(style(numbers).whole, false, numbers.join());
  assert.equal(style(["3", "-12", "5"], 2).whole, false);
  assert.deepEqual([style(["0.73"], 2).asked, style(["0.73", "0.20", "0.05", "12.40"]).asked], [true, false]);
  assert.deepEqual([style([0.123456789012]).known, style([0.1234567890123]).known], [true, false]);
});

test("the unit of a number is that of its last digit; a whole number states what its sheet does", () => {
  const two = style(["0.73", "12.40", "-0.20", "0.05"]);
  const none = style([]);
  const unit = (text: string, of: Style): number => unitOf(readNumber(text), of);
  assert.deepEqual([unit("0.5", two), unit("2e3", two), unit("1/3", two)], [0.1, 1000, 0]);
  assert.deepEqual([unit("3", two), unit("3", none), unit("-12", two)], [0.01, 0.01, 0.01]);
  assert.deepEqual([unit("0", two), unit("0", none), unit("0", style([], 12))], [0.01, 0.01, 1e-9]);
  assert.deepEqual([unit("123", two), unit("999", none), unit("1234", two)], [1, 1, 1]);
  assert.deepEqual([unit("120", two), unit("1230", two), unit("1200", two)], [1, 10, 10]);
  assert.deepEqual([unit("12000", two), unit("10000", two), unit("12003", two)], [100, 100, 1]);
  const coarse = style(["1.2e4", "3.4e4", "5.6e4", "7.8e4"]);
  assert.equal(unit("12", coarse), 1);
});
