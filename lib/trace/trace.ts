import { kinks } from "../graph/kinks.js";
import { type MimeBundle, Shown } from "../show/display.js";
import { formatNumber } from "../text/format.js";
import { escapeHtml } from "../text/html.js";
import { type TraceData, traceCsv, traceData } from "./data.js";
import { htmlTables, markdownTables, textTables } from "./tables.js";
import { type Result, type Walk, type WalkOptions, walk } from "./walk.js";

export type { TraceData, TraceInputData, TraceStepData } from "./data.js";

/** Every step of a graph as a table: each gate forward with its numbers, then each gate backward, upstream × local = sent. */
export class Trace extends Shown {
  readonly walk: Walk;

  constructor(walked: Walk) {
    super();
    this.walk = walked;
  }

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
    const notes = this.notes().map((note) => `<p>${escapeHtml(note)}</p>`);
    return [htmlTables(this.walk, tex ? "tex" : "html"), ...notes].join("\n");
  }

  /** Plain data; numbers in full, or as rounded where the work is rounded. */
  json(): TraceData {
    return traceData(this.walk);
  }

  /** One line for each gate forward and each gradient sent. */
  csv(): string {
    return traceCsv(this.walk);
  }

  toMime(): MimeBundle {
    return { "text/html": this.html(), "text/markdown": this.markdown(), "text/plain": this.text() };
  }

  private summary(): string {
    const { output, nodes, values, gradients, decimals } = this.walk;
    const number = (value = 0): string => formatNumber(value, decimals);
    const inputs = nodes.filter((node) => node.kind === "input");
    const slopes = inputs.map(
      (node) => `d${output.name}/d${node.name} = ${number(gradients.get(node.index))}`,
    );
    return [`${output.name} = ${number(values.get(output.index))}`, ...slopes].join(", ");
  }

  private notes(): string[] {
    return kinks(this.walk.output).map((kink) => `Note: ${kink.message}.`);
  }
}

/**
 * The steps of a formula or of the graph behind a node.
 * @throws OptionError for decimals outside 0 to 15; DomainError where a gradient does not exist.
 */
export function trace(result: Result, options: WalkOptions = {}): Trace {
  return new Trace(walk(result, options));
}
