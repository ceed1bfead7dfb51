import type { Span } from "../graph/spans.js";
import { isScalarGate } from "../tensor/steps.js";

/**
 * The vectors that are written as rows, by their first row in the graph: those that multiply a matrix from the left, are
 * repeated along the rows of one, or go through element by element with such a one. All others stand as columns.
 */
export function lyingVectors(spans: readonly Span[]): Set<number> {
  const lying = new Set<number>();
  const isVector = ({ shape }: Span): boolean => shape.length === 1;
  // From the results back to what they are made of, and from there on again.
  for (const span of [...spans].reverse().concat(spans)) {
    const ranks = span.inputs.map(({ shape }) => shape.length).join(" ");
    const family = isScalarGate(span) ? [span, ...span.inputs].filter(isVector) : [];
    const lies =
      (isScalarGate(span) && span.shape.length === 2) || family.some(({ offset }) => lying.has(offset));
    if (lies) for (const { offset } of family) lying.add(offset);
    if (!isScalarGate(span) && ranks === "1 2" && isVector(span)) {
      lying.add(span.inputs[0].offset);
      lying.add(span.offset);
    }
  }
  return lying;
}
