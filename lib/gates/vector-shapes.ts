import { sameShape, shapeSaid, sizeOf } from "../graph/shape.js";
import { vectorGate } from "../tensor/gate.js";
import { alongAxis, checkWhole, flat, imageShape, images, misfit } from "./vector-views.js";

// The same numbers in another shape.

/** Rows become columns: x[m,n] answers [n,m]. A vector counts as a column, so its transpose is the row [1,n]. */
export const transpose = vectorGate("transpose", {
  symbol: "ᵀ",
  line: "out[j,i] = x[i,j]",
  local: ["1 for x[i,j]"],
  exact: { local: ["dx[i,j] = g[j,i]"] },
  view: ([x]) => [x.length === 1 ? [x[0], 1] : x],
  summary: "turns the gradient back",
  told: { forward: "xᵀ", local: ["gᵀ"] },
});

const lengths = ["length1", "length2", "length3", "length4"] as const;

/** The same elements, row by row, in a shape of one to four axes: `length1`, `length2`, … */
export const reshape = vectorGate("reshape", {
  symbol: "reshape",
  attributes: { length1: "needed", length2: "optional", length3: "optional", length4: "optional" },
  line: "out[k] = x[k]",
  local: ["1 for x[k]"],
  view(shapes, attributes, told) {
    for (const name of lengths) checkWhole(attributes, name, 1);
    const wanted = lengthsOf(attributes);
    if (sizeOf(wanted) !== sizeOf(shapes[0]))
      throw misfit(
        `${told[0]}, ${sizeOf(shapes[0])} in all, and cannot be made ${shapeSaid(wanted)}, ${sizeOf(wanted)} in all`,
        [shapes[0], wanted],
        "as many elements as before",
      );
    return flat(shapes, attributes, told);
  },
  shape: (_, attributes) => lengthsOf(attributes),
  summary: "hands the gradient back in the old shape",
});

function lengthsOf(attributes: Readonly<Record<string, number>>): number[] {
  return lengths.map((name) => attributes[name]).filter((length) => length !== undefined);
}

/** y behind x along `axis`, counted from 0; all other lengths must agree. */
export const concat = vectorGate("concat", {
  symbol: "‖",
  inputs: ["x", "y"],
  attributes: { axis: 0 },
  counts: { n: ([x]) => x[1] },
  line: "out[r,k,c] = k < n ? x[r,k,c] : y[r,k - n,c]",
  local: ["k == i ? 1 : 0 for x[r,i,c]", "k == n + j ? 1 : 0 for y[r,j,c]"],
  exact: { local: ["dx[r,i,c] = g[r,i,c]", "dy[r,j,c] = g[r,n + j,c]"] },
  view(shapes, attributes, told) {
    const [x, y] = shapes.map((shape) => shape.filter((_, axis) => axis !== attributes.axis));
    if (shapes[0].length !== shapes[1].length || !sameShape(x, y))
      throw misfit(
        `${told.join(" and ")}: all lengths must agree but those along the axis that grows`,
        shapes,
      );
    return alongAxis(shapes, attributes, told);
  },
  ranges: ([x, y]) => ({ i: x[1], j: y[1], k: x[1] + y[1] }),
  shape: ([x, y], { axis }) => x.map((length, i) => (i === axis ? length + y[i] : length)),
  summary: "cuts the gradient in two",
});

/** Images with `p` rows and columns of zeros around them. */
export const pad = vectorGate("pad", {
  symbol: "pad",
  attributes: { p: 1 },
  counts: { h: ([x]) => x[2], w: ([x]) => x[3] },
  line: "out[b,c,i,j] = i < p ? 0 : i >= h + p ? 0 : j < p ? 0 : j >= w + p ? 0 : x[b,c,i - p,j - p]",
  local: ["i == k + p ? (j == l + p ? 1 : 0) : 0 for x[b,c,k,l]"],
  exact: { local: ["dx[b,c,k,l] = g[b,c,k + p,l + p]"] },
  view(shapes, attributes, told) {
    checkWhole(attributes, "p", 0);
    return images(shapes, attributes, told);
  },
  ranges: ([[b, c, k, l]], { p }) => ({ b, c, k, l, i: k + 2 * p, j: l + 2 * p }),
  shape: ([x], { p }) =>
    imageShape(
      x,
      x.slice(0, -2),
      x.slice(-2).map((length) => length + 2 * p),
    ),
  summary: "cuts the border off the gradient",
});
