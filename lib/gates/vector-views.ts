import { type Shape, sameShape, shapeSaid, sizeOf } from "../graph/shape.js";
import { GateError } from "../text/errors.js";

/*
 * How vector gates see the shapes of their inputs, so that one line serves a vector, a matrix and a batch.
 */

type View = (
  shapes: readonly Shape[],
  attributes: Readonly<Record<string, number>>,
  told: readonly string[],
) => readonly Shape[];

/** All elements as one axis. */
export const flat: View = (shapes) => shapes.map((shape) => [sizeOf(shape)]);

/** A batch of rows: all axes but the last as one. A vector is a batch of one row. */
export const rows: View = (shapes, _, told) =>
  shapes.map((shape, i) => {
    if (shape.length === 0) throw misfit(`${told[i]}; a vector or rows of a matrix are needed`, shape);
    return [sizeOf(shape.slice(0, -1)), shape[shape.length - 1]];
  });

/** Outer axes, the axis of the attribute `axis`, inner axes; without the attribute all elements as the middle one. */
export const alongAxis: View = (shapes, { axis }, told) =>
  shapes.map((shape, i) => {
    if (axis === undefined) return [1, sizeOf(shape), 1];
    if (!Number.isInteger(axis) || axis < 0 || axis >= shape.length)
      throw new GateError("no-such-axis", `${told[i]} and has no axis ${axis}, counted from 0`, {
        value: axis,
        expected: shape.length === 0 ? "no axis" : `a whole number from 0 to ${shape.length - 1}`,
      });
    return [sizeOf(shape.slice(0, axis)), shape[axis], sizeOf(shape.slice(axis + 1))];
  });

/** The shape that is left when that axis is gone. */
export function withoutAxis([shape]: readonly Shape[], { axis }: Readonly<Record<string, number>>): Shape {
  return axis === undefined ? [] : shape.filter((_, i) => i !== axis);
}

/** The same view of inputs that must have one shape, as predictions and targets. */
export const alike =
  (view: View): View =>
  (shapes, attributes, told) => {
    const other = shapes.findIndex((shape) => !sameShape(shape, shapes[0]));
    if (other < 0) return view(shapes, attributes, told);
    throw misfit(`${told[0]} and ${told[other]}: the shapes differ`, shapes, "one shape");
  };

/** Images: batch × channels × height × width; a matrix is a batch of one image with one channel. */
export const images: View = (shapes, _, told) =>
  shapes.map((shape, i) => {
    if (shape.length === 4) return shape;
    if (shape.length === 2) return [1, 1, ...shape];
    throw misfit(`${told[i]}; height × width or batch × channels × height × width is needed`, shape);
  });

/** The same number of axes again, with the height and width of the output. */
export function imageShape(shape: Shape, lead: readonly number[], size: readonly number[]): Shape {
  return shape.length === 4 ? [...lead, ...size] : size;
}

/** @throws GateError for an attribute that is no whole number of at least so much. */
export function checkWhole(attributes: Readonly<Record<string, number>>, name: string, least: number): void {
  const value = attributes[name];
  if (value === undefined || (Number.isInteger(value) && value >= least)) return;
  throw new GateError(
    "wrong-attribute",
    `${name} must be a whole number of at least ${least}, not ${value}`,
    {
      value,
      expected: `a whole number of at least ${least}`,
    },
  );
}

/** Shapes that a gate cannot take. */
export function misfit(message: string, value: unknown, expected = "another shape"): GateError {
  const shapes = Array.isArray(value) && Array.isArray(value[0]) ? value.map(shapeSaid) : value;
  return new GateError("shapes-differ", message, { value: shapes, expected });
}
