import { seriesStyle } from "../show/palette.js";
import { extent } from "../text/extent.js";
import { count } from "../text/format.js";
import { checkList, checkRecord } from "../text/guards.js";
import { checkWhole } from "../text/ranges.js";
import { axis, checkRange, Figure, type JsonObject, layout, refuse } from "./parts/figure.js";
import { asText, round, say, withoutTags } from "./parts/words.js";

/** Numbers whose distribution is drawn. */
export interface Heap {
  name: string;
  values: readonly number[];
}

/** What is shown of a histogram, and how it is titled; all may be left out. */
export interface HistogramOptions {
  /** How many bars lie side by side, 2 to 200; 40 unless told otherwise. */
  bins?: number | undefined;
  /** What is drawn of the axis; the default holds every number. What lies outside is counted, but not drawn. */
  range?: readonly [number, number] | undefined;
  title?: string | undefined;
  /** What the numbers are. */
  x?: string | undefined;
}

/**
 * How often numbers of each size occur, of one or more heaps over the same axis. The height is a density, the share of
 * the numbers for each unit of the axis, so heaps of different sizes can be compared.
 *
 * @throws OptionError for no heap, an empty one, a number that is not finite, or bins out of range.
 */
export function histogram(heaps: readonly Heap[], options: HistogramOptions = {}): Figure {
  checkList("the heaps", heaps, 'a list of heaps of numbers, such as [{ name: "weights", values }]');
  checkRecord("the options", options);
  if (heaps.length === 0) throw refuse("no-heap", "no heap was given", heaps, "at least one");
  for (const heap of heaps) {
    checkRecord("a heap", heap);
    checkList("the values of a heap", heap.values, "a list of numbers");
    const wrong = heap.values.findIndex((value) => !Number.isFinite(value));
    if (heap.values.length === 0 || wrong >= 0)
      throw refuse(
        "bad-heap",
        wrong < 0 ? "a heap without numbers" : `number ${wrong + 1} of a heap is no finite number`,
        heap.values[wrong],
        "finite numbers, one at least",
      );
  }
  const { bins = 40 } = options;
  checkWhole("bins", bins, 2, 200);
  const range = options.range ?? wide(extent(heaps.flatMap(({ values }) => extent(values))));
  checkRange("the range", range);
  const width = (range[1] - range[0]) / bins;
  const names = heaps.map(({ name }) => asText(String(name)));
  const data = heaps.map(({ values }, i): JsonObject => {
    const { color, dash } = seriesStyle(i);
    const heights = densities(values, range, bins);
    return {
      type: "scatter",
      mode: "lines",
      name: names[i],
      x: Array.from({ length: bins + 1 }, (_, bin) => round(range[0] + bin * width)),
      // The last height again: a step ends where the last bin ends.
      y: [...heights, heights[bins - 1]].map(round),
      line: { shape: "hv", color, width: 2, dash },
      fill: "tozeroy",
      fillcolor: `${color}22`,
      hovertemplate: `from %{x:.4g}: %{y:.4g}<extra>${names[i]}</extra>`,
    };
  });
  const title = asText(options.title) ?? "How often each size occurs";
  const rest = {
    xaxis: axis(asText(options.x) ?? "value", { range: range.map(round) }),
    yaxis: axis("density", { rangemode: "tozero" }),
  };
  const told = heaps.map(({ values }, i) => {
    const { mean, deviation } = moments(values);
    return `${withoutTags(names[i])}: ${count(values.length, "number")}, mean ${say(mean)}, standard deviation ${say(deviation)}.`;
  });
  const legend = heaps.length > 1 ? names : [];
  return new Figure(data, layout(title, 300, rest, legend), `${withoutTags(title)}. ${told.join(" ")}`);
}

/** A range of some width, also around numbers that are all the same. */
function wide([low, high]: readonly [number, number]): [number, number] {
  return low < high ? [low, high] : [low - 0.5, high + 0.5];
}

/** The share of the numbers in each bin, for each unit of the axis. The upper end belongs to the last bin. */
function densities(
  values: readonly number[],
  [low, high]: readonly [number, number],
  bins: number,
): number[] {
  const counts = new Array<number>(bins).fill(0);
  const width = (high - low) / bins;
  for (const value of values) {
    if (value < low || value > high) continue;
    counts[Math.min(bins - 1, Math.floor((value - low) / width))]++;
  }
  return counts.map((number) => number / values.length / width);
}

function moments(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}
