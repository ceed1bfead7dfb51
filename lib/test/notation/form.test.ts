import assert from "node:assert/strict";
import { test } from "node:test";
import { gates } from "../../gates/scalar.js";
import { commutes, isAddend } from "../../notation/form.js";
import { parse } from "../../notation/parse.js";

const names = ["x", "y", "k"];
const tree = (text: string) => parse(text, { names });

test("the gates whose inputs may change places are sum, product and the choices", () => {
  const free = gates.filter(({ trees }) => commutes(trees.forward)).map(({ name }) => name);
  assert.deepEqual(free, ["add", "multiply", "max", "min"]);
  // By arithmetic: f(2, 3) = f(3, 2) for these gates of two inputs, and for no others.
  for (const gate of gates.filter(({ inputs }) => inputs[1] === "y"))
    assert.equal(gate.value(2, 3) === gate.value(3, 2), free.includes(gate.name), gate.name);
});

test("an input is an addend where no parentheses would be needed around a sum", () => {
  const addends = (text: string): string[] => names.filter((name) => isAddend(tree(text), name));
  assert.deepEqual(addends("x + y"), ["x", "y"]);
  assert.deepEqual(addends("x + k"), ["x", "k"]);
  assert.deepEqual(addends("x - y"), ["x"]);
  for (const text of ["x * y", "x / y", "x^2", "-x", "exp(x)", "1 / (1 + x)"])
    assert.deepEqual(addends(text), []);
});
