import { type Drawing, type DrawOptions, drawableWalk, drawWalk } from "../drawing/drawing.js";
import { assetText } from "../host/assets.js";
import { imageHtml, type MimeBundle, Shown } from "../show/display.js";
import { OptionError } from "../text/errors.js";
import { said } from "../text/guards.js";
import { htmlTables, textTables } from "../trace/tables.js";
import { type AnyWalk, isTensorWalk } from "../trace/tensor-walk.js";
import type { Result, WalkOptions } from "../trace/walk.js";
import { type Sentence, sentences } from "./sentences.js";
import { tensorSentences } from "./tensor-sentences.js";

/** How a walk through a graph is shown. */
export interface StepperOptions extends WalkOptions {
  /** The moment at which it opens: 0, the inputs, unless told otherwise; see `DrawOptions.reveal`. */
  start?: number;
  /** Also name the values that were given no name, v1, v2 …; true unless told otherwise, as the sentences use them. */
  allNames?: boolean;
}

/**
 * A graph to be walked gate by gate, forward and then backward. Its HTML is the whole picture and the table of all steps;
 * where scripts run, a small one of our own (assets/stepper.js) makes of them the view with buttons and slider.
 */
export class Stepper extends Shown {
  readonly walk: AnyWalk;
  readonly drawing: Drawing;
  readonly sentences: Sentence[];
  readonly start: number;

  constructor(walked: AnyWalk, start: number, options: DrawOptions) {
    super();
    this.walk = walked;
    this.drawing = drawWalk(walked, options, true);
    this.sentences = isTensorWalk(walked) ? tensorSentences(walked) : sentences(walked);
    this.start = start;
  }

  html(): string {
    const { svg, alt, width } = this.drawing;
    const data = JSON.stringify({ start: this.start, steps: this.sentences }).replaceAll("<", "\\u003c");
    return [
      '<div class="backprop-stepper" data-lm-suppress-shortcuts="true">',
      `<style>${assetText("stepper.css")}</style>`,
      // Where it is scrolled, keys have to reach it too.
      `<div class="backprop-picture" tabindex="0">${imageHtml(svg, alt, width)}</div>`,
      `<div class="backprop-tables">${htmlTables(this.walk, "html")}</div>`,
      `<script type="application/json">${data}</script>`,
      `<script>${assetText("stepper.js")}</script>`,
      "</div>",
    ].join("\n");
  }

  toMime(): MimeBundle {
    return { "text/html": this.html(), "text/plain": `${this.drawing.alt}\n\n${textTables(this.walk)}` };
  }
}

/**
 * The step-by-step view of a formula, or of the graph behind a node.
 * @throws OptionError for more than 150 gates or an option out of range; DomainError where a gradient does not exist.
 */
export function stepper(result: Result, options: StepperOptions = {}): Stepper {
  const walked = drawableWalk(result, options);
  const { start = 0, allNames = true } = options;
  if (!(Number.isInteger(start) && start >= 0 && start <= walked.last))
    throw new OptionError(
      "start-out-of-range",
      `start must be a whole number from 0 to ${walked.last}, not ${said(start)}`,
      {
        value: start,
        expected: `a whole number from 0 to ${walked.last}`,
      },
    );
  return new Stepper(walked, start, { ...options, allNames });
}
