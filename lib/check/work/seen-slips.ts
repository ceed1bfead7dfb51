/** A slip that explains a number, and others that would make the same one. */
interface Explanation {
  readonly code: string;
  readonly alike: readonly string[];
  readonly rank: number;
}

/** A slip that is less likely than the first by no more than this may be the one all the same. */
export const LIKELY_MARGIN = 1.5;

/** Which slips explain the wrong numbers of a sheet: those named, and those that would do nearly as well. */
export class SeenSlips {
  private readonly named: Set<string>;
  private readonly numbers = new Map<string, number>();

  /** @param known slips that were made on the sheet for sure. */
  constructor(known: readonly string[]) {
    this.named = new Set(known);
  }

  has(code: string): boolean {
    return this.named.has(code);
  }

  /** Takes down what explains one number, the likeliest first. */
  add(slips: readonly Explanation[]): void {
    const [first] = slips;
    this.named.add(first.code);
    const likely = slips.filter(({ rank }) => rank <= first.rank + LIKELY_MARGIN);
    for (const code of new Set(likely.flatMap((one) => [one.code, ...one.alike])))
      this.numbers.set(code, (this.numbers.get(code) ?? 0) + 1);
  }

  /** The slips that would explain two numbers and more. */
  repeated(): string[] {
    return [...this.numbers].filter(([, count]) => count > 1).map(([code]) => code);
  }
}
