import { domainError } from "../graph/domain.js";
import type { BinaryGate, Gate, UnaryGate } from "../graph/gate.js";
import type { Graph, Node, Operand } from "../graph/graph.js";
import { addConstant, reciprocal, scale } from "./scalar.js";

/**
 * Records a gate. Constants go into it as textbooks draw it: `x + 1` is one gate "+ 1", `2 * x` one gate "× 2", `1 / x`
 * the gate 1/x. When all is constant and nothing needs a name, the value is only calculated.
 * @throws DomainError where there is no finite value.
 */
export function applyGate(
  graph: Graph,
  gate: Gate,
  operands: readonly Operand[],
  name: string | undefined,
): Operand {
  const [x, y] = operands;
  const constant = operands.every((operand) => typeof operand === "number");
  if (constant && name === undefined) return calculate(gate, operands as number[]);
  if (constant) return callGate(gate, [graph.constant(x as number), ...operands.slice(1)], name);
  if (gate.name === "add" && typeof y === "number") return addConstant(x, y, name);
  if (gate.name === "add" && typeof x === "number") return addConstant(y, x, name);
  if (gate.name === "multiply" && typeof y === "number") return scale(x, y, name);
  if (gate.name === "multiply" && typeof x === "number") return scale(y, x, name);
  if (gate.name === "divide" && x === 1) return reciprocal(y, name);
  return callGate(gate, operands, name);
}

/** Records a gate as it is. */
export function callGate(gate: Gate, [x, y]: readonly Operand[], name: string | undefined): Node {
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
