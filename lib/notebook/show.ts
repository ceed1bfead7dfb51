import { draw } from "../drawing/drawing.js";
import { Formula, type Inputs } from "../formula/formula.js";
import { Node } from "../graph/graph.js";
import { kernel } from "../host/kernel.js";
import { type Displayable, isDisplayable, type MimeBundle, markdown } from "../show/display.js";
import { type TableRecord, table } from "../show/table.js";
import { BackpropError, OptionError } from "../text/errors.js";
import { formatNumber } from "../text/format.js";
import { said } from "../text/guards.js";
import { inspected } from "../text/inspect.js";

/** What `show` takes. A text is Markdown with TeX between dollars, records become a table, a formula its graph. */
export type Showable = Displayable | Formula<Inputs> | Node | string | number | readonly TableRecord[];

/**
 * Shows things under the cell that is running, in the order given; outside a notebook it prints them as text.
 * @throws OptionError for a thing that has no form to be shown in.
 */
export function show(...things: Showable[]): void {
  for (const bundle of things.map(toBundle)) {
    const write = kernel()?.lastWriteDisplayData;
    if (write) write({ data: bundle, metadata: {}, transient: {} }, false);
    else console.log(bundle["text/plain"]);
  }
}

function toBundle(thing: Showable): MimeBundle {
  if (isDisplayable(thing)) return thing.toMime();
  // A vector as the result has no gradients to be drawn, but numbers.
  if (thing instanceof Formula && typeof thing.result !== "number")
    return { "text/plain": thing[inspected]() };
  if (thing instanceof Formula || thing instanceof Node) return draw(thing).toMime();
  if (typeof thing === "string") return markdown(thing).toMime();
  if (typeof thing === "number") return { "text/plain": formatNumber(thing) };
  if (Array.isArray(thing) && thing.every((row) => typeof row === "object" && row !== null))
    return table(thing).toMime();
  throw new OptionError("not-showable", `show cannot show ${said(thing)} (${typeof thing})`, {
    value: thing,
    expected:
      "a figure, a table, a graph, a formula, a node, Markdown text, a number, or an array of records",
  });
}

/** Makes an error of ours print as what it says: under a cell, the stack would only show our own files. */
export function printPlainly(): void {
  Object.defineProperty(BackpropError.prototype, inspected, {
    value(this: BackpropError): string {
      return this.message;
    },
    configurable: true,
  });
}

if (kernel()) printPlainly();
