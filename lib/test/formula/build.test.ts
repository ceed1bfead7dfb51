import assert from "node:assert/strict";
import { test } from "node:test";
import { all, create } from "mathjs";
import { build } from "../../formula/build.js";
import { formula } from "../../formula/formula.js";
import { parseProgram } from "../../formula/program.js";
import { backward } from "../../graph/backward.js";
import { gate } from "../../graph/gate.js";
import type { Node } from "../../graph/graph.js";
import { DomainError, InputError } from "../../text/errors.js";

const recorded = (text: string, inputs: Record<string, number>) => {
  const built = build(parseProgram(text), inputs);
  return { ...built, output: built.output as Node, inputs: built.inputs as Node[] };
};

/** The graph in words: "q = add(x, y)". */
function gatesOf(text: string, inputs: Record<string, number>): string[] {
  const { graph } = recorded(text, inputs);
  return graph
    .nodes()
    .filter((node) => node.kind === "gate")
    .map((node) => `${node.name} = ${node.gate?.name}(${node.inputs.map((input) => input.name).join(", ")})`);
}

test("the graph of the chain rule example: q = 3, f = -12, dx = dy = -4, dz = 3", () => {
  const { output, inputs, graph } = recorded("q = x + y; f = q * z", { x: -2, y: 5, z: -4 });
  assert.deepEqual([graph.node("q").value, output.value, output.name], [3, -12, "f"]);
  const gradient = backward(output);
  assert.deepEqual(
    inputs.map((node) => [node.name, gradient[node.index]]),
    [
      ["x", -4],
      ["y", -4],
      ["z", 3],
    ],
  );
  assert.deepEqual([gradient[output.index], gradient[graph.node("q").index]], [1, -4]);
});

/** How textbooks draw constants: inside the gate. */
const drawn: [text: string, ...gates: string[]][] = [
  ["x + 1", "f = addConstant(x, 1)"],
  ["1 + x", "f = addConstant(x, 1)"],
  ["2 * x", "f = scale(x, 2)"],
  ["x * 2", "f = scale(x, 2)"],
  ["x * -2", "f = scale(x, -2)"],
  ["-2 * x", "f = scale(x, -2)"],
  ["x - 1", "f = subtract(x, 1)"],
  ["1 - x", "f = subtract(1, x)"],
  ["1 / x", "f = reciprocal(x)"],
  ["2 / x", "f = divide(2, x)"],
  ["x / 2", "f = divide(x, 2)"],
  ["x ^ 2", "f = pow(x, 2)"],
  ["2 ^ x", "f = pow(2, x)"],
  ["-x", "f = unaryMinus(x)"],
  ["x - -3", "f = subtract(x, -3)"],
  ["max(x, 0)", "f = max(x, 0)"],
  ["x * log(1)", "f = scale(x, 0)"],
  ["x + 2 * 3", "f = addConstant(x, 6)"],
  ["x ^ (1 / 2)", "f = pow(x, 0.5)"],
  ["x + x", "f = add(x, x)"],
  ["2 * 3", "f = multiply(2, 3)"],
  ["a = 2 * 3; a * x", "a = multiply(2, 3)", "f = multiply(a, x)"],
  ["a = -3; a * x", "f = scale(x, -3)"],
  ["q = x * 2; p = q; p + 1", "q = scale(x, 2)", "f = addConstant(q, 1)"],
  ["f * x", "v1 = multiply(f, x)"],
  ["f = x * 2; f + 1", "f = scale(x, 2)", "v1 = addConstant(f, 1)"],
  ["loss = x ^ 2", "loss = pow(x, 2)"],
  [
    "1 / (1 + exp(-x))",
    "v1 = unaryMinus(x)",
    "v2 = exp(v1)",
    "v3 = addConstant(v2, 1)",
    "f = reciprocal(v3)",
  ],
];
for (const [text, ...gates] of drawn)
  test(`records ${text} as ${gates.join("; ")}`, () => {
    const values = Object.fromEntries(parseProgram(text).inputs.map((name) => [name, 4]));
    assert.deepEqual(gatesOf(text, values), gates);
  });

