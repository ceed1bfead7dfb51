import assert from "node:assert/strict";
import { test } from "node:test";
import { type Program, parseProgram } from "../../formula/program.js";
import type { Expression } from "../../formula/tree.js";
import { FormulaError } from "../../text/errors.js";

/** An expression as fully bracketed prefix text: who binds tighter is then in plain sight. */
function bracketed(expression: Expression): string {
  if (expression.kind === "number") return String(expression.value);
  if (expression.kind === "name") return `${expression.name}${expression.at ? `[${expression.at}]` : ""}`;
  return `(${[expression.gate, ...expression.inputs.map(bracketed)].join(" ")})`;
}
const lines = ({ lines }: Program): string[] =>
  lines.map(({ name, expression }) => `${name ?? "·"}: ${bracketed(expression)}`);

/** Text → what must come out. The right-hand sides are the usual rules of algebra, worked by hand. */
const read: [string, string][] = [
  ["x", "x"],
  ["-x^2", "(unaryMinus (pow x 2))"],
  ["2^3^2", "(pow 2 (pow 3 2))"],
  ["2 ^ -x ^ 2", "(pow 2 (unaryMinus (pow x 2)))"],
  ["a - b - c", "(subtract (subtract a b) c)"],
  ["a / b / c", "(divide (divide a b) c)"],
  ["a / b * c", "(multiply (divide a b) c)"],
  ["a + b * c ^ d", "(add a (multiply b (pow c d)))"],
  ["-a * b", "(multiply (unaryMinus a) b)"],
  ["a * -b", "(multiply a (unaryMinus b))"],
  ["a - -b", "(subtract a (unaryMinus b))"],
  ["+x", "x"],
  ["((x))", "x"],
  ["(x + y) * z", "(multiply (add x y) z)"],
  ["max(a, min(b, c))", "(max a (min b c))"],
  ["relu (x)", "(relu x)"],
  [".5 + 2. + 1.5e+3 + 1E-2", "(add (add (add 0.5 2) 1500) 0.01)"],
  ["2 * pi + e", `(add (multiply 2 ${Math.PI}) ${Math.E})`],
  ["1 / (1 + exp(-x))", "(divide 1 (add 1 (exp (unaryMinus x))))"],
  ["(x +\n  y) * z", "(multiply (add x y) z)"],
  ["\u00a0x\t*\u3000y ", "(multiply x y)"],
  ["E + i + _a1", "(add (add E i) _a1)"],
  ["e^(-z)", "(exp (unaryMinus z))"],
  ["pi = 3; pi * x", "3"],
  ["W * x + b", "(add (multiply W x) b)"],
  ["W @ x .* y", "(dotMultiply (multiply W x) y)"],
  ["a ./ b .^ 2", "(dotDivide a (dotPow b 2))"],
  ["x[2] * W[1, 2]", "(multiply x[2] W[1,2])"],
  ["softmax(z)", "(softmax z)"],
];
for (const [text, tree] of read)
  test(`reads ${JSON.stringify(text)}`, () => {
    assert.equal(bracketed(parseProgram(text).lines[0].expression), tree);
  });

test("reads lines with names, separated by ; or line ends of any system", () => {
  const expected = ["q: (add x y)", "f: (multiply q z)"];
  for (const text of [
    "q = x + y; f = q * z",
    "q=x+y;;f=q*z;",
    "q = x + y\r\nf = q * z\r\n",
    "\n\nq=x+y\r f=q*z",
  ])
    assert.deepEqual(lines(parseProgram(text)), expected, JSON.stringify(text));
});

test("a name that is an input or that a line gives is that name; otherwise e and pi are the constants", () => {
  const lecture = "c = a + b; d = b + 1; e = c * d"; // colah, Calculus on Computational Graphs
  assert.deepEqual(parseProgram(lecture).inputs, ["a", "b"]);
  assert.deepEqual(parseProgram("e * pi", ["e"]).inputs, ["e"]);
  assert.deepEqual(parseProgram("e^x", ["e"]).inputs, ["e", "x"]);
  assert.deepEqual(parseProgram("e^x").inputs, ["x"]);
});

