import type { Shape } from "../graph/shape.js";
import { vectorGate } from "../tensor/gate.js";
import { checkWhole, imageShape, images, misfit } from "./vector-views.js";

/*
 * Images are height × width, or batch × channels × height × width: b an image, c a channel, i and j a place, k and l a
 * place in the window, which moves on by s.
 */

/** How many places a window of that length has. @throws GateError where it has none. */
function places(
  views: readonly Shape[],
  window: readonly number[],
  s: number,
  told: readonly string[],
): number[] {
  const [i, j] = [0, 1].map((axis) => Math.floor((views[0][2 + axis] - window[axis]) / s) + 1);
  if (i >= 1 && j >= 1) return [i, j];
  throw misfit(
    `${told.join(" and ")}: a window of ${window.join("×")} does not fit into it`,
    views,
    "a smaller window",
  );
}

/**
 * Cross-correlation, which is called convolution in networks: x[h,w] with the kernel w[k,l], or x[b,c,h,w] with the
 * kernels w[o,c,k,l]. `s` is the stride. For zeros around x see `pad`.
 */
export const conv2d = vectorGate("conv2d", {
  symbol: "∗",
  inputs: ["x", "w"],
  attributes: { s: 1 },
  line: "out[b,o,i,j] = sum(c, k, l, x[b,c,s*i + k,s*j + l] * w[o,c,k,l])",
  local: ["w[o,c,k,l] for x[b,c,s*i + k,s*j + l]", "x[b,c,s*i + k,s*j + l] for w[o,c,k,l]"],
  view(shapes, attributes, told) {
    checkWhole(attributes, "s", 1);
    if (shapes[0].length !== shapes[1].length)
      throw misfit(`${told.join(" and ")}: both need 2 axes or both 4`, shapes);
    return images(shapes, attributes, told);
  },
  ranges(views, { s }, told) {
    const [i, j] = places(views, views[1].slice(2), s, told);
    return { i, j };
  },
  shape([x, w], { s }) {
    const [wide, narrow] = [x.slice(-2), w.slice(-2)];
    const size = wide.map((length, axis) => Math.floor((length - narrow[axis]) / s) + 1);
    return imageShape(x, [x[0], w[0]], size);
  },
  summary: "the kernel gets what it lay on, the image the kernel laid back",
});

const pool = {
  attributes: { window: "needed", s: "needed" },
  view(shapes: readonly Shape[], attributes: Readonly<Record<string, number>>, told: readonly string[]) {
    checkWhole(attributes, "window", 1);
    checkWhole(attributes, "s", 1);
    return images(shapes, attributes, told);
  },
  ranges(views: readonly Shape[], { window, s }: Readonly<Record<string, number>>, told: readonly string[]) {
    const [i, j] = places(views, [window, window], s, told);
    return { i, j, k: window, l: window };
  },
  shape([x]: readonly Shape[], { window, s }: Readonly<Record<string, number>>): Shape {
    const size = x.slice(-2).map((length) => Math.floor((length - window) / s) + 1);
    return imageShape(x, x.slice(0, -2), size);
  },
} as const;

/** The largest of each `window` × `window`, which moves on by `s`. */
export const maxPool2d = vectorGate("maxPool2d", {
  ...pool,
  symbol: "max pool",
  line: "out[b,c,i,j] = max(k, l, x[b,c,s*i + k,s*j + l])",
  local: ["x[b,c,s*i + k,s*j + l] == out[b,c,i,j] ? 1 : 0 for x[b,c,s*i + k,s*j + l]"],
  exact: {
    parts: [
      "m[b,c,i,j] = max(k, l, x[b,c,s*i + k,s*j + l])",
      "first[b,c,i,j] = min(k, l, x[b,c,s*i + k,s*j + l] == m[b,c,i,j] ? window * k + l : window * window)",
    ],
    line: "out[b,c,i,j] = m[b,c,i,j]",
    local: ["window * k + l == first[b,c,i,j] ? 1 : 0 for x[b,c,s*i + k,s*j + l]"],
  },
  convention: "of equal maxima the first gets it all, row by row",
  summary: "routes to where the maximum came from",
});

/** The mean of each `window` × `window`, which moves on by `s`. */
export const meanPool2d = vectorGate("meanPool2d", {
  ...pool,
  symbol: "mean pool",
  counts: { n: (_, { window }) => window * window },
  line: "out[b,c,i,j] = sum(k, l, x[b,c,s*i + k,s*j + l]) / n",
  local: ["1 / n for x[b,c,s*i + k,s*j + l]"],
  summary: "every element of the window gets an equal share",
});
