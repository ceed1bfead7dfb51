import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { formula, type Inputs } from "../../formula/formula.js";
import type { Nested } from "../../graph/shape.js";

/*
 * Our operators against the node tests of ONNX, in float64: see onnx/make.py, which also tells, in cases.json, which
 * cases are left out and why.
 */
interface Case {
  operator: string;
  name: string;
  formula: string;
  inputs: Inputs;
  expected: number[];
}
const path = new URL("../../../lib/test/tensor/onnx/cases.json", import.meta.url);
const { cases, left } = JSON.parse(readFileSync(path, "utf8")) as {
  cases: Case[];
  left: Record<string, Record<string, string[]>>;
};

/** Operators × cases passed. */
const passed =
  "Abs 1, Add 2, AveragePool 1, BatchNormalization 1, Concat 12, Conv 4, Cos 2, Cosh 2, Div 3, Dropout 8, Elu 1, Exp 2, " +
  "Flatten 9, Gelu 2, Gemm 11, GlobalAveragePool 2, GlobalMaxPool 2, LayerNormalization 5, LeakyRelu 1, Log 2, " +
  "LogSoftmax 5, MatMul 2, Max 3, MaxPool 1, Min 3, Mul 3, Neg 2, Pow 8, Reciprocal 2, ReduceL2 8, ReduceLogSumExp 8, " +
  "ReduceMax 8, ReduceMean 8, ReduceMin 8, ReduceSum 8, Relu 1, Reshape 9, Sigmoid 2, Sin 2, Sinh 2, Softmax 5, " +
  "SoftmaxCrossEntropyLoss 2, Softplus 2, Sqrt 2, Sub 3, Tan 2, Tanh 2";

const operators = [...new Set(cases.map(({ operator }) => operator))].sort();

test("the table of operators and cases", () => {
  const count = (one: string): number => cases.filter(({ operator }) => operator === one).length;
  assert.equal(operators.map((one) => `${one} ${count(one)}`).join(", "), passed);
  // Of what stands outside, every case has a reason.
  for (const reasons of Object.values(left))
    for (const [reason, names] of Object.entries(reasons)) assert.ok(reason.length > 5 && names.length > 0);
});

const flat = (nested: Nested): number[] => (typeof nested === "number" ? [nested] : nested.flatMap(flat));

for (const operator of operators)
  test(`${operator} answers as ONNX's reference does, to 1e-6`, () => {
    for (const { name, formula: text, inputs, expected } of cases.filter(
      (one) => one.operator === operator,
    )) {
      const answer = flat(formula(text, inputs).result);
      assert.equal(answer.length, expected.length, name);
      answer.forEach((value, i) => {
        // What cancels, a mean near 0, is judged by the size of the case's numbers.
        const size = Math.max(Math.abs(expected[i]), 1e-6);
        assert.ok(
          Math.abs(value - expected[i]) <= 1e-6 * size,
          `${name}, ${text}, at ${i}: ${value}, not ${expected[i]}`,
        );
      });
    }
  });
