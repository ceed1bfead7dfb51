import type { Block } from "../graph/block.js";
import type { Graph } from "../graph/graph.js";
import { shapeSaid, sizeOf } from "../graph/shape.js";
import type { Span } from "../graph/spans.js";
import { DomainError, GateError } from "../text/errors.js";
import { attributesOf } from "./attributes.js";
import type { Attributes, VectorGate, VectorGateDefinition } from "./definition.js";
import { checkDeclaration, checkUse } from "./guards.js";
import { interpretForward, interpretLocal } from "./interpret.js";
import { layoutOf } from "./layout.js";
import { forwardLoops, localLoops } from "./loops.js";
import { type Program, type RunForward, type RunLocal, readProgram } from "./program.js";
import { elementName, graphOf, spanOf, Tensor, type TensorOperand } from "./tensor.js";

/** Every vector gate declared so far: the tests loop over them. */
export const vectorGates: VectorGate[] = [];

/**
 * Declares a vector gate. Like a scalar gate it is a line of a textbook that runs: see lib/graph/gate.ts.
 * Calling it records it in the graph of its operands, as a block of rows, and answers the tensor.
 *
 * @throws GateError for lines outside the notation.
 */
export function vectorGate(name: string, definition: VectorGateDefinition): VectorGate {
  checkDeclaration(name, definition);
  const { inputs = ["x"], parts = [], attributes = {}, counts = {}, local, line, exact = {} } = definition;
  const numbers = [...Object.keys(attributes), ...Object.keys(counts)];
  const textbook = readProgram(name, inputs, numbers, { parts, out: line, locals: local });
  const program = readProgram(name, inputs, numbers, {
    parts: exact.parts ?? parts,
    out: exact.line ?? line,
    locals: exact.local ?? local,
  });
  if (program.locals.length !== inputs.length)
    throw new GateError(
      "wrong-number-of-locals",
      `the gate ${name} has ${inputs.length} input(s), but ${local.length} local derivative(s)`,
      {
        value: local.length,
        expected: `${inputs.length} local derivative(s)`,
      },
    );
  // Made at the first use: a library of many gates should not wait for code that nobody runs.
  let runs: Runs | undefined;
  const { symbol, summary, convention } = definition;
  const facts = { symbol, summary, convention, inputs, parts, line, local };
  const record: VectorGate = Object.assign(
    (
      operands: readonly TensorOperand[],
      options: { name?: string | undefined; attributes?: Attributes } = {},
    ) => {
      checkUse(name, operands, options);
      const graph = graphOf(name, operands);
      const spans = operands.map((operand) => spanOf(graph, operand));
      const given = attributesOf(name, attributes, options.attributes ?? {});
      runs ??= runsOf(program, definition);
      return append(graph, record, runs, spans, given, options.name);
    },
    { ...facts, definition, program, textbook },
  ) as VectorGate;
  Object.defineProperty(record, "name", { value: name });
  vectorGates.push(record);
  return record;
}

interface Runs {
  forward: RunForward;
  locals: readonly (RunLocal | undefined)[];
}

function runsOf(program: Program, { kernel }: VectorGateDefinition): Runs {
  if (kernel) return { forward: kernel.forward, locals: kernel.local };
  return linesRun(program);
}

/** A program's lines as they run: loops of code, or closures where no code may be made. */
export function linesRun(program: Program): Runs {
  return {
    forward: forwardLoops(program) ?? interpretForward(program),
    locals: program.locals.map((_, i) => localLoops(program, i) ?? interpretLocal(program, i)),
  };
}

function append(
  graph: Graph,
  gate: VectorGate,
  runs: Runs,
  spans: readonly Span[],
  attributes: Attributes,
  name: string | undefined,
): Tensor {
  const { layout, shape } = layoutOf(gate, spans, attributes, graph.length);
  const size = sizeOf(shape);
  const rows =
    size + gate.program.parts.reduce((sum, _, i) => sum + sizeOf(layout.shapes[spans.length + 1 + i]), 0);
  if (rows === 0)
    throw new GateError(
      "empty-tensor",
      `${gate.name} of ${spans.map((span) => shapeSaid(span.shape)).join(" and ")} has no elements`,
      {
        value: shape,
        expected: "axes of one element at least",
      },
    );
  const receives = spans.map((span) => span.kind !== "constant");
  const offset = graph.length;
  const send = (position: number, value: Float64Array, gradient: Float64Array): void => {
    if (receives[position]) runs.locals[position]?.(layout, value, gradient);
  };
  const block: Block = {
    offset,
    size: rows,
    inputs: spans,
    forward: (value) => runs.forward(layout, value),
    backward: (value, gradient) => {
      for (let i = 0; i < spans.length; i++) send(i, value, gradient);
    },
    send,
    refusal: (row, value) =>
      refusal(gate, block, elementName(name ?? gate.name, shape, row - offset), value[row]),
    noDerivative: (input, gradient) =>
      new DomainError(
        "no-derivative",
        `at ${name ?? gate.name}: the gradient that ${gate.name} sends to ${input} is not finite`,
        { step: name ?? gate.name, value: gradient },
      ),
  };
  const span: Span = { offset, shape, size, name, kind: "gate", gate, inputs: spans, block, attributes };
  graph.closeBlock(block, span);
  return new Tensor(graph, span);
}

function refusal(gate: VectorGate, block: Block, step: string, value: number): DomainError {
  const given = block.inputs.map((input) => shapeSaid((input as Span).shape)).join(" and ");
  const what = Number.isNaN(value) ? "has no value" : "is too large for a number (above 1.8e308)";
  const code = Number.isNaN(value) ? "outside-domain" : "overflow";
  return new DomainError(code, `at ${step}: ${gate.name} of ${given} ${what}`, { step, value });
}
