import { Graph, type Node } from "../graph/graph.js";
import { type Nested, shapeSaid } from "../graph/shape.js";
import { Tensor, tensorConstant, tensorInput } from "../tensor/tensor.js";
import { BackpropError, InputError } from "../text/errors.js";
import { excerpt } from "../text/refuse.js";
import { apply, type Value } from "./apply.js";
import { checkInputs } from "./inputs.js";
import type { Program } from "./program.js";
import type { Expression } from "./tree.js";

/** A formula recorded as a graph. */
export interface Built {
  graph: Graph;
  /** The node of the last line, or its tensor; it is called f when the formula gives it no name and f is free. */
  output: Node | Tensor;
  /** The inputs in order of appearance. */
  inputs: (Node | Tensor)[];
  /** What each name of the formula stands for, a line that only renames (`q = x`) or is a number (`q = 2`) too. */
  names: ReadonlyMap<string, Value>;
}

/**
 * Records a formula as a graph of gates, evaluated at the given inputs. Constants go into their gate as textbooks
 * draw it: `x + 1` is one gate "+ 1", `2 * x` one gate "× 2", `1 / x` the gate 1/x. What is made of constants alone
 * is calculated beforehand, unless it is a line with a name. A line that only gives a name to another name or to a
 * number, `q = x` or `q = 2`, makes no node; `names` knows what it stands for. Arrays among the inputs whose names are
 * `fixed` get no gradient, as the data of a training.
 *
 * @throws InputError for missing, extra or non-finite inputs; DomainError, with the place in the text, at the first
 * gate that has no finite value.
 */
export function build(
  program: Program,
  inputs: Readonly<Record<string, Nested>>,
  fixed: ReadonlySet<string> = new Set(),
): Built {
  checkInputs(program, inputs);
  const graph = new Graph();
  const known = new Map<string, Value>();
  const given = program.inputs.map((name) => {
    const value = inputs[name];
    if (typeof value === "number") return graph.input(name, value);
    return fixed.has(name) ? tensorConstant(graph, value, name) : tensorInput(graph, name, value);
  });
  for (const one of given) known.set(one.name, one);

  const evaluate = (expression: Expression, name?: string): Value => {
    if (expression.kind === "number") return expression.value;
    const { position } = expression;
    try {
      if (expression.kind === "name") return element(known.get(expression.name) as Value, expression);
      const operands = expression.inputs.map((input) => evaluate(input));
      return apply(graph, expression.gate, operands, name);
    } catch (error) {
      const unplaced = error instanceof BackpropError && error.position === undefined;
      throw unplaced ? placed(error, program.text, position) : error;
    }
  };

  const taken = new Set([...program.inputs, ...program.lines.map((line) => line.name)]);
  const result = program.lines.length - 1;
  let output: Value = 0;
  program.lines.forEach((line, i) => {
    output = evaluate(line.expression, line.name ?? (i === result && !taken.has("f") ? "f" : undefined));
    if (line.name !== undefined) known.set(line.name, output);
  });
  const node = typeof output === "number" ? graph.constant(output) : output;
  return { graph, output: node, inputs: given, names: known };
}

/** What a name stands for, or its element. @throws InputError for an element that is not there. */
function element(value: Value, { name, at }: Extract<Expression, { kind: "name" }>): Value {
  if (at === undefined) return value;
  const indices = at.map((index) => index - 1);
  const shape = value instanceof Tensor ? value.shape : [];
  if (
    value instanceof Tensor &&
    at.length === shape.length &&
    at.every((index, axis) => index >= 1 && index <= shape[axis])
  )
    return value.at(...indices);
  throw new InputError(
    "no-such-element",
    `${name} is ${shapeSaid(shape)} and has no element ${at.join(",")}`,
    {
      value: at,
      expected: shape.length ? `indices from 1 to ${shape.join(", ")}` : "a vector or a matrix",
    },
  );
}

/** The same error with the place in the formula. */
function placed(error: BackpropError, text: string, position: number): BackpropError {
  const Kind = error.constructor as typeof BackpropError;
  return new Kind(error.code, `${error.message}\n${excerpt(text, position)}`, { ...error, position });
}
