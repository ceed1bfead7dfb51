import { checkList, wrongArgument } from "../text/guards.js";
import { checkRange, counted } from "../text/ranges.js";
import type { Random } from "./random.js";

/** A copy in another order, each order as likely (Fisher & Yates 1938, as in Durstenfeld 1964). */
export function shuffled<T>(items: readonly T[], next: Random): T[] {
  checkList("what is shuffled", items);
  checkRandom(next);
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
}

/**
 * One epoch: every item once, in another order, cut into batches of `size`; the last one may be shorter. Asked again
 * with the same source of random numbers it gives the next epoch.
 *
 *     batches([10, 20, 30, 40, 50], 2, random(1)); // three batches, of 2, 2 and 1
 *
 * @throws OptionError for a size that is no whole number of at least 1.
 */
export function batches<T>(items: readonly T[], size: number, next: Random): T[][] {
  checkRange("batch-size", size, counted);
  const all = shuffled(items, next);
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** @throws InputError for what is no source of random numbers. */
function checkRandom(value: unknown): asserts value is Random {
  if (typeof value !== "function")
    throw wrongArgument("the source of random numbers", value, "one such as random(1)");
}
