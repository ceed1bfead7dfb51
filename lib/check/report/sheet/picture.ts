import { type Drawing, drawLabelled } from "../../../drawing/drawing.js";
import type { Label, Line, Note, Reading } from "../../../drawing/kit/labels.js";
import { marksLegend } from "../../../drawing/kit/legend.js";
import { shorten } from "../../../drawing/kit/text.js";
import { imageHtml } from "../../../show/display.js";
import { ink } from "../../../show/palette.js";
import { prettyNumber } from "../../../text/format.js";
import { withMinus } from "../../../text/minus.js";
import type { JudgedSheet, NumberVerdict, Verdict } from "../../judge/verdict.js";
import { type Placed, type PlacedVerdict, placeVerdicts } from "./picture-source.js";
import { inks, markOf, marks } from "./verdict-marks.js";

/** Pale grounds behind what is to be looked at. */
const plates: Partial<Record<Verdict, string>> = { wrong: "#fdeae3", carried: "#fdf3d9" };

/** Wrong wires are thick, those that follow from a slip dashed: seen without colours too. */
const lines: Partial<Record<Verdict, Line>> = {
  wrong: { color: inks.wrong, width: 4.5 },
  carried: { color: inks.carried, width: 2.4, dash: "7 4" },
};

/** A longer number is cut in its middle; the table has it whole. */
const LONGEST = 15;

/**
 * The graph of a problem with a learner's own numbers on its wires, each with its mark. What the learner did not answer
 * stays open, and no true number is told but the given ones; with `reveal` the true number stands behind one that is
 * not right. Undefined where there is no graph, or too large a one.
 */
export function pictureOf(sheet: JudgedSheet): Drawing | undefined {
  const placed = placeVerdicts(sheet);
  return placed && drawPlaced(placed, sheet.reveal);
}

/** The same as a piece of HTML, where a number on a wire is wrong or follows from a wrong one; else nothing. */
export function pictureHtml(sheet: JudgedSheet): string {
  const placed = placeVerdicts(sheet);
  if (!placed?.verdicts.some((one) => isWrong(one) || isCarried(one))) return "";
  const { svg, alt, width } = drawPlaced(placed, sheet.reveal);
  const image = imageHtml(svg, alt, width);
  const print = "<style>@media print{.backprop-graph div,.backprop-graph img{min-width:0!important}}</style>";
  // Where there is less room it is scrolled, so that it stays legible.
  const least = Math.round(0.7 * width);
  return `\n${print}<div class="backprop-graph" style="overflow-x:auto;margin:1em 0"><div style="min-width:${least}px">${image}</div></div>`;
}

function drawPlaced({ formula, given, verdicts }: Placed, reveal: boolean): Drawing {
  // A copy, as the formula may have been given other numbers since.
  const problem = formula.copy();
  problem.set(Object.fromEntries(given.map(({ name, value }) => [name, value])));
  const givenAt = new Map(given.map(({ node, value }) => [node, value]));
  const labels = new Map<number, Label>();
  for (const node of new Set([...givenAt.keys(), ...verdicts.map((one) => one.node)])) {
    const own = verdicts.filter((one) => one.node === node);
    const value = own.find(({ kind }) => kind === "value");
    const gradient = own.find(({ kind }) => kind === "gradient");
    const exact = givenAt.get(node);
    labels.set(node, {
      ...(exact === undefined ? {} : { value: givenReading(prettyNumber(exact)) }),
      ...(value ? { value: readingOf(value, reveal) } : {}),
      ...(gradient ? { gradient: readingOf(gradient, reveal) } : {}),
      line: own.some(isWrong) ? lines.wrong : own.some(isCarried) ? lines.carried : undefined,
      branches: value && lines[value.verdict],
      named: own.length > 0,
    });
  }
  return drawLabelled(problem, {
    labels: (node) => labels.get(node.index) ?? { named: false },
    title: `Computation graph of ${formula.output.name}, with your numbers`,
    alt: inWords(formula.output.name, given, verdicts, reveal),
    legend: legendOf(verdicts, reveal),
  });
}

const isWrong = ({ verdict }: NumberVerdict): boolean => verdict === "wrong";
const isCarried = ({ verdict }: NumberVerdict): boolean => verdict === "carried";

function readingOf(one: PlacedVerdict, reveal: boolean): Reading {
  const note: Note = {
    color: inks[one.verdict],
    bold: true,
    mark: asText(markOf(one)[0]),
    more: reveal && one.verdict !== "right" ? `(${prettyNumber(one.exact)})` : "",
    plate: plates[one.verdict],
  };
  return { text: shorten(withMinus(one.written ?? ""), LONGEST), at: 0, note };
}

function givenReading(text: string): Reading {
  return { text, at: 0, note: { color: ink, bold: false, mark: "", more: "" } };
}

/** The hooked arrow as a sign of text: without this some devices show a coloured picture in its place. */
function asText(mark: string): string {
  return mark === marks.carried[0] ? `${mark}\ufe0e` : mark;
}

function legendOf(verdicts: readonly PlacedVerdict[], reveal: boolean): ReturnType<typeof marksLegend> {
  const entries = new Map<string, NumberVerdict>();
  for (const verdict of Object.keys(marks))
    for (const one of verdicts) if (one.verdict === verdict) entries.set(markOf(one)[0], one);
  const told = [...entries.values()].map((one) => {
    const [mark, words] = markOf(one);
    return { mark: asText(mark), words, color: inks[one.verdict], line: lines[one.verdict] };
  });
  const truth = { mark: "( )", words: "the true number", color: ink };
  return marksLegend(reveal && verdicts.some(({ verdict }) => verdict !== "right") ? [...told, truth] : told);
}

/** The picture in words: "q = 3 right; dq = 4 wrong". */
function inWords(
  name: string,
  given: Placed["given"],
  verdicts: readonly PlacedVerdict[],
  reveal: boolean,
): string {
  const inputs = given.map((input) => `${input.name} = ${prettyNumber(input.value)}`);
  const told = verdicts.map((one) => {
    const wrote = one.written === null ? one.name : `${one.name} = ${shorten(withMinus(one.written), 40)}`;
    const truth = reveal && one.verdict !== "right" ? ` (the true number is ${prettyNumber(one.exact)})` : "";
    return `${wrote} ${markOf(one)[1]}${truth}`;
  });
  return `Computation graph of ${name} with your numbers. Given: ${inputs.join(", ")}. ${told.join("; ")}.`;
}
