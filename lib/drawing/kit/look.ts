import type { Legend } from "./legend.js";

/** How a drawing is to look. */
export interface Look {
  title: string;
  description: string;
  /** The last moment that is shown; what comes later is left out. */
  reveal: number;
  /** Mark what works at this moment. */
  now?: number | undefined;
  /** Ids of nodes to mark. */
  highlight: ReadonlySet<number>;
  /** For the step-by-step view: draw everything, and say on each thing at which moment it appears or is marked. */
  moments: boolean;
  /** What stands below the graph. */
  legend?: Legend | undefined;
}

/** Behind what is marked. */
export const markFill = "#fff1c2";
