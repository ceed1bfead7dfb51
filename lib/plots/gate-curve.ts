import type { GateFacts } from "../gate/facts.js";
import { checkGate } from "../graph/gate.js";
import { gradientColor, paper, valueColor } from "../show/palette.js";
import { extent } from "../text/extent.js";
import { checkRecord } from "../text/guards.js";
import { gateFormula, localDerivative } from "../trace/tex.js";
import { axis, checkRange, Figure, type JsonObject, layout, refuse } from "./parts/figure.js";
import { roundStep } from "./parts/ground.js";
import { asText, plain } from "./parts/words.js";

/** What is shown of a gate's curve and derivative, and how it is titled; all may be left out. */
export interface GateCurveOptions {
  /** What is drawn of the axis; [-4, 4] when left out. */
  range?: readonly [number, number] | undefined;
  title?: string | undefined;
}

/**
 * The value of a gate with one input, and below it the local derivative, over the same axis. At a kink the derivative is
 * drawn with open ends, and a disc where the convention puts it. Where there is no value there is a gap.
 *
 * @throws OptionError for a gate with two inputs, or a bad range.
 */
export function gateCurve(gate: GateFacts, options: GateCurveOptions = {}): Figure {
  checkGate(gate);
  checkRecord("the options", options);
  const { range = [-4, 4] } = options;
  if (gate.inputs.length !== 1)
    throw refuse(
      "wrong-number-of-inputs",
      `${gate.name} has ${gate.inputs.length} inputs`,
      gate.name,
      "a gate with one input",
    );
  checkRange("the range", range);
  const breaks = breaksIn(gate, range);
  const pieces = [range[0], ...breaks, range[1]];
  const x: (number | null)[] = [];
  pieces.slice(1).forEach((end, i) => {
    if (i > 0) x.push(null);
    x.push(...inside(pieces[i], end));
  });
  const value = clipped(x.map((at) => (at === null ? null : finite(gate, at, gate.value(at, at)))));
  const slope = clipped(
    x.map((at) => (at === null ? null : finite(gate, at, gate.locals[0](at, at, gate.value(at, at))))),
  );
  const curve = (
    name: string,
    y: (number | null)[],
    color: string,
    dash: string,
    rest: JsonObject = {},
  ): JsonObject => ({
    type: "scatter",
    mode: "lines",
    name,
    x: x.map((at) => (at === null ? null : plain(at))),
    y,
    line: { color, width: 2.6, dash },
    hovertemplate: `${name}: %{y:.5g} at x = %{x:.4g}<extra></extra>`,
    ...rest,
  });
  const data = [
    curve("value", value, valueColor, "solid"),
    curve("local derivative", slope, gradientColor, "dash", { yaxis: "y2" }),
    ...breaks.filter((at) => gate.onKink(at, at)).flatMap((at) => kinkTraces(gate, at)),
  ];
  const rest = {
    xaxis: axis("<i>x</i>", { range: [...range], anchor: "y2", mirror: "all" }),
    yaxis: axis("value", { domain: [0.56, 0.94], ...ticks(value) }),
    yaxis2: axis("derivative", { domain: [0, 0.4], ...ticks(slope) }),
    showlegend: false,
    annotations: [
      note(`value: ${gateFormula(gate, "html")}`, valueColor, 0.94),
      note(`local derivative: ${localDerivative(gate, 0, "html")}`, gradientColor, 0.4),
    ],
  };
  const alt = `${gate.name}: its value ${gate.forward} and its local derivative ${gate.local[0]}, for x from ${range[0]} to ${range[1]}.`;
  return new Figure(data, layout(asText(options.title) ?? `The gate ${asText(gate.name)}`, 370, rest), alt);
}

/** Round ticks that include 0 where a curve comes near it: a bound such as 1/4 is to be read off. */
function ticks(values: readonly (number | null)[]): JsonObject {
  const [low, high] = extent(values.filter((value) => value !== null));
  const rangemode = low >= 0 && low < 0.2 * high ? "tozero" : "normal";
  return { tick0: 0, dtick: roundStep((high - low) / 5 || 1), rangemode };
}

