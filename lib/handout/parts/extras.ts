import type { Task } from "../../check/report/sheet/task.js";
import type { Json } from "../../run/notebook.js";

/** What a page on a screen has beyond paper; it is collected while the page's body is written. */
export interface Extras {
  /** The figures of which stills stand in the page, to be explored there; each still names its place in this list. */
  figures: Json[];
  /** The exercises that are judged in the page; their blanks each name a place in this list. */
  tasks: Task[];
  /** Whether the page can judge this one. */
  offers(task: Task): boolean;
}
