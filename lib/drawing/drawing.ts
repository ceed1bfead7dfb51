import { checkNode, type Node } from "../graph/graph.js";
import { type MimeBundle, picture, Shown } from "../show/display.js";
import { hasTensors } from "../tensor/told.js";
import { OptionError } from "../text/errors.js";
import { checkRecord, said } from "../text/guards.js";
import { type AnyWalk, isTensorWalk, tensorWalk } from "../trace/tensor-walk.js";
import { outputOf, type Result, type WalkOptions, walk } from "../trace/walk.js";
import { describe } from "./describe.js";
import type { Labels } from "./kit/labels.js";
import { type Legend, plainLegend } from "./kit/legend.js";
import { layOut } from "./layout.js";
import { checkSize, partsOf } from "./parts.js";
import { toSvg } from "./svg.js";
import { labelledContents, ownContents } from "./tensors/contents.js";
import { describeTensors } from "./tensors/describe.js";
import { tensorLegend } from "./tensors/tensor-legend.js";
import { tensorPartsOf } from "./tensors/tensor-parts.js";

/** What is drawn beside the graph, and how its numbers are written. */
export interface DrawOptions extends WalkOptions {
  /** How much is shown: 0 the inputs alone, then a gate at a time forward, the start of the way back, a gate at a time backward. */
  reveal?: number;
  /** Nodes to mark, by name or themselves. With `reveal` alone the gate of the last moment is marked. */
  highlight?: string | Node | readonly (string | Node)[];
  /** false: only the values. */
  gradients?: boolean;
  /** Also name the values that were given no name: v1, v2 …, as the trace does. */
  allNames?: boolean;
  /** The line that says which number is which. */
  legend?: boolean;
}

/** A graph as a picture. */
export class Drawing extends Shown {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** The same in words. */
  readonly alt: string;

  constructor(svg: string, width: number, height: number, alt: string) {
    super();
    this.svg = svg;
    this.width = width;
    this.height = height;
    this.alt = alt;
  }

  toMime(): MimeBundle {
    return picture(this.svg, this.alt, this.width).toMime();
  }
}

/**
 * Draws a formula, or the graph behind a node, from left to right: inputs in boxes, gates in circles, on each wire its
 * value above and its gradient below. Several drawings of one graph with different `reveal` lie exactly over each other.
 *
 * @throws OptionError for more than 150 gates, or an option out of range; InputError for an unknown name to highlight.
 */
export function draw(result: Result, options: DrawOptions = {}): Drawing {
  return drawWalk(drawableWalk(result, options), options, false);
}

/**
 * The walk of a graph that is small enough to be drawn.
 * @throws OptionError for more than 150 gates, before anything is calculated; as `walk` does.
 */
export function drawableWalk(result: Result, options: WalkOptions = {}): AnyWalk {
  checkRecord("the options", options);
  const output = outputOf(result, options);
  checkSize(output);
  return hasTensors(output.graph) ? tensorWalk(result, options) : walk(result, options);
}

/** The same from a walk; with `moments` everything is drawn and says when it appears, for the step-by-step view. */
export function drawWalk(walked: AnyWalk, options: DrawOptions, moments: boolean): Drawing {
  const { reveal, gradients = true, allNames = false } = options;
  if (reveal !== undefined) checkReveal(reveal, walked.last);
  const shown = reveal ?? walked.last;
  const isTensors = isTensorWalk(walked);
  const { parts, wires } = isTensors
    ? tensorPartsOf(walked, ownContents(walked, gradients), allNames)
    : partsOf(walked, gradients, allNames);
  const alt = isTensors ? describeTensors(walked, shown, gradients) : describe(walked, shown, gradients);
  const legend = isTensors ? tensorLegend(parts) : plainLegend;
  const { svg, width, height } = toSvg(parts, layOut({ parts, wires }), {
    title: `Computation graph of ${walked.output.name}`,
    description: alt,
    reveal: shown,
    now: options.highlight === undefined ? reveal : undefined,
    highlight: new Set(toMark(walked, options.highlight)),
    moments,
    legend: (options.legend ?? gradients) ? legend : undefined,
  });
  return new Drawing(svg, width, height, alt);
}

/** The same graph, with other numbers on its wires than its own, such as a learner's; nothing else is told. */
export interface LabelledOptions {
  labels: Labels;
  title: string;
  /** The same in words. */
  alt: string;
  legend: Legend;
}

/** @throws OptionError for more than 150 gates; DomainError where a gradient does not exist. */
export function drawLabelled(result: Result, { labels, title, alt, legend }: LabelledOptions): Drawing {
  const walked = drawableWalk(result);
  const { parts, wires } = isTensorWalk(walked)
    ? tensorPartsOf(walked, labelledContents(walked, labels), false)
    : partsOf(walked, true, false, labels);
  const look = { title, description: alt, reveal: 0, highlight: new Set<number>(), moments: false, legend };
  const { svg, width, height } = toSvg(parts, layOut({ parts, wires }), look);
  return new Drawing(svg, width, height, alt);
}

function toMark(walked: AnyWalk, highlight: DrawOptions["highlight"] = []): number[] {
  const list = Array.isArray(highlight) ? highlight : [highlight];
  const { graph } = walked.output;
  return list.map((one: unknown) => {
    if (typeof one === "string") return graph.spans.named(one)?.offset ?? graph.node(one).index;
    checkNode("what is to be highlighted", one);
    return one.index;
  });
}

function checkReveal(reveal: number, last: number): void {
  if (Number.isInteger(reveal) && reveal >= 0 && reveal <= last) return;
  throw new OptionError(
    "reveal-out-of-range",
    `reveal must be a whole number from 0 to ${last}, not ${said(reveal)}`,
    {
      value: reveal,
      expected: `a whole number from 0 to ${last}`,
    },
  );
}
