/** How a learner keeps numbers: rounds each step, keeps full precision and rounds when writing, or cuts digits off. */
export type Habit = "rounds" | "full" | "truncates";
/** So many decimals, or so many significant digits. */
export interface Digits {
  kind: "decimals" | "significant";
  count: number;
}
/** A slip to be made: on which line, and which. */
export interface Planted {
  name: string;
  code: string;
}

/** A learner at work: `put` writes a number on the sheet, `r` keeps one in the middle of a step. */
export class Hand {
  readonly sheet = new Map<string, string>();
  /** What each line would have been without the slip, and with each slip it could have, as text. */
  readonly alternatives = new Map<string, Map<string, string>>();
  /** A number on the way was infinite or none: no learner gets there. */
  broken = false;
  private readonly habit: Habit;
  private readonly digits: Digits;
  private readonly planted: Planted | undefined;

  constructor(habit: Habit, digits: Digits, planted?: Planted) {
    this.habit = habit;
    this.digits = digits;
    this.planted = planted;
  }

  r(value: number): number {
    return this.habit === "full" ? value : Number(this.text(value));
  }

  /** Writes a number down and answers the one that the learner goes on with. */
  put(name: string, right: number, slips: Readonly<Record<string, number>> = {}): number {
    const all: Record<string, number> = { right, "sign-flipped": -right, ...slips };
    this.alternatives.set(
      name,
      new Map(Object.entries(all).map(([code, value]) => [code, this.text(value)])),
    );
    const value = this.planted?.name === name ? all[this.planted.code] : right;
    const text = this.text(value);
    this.sheet.set(name, text);
    return this.habit === "full" ? value : Number(text);
  }

  private text(value: number): string {
    const { kind, count } = this.digits;
    if (!Number.isFinite(value)) this.broken = true;
    // What doubles leave of 1.3 - 1.3 is 0 on paper.
    if (Math.abs(value) < 1e-15 || !Number.isFinite(value))
      return kind === "decimals" ? (0).toFixed(count) : "0";
    const cutTo = this.habit === "truncates" ? truncate : round;
    const placesOf = (of: number): number => count - 1 - Math.floor(Math.log10(Math.abs(of)) + 1e-12);
    // 0.9996 to three significant digits is 1.00: rounding can make the number one digit longer.
    const places = kind === "decimals" ? count : placesOf(cutTo(value, placesOf(value)));
    const cut = cutTo(value, places);
    return cut.toFixed(Math.max(0, Math.min(places, 20)));
  }
}

/** Half away from zero, and towards zero, with a decimal's own digits: 0.285 is a little less as a double. */
function round(value: number, places: number): number {
  return (Math.sign(value) * Math.floor(shifted(value, places) + 0.5)) / Number(`1e${places}`);
}
function truncate(value: number, places: number): number {
  return (Math.sign(value) * Math.floor(shifted(value, places) + 1e-9)) / Number(`1e${places}`);
}
function shifted(value: number, places: number): number {
  return Number((Math.abs(value) * Number(`1e${places}`)).toPrecision(14));
}
