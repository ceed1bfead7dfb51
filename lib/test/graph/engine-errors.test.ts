import assert from "node:assert/strict";
import { test } from "node:test";
import { formula } from "../../formula/formula.js";
import type { GateDefinition } from "../../gate/facts.js";
import { add, divide, exp, log, multiply, pow, relu, scale, sqrt } from "../../gates/scalar.js";
import { backward } from "../../graph/backward.js";
import { compile } from "../../graph/compile.js";
import { gate } from "../../graph/gate.js";
import { Graph, type Operand } from "../../graph/graph.js";
import { steps } from "../../graph/steps.js";
import { checkDecimals } from "../../text/rounding.js";
import { refuses } from "../support/refuses.js";

const declare = (definition: object) => () => gate("odd", { symbol: "?", ...definition } as GateDefinition);
const graph = new Graph();
const x = graph.input("x", -2);
const y = graph.input("y", 0);
const f = multiply(x, y, "f");

refuses("too few local derivatives", declare({ forward: "x * y", local: ["y"] }), {
  name: "GateError",
  code: "wrong-number-of-locals",
  message: "the gate odd has 2 input(s) that receive a gradient, but 1 local derivative(s)",
  value: 1,
  expected: "2 local derivative(s)",
});
refuses("too many local derivatives", declare({ forward: "x * k", local: ["k", "x"] }), {
  message: "the gate odd has 1 input(s) that receive a gradient, but 2 local derivative(s)",
  value: 2,
  expected: "1 local derivative(s)",
});
refuses("a name that the gate does not know", declare({ forward: "x * y", local: ["y", "x + z"] }), {
  name: "GateError",
  code: "unknown-name",
  message:
    'the gate odd, local derivative by y: the unknown name "z" (known here: x, y, out) in the gate formula "x + z"\n  x + z\n      ^',
  position: 4,
  value: "z",
  expected: "x, y, out",
});
refuses(
  "a part with a name of the notation",
  declare({ forward: "x", local: ["1"], exact: { where: { exp: "1" } } }),
  {
    name: "GateError",
    code: "bad-notation",
    message: 'the gate odd cannot call a part "exp"',
    value: "exp",
    expected: "a new name of small letters and digits",
  },
);
refuses("a formula that does not end", declare({ forward: "x *", local: ["1"] }), {
  name: "GateError",
  code: "bad-notation",
  message:
    'the gate odd, forward: the end stands where a number, a name or a function should stand in the gate formula "x *"\n  x *\n     ^',
  position: 3,
  value: "x *",
});
refuses("a character outside the notation", declare({ forward: "x & 1", local: ["1"] }), {
  name: "GateError",
  code: "bad-notation",
  message: 'the gate odd, forward: "&" is not understood in the gate formula "x & 1"\n  x & 1\n    ^',
  position: 2,
  value: "x & 1",
  expected:
    "numbers, + - * / ( ) ? : == < >, x^2, and exp expm1 log log1p sqrt abs sign sin cos tan sinh cosh tanh max min pow",
});
const powers = '"^" other than a name to the power 2 or 3 (write pow(x, y)) is not understood';
const missing = '"^" stands where a number, a name or a function should stand';
for (const [forward, what] of [
  ["x^4", powers],
  ["(x + 1)^2", powers],
  ["^2", missing],
  ["x^x", powers],
  ["x^", powers],
]) {
  const position = forward.indexOf("^");
  const place = `\n  ${forward}\n  ${" ".repeat(position)}^`;
  refuses(`the power in ${forward}`, declare({ forward, local: ["1"] }), {
    code: "bad-notation",
    message: `the gate odd, forward: ${what} in the gate formula "${forward}"${place}`,
    position,
  });
}

refuses("two numbers and no node", () => add(1, 2), {
  name: "GateError",
  code: "no-node",
  message: "add needs at least one node of a graph, got 2",
  value: 2,
  expected: "a node, such as graph.input(…) or the answer of a gate",
});
refuses("a number alone", () => exp(3), {
  message: "exp needs at least one node of a graph, got 3",
  value: 3,
});
refuses("a number beside nothing", () => add(2, null as unknown as Operand), {
  code: "no-node",
  message: "add needs at least one node of a graph, got null",
});
refuses("a node where a constant belongs", () => scale(x, "3" as unknown as number), {
  name: "GateError",
  code: "wrong-operand",
  message: "the second input of scale must be a number, which gets no gradient, not 3",
  value: "3",
  expected: "a number, which gets no gradient",
});
refuses("one input where two belong", () => add(x, undefined as unknown as Operand), {
  code: "wrong-operand",
  message: "the second input of add must be a node or a number, not undefined",
  value: undefined,
  expected: "a node or a number",
});
const stranger = new Graph().input("x", 1);
refuses("nodes of two graphs", () => add(x, stranger), {
  name: "GateError",
  code: "not-of-this-graph",
  message: "a gate takes nodes of one graph as it is now, or numbers",
  value: stranger,
  expected: "a node of the same graph, or a number",
});

refuses("an input that is no number", () => new Graph().input("x", Number.NaN), {
  name: "InputError",
  code: "not-a-finite-number",
  message: "x must be a finite number, not NaN",
  value: Number.NaN,
  expected: "a finite number",
});
refuses("a constant that is no number", () => new Graph().constant(Infinity), {
  message: "a constant must be a finite number, not Infinity",
});
refuses("a name that is taken", () => graph.input("x", 1), {
  name: "InputError",
  code: "name-taken",
  message: 'the name "x" is already taken in this graph',
  value: "x",
});
refuses("a node that is not there", () => graph.node("g"), {
  name: "InputError",
  code: "unknown-name",
  message: 'there is no "g" here; there are x, y, f',
  value: "g",
  expected: "x, y, f",
});
refuses("a gate where an input is set", () => graph.set({ f: 1 }), {
  message: 'there is no "f" here; there are x, y',
  expected: "x, y",
});
const crowd = new Graph();
for (let i = 1; i <= 21; i++) crowd.input(`x${i}`, i);
const twenty = Array.from({ length: 20 }, (_, i) => `x${i + 1}`).join(", ");
refuses("a node among many: twenty names are listed", () => crowd.node("z"), {
  message: `there is no "z" here; there are ${twenty}`,
  expected: twenty,
});

