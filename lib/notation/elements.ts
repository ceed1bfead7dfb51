import { InputError } from "../text/errors.js";

/** "W[1,2]" taken apart. */
const element = /^(.+)\[(\d+(?:,\d+)?)\]$/;

/**
 * Values of which some are given element by element, "W[1,1]": 0.3, with these as the vectors and matrices that they make up.
 * @throws InputError for an element that is missing, or that has no place: every index counts from 1 without a gap.
 */
export function withArrays<V>(
  values: Readonly<Record<string, V>>,
): Readonly<Record<string, V | V[] | V[][]>> {
  if (
    typeof values !== "object" ||
    values === null ||
    !Object.keys(values).some((name) => element.test(name))
  )
    return values;
  const whole: Record<string, V | V[] | V[][]> = {};
  const arrays = new Map<string, Map<string, V>>();
  for (const [name, value] of Object.entries(values)) {
    const [, array, at] = element.exec(name) ?? [];
    if (array === undefined) whole[name] = value;
    else arrays.set(array, (arrays.get(array) ?? new Map<string, V>()).set(at, value));
  }
  for (const [name, elements] of arrays) {
    if (Object.hasOwn(whole, name))
      throw new InputError(
        "input-given-twice",
        `${name} is given whole and by its elements; give one of them`,
        {
          value: name,
          expected: `${name}, or each of its elements`,
        },
      );
    whole[name] = arrayOf(name, elements);
  }
  return whole;
}

function arrayOf<V>(name: string, elements: ReadonlyMap<string, V>): V[] | V[][] {
  const places = [...elements.keys()].map((at) => at.split(",").map(Number));
  const lengths = places[0].map((_, axis) => Math.max(...places.map((place) => place[axis] ?? 0)));
  let taken = 0;
  const take = (at: string): V => {
    if (!elements.has(at)) throw refuse(name, `${name}[${at}] has no value`, at);
    taken++;
    return elements.get(at) as V;
  };
  const from1 = (length: number): number[] => Array.from({ length }, (_, i) => i + 1);
  const [rows, columns] = lengths;
  const made =
    columns === undefined
      ? from1(rows).map((i) => take(`${i}`))
      : from1(rows).map((i) => from1(columns).map((j) => take(`${i},${j}`)));
  if (taken === elements.size) return made;
  const [extra] = [...elements.keys()].filter((at) => !isPlace(at, lengths));
  throw refuse(name, `${name}[${extra}] has no place beside ${name}[${lengths.join()}]`, extra);
}

function isPlace(at: string, lengths: readonly number[]): boolean {
  const place = at.split(",").map(Number);
  return place.length === lengths.length && place.every((index) => index > 0);
}

function refuse(name: string, message: string, at: string): InputError {
  return new InputError("missing-input", message, {
    value: `${name}[${at}]`,
    expected: `every element of ${name}, counted from 1`,
  });
}

/** The other way round: vectors and matrices taken apart, "W[1,1]": 0.3, and what is no array left as it is. */
export function byElements(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const apart = (name: string, value: unknown, at: readonly number[]): [string, unknown][] =>
    Array.isArray(value)
      ? value.flatMap((one, i) => apart(name, one, [...at, i + 1]))
      : [[at.length === 0 ? name : `${name}[${at.join()}]`, value]];
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => apart(name, value, [])));
}
