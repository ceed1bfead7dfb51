import type { NumberVerdict } from "./verdict.js";

/**
 * One slip in a whole vector or matrix is one mistake: it is told at the first element that has it, and the others go
 * together with that. So are the elements of one formula for the whole, also where no slip is known that makes it.
 */
export function asWholeArrays(verdicts: readonly NumberVerdict[]): NumberVerdict[] {
  const first = new Map<string, NumberVerdict>();
  return verdicts.map((one) => {
    const { name, verdict, slip, formula } = one;
    if (verdict !== "wrong" || !name.includes("[") || (slip === null && formula === undefined)) return one;
    const key = `${name.replace(/\[[\d,]+\]/, "")} ${slip}`;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, one);
      return one;
    }
    const { step: _, ...rest } = one;
    const message = `Goes together with ${before.name}: the same slip explains it.`;
    return { ...rest, verdict: "carried", slip: null, others: [], message };
  });
}