refuses("the logarithm of a negative number", () => log(x, "l"), {
  name: "DomainError",
  code: "outside-domain",
  message: "at l: log(x) has no value at x = -2; it needs x > 0",
  step: "l",
  value: -2,
  expected: "x > 0",
});
refuses("a division by 0", () => divide(x, y, "q"), {
  code: "outside-domain",
  message: "at q: divide: x / y has no value at x = -2, y = 0; it needs y != 0",
  step: "q",
  value: 0,
  expected: "y != 0",
});
refuses("0 to a negative power", () => pow(y, -1, "p"), {
  name: "DomainError",
  code: "outside-domain",
  message: "at p: pow(x, y) has no value at x = y = 0, y = -1: it is 1/0",
  step: "p",
  value: 0,
  expected: "x != 0, or y >= 0",
});
refuses("a root of a negative number by pow", () => pow(x, 0.25, "p"), {
  code: "outside-domain",
  message: "at p: pow(x, y) has no value at x = -2, y = 0.25",
  step: "p",
  value: -2,
});
const share = gate("share", { symbol: "s", forward: "x / (x + x)", local: ["0"] });
refuses("a gate that states no domain, where it has no value", () => share(y, "s"), {
  name: "DomainError",
  code: "outside-domain",
  message: "at s: share: x / (x + x) has no value at x = y = 0",
  step: "s",
  value: 0,
});
const weigh = gate("weigh", {
  symbol: "w",
  forward: "y * log(x)",
  local: ["y / x", "log(x)"],
  domain: "x > 0",
});
refuses("the first input outside the domain of a gate of two", () => weigh(x, 3, "w"), {
  message: "at w: weigh: y * log(x) has no value at x = -2, y = 3; it needs x > 0",
  value: -2,
});
refuses("an overflow", () => exp(scale(x, -500, "m"), "e"), {
  name: "DomainError",
  code: "overflow",
  message: "at e: exp(x) is too large for a number (above 1.8e308) at x = m = 1000",
  step: "e",
  value: 1000,
});
refuses("a slope that is infinite", () => backward(scale(sqrt(y, "r"), 3)), {
  name: "DomainError",
  code: "no-derivative",
  message: "at r: the gradient through sqrt(x) is not finite at x = y = 0, upstream 3",
  step: "r",
  value: 0,
});
refuses("an array that is too short", () => backward(f, new Float64Array(2)), {
  name: "InputError",
  code: "array-too-short",
  message: /^the gradient of \d+ nodes does not fit into 2 numbers$/,
  value: 2,
  expected: /^an array of at least \d+ numbers$/,
});
refuses("decimals that are no whole number", () => checkDecimals(1.5), {
  name: "OptionError",
  code: "decimals-out-of-range",
  message: "decimals must be a whole number from 0 to 15, not 1.5",
  value: 1.5,
  expected: "a whole number from 0 to 15",
});
const small = exp(new Graph().input("x", -10), "e");
refuses("a step that rounding leaves without a value", () => steps(divide(1, small, "d"), { decimals: 2 }), {
  name: "DomainError",
  code: "outside-domain",
  message:
    "at d: divide: x / y has no value at x = 1, y = e = 0; it needs y != 0; " +
    "rounding every step to 2 decimals did this, more decimals may do",
  step: "d",
  value: 0,
});

refuses("a variable named twice", () => compile(f, ["x", "y", "x"]), {
  name: "InputError",
  code: "repeated-name",
  message: '"x" stands twice among the variables',
  value: "x",
  expected: "each name once",
});
refuses("a variable that is no input", () => compile(f, ["x", "f"]), {
  name: "InputError",
  code: "unknown-name",
  message: '"f" is no input here; the inputs are x, y',
  value: "f",
  expected: "x, y",
});
refuses(
  "a point with an infinite coordinate",
  () => compile(f).evaluate([1, Infinity], new Float64Array(2)),
  {
    code: "not-a-finite-number",
    message: "y must be a finite number, not Infinity",
  },
);

test("a kink is told with its place and what is taken there", () => {
  assert.deepEqual(formula("r = relu(x); r + abs(y) + max(x, y)", { x: 0, y: 0 }).warnings, [
    "r: relu has a kink at x = 0; relu'(0) is taken as 0",
    "v1: abs has a kink at y = 0; abs'(0) is taken as 0",
    "v3: max has a kink at x = y = 0; a tie shares the gradient equally",
  ]);
  assert.deepEqual(formula("max(x, 2)", { x: 2 }).warnings, [
    "f: max has a kink at x = 2; a tie shares the gradient equally",
  ]);
  assert.deepEqual(formula("min(x, x) + relu(x)", { x: 3 }).warnings, [
    "v1: min has a kink at x = 3; a tie shares the gradient equally",
  ]);
  const step = gate("step", { symbol: "s", forward: "x > 0 ? 1 : 0", local: ["0"], kink: "x == 0" });
  const other = formula(step(new Graph().input("x", 0), "s"));
  assert.deepEqual(other.warnings, ["s: step has a kink at x = 0; any slope between the two sides would do"]);
  assert.deepEqual(formula(relu(new Graph().input("x", 1))).warnings, []);
});
