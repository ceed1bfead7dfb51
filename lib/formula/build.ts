import { addConstant, gates, reciprocal, scale } from "../gates/scalar.js";
import { domainError } from "../graph/domain.js";
import type { BinaryGate, Gate, UnaryGate } from "../graph/gate.js";
import { Graph, type Node, type Operand } from "../graph/graph.js";
import { DomainError } from "../text/errors.js";
import { excerpt } from "../text/refuse.js";
import { checkInputs } from "./inputs.js";
import type { Program } from "./program.js";
import type { Expression } from "./tree.js";
import { functionNamed } from "./words.js";

const byName: ReadonlyMap<string, Gate> = new Map(gates.map((gate) => [gate.name, gate]));

/** A formula recorded as a graph. */
export interface Built {
  graph: Graph;
  /** The node of the last line; it is called f when the formula gives it no name and f is free. */
  output: Node;
  /** The inputs in order of appearance. */
  inputs: Node[];
  /** What each name of the formula stands for, a line that only renames (`q = x`) or is a number (`q = 2`) too. */
  names: ReadonlyMap<string, Operand>;
}

/**
 * Records a formula as a graph of gates, evaluated at the given inputs. Constants go into their gate as textbooks
 * draw it: `x + 1` is one gate "+ 1", `2 * x` one gate "× 2", `1 / x` the gate 1/x. What is made of constants alone
 * is calculated beforehand, unless it is a line with a name. A line that only gives a name to another name or to a
 * number, `q = x` or `q = 2`, makes no node; `names` knows what it stands for.
 *
 * @throws InputError for missing, extra or non-finite inputs; DomainError, with the place in the text, at the first
 * gate that has no finite value.
 */
export function build(program: Program, inputs: Readonly<Record<string, number>>): Built {
  checkInputs(program, inputs);
  const graph = new Graph();
  const known = new Map<string, Operand>();
  const nodes = program.inputs.map((name) => graph.input(name, inputs[name]));
  for (const node of nodes) known.set(node.name, node);

  const evaluate = (expression: Expression, name?: string): Operand => {
    if (expression.kind === "number") return expression.value;
    if (expression.kind === "name") return known.get(expression.name) as Operand;
    const gate = functionNamed(expression.gate) ?? (byName.get(expression.gate) as Gate);
    const operands = expression.inputs.map((input) => evaluate(input));
    try {
      return apply(graph, gate, operands, name);
    } catch (error) {
      throw error instanceof DomainError ? placed(error, program.text, expression.position) : error;
    }
  };

  const taken = new Set([...program.inputs, ...program.lines.map((line) => line.name)]);
  const result = program.lines.length - 1;
  let output: Operand = 0;
  program.lines.forEach((line, i) => {
    output = evaluate(line.expression, line.name ?? (i === result && !taken.has("f") ? "f" : undefined));
    if (line.name !== undefined) known.set(line.name, output);
  });
  const node = typeof output === "number" ? graph.constant(output) : output;
  return { graph, output: node, inputs: nodes, names: known };
}

/** Records one gate, or, when all is constant and nothing needs a name, only calculates its value. */
function apply(graph: Graph, gate: Gate, operands: readonly Operand[], name: string | undefined): Operand {
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

/** The same error with the place in the formula. */
function placed(error: DomainError, text: string, position: number): DomainError {
  const { step, value, expected } = error;
  const message = `${error.message}\n${excerpt(text, position)}`;
  return new DomainError(error.code, message, {
    position,
    value,
    ...(step === undefined ? {} : { step }),
    ...(expected === undefined ? {} : { expected }),
  });
}
