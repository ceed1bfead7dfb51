import type { Node } from "../../graph/graph.js";
import { largest } from "../../text/extent.js";
import { readingWidth } from "./labels.js";
import type { Part } from "./part.js";
import { nameWidth, textWidth } from "./text.js";

export const labelSize = 15;
export const nameSize = 17;

/** The stretch of a wire that carries its numbers, wide enough for them. */
export function labelPart(id: string, node: Node, text: string, readings: Partial<Part>): Part {
  const { value, gradient } = readings;
  const above = value && readingWidth(value, labelSize, true);
  const name = text && nameWidth(text, labelSize) + textWidth(" = ", labelSize);
  const below = gradient && readingWidth(gradient, labelSize, false) + 12;
  const width = Math.max((above || 0) + (name || 0), below || 0, 18) + 4;
  return { id, kind: "label", node, text, width, height: 42, now: [], ...readings };
}

export function gatePart(id: string, text: string, node: Node, now: number[]): Part {
  const width = Math.max(40, textWidth(text, text.length > 4 ? labelSize : nameSize) + 14);
  return { id, kind: "gate", node, text, width, height: Math.min(width, 46), now };
}

export function boxPart(id: string, kind: "input" | "result", node: Node, text: string, now: number[]): Part {
  const width = Math.max(44, 8 * Math.ceil((nameWidth(text, nameSize) + 18) / 8));
  return { id, kind, node, text, width, height: 34, now };
}

/** Inputs with names of about one length get boxes of one width. */
export function evenOut(parts: Part[]): void {
  const inputs = parts.filter((part) => part.kind === "input");
  const widest = largest(inputs.map((part) => part.width));
  for (const part of inputs) if (widest - part.width < 24) part.width = widest;
}
