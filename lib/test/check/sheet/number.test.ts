import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumber } from "../../../check/sheet/number.js";
import { random } from "../../../data/random.js";
import { InputError } from "../../../text/errors.js";

/** Text → value, one in the last place, significant digits: counted by hand. */
const read: [string | number, number, number, number][] = [
  ["0.20", 0.2, 0.01, 2],
  ["2e-1", 0.2, 0.1, 1],
  [".2", 0.2, 0.1, 1],
  ["2.", 2, 1, 1],
  ["+0.2", 0.2, 0.1, 1],
  ["-0", 0, 1, 0],
  ["−0.2", -0.2, 0.1, 1],
  ["- 0.2", -0.2, 0.1, 1],
  ["0e400", 0, 1, 0],
  ["-12", -12, 1, 2],
  ["0.0123", 0.0123, 0.0001, 3],
  ["120", 120, 1, 3],
  ["1.20e3", 1200, 10, 3],
  ["1.5·10⁻³", 0.0015, 0.0001, 2],
  ["1.5 x 10^-3", 0.0015, 0.0001, 2],
  ["２．５", 2.5, 0.1, 2],
  ["1/5", 0.2, 0, 1],
  ["-12/5", -2.4, 0, 2],
  ["−1/3", -1 / 3, 0, 1],
  [0.1 + 0.2, 0.30000000000000004, 1e-17, 17],
  [-4, -4, 1, 1],
  [1e21, 1e21, 1e21, 1],
];

test("a number is read with the digits it was written with", () => {
  for (const [text, value, unit, significant] of read) {
    const number = readNumber(text);
    assert.equal(number.value, value, String(text));
    assert.equal(number.unit, unit, String(text));
    assert.equal(number.significant, significant, String(text));
    assert.equal(number.machine, typeof text === "number");
  }
  assert.ok(Object.is(readNumber("-0.00").value, 0), "no minus zero");
  assert.deepEqual(
    ["3", "3.0", "3e0", "6/2"].map((text) => readNumber(text).whole),
    [true, false, false, false],
  );
});

/** Text → code, and a piece of the hint. */
const refused: [string | number, string, RegExp][] = [
  ["20%", "percent", /write it as 0\.2 /],
  ["1,5", "decimal-comma", /write 1\.5/],
  ["1，5", "decimal-comma", /write 1\.5/],
  ["1,234.5", "thousands", /write 1234\.5/],
  ["", "empty", /such as 0\.20/],
  ["abc", "not-a-number", /no number/],
  ["1.2.3", "two-points", /two points/],
  ["≈0.2", "sign-before", /leave it out/],
  ["2*3", "calculation", /write its result/],
  ["1/2/3", "calculation", /write its result/],
  ["1/0", "zero-denominator", /below the bar/],
  ["0x10", "number-form", /write 16/],
  ["NaN", "not-finite", /finite/],
  [Number.POSITIVE_INFINITY, "not-finite", /finite/],
  ["1e999", "not-finite", /too large/],
  [".", "not-a-number", /no number/],
  ["-", "not-a-number", /no number/],
  ["e5", "not-a-number", /no number/],
  ["\u001b[31m5", "not-a-number", /·/],
];

test("what is no number is refused with a code and a hint", () => {
  for (const [text, code, hint] of refused)
    assert.throws(
      () => readNumber(text),
      (error) => error instanceof InputError && error.code === code && hint.test(error.message),
      `${text} → ${code}`,
    );
});

test("any text is read or refused with a typed error", () => {
  const next = random(31);
  const signs = [..."0123456789.,+-−/eE %x*^()⁻³·≈ abc\u0000\u202e\ud800"];
  for (let i = 0; i < 20000; i++) {
    const text = Array.from(
      { length: 1 + Math.floor(next() * 9) },
      () => signs[Math.floor(next() * signs.length)],
    );
    try {
      const { value, unit } = readNumber(text.join(""));
      assert.ok(Number.isFinite(value) && unit >= 0, text.join(""));
    } catch (error) {
      assert.ok(error instanceof InputError, text.join(""));
    }
  }
});
