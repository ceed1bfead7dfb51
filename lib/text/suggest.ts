/** The candidate that a mistyped word most likely meant, or undefined; case counts for nothing. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  let best: string | undefined;
  let least = typed.length <= 3 ? 1 : typed.length <= 6 ? 2 : 3; // at most this many edits
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) > least) continue;
    const edits = distance(typed, candidate.toLowerCase());
    if (edits < least || (edits === least && best === undefined && edits < candidate.length)) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}

/** Edits (insert, delete, change, swap of neighbours) between two words. Source: Damerau 1964, restricted form. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(previous[j] + 1, row[j - 1] + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    older = previous;
    previous = row;
  }
  return previous[b.length];
}
