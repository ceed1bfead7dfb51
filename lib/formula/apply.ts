import { addConstant, gates, reciprocal, scale } from "../gates/scalar.js";
import { domainError } from "../graph/domain.js";
import type { BinaryGate, Gate, UnaryGate } from "../graph/gate.js";
import type { Graph, Node, Operand } from "../graph/graph.js";
import { Tensor } from "../tensor/tensor.js";
import { applyTensors } from "./apply-tensors.js";
import { functionNamed } from "./words.js";

/** A value of a formula while it is recorded: a number or a node, or a tensor. */
export type Value = Operand | Tensor;

const byName: ReadonlyMap<string, Gate> = new Map(gates.map((gate) => [gate.name, gate]));
/** Between numbers, element by element is the same. */
const ofNumbers = new Map([
  ["dotMultiply", "multiply"],
  ["dotDivide", "divide"],
  ["dotPow", "pow"],
]);

/**
 * Records what a formula calls by that name: an operator, a gate or a function of tensors. When all is constant and
 * nothing needs a name, a gate's value is only calculated.
 * @throws DomainError where there is no finite value, GateError for shapes that do not fit.
 */
export function apply(
  graph: Graph,
  called: string,
  operands: readonly Value[],
  name: string | undefined,
): Value {
  const gate = functionNamed(called) ?? byName.get(ofNumbers.get(called) ?? called);
  const numbers = operands.filter((operand) => !(operand instanceof Tensor)) as Operand[];
  if (gate?.inputs.length === numbers.length && numbers.length === operands.length)
    return applyGate(graph, gate, numbers, name);
  return applyTensors(called, operands, name);
}

/**
 * Constants go into their gate as textbooks draw it: `x + 1` is one gate "+ 1", `2 * x` one gate "× 2", `1 / x` the
 * gate 1/x.
 */
function applyGate(
  graph: Graph,
  gate: Gate,
  operands: readonly Operand[],
  name: string | undefined,
): Operand {
  const [x, y] = operands;
  const constant = operands.every((operand) => typeof operand === "number");
  if (constant && name === undefined) return calculate(gate, operands as number[]);
  if (constant) return call(gate, [graph.constant(x as number), ...operands.slice(1)], name);
  if (gate.name === "add" && typeof y === "number") return addConstant(x, y, name);
  if (gate.name === "add" && typeof x === "number") return addConstant(y, x, name);
  if (gate.name === "multiply" && typeof y === "number") return scale(x, y, name);
  if (gate.name === "multiply" && typeof x === "number") return scale(y, x, name);
  if (gate.name === "divide" && x === 1) return reciprocal(y, name);
  return call(gate, operands, name);
}

function call(gate: Gate, [x, y]: readonly Operand[], name: string | undefined): Node {
  return y === undefined ? (gate as UnaryGate)(x, name) : (gate as BinaryGate)(x, y, name);
}

function calculate(gate: Gate, [x, y = x]: readonly number[]): number {
  const value = gate.value(x, y);
  if (!Number.isFinite(value))
    throw domainError(
      gate,
      gate.name,
      [x, y].map((given) => ({ name: String(given), value: given })),
    );
  return value;
}