test("a line that the result does not use is worked too", () => {
  assert.deepEqual(lines(parseProgram("q = x + y; f = x * z")), ["q: (add x y)", "f: (multiply x z)"]);
});

test("answers the inputs in order of appearance, without constants and lines", () => {
  assert.deepEqual(parseProgram("q = w0 * x0 + pi; r = q * w1 * x0; sigmoid(r)").inputs, ["w0", "x0", "w1"]);
});

test("takes formulas up to the limits", () => {
  parseProgram(`${"(".repeat(100)}x${")".repeat(100)}`);
  parseProgram(`${"-".repeat(100)}x`);
  parseProgram(`x${"^x".repeat(100)}`);
  parseProgram(`x${"+x".repeat(499)}`);
  parseProgram(`x${" ".repeat(1999)}`);
});

/** Text → code, column of the caret (from 1), and a word that the message must hold. */
const refused: [text: string, code: string, column: number, says: string][] = [
  ["2x", "implicit-product", 2, "2 * x"],
  ["x y", "implicit-product", 3, "x * y"],
  ["(a)(b)", "implicit-product", 4, "(…) * (…)"],
  ["2 (x)", "implicit-product", 3, "2 * (…)"],
  ["(x) 2", "implicit-product", 5, "(…) * 2"],
  ["2 3", "implicit-product", 3, "2 * 3"],
  ["exp x", "function-without-arguments", 1, "exp(x)"],
  ["sin^-1(x)", "function-without-arguments", 1, "sin(x)^2"],
  ["x * exp", "function-without-arguments", 5, "exp(x)"],
  ["ln(x)", "unknown-function", 1, "log(x)"],
  ["log10(x)", "unknown-function", 1, "log(x) / log(10)"],
  ["1 + sigmoyd(x)", "unknown-function", 5, "did you mean sigmoid?"],
  ["Exp(x)", "unknown-function", 1, "did you mean exp?"],
  ["pow(x, 2)", "unknown-function", 1, "x ^ y"],
  ["e(x)", "unknown-function", 1, "e * (…)"],
  ["x(2) + x", "unknown-function", 1, "x * (…)"],
  ["__proto__(x)", "unknown-name", 1, "__proto__"],
  ["2 * constructor", "unknown-name", 5, "constructor"],
  ["toString + 1", "unknown-name", 1, "toString"],
  ["hasOwnProperty = 2; hasOwnProperty", "unknown-name", 1, "hasOwnProperty"],
  ["exp()", "syntax", 5, 'between "(" and ")"'],
  ["exp(x, y)", "wrong-number-of-arguments", 1, "exp(x), not 2"],
  ["exp(1,5)", "wrong-number-of-arguments", 1, "point"],
  ["max(x, y, z)", "wrong-number-of-arguments", 1, "max(a, max(b, c))"],
  ["log(x, 10)", "wrong-number-of-arguments", 1, "log(a) / log(b)"],
  ["1,5 * x", "decimal-comma", 2, "1.5"],
  ["x, y", "misplaced-comma", 2, "comma"],
  ["x +", "syntax", 4, 'after "+"'],
  ["* x", "syntax", 1, 'before "*"'],
  ["x + * y", "syntax", 5, 'between "+" and "*"'],
  ["x++", "syntax", 4, 'after "+"'],
  ["()", "syntax", 2, "missing"],
  ["q =", "syntax", 4, "nothing stands after"],
  ["(x + y", "unbalanced", 1, "never closed"],
  ["((x + y; z)", "unbalanced", 2, "never closed"],
  ["x + y)", "unbalanced", 6, "closes nothing"],
  ["x == y", "unknown-sign", 3, "one ="],
  ["x ** 2", "unknown-sign", 3, "x ^ 2"],
  ["x // 2", "unknown-sign", 3, "one /"],
  ["x = y = z", "misplaced-equals", 7, "one"],
  ["2 = x", "misplaced-equals", 3, "after a name"],
  ["f(x) = x^2", "function-definition", 1, "f = x^2"],
  ["0x10 + y", "number-form", 1, "write 16"],
  ["0b11", "number-form", 1, "write 3"],
  ["1_000 * x", "number-form", 1, '"1000"'],
  ["10n", "number-form", 1, "write 10"],
  ["x + 1.2.3", "number-form", 5, "two points"],
  ["1e999", "not-finite", 1, "too large"],
  ["1e-999", "not-finite", 1, "too small"],
  ["Infinity * x", "not-finite", 1, "Infinity"],
  ["x + NaN", "not-finite", 5, "NaN"],
  ["20% * x", "percent", 3, "20 / 100"],
  ["n!", "factorial", 2, "derivative"],
  ["x'", "quotation", 2, "leave it out"],
  ["x > 0 ? x : 0", "comparison", 3, "relu"],
  ["1:3", "range", 2, "divide with /"],
  ["x.y", "point", 2, "only in a number"],
  ["[1, 2]", "bracket", 1, "x[2], W[1,2]"],
  ["(x + y)[2]", "bracket", 8, "behind a name"],
  ["x[i]", "bracket", 2, "whole numbers"],
  ["x'", "quotation", 2, "transpose(x)"],
  ["dot(x)", "wrong-number-of-arguments", 1, "2 arguments, dot(x, y)"],
  ["{a: 1}", "brace", 1, "( )"],
  ["x # note", "comment", 3, "comments"],
  ["|x|", "unknown-character", 1, "abs(x)"],
  ["x in y", "reserved-word", 3, "in"],
  ["2 inch to cm", "implicit-product", 3, "2 * inch"],
  ["x mod 2", "reserved-word", 3, "mod"],
  ["q = q + 1", "used-before-given", 5, "q"],
  ["f = q * z; q = x + y", "used-before-given", 5, "first"],
  ["y = x + 1; x = 2; x * y", "used-before-given", 5, "x"],
  ["q = 1 * x; q = 2 * x; q", "given-twice", 12, "q already"],
  ["exp = x; exp + 1", "reserved-name", 1, "function"],
  ["x[1] = 2; x", "element-given", 1, "element"],
  ["x + y; f = x * z", "unused-line", 1, "no name"],
  ["x * dx", "gradient-name", 5, "gradient with respect to x"],
  ["dq = x * y; q = x * dq", "gradient-name", 1, "gradient with respect to q"],
  [";;", "empty", 1, "no formula"],
  [`${"(".repeat(101)}x${")".repeat(101)}`, "too-deep", 101, "100"],
  [`${"-".repeat(101)}x`, "too-deep", 101, "100"],
  [`x${"^x".repeat(101)}`, "too-deep", 202, "100"],
  [`x${"+x".repeat(500)}`, "too-many-nodes", 1000, "500"],
];
for (const [text, code, column, says] of refused)
  test(`refuses ${JSON.stringify(text).slice(0, 40)}: ${code}`, () => {
    const error = errorOf(text);
    assert.equal(error.code, code, error.message);
    assert.equal((error.position as number) + 1, column, error.message);
    const [message, shown, caret] = error.message.split("\n");
    assert.ok(message.startsWith(`Column ${column}: `), message);
    const hint = error.hint ?? "";
    assert.ok(message.includes(says) || hint.includes(says), `${message} (${hint})`);
    assert.ok(caret.trim() === "^" && caret.length <= shown.length + 1, error.message);
    const at = text[column - 1];
    if (at !== undefined) assert.equal(shown[caret.length - 1], at, error.message);
  });

