import { Formula } from "../formula/formula.js";
import type { Node } from "../graph/graph.js";
import type { Span } from "../graph/spans.js";
import { type TensorBackwardStep, type TensorForwardStep, tensorSteps } from "../tensor/steps.js";
import { toldName } from "../tensor/told.js";
import { lyingVectors } from "./lying.js";
import { checkedDecimals, outputOf, type Result, type Walk, type WalkOptions } from "./walk.js";

/**
 * A graph of tensors walked once forward and once backward; a vector gate, and a scalar gate applied element by element,
 * is one moment. The moments are numbered as in `Walk`.
 */
export interface TensorWalk {
  output: Node;
  text: string;
  /** The tensors, and the numbers between them, in the order of making. */
  spans: readonly Span[];
  forward: TensorForwardStep[];
  backward: TensorBackwardStep[];
  last: number;
  /** By row of the graph. */
  values: Float64Array;
  gradients: Float64Array;
  decimals: number | undefined;
  /** The vectors that stand as rows, by their first row in the graph; the others stand as columns. */
  lying: ReadonlySet<number>;
  nameOf(span: Span): string;
  /** The one of `spans` that a row of the graph belongs to. */
  spanAt(row: number): Span;
}

/** A graph of numbers, or one of tensors. */
export type AnyWalk = Walk | TensorWalk;

export function isTensorWalk(walk: AnyWalk): walk is TensorWalk {
  return "spans" in walk;
}

/** @throws as `walk` does. */
export function tensorWalk(result: Result, options: WalkOptions): TensorWalk {
  const decimals = checkedDecimals(options);
  const output = outputOf(result, options);
  const { graph } = output;
  const { spans, steps, values, gradients } = tensorSteps(output, { decimals: options.working });
  const forward = steps.filter((step) => step.kind === "forward");
  const backward = steps.filter((step) => step.kind === "backward");
  const holder = new Map<number, Span>();
  for (const span of spans)
    for (let row = span.offset; row < span.offset + span.size; row++) holder.set(row, span);
  return {
    output,
    text: result instanceof Formula ? result.text : "",
    spans,
    forward,
    backward,
    last: steps.length + 1,
    values,
    gradients,
    decimals,
    lying: lyingVectors(spans),
    nameOf: (span) => toldName(graph, span),
    spanAt: (row) => holder.get(row) as Span,
  };
}
