import type { Shape } from "../graph/shape.js";

/**
 * The axes along which an input of `shape` was repeated to fit into `larger`, in words: "the rows" of a matrix; undefined
 * when it was not. On the way back what is sent to it is summed over them.
 */
export function summedOver(shape: Shape, larger: Shape): string | undefined {
  const lead = larger.length - shape.length;
  const axes = larger.flatMap((length, axis) =>
    length > 1 && (axis < lead || shape[axis - lead] === 1) ? [axis] : [],
  );
  if (axes.length === 0) return undefined;
  if (axes.length === larger.length) return "all elements";
  if (larger.length === 2) return axes[0] === 0 ? "the rows" : "the columns";
  return `${axes.length === 1 ? "axis" : "axes"} ${axes.map((axis) => axis + 1).join(" and ")}`;
}
