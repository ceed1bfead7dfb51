import { type Nested, nest, type Shape } from "../graph/shape.js";
import type { Span } from "../graph/spans.js";
import { csv } from "../text/csv.js";
import { TensorWriter } from "./tensor-math.js";
import type { TensorWalk } from "./tensor-walk.js";

/** A trace of tensors as plain data; every tensor is nested in its shape, which is [] for a number. */
export interface TensorTraceData {
  formula: string;
  inputs: Record<string, Nested>;
  value: number;
  gradients: Record<string, Nested>;
  steps: TensorTraceStepData[];
}
export interface TensorTraceStepData {
  name: string;
  gate: string;
  formula: string;
  shape: Shape;
  inputs: TensorTraceInputData[];
  value: Nested;
  gradient: Nested;
}
/** An input of a gate: `local`, in the shape of the output, only of a gate that works element by element. */
export interface TensorTraceInputData {
  name: string;
  shape: Shape;
  value: Nested;
  local?: Nested;
  sent?: Nested;
}

export function tensorTraceData(walk: TensorWalk): TensorTraceData {
  const { output, values, gradients, text } = walk;
  const writer = new TensorWriter(walk, "text");
  const inputs = walk.spans.filter((span) => span.kind === "input");
  const numbers = ({ shape, offset }: Span, column: Float64Array): Nested => nest(shape, column, offset);
  const byName = (column: Float64Array): Record<string, Nested> =>
    Object.fromEntries(inputs.map((span) => [walk.nameOf(span), numbers(span, column)]));
  const back = new Map(walk.backward.map((step) => [step.span, step]));
  return {
    formula: text,
    inputs: byName(values),
    value: values[output.index],
    gradients: byName(gradients),
    steps: walk.forward.map((step) => ({
      name: step.name,
      gate: step.gate.name,
      formula: writer.forward(step).formula,
      shape: step.shape,
      inputs: step.inputs.map(({ name, shape, value }, position) => {
        const sent = back.get(step.span)?.sent.find((one) => one.position === position);
        if (sent === undefined) return { name, shape, value };
        const local = sent.local === undefined ? {} : { local: sent.local };
        return { name, shape, value, ...local, sent: sent.sent };
      }),
      value: step.value,
      gradient: numbers(step.span, gradients),
    })),
  };
}

/**
 * A line for each gate forward and for each input that is sent a gradient, the numbers in full. Tensors stand in brackets,
 * parted by blanks: a comma before a minus would begin a formula for a spreadsheet.
 */
export function tensorTraceCsv(walk: TensorWalk): string {
  const columns = "step,direction,name,gate,shape,formula,value,to,upstream,sent,gradient".split(",");
  const writer = new TensorWriter(walk, "text");
  const cell = (value: Nested): string | number =>
    typeof value === "number" ? value : JSON.stringify(value).replaceAll(",", " ");
  const shape = (of: Shape): string => of.join("×");
  const forward = walk.forward.map((step, i) => [
    i + 1,
    "forward",
    step.name,
    step.gate.name,
    shape(step.shape),
    writer.forward(step).formula,
    cell(step.value),
  ]);
  const back = walk.backward.flatMap((step, i) =>
    step.sent.map((sent) => [
      walk.forward.length + 2 + i,
      "backward",
      step.name,
      step.gate.name,
      shape(step.shape),
      writer.sent(step, sent).formula,
      cell(step.value),
      sent.name,
      cell(step.upstream),
      cell(sent.sent),
      cell(sent.total),
    ]),
  );
  return csv(
    columns,
    [...forward, ...back].map((row) => columns.map((_, i) => row[i])),
  );
}
