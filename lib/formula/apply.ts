import { applyGate } from "../gates/apply.js";
import { gates } from "../gates/scalar.js";
import type { Gate } from "../graph/gate.js";
import type { Graph, Operand } from "../graph/graph.js";
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

/** The gate of numbers that a formula calls by that name: an operator or a function; undefined for one of tensors. */
export function gateCalled(called: string): Gate | undefined {
  return functionNamed(called) ?? byName.get(ofNumbers.get(called) ?? called);
}

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
  const gate = gateCalled(called);
  const numbers = operands.filter((operand) => !(operand instanceof Tensor)) as Operand[];
  if (gate?.inputs.length === numbers.length && numbers.length === operands.length)
    return applyGate(graph, gate, numbers, name);
  return applyTensors(called, operands, name);
}
