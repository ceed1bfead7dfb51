import { checkRows, type Rows } from "../data/dataset.js";
import { ink } from "../show/palette.js";
import { extent } from "../text/extent.js";
import { count } from "../text/format.js";
import { checkList, checkRecord } from "../text/guards.js";
import { checkWhole } from "../text/ranges.js";
import { Figure, layout, leftMargin, pageWidth, refuse } from "./parts/figure.js";
import { asText, plain, withoutTags } from "./parts/words.js";

/** What is shown of a sheet of small images, and how it is titled; all may be left out. */
export interface ImagesOptions {
  /** What stands above each image. */
  names?: readonly string[] | undefined;
  /** How many stand side by side; 8 unless told otherwise. */
  columns?: number | undefined;
  title?: string | undefined;
}

/**
 * Rows of numbers as square grey images, side by side: digits, or the weights of a unit. The largest number of all is
 * black.
 *
 * @throws OptionError for rows that fill no square, or names for another number of images.
 */
export function images(rows: Rows, options: ImagesOptions = {}): Figure {
  checkRows("the images", rows);
  checkRecord("the options", options);
  const { names, columns = Math.min(8, rows.length) } = options;
  checkWhole("columns", columns, 1, 20);
  if (names !== undefined) checkList("the names", names, "a list of texts");
  const side = Math.sqrt(rows[0].length);
  if (!Number.isInteger(side))
    throw refuse("no-square", `rows of ${rows[0].length} numbers`, rows[0].length, "a square number, as 64");
  if (names !== undefined && names.length !== rows.length)
    throw refuse("wrong-number-of-names", `${names.length} names`, names, `${count(rows.length, "name")}`);
  const lines = Math.ceil(rows.length / columns);
  const [step, rise] = [side + 1, side + (names === undefined ? 1 : 4)];
  const z = Array.from({ length: lines * rise }, () =>
    new Array<number | null>(columns * step - 1).fill(null),
  );
  rows.forEach((row, i) => {
    const [left, top] = [(i % columns) * step, (Math.floor(i / columns) + 1) * rise - side];
    row.forEach((value, place) => {
      z[top + Math.floor(place / side)][left + (place % side)] = plain(value);
    });
  });
  const [low, high] = extent(rows.flatMap((row) => extent(row)));
  const annotations = (names ?? []).map((name, i) => ({
    x: (i % columns) * step + (side - 1) / 2,
    y: (Math.floor(i / columns) + 1) * rise - side - 0.6,
    text: asText(String(name)),
    showarrow: false,
    yanchor: "bottom",
    font: { size: 13, color: ink },
  }));
  const hidden = { showgrid: false, zeroline: false, visible: false };
  const title = asText(options.title) ?? count(rows.length, "image");
  const map = { type: "heatmap", z, colorscale: grey, zmin: low, zmax: high || 1, showscale: false };
  const height = Math.round(((pageWidth - leftMargin - 20) * lines * rise) / (columns * step));
  const rest = {
    annotations,
    xaxis: hidden,
    yaxis: { ...hidden, autorange: "reversed", scaleanchor: "x" },
  };
  const told = names === undefined ? "" : `: ${names.join(", ")}`;
  const alt = `${withoutTags(title)}: ${count(rows.length, "image")} of ${side}×${side} pixels${told}.`;
  return new Figure([{ ...map, hoverinfo: "skip" }], layout(title, Math.min(600, height), rest), alt);
}

const grey = [
  [0, "#f4f6f8"],
  [1, "#111111"],
];
