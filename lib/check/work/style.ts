import type { WrittenNumber } from "../sheet/number.js";

/** How exactly a sheet is worked: the unit of the last digit that is kept of a number of some size. */
export interface Style {
  /** The unit in which a number of this size is worked and written. */
  unitAt(size: number): number;
  /** The unit that a step is rounded to: the same, or decimals where either would do. */
  stepAt(size: number): number;
  /** Whether every number is kept to the same decimals. */
  fixed: boolean;
  /** Whether the option `decimals` asks for that. */
  asked: boolean;
  /** Whether all numbers, three or more, are whole. */
  whole: boolean;
  /** Whether the sheet, or the option, tells at all how it is worked. */
  known: boolean;
}

/**
 * Tells from the digits on a sheet whether its numbers are kept to so many decimals or to so many significant digits;
 * where both would do, the coarser of the two is allowed for.
 */
export function styleOf(numbers: readonly WrittenNumber[], decimals?: number): Style {
  if (decimals !== undefined) return { ...fixedTo(decimals), asked: true };
  const pointed = numbers.filter(
    ({ whole, unit, machine, significant }) => !whole && unit > 0 && !(machine && significant > 12),
  );
  // A few numbers do not tell how roughly the steps between them were worked: two decimals at least.
  const [leastPlaces, leastDigits] = pointed.length < 4 ? [2, 3] : [0, 1];
  const places = Math.max(leastPlaces, common(pointed.map((number) => number.decimals)));
  const digits = Math.max(leastDigits, common(pointed.map((number) => number.significant)));
  const withPlaces = pointed.filter((number) => number.decimals === places).length;
  const withDigits = pointed.filter((number) => number.significant === digits).length;
  const fixed = Number(`1e${-places}`);
  const relative = (size: number): number =>
    size > 0 && Number.isFinite(size) ? Number(`1e${Math.floor(Math.log10(size)) - digits + 1}`) : fixed;
  // No number has a point: they are taken as exact, and what is between them as worked to two decimals, three digits.
  if (pointed.length === 0)
    return {
      ...fixedTo(2),
      unitAt: (size) => Math.max(fixed, relative(size)),
      fixed: false,
      known: false,
      whole: numbers.length >= 3 && numbers.every(({ whole }) => whole),
    };
  if (withPlaces > withDigits) return fixedTo(places);
  const digitsOnly = { ...fixedTo(0), unitAt: relative, stepAt: relative, fixed: false };
  if (withDigits > withPlaces) return digitsOnly;
  return { ...digitsOnly, unitAt: (size) => Math.max(fixed, relative(size)), stepAt: () => fixed };
}

function fixedTo(decimals: number): Style {
  const unit = Number(`1e${-decimals}`);
  return { unitAt: () => unit, stepAt: () => unit, fixed: true, asked: false, whole: false, known: true };
}

/** The most digits that any number has; of four numbers and more, that two have: one may be written more exactly. */
function common(counts: number[]): number {
  const sorted = counts.sort((a, b) => b - a);
  return Math.max(0, sorted[sorted.length >= 4 ? 1 : 0] ?? 0);
}

/**
 * The unit of the last digit of a number that was handed in. A bare whole number, "0" or "3", is not read as rounded
 * to units: it states as much as the other numbers of its sheet do, 0.00 or 3.00; but 0 is also what 1e-12 comes to.
 * Zeros at the end of a long whole number may be filling: 1230 has three digits that count.
 */
export function unitOf(number: WrittenNumber, style: Style): number {
  if (!number.whole) return number.unit;
  if (number.value === 0) return Math.max(1e-9, style.known ? style.unitAt(0) : 0.01);
  const zeros = /0*$/.exec(number.text)?.[0].length ?? 0;
  const filling = Math.min(zeros, number.significant - 3);
  if (filling > 0) return Number(`1e${filling}`);
  if (number.significant >= 3) return 1;
  return Math.min(1, style.known ? style.unitAt(Math.abs(number.value)) : 0.01);
}

/** Cut shorter than was asked for, or a single digit, shorter than the rest of the sheet: 0.3 where the others read like 0.31. */
export function isShort({ whole, significant, unit, value }: WrittenNumber, style: Style): boolean {
  return !whole && (style.asked || significant <= 1) && unit > 1.5 * style.unitAt(Math.abs(value));
}
