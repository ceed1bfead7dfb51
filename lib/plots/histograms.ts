import { faintInk, seriesStyle } from "../show/palette.js";
import { extent } from "../text/extent.js";
import { checkList, checkRecord } from "../text/guards.js";
import { checkWhole } from "../text/ranges.js";
import { axis, checkRange, Figure, type JsonObject, layout, refuse } from "./parts/figure.js";
import { asText, round, say, withoutTags } from "./parts/words.js";

export interface HistogramsOptions {
  title?: string | undefined;
  /** What the values are: the title of the common axis. */
  label?: string | undefined;
  /** How many bars the range is cut into, 2 to 200; 30 when left out. */
  bars?: number | undefined;
  /** Ends of the common axis; the default holds every value. What lies outside is in no bar. */
  range?: readonly [number, number] | undefined;
  /** A value to mark in every row, such as the mean that all of them should have. */
  mark?: { value: number; name: string } | undefined;
}

/** The height of one row, and the gap above it, where its name stands, in pixels. */
const ROW = 96;
const GAP = 40;

/**
 * How values spread, one row for each list, over one axis: so that wide and narrow can be compared. The height of a bar
 * is the share of its list that falls into it; each row has a height of its own, since a narrow one is also high.
 *
 * @param lists the values of each row by its name, top row first: { "batches of 1": […], "batches of 4": […] }
 * @throws OptionError for no list or more than six, an empty one, a value that is not finite, a bad range or mark.
 */
export function histograms(
  lists: Readonly<Record<string, readonly number[]>>,
  options: HistogramsOptions = {},
): Figure {
  checkRecord("the lists", lists, "a list of numbers for each row, by its name");
  checkRecord("the options", options);
  const rows = Object.entries(lists);
  const { bars = 30, mark } = options;
  checkWhole("bars", bars, 2, 200);
  if (rows.length === 0 || rows.length > 6)
    throw refuse("wrong-number-of-rows", `${rows.length} histograms`, rows.length, "one to six lists");
  for (const [name, values] of rows) checkValues(name, values);
  if (mark !== undefined) checkRecord("the mark", mark, "an object with value and name");
  if (mark && !Number.isFinite(mark.value))
    throw refuse("bad-mark", `the mark is ${String(mark.value)}`, mark.value, "a finite number");
  if (options.range) checkRange("the range", options.range);
  const [low, high] = options.range ?? roomy(extent(rows.flatMap(([, values]) => values)));
  const width = (high - low) / bars;
  const centres = Array.from({ length: bars }, (_, i) => round(low + (i + 0.5) * width));
  const whole = rows.length * (ROW + GAP) - GAP;
  const title = asText(options.title) ?? "How the values spread";
  const data: JsonObject[] = [];
  const axes: Record<string, JsonObject> = {};
  const annotations: JsonObject[] = [];
  rows.forEach(([name, values], i) => {
    const top = 1 - (i * (ROW + GAP)) / whole;
    const yaxis = `yaxis${i === 0 ? "" : i + 1}`;
    const shares = sharesOf(values, low, width, bars);
    const { color } = seriesStyle(i);
    data.push({
      type: "bar",
      name: asText(name),
      x: centres,
      y: shares,
      width: round(width),
      yaxis: yaxis.replace("axis", ""),
      marker: { color, line: { color, width: 0.5 } },
      hovertemplate: "around %{x:.4g}: %{y:.1%}<extra></extra>",
    });
    axes[yaxis] = axis("", {
      domain: [round(Math.max(0, top - ROW / whole)), round(top)],
      rangemode: "tozero",
      nticks: 3,
      tickformat: ".0%",
    });
    annotations.push({
      xref: "paper",
      yref: "paper",
      x: 0,
      y: round(top),
      xanchor: "left",
      yanchor: "bottom",
      text: `${asText(name)}: mean ${say(meanOf(values))}, spread ${say(spreadOf(values), 3)}`,
      showarrow: false,
      font: { size: 13, color },
    });
  });
  if (mark)
    annotations.push({
      x: round(mark.value),
      yref: "paper",
      y: 1,
      xanchor: "right",
      yanchor: "top",
      text: `${asText(mark.name)}\u2002`,
      showarrow: false,
      font: { size: 13, color: faintInk },
    });
  const rest = {
    // The one axis of values stands below the last row.
    xaxis: axis(asText(options.label) ?? "value", {
      range: [round(low), round(high)],
      anchor: rows.length === 1 ? "y" : `y${rows.length}`,
    }),
    ...axes,
    bargap: 0,
    annotations,
    ...(mark ? { shapes: [markLine(mark.value)] } : {}),
  };
  const told = rows.map(
    ([name, values]) =>
      `${name}: ${values.length} values, mean ${say(meanOf(values))}, spread ${say(spreadOf(values), 3)}.`,
  );
  const alt = withoutTags(`Histograms: ${title}. ${told.join(" ")}`);
  const frame = layout(title, whole + GAP / 2, rest);
  const { t, ...sides } = frame.margin as { t: number };
  return new Figure(data, { ...frame, margin: { ...sides, t: t + GAP / 2 } }, alt);
}

function checkValues(name: string, values: readonly number[]): void {
  checkList("the values of a row", values, "a list of numbers");
  if (values.length === 0) throw refuse("empty-list", `${name} has no values`, values, "at least one");
  const bad = values.find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw refuse("not-finite", `${name} has ${String(bad)}`, bad, "finite numbers");
}

/** The share of the values that falls into each bar; the last bar holds its right end too. */
function sharesOf(values: readonly number[], low: number, width: number, bars: number): number[] {
  const counts = new Array<number>(bars).fill(0);
  for (const value of values) {
    const bar = Math.floor((value - low) / width);
    if (bar >= 0 && bar < bars) counts[bar]++;
    else if (value === low + bars * width) counts[bars - 1]++;
  }
  return counts.map((count) => round(count / values.length));
}

function roomy([low, high]: [number, number]): [number, number] {
  const room = 0.03 * (high - low) || 0.5;
  return [low - room, high + room];
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The standard deviation of the values themselves: the root of their mean squared distance from the mean. */
function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) * (value - mean))));
}

function markLine(value: number): JsonObject {
  const line = { color: faintInk, width: 1.5, dash: "dash" };
  return { type: "line", x0: round(value), x1: round(value), yref: "paper", y0: 0, y1: 1, line };
}
