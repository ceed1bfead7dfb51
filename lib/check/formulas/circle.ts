import type { Formulas } from "./own-values.js";

/** The names on the way from a formula over those it mentions back to itself; undefined where there is none. */
export function circleThrough(
  line: number,
  formulas: Formulas,
  places: ReadonlyMap<string, number>,
): string[] | undefined {
  const seen = new Set<number>();
  const search = (at: number): string[] | undefined => {
    for (const name of formulas.get(at)?.names.values() ?? []) {
      const next = places.get(name) ?? -1;
      if (next === line) return [name];
      if (seen.has(next)) continue;
      seen.add(next);
      const rest = search(next);
      if (rest) return [name, ...rest];
    }
    return undefined;
  };
  return search(line);
}
