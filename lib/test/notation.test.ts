import assert from "node:assert/strict";
import { test } from "node:test";
import { isFunctionName, namesIn, pow, toJavaScript } from "../notation.js";

const same = (name: string): string => name;

test("gate notation becomes JavaScript: powers are products, functions are Math's, names are what one says", () => {
  const examples: [string, string][] = [
    ["x * y", "a * b"],
    ["-1 / x^2", "- 1 / (a * a)"],
    ["3 * x^3", "3 * (a * a * a)"],
    ["exp(-x)", "Math.exp ( - a )"],
    ["x > 0 ? 1 : 0", "a > 0 ? 1 : 0"],
    ["x == y", "a === b"],
    ["x != 1.5e-3", "a !== 1.5e-3"],
    ["max(x, y) >= 2", "Math.max ( a , b ) >= 2"],
    ["pow(x, y)", "pow ( a , b )"],
  ];
  const rename = (name: string): string => (name === "x" ? "a" : "b");
  for (const [notation, code] of examples) assert.equal(toJavaScript(notation, rename), code);
});

test("the names of a formula, each once and in order; functions are not names", () => {
  assert.deepEqual(namesIn("y * exp(x) + y"), ["y", "x"]);
  assert.deepEqual(namesIn("pow(2, 3)"), []);
  assert.equal(isFunctionName("exp"), true);
  for (const word of ["constructor", "toString", "__proto__", "hasOwnProperty", "process"])
    assert.equal(isFunctionName(word), false, word);
});

test("nothing but the notation passes, and the error says where", () => {
  const refused: [string, number][] = [
    ["x; y", 1],
    ["x = 1", 2],
    ['"x"', 0],
    ["x[0]", 1],
    ["x.y", 1],
    ["() => x", 3],
    ["x & y", 2],
    ["!x", 0],
    ["x^y", 1],
    ["x^-2", 1],
    ["x // y #", 7],
    ["a\u00b2", 1],
  ];
  for (const [text, position] of refused)
    assert.throws(
      () => toJavaScript(text, same),
      { name: "GateError", code: "bad-notation", position },
      text,
    );
});

test("small whole powers are products, and so the same bits everywhere", () => {
  for (const x of [1.1, -0.3, 7e100, 3e-200]) {
    assert.equal(pow(x, 2), x * x);
    assert.equal(pow(x, 3), x * x * x);
    assert.equal(pow(x, 1), x);
    assert.equal(pow(x, -1), 1 / x);
  }
  assert.equal(pow(2, 0.5), Math.SQRT2);
  assert.equal(pow(-8, 1 / 3), Number.NaN);
  assert.equal(pow(0, 0), 1);
  assert.equal(pow(2, -10), 1 / 1024);
});

test("every function of the notation is the one of that name in Math", () => {
  const words = "exp expm1 log log1p sqrt abs sign sin cos tan sinh cosh tanh max min".split(" ");
  for (const word of words) {
    assert.equal(isFunctionName(word), true, word);
    assert.equal(toJavaScript(`${word}(x)`, same), `Math.${word} ( x )`);
    assert.equal(typeof Math[word as "exp"], "function");
  }
});

test("numbers of any length are one number, and blanks around a formula do not matter", () => {
  for (const number of ["7", "120", "0.5", "12.375", "1e5", "1e15", "2.50e+12", "31.25e-10", "1e-300"])
    assert.equal(toJavaScript(number, same), number);
  assert.equal(toJavaScript("  x +\n1  ", same), "x + 1");
  assert.equal(toJavaScript("", same), "");
  assert.throws(() => toJavaScript("x +  # ", same), { code: "bad-notation", position: 5 });
});

test("only what stands for a name or a number can be squared, not a sum in its place", () => {
  assert.equal(
    toJavaScript("x^2", () => "value[3]"),
    "(value[3] * value[3])",
  );
  for (const base of ["-3", "a - b", "(a)", "a b", "b - "])
    assert.throws(() => toJavaScript("x^2", () => base), { code: "bad-notation", position: 1 }, base);
});
