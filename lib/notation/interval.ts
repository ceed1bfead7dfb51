/** All numbers from lo to hi; a point where they are equal; nothing known where they are NaN. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

export function point(value: number): Interval {
  return { lo: value, hi: value };
}

export function isPoint({ lo, hi }: Interval): boolean {
  return lo === hi;
}

/** Its middle, also where the ends are as large as numbers get. */
export function middle({ lo, hi }: Interval): number {
  return lo === hi ? lo : lo / 2 + hi / 2;
}

/** The smallest interval around all of these; what is not known (NaN) is passed over. */
export function hull(...parts: readonly Interval[]): Interval {
  let lo = Number.POSITIVE_INFINITY;
  let hi = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    if (part.lo < lo) lo = part.lo;
    if (part.hi > hi) hi = part.hi;
  }
  return lo <= hi ? { lo, hi } : nothing;
}

export const everything: Interval = { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY };
export const nothing: Interval = { lo: Number.NaN, hi: Number.NaN };

export function sum(a: Interval, b: Interval): Interval {
  return { lo: a.lo + b.lo, hi: a.hi + b.hi };
}

export function times(a: Interval, b: Interval): Interval {
  if (a.lo === a.hi && b.lo === b.hi) return point(a.lo * b.lo);
  const products = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi];
  const known = products.map((product) => (Number.isNaN(product) ? 0 : product)); // 0 × ∞, at an end of an interval
  return { lo: Math.min(...known), hi: Math.max(...known) };
}

/** The part of `a` within `reach` of a value, and the value itself. */
export function around(a: Interval, value: number, reach: number): Interval {
  const lo = Math.max(a.lo, value - reach);
  const hi = Math.min(a.hi, value + reach);
  return lo <= hi ? { lo: Math.min(lo, value), hi: Math.max(hi, value) } : point(value);
}

/** How far a value lies outside: 0 inside, NaN when nothing is known. */
export function distance(value: number, { lo, hi }: Interval): number {
  return Number.isNaN(lo) || Number.isNaN(hi) ? Number.NaN : Math.max(0, lo - value, value - hi);
}

/**
 * What rounding or truncating to multiples of `unit` can make of the numbers in it. A number that already is a
 * multiple stays as it is: exact working needs no allowance.
 */
export function rounded(a: Interval, unit: number): Interval {
  if (!(unit > 0)) return a;
  const slack = 1e-9;
  const lo = Math.floor(a.lo / unit + slack) * unit;
  const hi = Math.ceil(a.hi / unit - slack) * unit;
  return { lo: Math.min(a.lo, lo), hi: Math.max(a.hi, hi) };
}

/** What a function of some numbers can give over a box: its values at the corners and in the middle. */
export function overBox(box: readonly Interval[], f: (...at: number[]) => Interval): Interval {
  const at = box.map((side) => side.lo);
  if (box.every(isPoint)) return f(...at);
  const wide = box.flatMap((side, i) => (isPoint(side) ? [] : [i]));
  const parts: Interval[] = [];
  for (let corner = 0; corner < 1 << wide.length; corner++) {
    wide.forEach((i, bit) => {
      at[i] = corner & (1 << bit) ? box[i].hi : box[i].lo;
    });
    parts.push(f(...at));
  }
  // Rules are monotone over boxes as small as rounding makes them, but for those around a peak: mostly at 0.
  for (const i of wide) at[i] = box[i].lo < 0 && box[i].hi > 0 ? 0 : middle(box[i]);
  parts.push(f(...at));
  const all = hull(...parts);
  // Beside a pole, as of 1/x at 0, there is no telling.
  return Math.abs(all.lo) === Number.POSITIVE_INFINITY || all.hi === Number.POSITIVE_INFINITY
    ? everything
    : all;
}
