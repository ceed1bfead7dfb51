import type { Json } from "../../run/notebook.js";

/** What a page on a screen has beyond paper; it is collected while the page's body is written. */
export interface Extras {
  /** The figures of which stills stand in the page, to be explored there; each still names its place in this list. */
  figures: Json[];
}
