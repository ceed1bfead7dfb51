/** A piece of work done so many times; the answer keeps the compiler from leaving the work out. */
export type Work = (times: number) => number;

export interface Comparison {
  /** Median time of the first divided by that of the second. */
  ratio: number;
  /** Median nanoseconds for one time. */
  first: number;
  second: number;
}

const SAMPLES = 41;
const SAMPLE_MS = 4;

/**
 * Takes turns at both, so that what else the machine does meets both, and compares the medians.
 * @param least how many times a sample has at least: fewer for work that takes long.
 */
export function compare(first: Work, second: Work, least = 1000): Comparison {
  const both = [first, second].map((work) => ({
    work,
    times: timesFor(work, least),
    samples: [] as number[],
  }));
  for (let i = 0; i < SAMPLES; i++)
    for (const each of both) each.samples.push(milliseconds(each.work, each.times) / each.times);
  const [a, b] = both.map(({ samples }) => 1e6 * median(samples));
  return { ratio: a / b, first: a, second: b };
}

/** How many times fill a sample; finding out warms the code up as well. */
function timesFor(work: Work, least: number): number {
  for (let times = least; ; times *= 2) if (milliseconds(work, times) > SAMPLE_MS) return times;
}

let sink = 0;

/** The time of one call. */
export function milliseconds(work: Work, times: number): number {
  const start = performance.now();
  sink += work(times);
  const end = performance.now();
  if (Number.isNaN(sink)) throw new Error("the work gave no number");
  return end - start;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
