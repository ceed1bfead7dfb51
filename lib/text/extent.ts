/**
 * The least and the greatest of one or more numbers. `Math.max(...numbers)` passes each as an argument of its own, and from about
 * 120,000 on these no longer find room on the stack.
 */
export function extent(numbers: readonly number[]): [low: number, high: number] {
  let [low, high] = [numbers[0], numbers[0]];
  for (const x of numbers) {
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  return [low, high];
}

/** The greatest of some numbers that are none below 0, such as lengths and counts; 0 where there is none. */
export function largest(numbers: Iterable<number>): number {
  let high = 0;
  for (const x of numbers) high = Math.max(high, x);
  return high;
}
