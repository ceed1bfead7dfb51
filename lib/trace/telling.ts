import { kinks } from "../graph/kinks.js";
import { type MimeBundle, Shown } from "../show/display.js";
import { markup } from "../text/html.js";
import { htmlTables, markdownTables, textTables } from "./tables.js";
import type { AnyWalk } from "./tensor-walk.js";

/** Every step of a graph as a table: each gate forward with its numbers, then each gate backward. */
export abstract class Telling<W extends AnyWalk> extends Shown {
  readonly walk: W;

  constructor(walked: W) {
    super();
    this.walk = walked;
  }

  /** The result and its gradients, in one line. */
  protected abstract summary(): string;

  /** Lines for a terminal: both tables, the result and its gradients, and a word on every kink. */
  text(): string {
    return [textTables(this.walk), this.summary(), ...this.notes()].join("\n\n");
  }

  /** Markdown with TeX. */
  markdown(): string {
    return [markdownTables(this.walk), this.summary(), ...this.notes()].join("\n\n");
  }

  /** HTML with TeX, or with `{ tex: false }` in signs that need no script to be drawn. */
  html({ tex = true }: { tex?: boolean } = {}): string {
    const notes = this.notes().map((note) => markup`<p>${note}</p>`);
    return [htmlTables(this.walk, tex ? "tex" : "html"), ...notes].join("\n");
  }

  toMime(): MimeBundle {
    return { "text/html": this.html(), "text/markdown": this.markdown(), "text/plain": this.text() };
  }

  private notes(): string[] {
    return kinks(this.walk.output).map((kink) => `Note: ${kink.message}.`);
  }
}
