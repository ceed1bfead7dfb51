import type { Node } from "../../graph/graph.js";
import type { Line, Reading } from "./labels.js";

/** A thing with a place in the drawing. A label is the stretch of a wire that carries its numbers. */
export interface Part {
  id: string;
  kind: "input" | "gate" | "result" | "label" | "fork" | "plate";
  node: Node;
  width: number;
  height: number;
  /** The name of an input, the symbol of a gate, the name given to a value. */
  text: string;
  value?: Reading;
  gradient?: Reading;
  /** The moments at which a gate works: forward, backward. */
  now: number[];
  /** What a tooltip says; else it is made of the node. */
  tip?: string;
  /** Of a plate, its content. */
  plate?: Plate;
  /** How the stretch of wire of a label is drawn, or the frame of a plate. */
  line?: Line | undefined;
}
/** A tensor in a box: its name and shape, its numbers above, its gradient below. */
export interface Plate {
  shape: string;
  /** Whether it is given; else a gate makes it. */
  given: boolean;
  /** Left out where nothing is known of it. */
  value?: Field | undefined;
  gradient?: Field | undefined;
}

/** A matrix in a plate: its numbers where they are few, else their picture. */
export interface Field {
  /** Of the painted, the rows; with `means` each number is the mean of a block. */
  rows: readonly (readonly number[])[];
  means?: true;
  /** As they are written, with what is noted at each; without it they are painted. */
  entries?: readonly (readonly Entry[])[];
  /** Of the painted: the largest size, which has the deepest colour, and as it is written. */
  most: number;
  scale: string;
  width: number;
  height: number;
  /** From which moment of the walk it is known. */
  at: number;
}
/** A number of a matrix as it is written. */
export type Entry = Pick<Reading, "text" | "note">;

export interface Wire {
  from: string;
  to: string;
  /** Whether it ends in a gate or the result, with an arrow. */
  arrow: boolean;
  /** Which input of the gate it is. */
  position?: number;
  line?: Line | undefined;
}
export interface Parts {
  parts: Part[];
  wires: Wire[];
}

export interface Place {
  x: number;
  y: number;
}
/** Where everything stands, in pixels from the top left corner; a wire is a chain of Bézier curves. */
export interface Layout {
  width: number;
  height: number;
  places: Map<string, Place>;
  curves: { wire: Wire; points: Place[] }[];
}
