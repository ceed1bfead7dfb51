import { centralDifference } from "../descent/gradient-check.js";
import type { Objective } from "../graph/compile.js";
import { gradientColor, paper, seriesStyle, valueColor } from "../show/palette.js";
import { checkRecord } from "../text/guards.js";
import { axis, Figure, type JsonObject, layout, refuse } from "./parts/figure.js";
import { objectiveOf, type Source, valueOr } from "./parts/plane.js";
import { asText, nameOf, plain, round, say, withoutTags } from "./parts/words.js";

export interface DirectionalDerivativeOptions {
  title?: string | undefined;
  /** What the function is called; "J" when left out. */
  label?: string | undefined;
}

/**
 * The slope of a function of two parameters at one point, in every direction: the curve is gradient · direction, the
 * dots are measured along the direction, so that on a kink they leave the curve. Marked are the steepest way up,
 * the steepest way down, and the two level directions at right angles to them.
 *
 * @param at the point by name: { x: 1.5, y: 1 }; angles are counted from the first name towards the second
 * @throws OptionError for a number of parameters other than two, or a parameter without its number.
 */
export function directionalDerivative(
  source: Source,
  at: Readonly<Record<string, number>>,
  options: DirectionalDerivativeOptions = {},
): Figure {
  checkRecord("the point", at, "an object of numbers by name");
  checkRecord("the options", options);
  const objective = objectiveOf(source, Object.keys(at));
  const { names } = objective;
  if (names.length !== 2)
    throw refuse("wrong-number-of-variables", `directions of ${names.length} parameters`, names, "two");
  for (const name of names)
    if (!Number.isFinite(at[name]))
      throw refuse("bad-value", `${name} is ${at[name]} at the point`, at[name], "a finite number");
  const point = Float64Array.from(names, (name) => at[name]);
  const gradient = new Float64Array(2);
  objective.evaluate(point, gradient);
  const length = Math.hypot(...gradient);
  const label = asText(options.label) ?? "J";
  const place = `(${[...point].map((value) => say(value)).join(", ")})`;
  const title = asText(options.title) ?? `The slope of ${label} at ${place}, in every direction`;
  const dots = degrees(15);
  const measured = dots.map((angle) => centralDifference(along(objective, point, angle), origin, 0, 1e-5));
  const ends = length > 0 ? marksOf(gradient, length) : [];
  const rule = `∇${label} · direction`;
  const { color } = seriesStyle(1);
  const data: JsonObject[] = [
    {
      type: "scatter",
      mode: "lines",
      name: rule,
      x: degrees(3),
      y: degrees(3).map((angle) => round(dot(gradient, direction(angle)))),
      line: { color, width: 2.4 },
      hoverinfo: "skip",
    },
    {
      type: "scatter",
      mode: "markers",
      name: "measured",
      x: dots,
      y: measured.map(plain),
      marker: { color: paper, symbol: "circle", size: 8, line: { color, width: 1.6 } },
      hovertemplate: "at %{x}°: slope %{y:.4g}<extra></extra>",
    },
    {
      type: "scatter",
      mode: "markers",
      x: ends.map(({ angle }) => round(angle)),
      y: ends.map(({ slope }) => round(slope)),
      marker: { color: ends.map((mark) => mark.color), symbol: "diamond", size: 12 },
      cliponaxis: false,
      hovertemplate: "at %{x:.1f}°: slope %{y:.4g}<extra></extra>",
      showlegend: false,
    },
  ];
  // A flat place, and one whose dots leave the curve, need room too.
  const reach = 1.4 * Math.max(length, ...measured.filter(Number.isFinite).map(Math.abs)) || 1;
  const ticks = degrees(45);
  const rest = {
    xaxis: axis(`direction (0° is along ${nameOf(names[0])}, 90° along ${nameOf(names[1])})`, {
      range: [0, 360],
      tickvals: ticks,
      ticktext: ticks.map((angle) => `${angle}°`),
    }),
    yaxis: axis(`slope of ${label}`, { range: [round(-reach), round(reach)], zeroline: true }),
    annotations: ends.filter(({ slope }) => slope !== 0).map(note),
  };
  const told = ends.map(({ text }) => `${text}.`).join(" ") || "The gradient is 0.";
  return new Figure(data, layout(title, 310, rest, [rule, "measured"]), `${withoutTags(title)}. ${told}`);
}

/** Angles from 0 to 360, `step` apart. */
function degrees(step: number): number[] {
  return Array.from({ length: 360 / step + 1 }, (_, i) => i * step);
}

/** The arrow of length 1 at this angle. */
function direction(angle: number): readonly [number, number] {
  const turn = (angle * Math.PI) / 180;
  return [Math.cos(turn), Math.sin(turn)];
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return a[0] * b[0] + a[1] * b[1];
}

const origin = Float64Array.of(0);

/** The function along a straight line through the point: a function of the distance gone, NaN where it has no value. */
function along(objective: Objective, point: Float64Array, angle: number): Objective {
  const [x, y] = direction(angle);
  const scratch = new Float64Array(2);
  return {
    names: ["distance"],
    evaluate: ({ 0: gone }) =>
      valueOr(objective, Float64Array.of(point[0] + gone * x, point[1] + gone * y), scratch),
  };
}

interface Mark {
  angle: number;
  slope: number;
  color: string;
  text: string;
}

/** Steepest up, level, steepest down, level: a quarter turn apart. */
function marksOf(gradient: Float64Array, length: number): Mark[] {
  const up = (Math.atan2(gradient[1], gradient[0]) * 180) / Math.PI;
  const kinds: [string, number, string][] = [
    ["steepest up", length, gradientColor],
    ["level", 0, valueColor],
    ["steepest down", -length, gradientColor],
    ["level", 0, valueColor],
  ];
  return kinds.map(([kind, slope, color], quarter) => {
    const angle = (up + 90 * quarter + 720) % 360;
    return { angle, slope, color, text: `${kind}: ${say(slope)} at ${say(angle)}°` };
  });
}

/** A mark's text beyond the curve, turned inwards near the ends of the axis. */
function note({ angle, slope, color, text }: Mark): JsonObject {
  return {
    x: round(angle),
    y: round(slope),
    text,
    xanchor: angle < 90 ? "left" : angle > 270 ? "right" : "center",
    yanchor: slope > 0 ? "bottom" : "top",
    yshift: slope > 0 ? 8 : -8,
    showarrow: false,
    font: { size: 14, color },
  };
}
