import type { GateFacts, VectorGateFacts } from "../gate/facts.js";
import { backward } from "../graph/backward.js";
import { type Graph, Node } from "../graph/graph.js";
import { type Nested, nest, type Shape } from "../graph/shape.js";
import type { Span } from "../graph/spans.js";
import { byRounding } from "../graph/steps.js";
import { DomainError } from "../text/errors.js";
import { checkRecord } from "../text/guards.js";
import { checkDecimals, roundTo } from "../text/rounding.js";
import { summedOver } from "./summed.js";
import { toldName, toldSpans } from "./told.js";

/** An input of a gate as a step tells of it: a tensor, or a number, whose shape is []. */
export interface TensorStepInput {
  name: string;
  shape: Shape;
  value: Nested;
  constant: boolean;
  /** Set in rounded working on an input of the graph: it is used as given. */
  asGiven?: true;
}

interface TensorStep {
  /** The rows that the gate has made. */
  span: Span;
  name: string;
  /** A vector gate, or a scalar gate that works element by element. */
  gate: GateFacts | VectorGateFacts;
  inputs: TensorStepInput[];
  shape: Shape;
  value: Nested;
}

/** One gate going forward. */
export interface TensorForwardStep extends TensorStep {
  kind: "forward";
}

/** What a gate sends to one of its inputs, nested in that input's shape. */
export interface TensorSent {
  to: Span;
  name: string;
  /** Which input of the gate this is: 0 the first. */
  position: number;
  shape: Shape;
  /** Of a gate that works element by element: ∂out/∂input, in the shape of the output. */
  local?: Nested;
  /** Where the input was repeated to fit: along which axes what is sent to it adds up, "the rows". */
  summed?: string;
  sent: Nested;
  /** What has gathered at the input so far, this one included. */
  total: Nested;
}

/** One gate going backward. */
export interface TensorBackwardStep extends TensorStep {
  kind: "backward";
  /** The gradient of the result by this gate's output, in its shape. */
  upstream: Nested;
  sent: TensorSent[];
}

/** A step of the work on tensors: a value worked out, or the gradients that a gate sends. */
export type AnyTensorStep = TensorForwardStep | TensorBackwardStep;

/** The numbers of a walk through a graph of tensors. */
export interface TensorSteps {
  spans: readonly Span[];
  steps: AnyTensorStep[];
  /** By row of the graph. */
  values: Float64Array;
  gradients: Float64Array;
}

/**
 * Every gate on which the output depends, a vector gate or a gate applied element by element as one step: forward in
 * order of making, then backward. With `decimals` every element of a gate's result, of what is sent and of what has
 * gathered is rounded to so many decimals, half away from zero; a vector gate's inner sums are not. Without it the
 * gradients are those of `backward`, to the last bit.
 *
 * @throws as `steps` does.
 */