test("a formula of constants alone has a value and no gradients", () => {
  assert.equal(formula("5").value, 5);
  const f = formula("a = 2 * 3; b = 4; a + b");
  assert.deepEqual([f.value, f.gradients()], [10, {}]);
});

test("a gate that a reader declares can be called in a formula", () => {
  gate("cubed", { symbol: "x³", forward: "x^3", local: ["3 * x^2"] });
  const f = formula("cubed(x) + 1", { x: 2 });
  assert.deepEqual([f.value, f.gradients()], [9, { x: 12 }]);
});

/** Value and gradient against mathjs's own evaluation and symbolic derivative, in 60 digits. */
const math = create(all);
math.config({ number: "BigNumber", precision: 60 });
const compared: [string, Record<string, number>][] = [
  ["(x + y) * z", { x: -2, y: 5, z: -4 }],
  ["1/(1+exp(-(w0*x0+w1*x1+w2)))", { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 }],
  ["-x^2 + 2^3^2 * y - x / y / 2", { x: 1.5, y: 0.25 }],
  ["sin(x) * cos(y) + tan(x * y) - sinh(x) / cosh(y)", { x: 0.7, y: -1.2 }],
  ["sqrt(x^2 + y^2) + abs(x - 3 * y) + x^y", { x: 2.5, y: 1.75 }],
  ["log(10) * x - log(x) / log(2) + e^(-x) * pi", { x: 3.25 }],
  ["2 - -x^3 * (1 - x) / +4", { x: -1.125 }],
  ["tanh(x - 1) ^ 2 / (x - 0.5)", { x: 2 }],
];
for (const [text, inputs] of compared)
  test(`agrees with mathjs in high precision: ${text}`, () => {
    const f = formula(text, inputs);
    const near = (actual: number, exact: unknown, what: string) => {
      const wanted = Number(String(exact));
      assert.ok(
        Math.abs(actual - wanted) <= 1e-13 * Math.max(1, Math.abs(wanted)),
        `${what}: ${actual}, ${wanted}`,
      );
    };
    const scope = Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [name, math.bignumber(value)]),
    );
    near(f.value, math.evaluate(text, { ...scope }), "value");
    const gradients = f.gradients();
    for (const name of Object.keys(inputs))
      near(
        gradients[name],
        math.derivative(text, name, { simplify: false }).evaluate({ ...scope }),
        `d${name}`,
      );
  });

const badInputs: [inputs: unknown, code: string, says: RegExp][] = [
  [{ x: 1 }, "missing-input", /^y has no value; give y=…/],
  [{}, "missing-input", /^x, y have no value/],
  [{ x: 1, y: 2, z: 3 }, "unknown-input", /no input "z"; its inputs are x, y/],
  [{ x: 1, yy: 3 }, "unknown-input", /"yy".*y still needs a value/],
  [{ X: 1, y: 3 }, "unknown-input", /did you mean x\?/],
  [{ x: 1, y: 2, q: 3 }, "computed-name", /q is calculated/],
  [{ x: 1, y: Number.NaN }, "not-a-finite-number", /y must be a finite number, not NaN/],
  [{ x: Number.NEGATIVE_INFINITY, y: 1 }, "not-a-finite-number", /x must be .* not -Infinity/],
  [{ x: 1, y: "2" }, "not-a-finite-number", /the text "2"/],
  [{ x: 1, y: undefined }, "not-a-finite-number", /undefined/],
  [{ x: 1, y: 2n }, "not-a-finite-number", /y must/],
  [null, "not-inputs", /\{ x: 1, y: 2 \}, not as null$/],
  [5, "not-inputs", /not as 5$/],
];
for (const [inputs, code, says] of badInputs)
  test(`refuses inputs ${typeof inputs} ${Object.entries(inputs ?? {}).join(" ")}: ${code}`, () => {
    const error = caught(
      () => recorded("q = x * y; f = q + x", inputs as Record<string, number>),
      InputError,
    );
    assert.equal(error.code, code);
    assert.match(error.message, says);
  });

