import { faintInk, paper, seriesStyle } from "../show/palette.js";
import { extent, largest } from "../text/extent.js";
import { checkList, checkRecord } from "../text/guards.js";
import { axis, Figure, type JsonObject, layout, logScale, refuse } from "./parts/figure.js";
import { asText, round, say, withoutTags } from "./parts/words.js";

/** What is shown of the error curves of a numerical derivative, and how it is titled; all may be left out. */
export interface DerivativeErrorOptions {
  title?: string | undefined;
}

/**
 * The error of measured derivatives against the step h, both on logarithmic axes: on the right the error of the
 * formula (a straight line of slope 1 for the forward difference, 2 for the central), on the left rounding. An error
 * of exactly 0 has no place there and is left out.
 *
 * @param errors one list of errors for each method, by its name: { forward, central }
 * @throws OptionError for no step, a step that is not above 0, or a list of another length.
 */
export function derivativeError(
  h: readonly number[],
  errors: Readonly<Record<string, readonly number[]>>,
  options: DerivativeErrorOptions = {},
): Figure {
  checkList("the steps h", h, "a list of numbers");
  checkRecord("the errors", errors, "a list of numbers for each method");
  for (const list of Object.values(errors)) checkList("the errors of a method", list, "a list of numbers");
  checkRecord("the options", options);
  const bad = h.find((step) => !(step > 0 && Number.isFinite(step)));
  if (h.length === 0 || bad !== undefined)
    throw refuse("bad-step", `the steps h are [${h.join(", ")}]`, bad ?? h, "finite numbers above 0");
  const methods = Object.entries(errors);
  if (methods.length === 0)
    throw refuse("no-method", "no errors were given", errors, "one list for each method");
  for (const [name, list] of methods)
    if (list.length !== h.length)
      throw refuse(
        "wrong-length",
        `${name} has ${list.length} errors for ${h.length} steps`,
        list,
        `${h.length} errors`,
      );
  // The highest curve's label has room above its lowest point, between its two arms; the others' below.
  const lowest = methods.map(([, list]) => smallest(list));
  const highest = lowest.indexOf(largest(lowest));
  const order = [...h.keys()].sort((a, b) => h[a] - h[b]);
  const best: string[] = [];
  const annotations: JsonObject[] = [];
  const data = methods.map(([name, list], i): JsonObject => {
    const { color, dash, symbol } = seriesStyle(i);
    const drawn = order.filter((k) => Math.abs(list[k]) > 0 && Number.isFinite(list[k]));
    if (drawn.length === 0) throw refuse("no-error", `${name} has no error above 0`, list, "at least one");
    const low = drawn.reduce((a, b) => (Math.abs(list[b]) < Math.abs(list[a]) ? b : a));
    best.push(`${name}: smallest error ${say(Math.abs(list[low]))} at h = ${say(h[low])}.`);
    annotations.push({
      x: round(Math.log10(h[low])),
      y: round(Math.log10(Math.abs(list[low]))),
      text: `best h = ${say(h[low], 2)}`,
      ax: 0,
      ay: i === highest ? -70 : 30,
      arrowcolor: color,
      font: { size: 13, color },
    });
    return {
      type: "scatter",
      mode: "lines+markers",
      name: `${asText(name)} difference`,
      x: drawn.map((k) => round(h[k])),
      y: drawn.map((k) => round(Math.abs(list[k]))),
      line: { color, width: 2.5, dash },
      marker: { color, symbol, size: 7, line: { color: paper, width: 1 } },
      hovertemplate: `h = %{x:.3g}<br>${asText(name)}: error %{y:.3g}<extra></extra>`,
    };
  });
  for (const [text, x, xanchor] of [
    ["← rounding", 0.02, "left"],
    ["truncation →", 0.98, "right"],
  ] as const)
    annotations.push({
      xref: "paper",
      yref: "paper",
      x,
      xanchor,
      y: 0.97,
      yanchor: "top",
      text,
      showarrow: false,
      font: { size: 15, color: faintInk },
    });
  const sizes = data.flatMap(({ y }) => (y as number[]).map(Math.log10));
  const [low, high] = extent(sizes);
  const range = [round(low - 2.2), round(high + 1.6)];
  const rest = {
    xaxis: axis("step <i>h</i>", logScale(Math.log10(h[order[0]]), Math.log10(h[order[order.length - 1]]))),
    yaxis: axis("error of the derivative", { ...logScale(range[0], range[1]), range }),
    annotations,
  };
  const title = asText(options.title) ?? "The error of a measured derivative";
  const names = data.map(({ name }) => name as string);
  const alt = `${withoutTags(title)} against the step h, logarithmic axes. ${best.join(" ")}`;
  return new Figure(data, layout(title, 310, rest, names), alt);
}

/** The smallest error of a method that can be drawn. */
function smallest(list: readonly number[]): number {
  return extent(list.map(Math.abs).filter((error) => error > 0 && Number.isFinite(error)))[0];
}
