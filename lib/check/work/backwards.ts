/**
 * These lines and all that they go back to, each once, from the last to the first; a line goes back to earlier ones
 * only. Whoever has seen enough stops: what was not asked for is not looked at.
 */
export function* backwards(
  lines: readonly number[],
  from: (line: number) => readonly number[],
): Generator<number, void> {
  const seen = new Set(lines);
  const heap: number[] = [];
  for (const line of seen) push(heap, line);
  while (heap.length > 0) {
    const line = pop(heap);
    yield line;
    for (const earlier of from(line)) {
      if (seen.has(earlier)) continue;
      seen.add(earlier);
      push(heap, earlier);
    }
  }
}

/** Adds a number to a binary heap with the largest on top. */
function push(heap: number[], line: number): void {
  let at = heap.push(line) - 1;
  for (let above = (at - 1) >> 1; at > 0 && heap[above] < line; above = (at - 1) >> 1) {
    heap[at] = heap[above];
    at = above;
  }
  heap[at] = line;
}

function pop(heap: number[]): number {
  const top = heap[0];
  const last = heap.pop() as number;
  if (heap.length === 0) return top;
  let at = 0;
  for (let below = 1; below < heap.length; below = 2 * at + 1) {
    if (heap[below + 1] > heap[below]) below++;
    if (heap[below] <= last) break;
    heap[at] = heap[below];
    at = below;
  }
  heap[at] = last;
  return top;
}
