import { nest } from "../../graph/shape.js";
import type { Span } from "../../graph/spans.js";
import { extent } from "../../text/extent.js";
import { prettyNumber } from "../../text/format.js";
import { isSmall, written } from "../../trace/matrix.js";
import { TensorWriter } from "../../trace/tensor-math.js";
import type { TensorWalk } from "../../trace/tensor-walk.js";

/** A picture of tensors in words: the inputs, each gate, the gradients of the inputs; of large ones the ends. */
export function describeTensors(walk: TensorWalk, reveal: number, gradients: boolean): string {
  const writer = new TensorWriter(walk, "text");
  const { decimals } = walk;
  const numbers = ({ shape, offset, size }: Span, column: Float64Array): string => {
    const text = written(nest(shape, column, offset), shape, { style: "text", decimals, lying: true });
    if (isSmall(shape)) return text;
    const [low, high] = extent([...column.subarray(offset, offset + size)]);
    return `${text} between ${prettyNumber(low, decimals)} and ${prettyNumber(high, decimals)}`;
  };
  const inputs = walk.spans.filter(({ kind }) => kind === "input");
  const given = inputs.map((span) => `${walk.nameOf(span)} = ${numbers(span, walk.values)}`);
  const gates = walk.forward.slice(0, reveal).map((step) => {
    const { name, formula } = writer.forward(step);
    return `${name} = ${formula} = ${numbers(step.span, walk.values)}`;
  });
  const sentences = [[`Computation graph of ${walk.output.name}: ${given.join(", ")}`, ...gates].join("; ")];
  if (gradients && reveal >= walk.last) {
    const slopes = inputs.map((span) => `to ${walk.nameOf(span)} ${numbers(span, walk.gradients)}`);
    sentences.push(`Gradients of ${walk.output.name}: ${slopes.join(", ")}`);
  }
  return `${sentences.join(". ")}.`;
}
