import { type NumberVerdict, TOO_SHORT, type Verdict } from "../../judge/verdict.js";
import type { SheetProblem } from "../../sheet/problem.js";

/** Each verdict's mark and words; no mark relies on colour. */
export const marks: Readonly<Record<Verdict, readonly [mark: string, words: string]>> = {
  right: ["✓", "right"],
  loose: ["≈", "right, loosely rounded"],
  carried: ["↪", "follows from an earlier slip"],
  wrong: ["✗", "wrong"],
  missing: ["·", "not answered"],
};

/** Whether something was written that could not be read. */
export function isUnread({ given, written }: Pick<NumberVerdict, "given" | "written">): boolean {
  return given === null && written !== null;
}

/** Whether more is to be said of a number than its mark: it is wrong, loose, or could not be read. */
export function isTold(one: NumberVerdict): boolean {
  return one.verdict === "wrong" || one.verdict === "loose" || isUnread(one);
}

/** The mark and the words of one number. */
export function markOf(one: NumberVerdict): readonly [mark: string, words: string] {
  if (one.slip === TOO_SHORT) return ["≈", "too few digits to tell"];
  return isUnread(one) ? ["!", "could not be read"] : marks[one.verdict];
}

/** The Okabe–Ito green, orange and vermilion, of a lightness that is legible on white and on a dark theme's ground. */
export const colours: Readonly<Record<Verdict, string>> = {
  right: "#0a8560",
  loose: "#0a8560",
  carried: "#a06a00",
  wrong: "#d1410c",
  missing: "#767676",
};

/** The same, darker: for a picture, which has its own white ground. */
export const inks: Readonly<Record<Verdict, string>> = {
  right: "#00664f",
  loose: "#00664f",
  carried: "#7a5200",
  wrong: "#b3300a",
  missing: "#666666",
};

/** The true number, with as many decimals as the one that was written, where that is more. */
export function trueNumber(
  { exact, written }: NumberVerdict,
  format: (value: number, decimals?: number) => string,
): string {
  const decimals = /\.(\d+)$/.exec(written ?? "")?.[1].length ?? 0;
  const [short, long] = [format(exact), format(exact, Math.min(decimals, 15))];
  return long.length > short.length ? long : short;
}

/** A problem of a sheet in one line. */
export function problemText({ file, line, column, message }: SheetProblem): string {
  const places = [
    ...(file === undefined ? [] : [file]),
    ...(line === undefined ? [] : [`line ${line}, column ${column}`]),
  ];
  return places.length === 0 ? `! ${message}` : `! ${places.join(", ")}: ${message}`;
}
