import assert from "node:assert/strict";
import { test } from "node:test";
import type { GateDefinition } from "../../gate/facts.js";
import { table } from "../../gate/table.js";
import { add, exp, scale, tanh } from "../../gates/scalar.js";
import { backward } from "../../graph/backward.js";
import { compile } from "../../graph/compile.js";
import { gate } from "../../graph/gate.js";
import { Graph, type Operand } from "../../graph/graph.js";
import { GateError } from "../../text/errors.js";

test("a gate with too few or too many local derivatives does not compile, and is refused", () => {
  const before = table.length;
  const refused = { name: "GateError", code: "wrong-number-of-locals" };
  // @ts-expect-error two inputs need two local derivatives
  assert.throws(() => gate("one", { symbol: "1", forward: "x * y", local: ["y"] }), refused);
  // @ts-expect-error one input needs one
  assert.throws(() => gate("two", { symbol: "2", forward: "x + k", local: ["1", "1"] }), refused);
  // @ts-expect-error none is not enough
  assert.throws(() => gate("none", { symbol: "0", forward: "exp(x)", local: [] }), refused);
  const exact = { local: ["y"] };
  // @ts-expect-error nor in the exact forms
  assert.throws(() => gate("few", { symbol: "f", forward: "x * y", local: ["y", "x"], exact }), refused);
  assert.equal(table.length, before);
});

test("a formula outside the notation is refused, with the place", () => {
  const badForms: [string, number][] = [
    ["x + ;", 4],
    ["x.constructor", 1],
    ["x['a']", 1],
    ["`x`", 0],
    ["x = 1", 2],
    ["x ^ 4", 2],
    ["(x + 1)^2", 7],
    ["{}", 0],
    ["x\\u0028", 1],
    ["X", 0],
  ];
  for (const [forward, position] of badForms)
    assert.throws(
      () => gate("bad", { symbol: "?", forward, local: ["1"] } as GateDefinition),
      { name: "GateError", code: "bad-notation", position },
      forward,
    );
});

test("a formula whose words are right but whose grammar is not is refused as well", () => {
  for (const forward of ["x +", "(x", "x x", "* x", "x ? 1", "exp x", "x ** 2", "1..5 * x"])
    assert.throws(
      () => gate("bad", { symbol: "?", forward, local: ["1"] } as GateDefinition),
      { name: "GateError", code: "bad-notation" },
      forward,
    );
});

test("names that a gate does not declare are refused", () => {
  const unknown = { name: "GateError", code: "unknown-name" };
  for (const forward of ["x + z", "x * process", "constructor(x)", "out + x", "arctan(x)", "this", "new x"])
    assert.throws(
      () => gate("bad", { symbol: "?", forward, local: ["1"] } as GateDefinition),
      unknown,
      forward,
    );
  assert.throws(() => gate("bad", { symbol: "?", forward: "exp(x)", local: ["z"] }), unknown);
  assert.throws(
    () => gate("bad", { symbol: "?", forward: "exp(x)", local: ["out"], domain: "out > 0" }),
    unknown,
  );
});

test("a shared part has a plain name that is not yet taken", () => {
  for (const part of ["e = 1; const a", "x", "y", "k", "out", "exp", "E", ""])
    assert.throws(
      () =>
        gate("bad", { symbol: "?", forward: "exp(x)", local: ["out"], exact: { where: { [part]: "x" } } }),
      GateError,
      part,
    );
});

test("a shared part may be called like anything in the code around it", () => {
  const where = { g: "x * x", v1: "2 * x", if: "1", value: "0", rows: "0" };
  const exact = { where, forward: "g * if + value", local: ["v1 + rows"] } as const;
  const square = gate("square", { symbol: "x²", forward: "x^2", local: ["2 * x"], exact });
  const x = new Graph().input("x", 3);
  const f = square(square(x));
  const gradient = new Float64Array(1);
  assert.deepEqual([f.value, backward(f)[x.index]], [81, 108]);
  assert.deepEqual([compile(f).evaluate([3], gradient), gradient[0]], [81, 108]);
});

test("a gate is called with nodes of one graph or numbers, and a constant is a number", () => {
  const x = new Graph().input("x", 1);
  const other = new Graph().input("x", 1);
  const untyped = add as unknown as (...operands: unknown[]) => unknown;
  assert.throws(() => add(x, other), { code: "not-of-this-graph" });
  assert.throws(() => add(1, 2), { code: "no-node" });
  for (const bad of [undefined, null, "2", {}, []]) {
    assert.throws(() => untyped(x, bad), GateError, String(bad));
    assert.throws(() => untyped(bad, x), GateError, String(bad));
  }
  assert.throws(() => scale(x, other as unknown as number), { code: "wrong-operand" });
  assert.throws(() => exp(undefined as unknown as Operand), { code: "no-node" });
  assert.throws(() => add(x, Number.NaN), { code: "not-a-finite-number" });
});

