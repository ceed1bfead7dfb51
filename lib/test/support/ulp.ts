const bits = new BigInt64Array(1);
const number = new Float64Array(bits.buffer);

/** 2^-1074, the distance between neighbours below 2^-1022, where doubles lose digits. */
export const SMALLEST = Number.MIN_VALUE;
/** 2^-1022, the least double that has all its digits. */
export const LEAST_NORMAL = 2.2250738585072014e-308;

/** A double's place on the line of all doubles: neighbours differ by 1, and both zeros are 0. */
function place(x: number): bigint {
  number[0] = x;
  return bits[0] < 0n ? -(bits[0] & 0x7fffffffffffffffn) : bits[0];
}

/** How many doubles lie between two, one of them included. */
export function ulpsBetween(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  const distance = place(a) - place(b);
  return Number(distance < 0n ? -distance : distance);
}

/** The distance from |x| to the next larger double: the unit in the last place. */
export function ulp(x: number): number {
  number[0] = Math.abs(x);
  bits[0] += 1n;
  return number[0] - Math.abs(x);
}