export function tensorSteps(output: Node, options: { decimals?: number | undefined } = {}): TensorSteps {
  checkRecord("the options", options);
  const { decimals } = options;
  const unit = decimals === undefined ? undefined : Number(`1e-${checkDecimals(decimals)}`);
  backward(output);
  const { graph } = output;
  const values = graph.value.slice(0, graph.length);
  const gradients = new Float64Array(graph.length);
  const spans = toldSpans(output);
  const gates = spans.filter((span) => span.kind === "gate");
  const rounded = (span: Span, column: Float64Array): void => {
    for (let row = span.offset; row < span.offset + span.size; row++) {
      if (unit !== undefined) column[row] = roundTo(column[row], unit);
      if (!Number.isFinite(column[row])) throw byRounding(notFinite(graph, span, row), decimals);
    }
  };
  const told = (span: Span): TensorStep => ({
    span,
    name: toldName(graph, span),
    gate: span.gate as GateFacts | VectorGateFacts,
    inputs: span.inputs.map((input) => ({
      name: toldName(graph, input),
      shape: input.shape,
      value: nest(input.shape, values, input.offset),
      constant: input.kind === "constant",
      ...(unit !== undefined && input.kind === "input" ? { asGiven: true as const } : {}),
    })),
    shape: span.shape,
    value: nest(span.shape, values, span.offset),
  });

  const forward = gates.map((span): TensorForwardStep => {
    if (unit !== undefined) {
      evaluate(graph, span, values);
      rounded(span, values);
    }
    return { kind: "forward", ...told(span) };
  });

  gradients[output.index] = 1;
  const scratch = new Float64Array(graph.length);
  const back = gates.reverse().map((span): TensorBackwardStep => {
    const sent = span.inputs.flatMap((to, position): TensorSent[] => {
      if (to.kind === "constant" || span.gate?.local[position] === undefined) return [];
      scratch.set(gradients.subarray(span.offset, span.offset + rowsOf(span)), span.offset);
      scratch.fill(0, to.offset, to.offset + to.size);
      send(graph, span, position, values, scratch, unit !== undefined);
      rounded(to, scratch);
      if (unit === undefined) send(graph, span, position, values, gradients, false);
      else for (let i = to.offset; i < to.offset + to.size; i++) gradients[i] += scratch[i];
      rounded(to, gradients);
      const { shape } = to;
      const summed = isScalarGate(span) ? summedOver(shape, span.shape) : undefined;
      return [
        {
          to,
          name: toldName(graph, to),
          position,
          shape,
          ...(isScalarGate(span)
            ? { local: localsOf(graph, span, position, values, unit !== undefined) }
            : {}),
          ...(summed === undefined ? {} : { summed }),
          sent: nest(shape, scratch, to.offset),
          total: nest(shape, gradients, to.offset),
        },
      ];
    });
    return { kind: "backward", ...told(span), upstream: nest(span.shape, gradients, span.offset), sent };
  });
  return { spans, steps: [...forward, ...back], values, gradients };
}

function rowsOf({ block, size }: Span): number {
  return block?.size ?? size;
}

/** Whether each element is made by a scalar gate of its own. */
export function isScalarGate({ kind, block }: Span): boolean {
  return kind === "gate" && block === undefined;
}

/** Evaluates the rows of a gate in a column beside the graph's, by the textbook's forms. */
function evaluate(graph: Graph, span: Span, values: Float64Array): void {
  if (span.block) span.block.forward(values);
  else
    for (const { row, x, y, gate } of elements(graph, span, values)) {
      const textbook = gate.textbook.value(x, y);
      values[row] = Number.isFinite(textbook) ? textbook : gate.value(x, y);
    }
}

/** Adds to one input's gradient what the gate sends it. */
function send(
  graph: Graph,
  span: Span,
  position: number,
  values: Float64Array,
  gradient: Float64Array,
  onPaper: boolean,
): void {
  if (span.block) {
    span.block.send(position, values, gradient);
    return;
  }
  for (const one of elements(graph, span, values)) {
    const to = position === 0 ? one.first : one.second;
    gradient[to] += gradient[one.row] * localOf(one, position, values, onPaper);
  }
}

function localsOf(
  graph: Graph,
  span: Span,
  position: number,
  values: Float64Array,
  onPaper: boolean,
): Nested {
  const found = new Float64Array(span.size);
  for (const one of elements(graph, span, values))
    found[one.row - span.offset] = localOf(one, position, values, onPaper);
  return nest(span.shape, found);
}

interface Element {
  row: number;
  first: number;
  second: number;
  x: number;
  y: number;
  gate: GateFacts;
}

/** The rows of a gate that works element by element, the last first, as on the way back. */
function elements(graph: Graph, span: Span, values: Float64Array): Element[] {
  const gate = span.gate as GateFacts;
  return Array.from({ length: span.size }, (_, i) => {
    const row = span.offset + span.size - 1 - i;
    const [first, second] = [graph.first[row], graph.second[row]];
    return {
      row,
      first,
      second,
      x: values[first],
      y: values[gate.inputs.length === 1 ? first : second],
      gate,
    };
  });
}

function localOf({ gate, row, x, y }: Element, position: number, values: Float64Array, onPaper: boolean) {
  const exact = gate.locals[position];
  if (!onPaper) return exact(x, y, values[row]);
  const textbook = gate.textbook.locals[position](x, y, values[row]);
  return Number.isFinite(textbook) ? textbook : exact(x, y, values[row]);
}

function notFinite(graph: Graph, span: Span, row: number): DomainError {
  const { name } = new Node(graph, row);
  return new DomainError("not-finite", `at ${name}: there is no finite number`, {
    step: name,
    value: span.shape,
  });
}
