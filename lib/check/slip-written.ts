import type { WrittenNumber } from "./number.js";
import type { Working } from "./working.js";

/** A number that was worked out well and written down wrongly, and what was meant. */
export interface Miswritten {
  code: string;
  says: string;
  meant: number;
  rank: number;
}

/**
 * Slips of the pen: decimal point misplaced, two neighbouring digits swapped, two answers exchanged.
 * @param fits whether a number, written in this unit, is the right one for the line.
 */
export function miswritten(
  working: Working,
  line: number,
  number: WrittenNumber,
  fits: (line: number, value: number, unit: number) => boolean,
): Miswritten[] {
  const found: Miswritten[] = [];
  for (const power of [1, -1, 2, -2]) {
    const shift = Number(`1e${power}`);
    if (number.value !== 0 && fits(line, number.value * shift, number.unit * shift)) {
      const places = Math.abs(power) === 1 ? "one place" : "two places";
      const says = `the decimal point is ${places} too far to the ${power > 0 ? "left" : "right"}`;
      found.push({ code: "decimal-point", says, meant: number.value * shift, rank: Math.abs(power) + 2 });
    }
  }
  for (const value of swaps(number.text))
    if (fits(line, value, number.unit))
      found.push({
        code: "digits-swapped",
        says: "two neighbouring digits are swapped",
        meant: value,
        rank: 3,
      });
  working.written.forEach((other, j) => {
    if (other === null || j === line || other.value === number.value) return;
    if (!fits(line, other.value, other.unit) || !fits(j, number.value, number.unit)) return;
    const name = working.plan.lines[j].name;
    const says = `the answers for ${working.plan.lines[line].name} and ${name} are exchanged`;
    found.push({
      code: "answers-exchanged",
      says,
      meant: other.value,
      rank: other.value === -number.value ? 2.5 : 0,
    });
  });
  return found;
}

/** The numbers that come of swapping two neighbouring digits. */
function swaps(text: string): number[] {
  const digits = [...text];
  return digits.flatMap((digit, i): number[] => {
    const j = digits[i + 1] === "." ? i + 2 : i + 1;
    const next = digits[j];
    if (!/\d/.test(digit) || next === undefined || !/\d/.test(next) || digit === next) return [];
    const swapped = digits.slice();
    swapped[i] = next;
    swapped[j] = digit;
    const value = Number(swapped.join("").replace("−", "-"));
    return Number.isFinite(value) ? [value] : [];
  });
}