test("a declaration is read whole: each formula that cannot be read is told with its place, and nothing is kept", () => {
  const good = { symbol: "?", forward: "exp(x)", local: ["out"] };
  const refused: [Partial<GateDefinition>, string, RegExp][] = [
    [{ local: [""] }, "bad-notation", /local derivative by x: nothing stands in the gate formula ""/],
    [{ local: ["1,2"] }, "bad-notation", /"," stands where an operator/],
    [{ forward: "atan(x)" }, "unknown-name", /unknown function "atan" .*exp .*tanh max min pow/],
    [{ forward: "max(x)" }, "bad-notation", /max takes 2 arguments, not 1/],
    [{ forward: "exp" }, "bad-notation", /the function exp has no arguments/],
    [{ local: ["x > 0"] }, "bad-notation", /a condition stands where a number should stand/],
    [{ local: ["x ? 1 : 0"] }, "bad-notation", /before "\?" there should be a condition/],
    [{ domain: "x" }, "bad-notation", /domain: a condition, such as x > 0/],
    [{ kink: "" }, "bad-notation", /kink: nothing stands/],
    [{ kink: "x == 0 : 1" }, "bad-notation", /kink: ":" stands where/],
    [{ exact: { forward: "" } }, "bad-notation", /exact forward: nothing stands/],
    [{ exact: { where: { e: "f" } } }, "unknown-name", /part e: the unknown name "f"/],
    [{ local: [2] as unknown as ["2"] }, "bad-notation", /a formula is a text, not 2/],
    [{ symbol: "" }, "bad-declaration", /needs a symbol/],
    [{ local: "out" as unknown as ["out"] }, "wrong-number-of-locals", /as local derivatives the text "out"/],
  ];
  const before = table.length;
  for (const [part, code, message] of refused)
    assert.throws(() => gate("bad", { ...good, ...part } as GateDefinition), {
      name: "GateError",
      code,
      message,
    });
  assert.throws(() => gate("", good as unknown as GateDefinition), {
    code: "bad-name",
    message: 'a gate needs a name, not the text ""',
  });
  assert.throws(() => gate("bad", null as unknown as GateDefinition), { code: "bad-declaration" });
  assert.equal(table.length, before);
  const f = exp(new Graph().input("x", 0));
  assert.equal(backward(f)[0], 1, "the engine goes on");
});

test("the error of a formula has a caret under the place", () => {
  assert.throws(() => gate("bad", { symbol: "?", forward: "x + # 1", local: ["1"] }), {
    message: 'the gate bad, forward: "#" is not understood in the gate formula "x + # 1"\n  x + # 1\n      ^',
  });
});

test("declaring a gate of the same name again replaces it, and leaks nothing", () => {
  const declare = (times: number) =>
    gate("times", { symbol: "t", forward: `${times} * x`, local: [String(times)] });
  const first = declare(2);
  const length = table.length;
  const x = new Graph().input("x", 3);
  const old = first(x, "old");
  for (let i = 0; i < 100; i++) declare(5);
  assert.equal(table.length, length);
  assert.equal(declare(5)(x).value, 15);
  x.graph.set({ x: 1 });
  assert.deepEqual(
    [old.value, backward(old)[x.index]],
    [5, 5],
    "earlier graphs are evaluated by the new one",
  );
});

test("a gate called like one of the library stands beside it", () => {
  const own = gate("tanh", { symbol: "tanh", forward: "2 * x", local: ["2"] });
  const x = new Graph().input("x", 1);
  assert.deepEqual([own(x).value, tanh(x).value], [2, Math.tanh(1)]);
});

test("any number of gates can be declared: the 20,000th is a gate like the first", () => {
  const many = Array.from({ length: 20_000 }, (_, i) =>
    gate(`many${i}`, { symbol: "m", forward: "x * x", local: ["2 * x"] }),
  );
  const graph = new Graph();
  const f = many[19_999](graph.input("x", 3), "f");
  assert.deepEqual([f.kind, f.gate?.name, f.value, backward(f)[0]], ["gate", "many19999", 9, 6]);
  graph.set({ x: 4 });
  assert.deepEqual([f.value, backward(f)[0]], [16, 8]);
});
