import type { Random } from "./random.js";

/**
 * Numbers of the standard normal distribution (mean 0, variance 1) from even ones, by Marsaglia's polar method: a
 * point in the unit circle gives two. Source: Marsaglia & Bray 1964; Knuth, The Art of Computer Programming 2, 3.4.1,
 * algorithm P. The same numbers as d3-random's randomNormal from the same even ones.
 */
export function standardNormal(next: Random): Random {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    let [x, y, square] = [0, 0, 0];
    do {
      x = 2 * next() - 1;
      y = 2 * next() - 1;
      square = x * x + y * y;
    } while (square === 0 || square > 1);
    const stretch = Math.sqrt((-2 * Math.log(square)) / square);
    spare = x * stretch;
    return y * stretch;
  };
}
