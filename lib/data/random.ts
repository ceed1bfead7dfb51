/** A source of numbers in [0, 1) that gives the same numbers for the same seed, on every machine. */
export type Random = () => number;

/** mulberry32, by T. Ettinger 2017 (public domain): 32 bits of state, ample for lessons, not for secrets. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