/** What a panel shows, written above its left corner in the colour of its curve. */
function note(text: string, color: string, y: number): JsonObject {
  const place = { xref: "paper", x: 0, xanchor: "left", yref: "paper", y: y + 0.005, yanchor: "bottom" };
  return { text, ...place, showarrow: false, font: { color, size: 15 } };
}

/** The derivative's two one-sided ends as rings, and the convention as a disc. */
function kinkTraces(gate: GateFacts, at: number): JsonObject[] {
  const near = 1e-9 * Math.max(1, Math.abs(at));
  const slope = (x: number): number => gate.locals[0](x, x, gate.value(x, x));
  const mark = (y: number[], color: string, text: string): JsonObject => ({
    type: "scatter",
    mode: "markers",
    x: y.map(() => at),
    y: y.map(plain),
    yaxis: "y2",
    marker: { color, size: 10, line: { color: gradientColor, width: 2 }, opacity: 1 },
    cliponaxis: false,
    hovertemplate: `${text}<extra></extra>`,
  });
  return [
    mark([slope(at - near), slope(at + near)], paper, "the slope to one side"),
    mark([slope(at)], gradientColor, asText(gate.convention) ?? "the convention"),
  ];
}

/**
 * Where the curve is broken within a range: kinks, poles and ends of the domain. A kink and a pole are stated as
 * conditions that hold at one number, so they are looked for at round ones, multiples of 1/20 or finer; an end of the
 * domain is found wherever it lies.
 */
function breaksIn(gate: GateFacts, [low, high]: readonly [number, number]): number[] {
  const grid = roundNumbers(low, high);
  const kink = grid.map((at) => gate.onKink(at, at));
  const found = new Set<number>();
  for (let i = 1; i < grid.length; i++) {
    const [before, at] = [grid[i - 1], grid[i]];
    // A gate that says "kink" all along has no single place to be marked.
    if (kink[i] && !kink[i - 1] && !kink[i + 1]) found.add(at);
    if (gate.inDomain(before, before) !== gate.inDomain(at, at)) found.add(domainEnd(gate, before, at));
  }
  return [...found].filter((at) => at > low && at < high).sort((a, b) => a - b);
}

/** The ends of a range and between them 400 to 4000 multiples of 1/20, of 1/200 …, each the double nearest to its decimal. */
function roundNumbers(low: number, high: number): number[] {
  const power = Math.ceil(Math.log10((high - low) / 200));
  const [times, over] = power > 0 ? [Number(`1e${power}`), 20] : [1, 20 * Number(`1e${-power}`)];
  const first = Math.ceil((low * over) / times);
  const numbers = [low];
  for (let k = first; (k * times) / over < high; k++) numbers.push((k * times) / over);
  numbers.push(high);
  return numbers;
}

/** The end of the domain between two numbers, one inside and one outside; a round one when it is the end. */
function domainEnd(gate: GateFacts, from: number, to: number): number {
  let [low, high] = [from, to];
  const first = gate.inDomain(low, low);
  for (let i = 0; i < 60; i++) {
    const middle = low + (high - low) / 2;
    if (gate.inDomain(middle, middle) === first) low = middle;
    else high = middle;
  }
  return low === from ? from : high;
}

/** Points strictly between two ends, close enough together for a smooth curve. */
function inside(low: number, high: number): number[] {
  const n = 160;
  return Array.from(
    { length: n + 1 },
    (_, i) => low + (high - low) * Math.min(1 - 1e-9, Math.max(1e-9, i / n)),
  );
}

function finite(gate: GateFacts, at: number, value: number): number {
  return gate.inDomain(at, at) ? value : Number.NaN;
}

/** A pole must not flatten the rest: what is far above the usual size is left out. */
function clipped(values: (number | null)[]): (number | null)[] {
  const sizes = values
    .filter((value): value is number => value !== null && Number.isFinite(value))
    .map(Math.abs);
  const usual = sizes.sort((a, b) => a - b)[Math.floor(sizes.length * 0.8)] ?? 0;
  return values.map((value) => (value === null || Math.abs(value) > 6 * usual + 1 ? null : plain(value)));
}
