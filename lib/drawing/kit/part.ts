import type { Node } from "../../graph/graph.js";
import type { Line, Reading } from "./labels.js";

/** A thing with a place in the drawing. A label is the stretch of a wire that carries its numbers. */
export interface Part {
  id: string;
  kind: "input" | "gate" | "result" | "label" | "fork";
  node: Node;
  width: number;
  height: number;
  /** The name of an input, the symbol of a gate, the name given to a value. */
  text: string;
  value?: Reading;
  gradient?: Reading;
  /** The moments at which a gate works: forward, backward. */
  now: number[];
  /** How the stretch of wire of a label is drawn. */
  line?: Line | undefined;
}
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