/** Look-alike → what is to be typed instead, and the whole line so written. */
const lookAlikes: [string, string, string][] = [
  ["x − y", "-", "x - y"],
  ["x – y", "-", "x - y"],
  ["x × y", "*", "x * y"],
  ["x ÷ y", "/", "x / y"],
  ["x·y + z²", "*", "x*y + z^2"],
  ["x² + y³", "^2", "x^2 + y^3"],
  ["x⁻¹", "^-", "x^(-1)"],
  ["x¹⁰", "^1", "x^10"],
  ["ｘ + 1", "x", "x + 1"],
  ["x + １２", "1", "x + 12"],
  ["（x + y） * z", "(", "(x + y) * z"],
  ["max(x，y)", ",", "max(x,y)"],
  ["q = x；q", ";", "q = x;q"],
  ["х * y", "x", "x * y"], // Cyrillic
  ["Α * y", "A", "A * y"], // Greek capital alpha
  ["2 * π", "pi", "2 * pi"],
  ["θ ^ 2", "theta", "theta ^ 2"],
  ["σ(x)", "sigma", "sigmoid(x)"],
  ["√x + 1", "sqrt", "sqrt(x) + 1"],
  ["½ * x", "1/2", "1/2 * x"],
  ["x₁ * 2", "1", "x1 * 2"],
  ["𝑥 * 2", "x", "x * 2"],
];
for (const [text, plain, line] of lookAlikes)
  test(`refuses the look-alike in ${text} and offers ${plain}`, () => {
    const error = errorOf(text);
    assert.equal(error.code, "look-alike", error.message);
    assert.equal(error.expected, plain);
    assert.equal(error.hint, line);
    assert.equal(
      error.position,
      [...text].findIndex((c) => c.charCodeAt(0) > 126),
    );
    if (plain !== "sqrt" && plain !== "sigma") parseProgram(plain === ";" ? "q = x+1;q" : line);
  });

