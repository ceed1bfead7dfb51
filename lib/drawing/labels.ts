import type { Node } from "../graph.js";
import { textWidth } from "./text.js";

/** A number on a wire: what it says, and from which moment of the walk it is known. */
export interface Reading {
  text: string;
  at: number;
  /** What is noted at it; without it the number is drawn in the colour of all values, or of all gradients. */
  note?: Note | undefined;
}

/** How a number stands out from others, and what is written behind it. */
export interface Note {
  color: string;
  /** false: as something that is given, not worked out. */
  bold: boolean;
  /** A sign behind the number. */
  mark: string;
  /** Words behind that. */
  more: string;
  /** A plate behind it all, in this colour. */
  plate?: string | undefined;
}

/** How a wire stands out. */
export interface Line {
  color: string;
  width: number;
  /** Lengths of dash and gap. */
  dash?: string | undefined;
}

/** What is written on a node's wire in place of the true numbers. */
export interface Label {
  value?: Reading;
  gradient?: Reading;
  line?: Line | undefined;
  /** Name the value even if it was given no name. */
  named: boolean;
}
export type Labels = (node: Node) => Label;

/** The room that a note takes behind its number. */
export function noteWidth({ note }: Reading, size: number): number {
  if (note === undefined) return 0;
  const mark = note.mark === "" ? 0 : 1.25 * size;
  return mark + (note.more === "" ? 0 : textWidth(` ${note.more}`, size)) + (note.plate ? 6 : 0);
}
