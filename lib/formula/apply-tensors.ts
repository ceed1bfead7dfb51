import { tensorFunctions } from "../gates/functions.js";
import { add, addConstant, divide, multiply, pow, scale, subtract, unaryMinus } from "../gates/scalar.js";
import { dot, matmul, matvec, outer, vecmat } from "../gates/vector.js";
import type { Gate } from "../graph/gate.js";
import type { Node } from "../graph/graph.js";
import { shapeSaid } from "../graph/shape.js";
import { elementwise } from "../tensor/elementwise.js";
import { rankOf, shapeOf, type Tensor, type TensorOperand } from "../tensor/tensor.js";
import { GateError } from "../text/errors.js";
import { functionNamed } from "./words.js";

type Record = (operands: readonly TensorOperand[], name: string | undefined) => Tensor;

/** What an operator or a function does where a tensor is among its operands. */
export function applyTensors(
  called: string,
  operands: readonly TensorOperand[],
  name: string | undefined,
): Tensor | Node {
  const operator = operators[called];
  const made = operator ? operator(operands, name) : applyFunction(called, operands, name);
  // What has no axes is a node like any other.
  return made.shape.length === 0 ? made.at() : made;
}

const each =
  (gate: Gate): Record =>
  (operands, name) =>
    elementwise(gate, operands, name);

/** With a plain number the constant goes into the gate: "+ 1", "× 2". */
const withConstant =
  (gate: Gate, constant: Gate): Record =>
  ([x, y], name) => {
    if (typeof y === "number") return elementwise(constant, [x, y], name);
    return typeof x === "number" ? elementwise(constant, [y, x], name) : elementwise(gate, [x, y], name);
  };

const times = withConstant(multiply, scale);

const operators: Readonly<{ [called: string]: Record | undefined }> = {
  add: withConstant(add, addConstant),
  subtract: each(subtract),
  unaryMinus: each(unaryMinus),
  multiply: (operands, name) =>
    operands.some((one) => rankOf(one) === 0) ? times(operands, name) : product(operands, name),
  dotMultiply: times,
  divide: byNumber("/", "./", each(divide)),
  dotDivide: each(divide),
  pow: byNumber("^", ".^", each(pow)),
  dotPow: each(pow),
};

/** The product of matrices and vectors: by how many axes each has. Before a row, 1×n, a vector is a column. */
function product(operands: readonly TensorOperand[], name: string | undefined): Tensor {
  const ranks = operands.map(rankOf).join(" ");
  const row = ranks === "1 2" && shapeOf(operands[1])[0] === 1;
  const gate = row ? outer : { "2 2": matmul, "2 1": matvec, "1 2": vecmat, "1 1": dot }[ranks];
  if (gate) return gate(operands, { name });
  const shapes = operands.map((one) => shapeSaid(shapeOf(one)));
  throw new GateError(
    "wrong-rank",
    `the product of ${shapes.join(" and ")} is not read; element by element write .*`,
    {
      value: shapes,
      expected: "matrices or vectors",
      hint: "write .* for a product element by element",
    },
  );
}

/** An operator that needs a number on its right; between tensors the sign with a point is meant. */
function byNumber(sign: string, pointed: string, record: Record): Record {
  return (operands, name) => {
    if (rankOf(operands[1]) === 0) return record(operands, name);
    const shapes = operands.map((one) => shapeSaid(shapeOf(one)));
    throw new GateError("needs-point", `${shapes.join(` ${sign} `)}: element by element write ${pointed}`, {
      value: shapes,
      expected: pointed,
      hint: `write ${pointed}`,
    });
  };
}

/** A function of tensors, or a gate of numbers element by element. max(A, 2) with an axis of A goes along that axis. */
function applyFunction(called: string, operands: readonly TensorOperand[], name: string | undefined): Tensor {
  const ofTensors = tensorFunctions.get(called);
  const gate = functionNamed(called);
  if (ofTensors === undefined) return elementwise(gate as Gate, operands, name);
  const [x, second] = operands;
  const along = typeof second === "number" && Number.isInteger(second) && second >= 1 && second <= rankOf(x);
  if (gate !== undefined && gate.inputs.length === operands.length && !along)
    return elementwise(gate, operands, name);
  return ofTensors.apply(operands, name);
}
