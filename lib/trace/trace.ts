import type { Formula } from "../formula/formula.js";
import type { Node } from "../graph/graph.js";
import { nest } from "../graph/shape.js";
import { hasTensors } from "../tensor/told.js";
import { formatNumber } from "../text/format.js";
import { checkRecord } from "../text/guards.js";
import { type TraceData, traceCsv, traceData } from "./data.js";
import { written } from "./matrix.js";
import { Telling } from "./telling.js";
import { type TensorTraceData, tensorTraceCsv, tensorTraceData } from "./tensor-data.js";
import { type TensorWalk, tensorWalk } from "./tensor-walk.js";
import { outputOf, type Result, type Walk, type WalkOptions, walk } from "./walk.js";

export type { TraceData } from "./data.js";
export type { TensorTraceData } from "./tensor-data.js";

/** Every step of a graph of numbers, upstream × local = sent. */
export class Trace extends Telling<Walk> {
  /** Plain data; numbers in full, or as rounded where the work is rounded. */
  json(): TraceData {
    return traceData(this.walk);
  }

  /** One line for each gate forward and each gradient sent. */
  csv(): string {
    return traceCsv(this.walk);
  }

  protected summary(): string {
    const { output, nodes, values, gradients, decimals } = this.walk;
    const number = (value = 0): string => formatNumber(value, decimals);
    const inputs = nodes.filter((node) => node.kind === "input");
    const slopes = inputs.map(
      (node) => `d${output.name}/d${node.name} = ${number(gradients.get(node.index))}`,
    );
    return [`${output.name} = ${number(values.get(output.index))}`, ...slopes].join(", ");
  }
}

/** Every step of a graph of tensors: dW = Xᵀ · dZ, with names and with numbers. */
export class TensorTrace extends Telling<TensorWalk> {
  /** Plain data, nested in the shape of each tensor; numbers in full, or as rounded where the work is rounded. */
  json(): TensorTraceData {
    return tensorTraceData(this.walk);
  }

  /** One line for each gate forward and each gradient sent. */
  csv(): string {
    return tensorTraceCsv(this.walk);
  }

  protected summary(): string {
    const { output, spans, values, gradients, decimals } = this.walk;
    const writing = { style: "text", decimals, lying: true } as const;
    const slopes = spans
      .filter(({ kind }) => kind === "input")
      .map((span) => {
        const { shape, offset } = span;
        const numbers = written(nest(shape, gradients, offset), shape, writing);
        return `d${output.name}/d${this.walk.nameOf(span)} = ${numbers}`;
      });
    return [`${output.name} = ${formatNumber(values[output.index], decimals)}`, ...slopes].join(", ");
  }
}

/**
 * The steps of a formula or of the graph behind a node; where it holds tensors, told by tensors.
 * @throws OptionError for decimals outside 0 to 15; DomainError where a gradient does not exist.
 */
export function trace(result: Formula | Node, options?: WalkOptions): Trace;
export function trace(result: Result, options?: WalkOptions): TensorTrace;
export function trace(result: Result, options: WalkOptions = {}): Trace | TensorTrace {
  checkRecord("the options", options);
  const { graph } = outputOf(result, options);
  return hasTensors(graph) ? new TensorTrace(tensorWalk(result, options)) : new Trace(walk(result, options));
}