test("inputs that every object inherits count for nothing", () => {
  const error = caught(() => recorded("x + valueof", { x: 1 }), InputError);
  assert.equal(error.code, "missing-input");
  const inherited = caught(() => recorded("x * 2", Object.create({ x: 1 })), InputError);
  assert.equal(inherited.code, "missing-input");
});

/** Text, inputs → the step, and the column of its sign or function. */
const domain: [string, Record<string, number>, step: string, column: number, code: string][] = [
  ["log(x)", { x: 0 }, "f", 1, "outside-domain"],
  ["q = 2 * x; y = q - 1; 3 + log(y)", { x: 0.5 }, "v1", 27, "outside-domain"],
  ["r = 1 / (x - 1); r + 1", { x: 1 }, "r", 7, "outside-domain"],
  ["root = sqrt(x - 2); root * 2", { x: 1 }, "root", 8, "outside-domain"],
  ["x ^ (1 / 3)", { x: -8 }, "f", 3, "outside-domain"],
  ["big = exp(x); big + 1", { x: 1000 }, "big", 7, "overflow"],
  ["x * x", { x: 1e200 }, "f", 3, "overflow"],
  ["x * log(0)", { x: 1 }, "log", 5, "outside-domain"],
  ["x + 1 / 0", { x: 1 }, "divide", 7, "outside-domain"],
];
for (const [text, inputs, step, column, code] of domain)
  test(`names the step in ${text}: ${step}`, () => {
    const error = caught(() => recorded(text, inputs), DomainError);
    assert.deepEqual([error.step, error.position, error.code], [step, column - 1, code]);
    assert.ok(error.message.endsWith(`\n  ${text}\n  ${" ".repeat(column - 1)}^`), error.message);
  });

test("warns on a kink and tells the convention", () => {
  assert.match(formula("relu(x) + y", { x: 0, y: 1 }).warnings.join(), /kink.*relu'\(0\) is taken as 0/);
  assert.match(formula("max(x, y)", { x: 2, y: 2 }).warnings.join(), /tie shares the gradient equally/);
  assert.match(formula("abs(x)", { x: 0 }).warnings.join(), /abs'\(0\) is taken as 0/);
  assert.deepEqual(formula("relu(x) + max(x, 1)", { x: 2 }).warnings, []);
});

function caught<E extends Error>(run: () => unknown, type: new (...rest: never[]) => E): E {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof type, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: "nothing was refused" });
}

test("of two gates of one name a formula takes the one that was declared last, ours too", () => {
  const declare = (name: string, factor: string) =>
    gate(name, { symbol: name, forward: `${factor} * x`, local: [factor] });
  declare("latest", "2");
  assert.equal(formula("latest(x)", { x: 5 }).value, 10);
  declare("latest", "3");
  assert.equal(formula("latest(x)", { x: 5 }).value, 15);
  declare("softplus", "7");
  assert.equal(formula("softplus(x)", { x: 5 }).value, 35);
  declare("add", "0");
  assert.equal(formula("x + y", { x: 5, y: 6 }).value, 11);
});

test("a line that only renames has the gradient of what it names; a number has none", () => {
  const f = formula("q = x; r = q; k = 2; f = k * r * y", { x: 5, y: 3 });
  assert.deepEqual([f.gradient("q"), f.gradient("r"), f.gradient("x"), f.gradient("f")], [6, 6, 6, 1]);
  assert.throws(() => f.gradient("k"), { name: "InputError", code: "no-gradient", message: /number 2/ });
  assert.throws(() => f.gradient("z"), { code: "unknown-name" });
});
