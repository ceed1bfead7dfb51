import { flatten, indexText, type Nested, nest, type Shape } from "../graph/shape.js";

/** Numbers by name, and nested arrays by the name of a tensor. */
export type NestedPoint = Readonly<Record<string, Nested>>;

/** A point by its elements, `W[1,2]`, and the shapes of the tensors among its names. */
export interface FlatPoint {
  readonly numbers: Readonly<Record<string, number>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** Takes the tensors of a point apart. @throws InputError for uneven arrays and what is no finite number in them. */
export function flatPoint(point: NestedPoint): FlatPoint {
  const numbers: Record<string, number> = {};
  const shapes: Record<string, Shape> = {};
  for (const [name, value] of Object.entries(point)) {
    if (!Array.isArray(value)) {
      numbers[name] = value as number;
      continue;
    }
    const { shape, data } = flatten(name, value);
    shapes[name] = shape;
    data.forEach((number, place) => {
      numbers[`${name}[${indexText(shape, place)}]`] = number;
    });
  }
  return { numbers, shapes };
}

/** The numbers of a point by name, each tensor's together in its shape. */
export function nestedPoint(
  names: readonly string[],
  shapes: Readonly<Record<string, Shape>>,
  numbers: ArrayLike<number>,
): Record<string, Nested> {
  const point: Record<string, Nested> = {};
  names.forEach((name, i) => {
    const stem = name.replace(/\[.*$/, "");
    const shape = Object.hasOwn(shapes, stem) ? shapes[stem] : undefined;
    if (shape === undefined) point[name] = numbers[i];
    else if (!Object.hasOwn(point, stem)) point[stem] = nest(shape, numbers, i);
  });
  return point;
}
