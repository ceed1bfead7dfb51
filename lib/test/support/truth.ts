import { all, type BigNumber, create, type MathJsInstance } from "mathjs";
import { ulp } from "./ulp.js";

const TWO_TO_537 = Math.pow(2, 537);
const instances = new Map<number, MathJsInstance>();

/** mathjs calculating with so many decimal digits; comparisons are exact, not "nearly equal". */
export function bigMath(digits: number): MathJsInstance {
  let math = instances.get(digits);
  if (!math) {
    math = create(all, { number: "BigNumber", precision: digits, relTol: 1e-300, absTol: 0 });
    instances.set(digits, math);
  }
  return math;
}

/** A double as a BigNumber, by its bits: `bignumber(0.1)` would be one tenth, which 0.1 is not. */
export function exactly(math: MathJsInstance, x: number): BigNumber {
  let exponent = 0;
  let whole = x;
  if (Math.abs(whole) < 1) {
    whole *= TWO_TO_537;
    exponent -= 537;
    if (Math.abs(whole) < 1) {
      whole *= TWO_TO_537;
      exponent -= 537;
    }
  }
  while (!Number.isInteger(whole)) {
    whole *= 2;
    exponent--;
  }
  const power = math.bignumber(2).pow(exponent);
  return math.bignumber(BigInt(whole).toString()).times(power);
}

/**
 * A formula at these doubles, with so many digits. `out` may be given as the formula of the gate's value.
 * Not a number where it has no real value, such as the logarithm of -1.
 */
export function truth(
  formula: string,
  at: Readonly<Record<string, number>>,
  digits: number,
  out?: string,
): BigNumber {
  const math = bigMath(digits);
  const scope: Record<string, BigNumber> = {};
  for (const [name, x] of Object.entries(at)) scope[name] = exactly(math, x);
  if (out !== undefined) scope.out = math.evaluate(out, scope) as BigNumber;
  const value: unknown = math.evaluate(formula, scope);
  return math.isComplex(value) ? math.bignumber(Number.NaN) : math.bignumber(value as BigNumber);
}

/** How far a double is from the truth, in units of the truth's last place; 0 for the right infinity. */
export function errorInUlps(computed: number, expected: BigNumber): number {
  const nearest = Number(expected.toString());
  if (!Number.isFinite(nearest) || !Number.isFinite(computed)) return computed === nearest ? 0 : Infinity;
  const math = bigMath(90);
  return Math.abs(
    Number(
      exactly(math, computed)
        .minus(expected)
        .div(exactly(math, ulp(nearest)))
        .toString(),
    ),
  );
}
