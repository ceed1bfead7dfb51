import { Node } from "../../graph/graph.js";
import { shapeText } from "../../graph/shape.js";
import type { Span } from "../../graph/spans.js";
import { prettyNumber } from "../../text/format.js";
import type { TensorWalk } from "../../trace/tensor-walk.js";
import type { Label, Labels, Line, Reading } from "../kit/labels.js";
import type { Plate } from "../kit/part.js";
import { fieldOf, notedField } from "./field.js";

/** From which moment of the walk the value is known, and from which the whole gradient. */
interface Moments {
  known: number;
  complete: number;
}

/** What is written on the wires of a graph of tensors. */
export interface Contents {
  /** Of a tensor. */
  plate(span: Span, moments: Moments): { plate: Plate; line?: Line | undefined };
  /** Of a number between tensors. */
  number(span: Span, moments: Moments): Partial<Label>;
  /** On a branch: of the number or the element that goes along it, and what came back there. */
  branch(to: Span, sent: number, moments: Moments): { value?: Reading; gradient?: Reading };
}

const frame = ({ shape, kind }: Span) => ({ shape: shapeText(shape), given: kind !== "gate" });

/** The numbers of the walk itself. */
export function ownContents(walk: TensorWalk, showGradients: boolean): Contents {
  const { decimals, values, gradients } = walk;
  const text = (value: number): string => prettyNumber(value, decimals);
  const both = (value: number, gradient: number, { known, complete }: Moments) => ({
    value: { text: text(value), at: known },
    ...(showGradients ? { gradient: { text: text(gradient), at: complete } } : {}),
  });
  return {
    plate(span, { known, complete }) {
      const { shape, offset, kind } = span;
      const options = { lying: walk.lying.has(offset), decimals };
      const gets = showGradients && kind !== "constant";
      const value = fieldOf(shape, values, offset, { ...options, at: known });
      const gradient = gets ? fieldOf(shape, gradients, offset, { ...options, at: complete }) : undefined;
      return { plate: { ...frame(span), value, gradient } };
    },
    number: ({ offset }, moments) => both(values[offset], gradients[offset], moments),
    branch: ({ offset }, sent, moments) => both(values[offset], sent, moments),
  };
}

/** Other numbers, element by element; a branch carries nothing, and an element that stands alone is told in its tensor. */
export function labelledContents(walk: TensorWalk, labels: Labels): Contents {
  const labelAt = (row: number): Label => labels(new Node(walk.output.graph, row));
  return {
    plate(span) {
      const own = Array.from({ length: span.size }, (_, i) => labelAt(span.offset + i));
      const noted = (which: "value" | "gradient") =>
        notedField(
          span.shape,
          own.map((one) => one[which]),
          walk.lying.has(span.offset),
        );
      const [line] = own.flatMap((one) => one.line ?? []).sort((a, b) => b.width - a.width);
      return { plate: { ...frame(span), value: noted("value"), gradient: noted("gradient") }, line };
    },
    number: ({ offset }) => labelAt(offset),
    branch: () => ({}),
  };
}
