import assert from "node:assert/strict";
import { test } from "node:test";
import { check, checkDescent } from "../../check/index.js";
import { readNumber } from "../../check/sheet/number.js";
import type { Template } from "../../check/worksheet/template.js";
import { drawSheets } from "../../check/worksheet/worksheet-draw.js";
import { type BackpropError, DomainError, InputError } from "../../text/errors.js";

const codeOf = (text: string): string => {
  try {
    return String(readNumber(text).value);
  } catch (error) {
    return (error as BackpropError).code;
  }
};

test("a fraction of what is too large for a number is no number", () => {
  for (const text of ["1/1e400", "-1/1e999", "1e400/1", "1e400/1e400", "1e300/1e-300"])
    assert.equal(codeOf(text), "not-finite", text);
  assert.equal(codeOf("1e400/0"), "zero-denominator");
  assert.equal(codeOf("1e300/1e308"), String(1e-8));
});

// 2^53 - 1 = 0x1fffffffffffff is the last whole number whose digits are all its own.
test("another form of a number is written out only where that is exact", () => {
  const hintOf = (text: string): string | undefined => {
    try {
      readNumber(text);
    } catch (error) {
      assert.ok(error instanceof InputError && error.code === "number-form", text);
      return error.hint;
    }
    return "read";
  };
  assert.equal(hintOf("0x1fffffffffffff"), "write 9007199254740991");
  assert.equal(hintOf("-0b101"), "write -5");
  for (const text of ["0x20000000000001", `0x${"f".repeat(300)}`, "0b12"])
    assert.equal(hintOf(text), undefined, text);
});

test("a plain number that is asked for must be a finite number", () => {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, "17" as unknown as number])
    assert.throws(
      () => check({ epochs: 2, steps: bad }, { epochs: 2 }),
      (error) =>
        error instanceof InputError &&
        error.code === "not-a-finite-number" &&
        /^steps must/.test(error.message),
      String(bad),
    );
});

// dw = 2w = 6: the step is 6 · 1e308, above 1.8e308.
test("an update that is too large for a number is told with the parameter", () => {
  const overflows = (work: () => unknown, step: string): void =>
    assert.throws(
      work,
      (error) =>
        error instanceof DomainError &&
        error.code === "overflow" &&
        error.step === step &&
        error.message.startsWith(`at ${step}: `),
    );
  overflows(() => check("w^2", "w'=1", { inputs: { w: 3 }, learningRate: 1e308 }), "w'");
  overflows(
    () => checkDescent({ formula: "f = w^2", start: { w: 3 }, learningRate: 1e308 }, "w,f\n3,9\n"),
    "w[1]",
  );
  assert.equal(check("w^2", "w'=-6e307", { inputs: { w: 3 }, learningRate: 1e307 }).right, 1, "3 - 6e307");
});

// x and y of 2, 3, 4 and -2, -3, -4 of unlike sizes: 6 · 4 = 24 pairs; each is assessed with its decimals read twice.
test("numbers that are drawn again for a worksheet are not assessed again", () => {
  let reads = 0;
  const template: Template = {
    name: "few",
    title: "Few",
    task: "",
    formula: "f = x * y",
    inputs: { x: [-4, 4, 1], y: [-4, 4, 1] },
    asks: ["f", "dx", "dy"],
    get decimals() {
      reads++;
      return 0;
    },
  };
  const sheets = [...drawSheets(template, 5)];
  assert.equal(new Set(sheets.map(({ inputs }) => JSON.stringify(inputs))).size, 24);
  assert.ok(reads <= 2 * 24, `${reads} reads`);
});
