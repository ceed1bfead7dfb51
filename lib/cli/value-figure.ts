import { axis, Figure, type JsonObject, layout } from "../plots/figure.js";
import { thin } from "../plots/outcome.js";
import { seriesStyle } from "../plots/palette.js";
import type { Trajectory } from "../trajectory.js";

/** The value of a walk at each step; on a logarithmic axis while all values are above 0. */
export function valueFigure(trajectory: Trajectory, label: string): Figure {
  const { values, names, points } = trajectory;
  const steps = thin(values.length);
  const shown = steps.map((step) => values[step]);
  const { color, dash } = seriesStyle(0);
  const line: JsonObject = {
    type: "scatter",
    mode: steps.length > 60 ? "lines" : "lines+markers",
    name: label,
    x: steps,
    y: shown,
    line: { color, dash, width: 2.2 },
    cliponaxis: false,
    customdata: steps.map((step) =>
      names.map((name, i) => `${name} = ${points[step][i].toPrecision(5)}`).join(", "),
    ),
    hovertemplate: `<b>step %{x}</b><br>${label} = %{y:.5g}<br>%{customdata}<extra></extra>`,
  };
  const positive = values.every((value) => value > 0);
  const wide = Math.max(...shown) > 100 * Math.min(...shown); // powers of ten are then ticks enough
  const last = values.length - 1;
  const alt = `${label} against the step: from ${values[0].toPrecision(4)} at the start to ${values[last].toPrecision(4)} after ${last} steps.`;
  const axes = {
    xaxis: axis("step", { rangemode: "tozero" }),
    yaxis: axis(
      label,
      positive ? { type: "log", exponentformat: "power", ...(wide ? { dtick: 1 } : {}) } : {},
    ),
    showlegend: false,
  };
  return new Figure([line], layout(`${label} at each step`, 640, 420, axes), alt);
}