test("refuses quotation marks, smart or plain, and invisible characters by their number", () => {
  assert.equal(errorOf("“x”").code, "quotation");
  assert.equal(errorOf('"x"').code, "quotation");
  assert.match(errorOf("x\u200b + 1").message, /U\+200B/);
  assert.match(errorOf("😀 * x").message, /U\+1F600/);
});

test("never prints what could command a terminal", () => {
  const { message } = errorOf("\u001b[31mx\u202e * 2");
  assert.ok(!message.includes("\u001b") && !message.includes("\u202e"), JSON.stringify(message));
  assert.match(message, /U\+001B/);
});

test("says the line in a text of several, and keeps the caret right in a long one", () => {
  const several = errorOf("q = x + y\n\n  f = q * ln(z)");
  assert.match(several.message, /^Line 3, column 11: /);
  assert.equal(several.position, 21);
  assert.match(several.message, /\n {4}f = q \* ln\(z\)\n {12}\^$/);
  const [, shown, caret] = errorOf(`${"x + ".repeat(100)}2y${" + x".repeat(100)}`).message.split("\n");
  assert.ok(shown.length < 80 && shown[caret.length - 1] === "y", `${shown}\n${caret}`);
});

test("refuses what is no text, nothing, or too much", () => {
  assert.equal(errorOf("").code, "empty");
  assert.equal(errorOf(" \n\t").code, "empty");
  assert.equal(errorOf("x".repeat(2001)).code, "too-long");
  for (const value of [undefined, null, 3, {}, ["x"], Symbol("x")])
    assert.equal(errorOf(value as unknown as string).code, "not-text");
});

test("lets dx be a name where there is no x", () => {
  assert.deepEqual(parseProgram("dx * y").inputs, ["dx", "y"]);
});

function errorOf(text: string): FormulaError {
  try {
    parseProgram(text);
  } catch (error) {
    assert.ok(error instanceof FormulaError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: `${String(text)} was not refused` });
}

test("who writes JavaScript is told what to write here", () => {
  assert.throws(
    () => parseProgram("f = Math.exp(x)"),
    (error: FormulaError) => error.code === "point" && error.message.includes('write exp without "Math."'),
  );
});
