import type { Node } from "../../graph/graph.js";
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
  /** How its branches are drawn where it forks; the whole gradient stands before the fork. */
  branches?: Line | undefined;
  /** Name the value even if it was given no name. */
  named: boolean;
}
export type Labels = (node: Node) => Label;

/** The room that a number takes with what is noted at it; bold signs are wider. */
export function readingWidth(
  { text, note }: Pick<Reading, "text" | "note">,
  size: number,
  bold: boolean,
): number {
  const number = textWidth(text, size);
  if (note === undefined) return bold ? 1.06 * number : number;
  const mark = note.mark === "" ? 0 : 1.25 * size;
  const more = note.more === "" ? 0 : 1.06 * textWidth(` ${note.more}`, size);
  // With a plate behind it also the widest of fonts must find room.
  return (bold && note.bold ? 1.16 : 1.06) * number + mark + more + (note.plate ? 6 : 0);
}
