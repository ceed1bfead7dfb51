import { plainText } from "../../formula/characters.js";
import { parseProgram } from "../../formula/program.js";
import type { Expression } from "../../formula/tree.js";
import { gates } from "../../gates/scalar.js";
import type { Gate } from "../../graph/gate.js";
import { everything, type Interval, overBox, point } from "../../notation/interval.js";
import { BackpropError } from "../../text/errors.js";
import { readWritten } from "./written.js";

/** Longer ones, and more of them, are not worked out. */
const LONGEST = 120;
const MOST = 10;

/**
 * What is to be told of a chain of equal signs: "q = x + y = -2 + 5 = 4" does not hold at "-2 + 5 = 4". Only what is
 * written out in numbers is worked out, each taken with the rounding that its digits show.
 */
export function chainNotes(name: string, parts: readonly string[]): string[] {
  const worked = parts.slice(0, MOST).map((text) => ({ text, number: worth(text) }));
  const known = worked.filter((one): one is { text: string; number: Interval } => one.number !== undefined);
  return known.flatMap(({ text, number }, i) => {
    const next = known[i + 1];
    if (next === undefined || agree(number, next.number)) return [];
    return [`Note: ${name} is written as ${text} = ${next.text}, but these are not equal.`];
  });
}

/** What a part can be as it is rounded, up to one in the last place; undefined for what holds a name. */
function worth(text: string): Interval | undefined {
  // "3 du" is a product, of which one factor is a name.
  if (text.length > LONGEST || !/\d/.test(text) || /\d\s+[\p{L}∂]/u.test(text)) return undefined;
  try {
    const { value, unit, whole } = readWritten(text);
    const slack = whole ? 0 : unit;
    return { lo: value - slack, hi: value + slack };
  } catch {
    return calculated(text);
  }
}

function calculated(written: string): Interval | undefined {
  const text = plainText(written).replace(/(?<=\d)\s{0,9}x(?=\s{0,9}[-(\d])/g, "*");
  try {
    const { lines } = parseProgram(text);
    return lines.length === 1 ? rangeOf(lines[0].expression, text) : undefined;
  } catch (error) {
    if (error instanceof BackpropError) return undefined;
    throw error;
  }
}

const gateBy: ReadonlyMap<string, Gate> = new Map(gates.map((gate) => [gate.name, gate]));

/** What a calculation can come to; undefined where it holds a name, or what is no gate of numbers. */
function rangeOf(expression: Expression, text: string): Interval | undefined {
  if (expression.kind === "name") return undefined;
  if (expression.kind === "number") {
    const decimals = /^\d*\.(\d*)$/.exec(/^[\d.]*/.exec(text.slice(expression.position))?.[0] ?? "")?.[1]
      .length;
    const slack = decimals === undefined ? 0 : Number(`1e-${decimals}`);
    return { lo: expression.value - slack, hi: expression.value + slack };
  }
  const box = expression.inputs.map((input) => rangeOf(input, text));
  if (!box.every((part) => part !== undefined)) return undefined;
  const gate = gateBy.get(expression.gate);
  if (gate === undefined) return expression.gate === "unaryPlus" ? box[0] : undefined;
  return overBox(box, (x, y = x) => {
    const value = gate.value(x, y);
    return Number.isFinite(value) ? point(value) : everything;
  });
}

function agree(a: Interval, b: Interval): boolean {
  const noise = 1e-9 * Math.max(1, Math.abs(a.lo), Math.abs(b.lo));
  return a.lo <= b.hi + noise && b.lo <= a.hi + noise;
}
