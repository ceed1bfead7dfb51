import { InputError } from "../text/errors.js";

/** The lengths of a tensor's axes, the outermost first: [] a number, [3] a vector, [2, 3] a matrix of 2 rows. */
export type Shape = readonly number[];

/** A number, or arrays in arrays of numbers, all of one depth and evenly long. */
export type Nested = number | readonly Nested[];

/** How many elements a shape has: 1 of a number, 0 where an axis is empty. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** "2×3", "3", or "a number". */
export function shapeText(shape: Shape): string {
  return shape.length === 0 ? "a number" : shape.join("×");
}

/** The same in a sentence, where "3" alone would be read as the number: "2×3", "a vector of 3", or "a number". */
export function shapeSaid(shape: Shape): string {
  return shape.length === 1 ? `a vector of ${shape[0]}` : shapeText(shape);
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** How far apart in memory the neighbours along each axis lie; the last axis is dense. */
export function stridesOf(shape: Shape): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = strides[axis + 1] * shape[axis + 1];
  return strides;
}

/**
 * The shape of two operands element by element, by NumPy's rule of broadcasting: shapes are aligned at their last
 * axes, and an axis of length 1, or one that is missing, is repeated.
 * @throws InputError naming both shapes.
 */
export function broadcastShape(a: Shape, b: Shape, what: string): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const [x, y] = [a, b].map((shape) => shape[shape.length - rank + i] ?? 1);
    if (x === y || y === 1) return x;
    if (x === 1) return y;
    throw new InputError(
      "shapes-differ",
      `${what}: ${shapeSaid(a)} and ${shapeSaid(b)} do not fit element by element`,
      {
        value: [a, b],
        expected: "the same lengths, or 1, axis by axis from the last",
      },
    );
  });
}

/** For each element of the larger shape, in order, the place of the element of `shape` that stands for it. */
export function broadcastPlaces(shape: Shape, larger: Shape): Int32Array {
  const strides = stridesOf(shape);
  const lead = larger.length - shape.length;
  const steps = larger.map((_, axis) => (axis < lead || shape[axis - lead] === 1 ? 0 : strides[axis - lead]));
  const places = new Int32Array(sizeOf(larger));
  const at = larger.map(() => 0);
  let place = 0;
  for (let i = 0; i < places.length; i++) {
    places[i] = place;
    for (let axis = larger.length - 1; axis >= 0; axis--) {
      place += steps[axis];
      if (++at[axis] < larger[axis]) break;
      place -= steps[axis] * larger[axis];
      at[axis] = 0;
    }
  }
  return places;
}

/** The shape of nested arrays and their numbers in order. @throws InputError for uneven ones and what is no finite number. */
export function flatten(name: string, nested: Nested): { shape: Shape; data: Float64Array } {
  const shape: number[] = [];
  for (let inner: Nested = nested; Array.isArray(inner); inner = inner[0]) shape.push(inner.length);
  const data = new Float64Array(sizeOf(shape));
  let next = 0;
  const visit = (part: Nested, depth: number, where: readonly number[]): void => {
    const place = `${name}${where.length ? `[${where.join(",")}]` : ""}`;
    if (depth < shape.length) {
      if (!isList(part) || part.length !== shape[depth])
        throw new InputError(
          "uneven-array",
          `${place} should hold ${shape[depth]} like its neighbours: ${sayPart(part)}`,
          {
            value: part,
            expected: `arrays of ${shapeText(shape)}`,
          },
        );
      for (let i = 0; i < part.length; i++) visit(part[i], depth + 1, [...where, i + 1]);
      return;
    }
    if (typeof part !== "number" || !Number.isFinite(part))
      throw new InputError("not-a-finite-number", `${place} must be a finite number, not ${sayPart(part)}`, {
        value: part,
        expected: "a finite number",
      });
    data[next++] = part;
  };
  visit(nested, 0, []);
  return { shape, data };
}

function isList(part: unknown): part is readonly Nested[] {
  return Array.isArray(part) || ArrayBuffer.isView(part);
}

function sayPart(part: unknown): string {
  return isList(part)
    ? `an array of ${part.length}`
    : typeof part === "string"
      ? `the text "${part}"`
      : String(part);
}

/** Numbers in order as nested arrays of the shape. */
export function nest(shape: Shape, data: ArrayLike<number>, offset = 0): Nested {
  if (shape.length === 0) return data[offset];
  const [length, ...inner] = shape;
  const size = sizeOf(inner);
  return Array.from({ length }, (_, i) => nest(inner, data, offset + i * size));
}

/** What an element's place is called: "2,2" for place 4 of 2×3, counted from 1 as in mathematics. */
export function indexText(shape: Shape, place: number): string {
  const at: number[] = [];
  let rest = place;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    at.unshift((rest % shape[axis]) + 1);
    rest = Math.floor(rest / shape[axis]);
  }
  return at.join(",");
}
