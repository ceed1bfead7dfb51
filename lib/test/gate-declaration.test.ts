import assert from "node:assert/strict";
import { test } from "node:test";
import { backward } from "../backward.js";
import { compile } from "../compile.js";
import { GateError } from "../errors.js";
import { type GateDefinition, gate, table } from "../gate.js";
import { add, exp, scale } from "../gates.js";
import { Graph, type Operand } from "../graph.js";

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
