import { type StyleName, styles } from "../notation/style.js";
import { gateSymbol } from "./symbol.js";
import { type BackwardMath, backwardMath, type ForwardMath, forwardMath } from "./tex.js";
import type { Walk } from "./walk.js";

/** A gate forward, as it is printed. */
interface ForwardRow {
  moment: number;
  symbol: string;
  math: ForwardMath;
}

/** What one input of a gate is sent, as it is printed. */
export interface BackwardRow {
  moment: number;
  symbol: string;
  /** The name of the gate's own value, whose gradient is the upstream. */
  from: string;
  math: BackwardMath;
  /** The gradient gathered at that input so far; where paths meet, as a sum: "2 + 4 = 6". */
  gathered: string;
}

export function forwardRows(walk: Walk, style: StyleName): ForwardRow[] {
  return walk.forward.map((step, i) => ({
    moment: i + 1,
    symbol: gateSymbol(step.node),
    math: forwardMath(step, style, walk.decimals),
  }));
}

export function backwardRows(walk: Walk, style: StyleName): BackwardRow[] {
  const s = styles[style];
  const before = new Map<number, number>();
  return walk.backward.flatMap((step, i) =>
    step.sent.map((sent) => {
      const math = backwardMath(step, sent, style, walk.decimals);
      const earlier = before.get(sent.to.index);
      before.set(sent.to.index, sent.total);
      const total = s.number(sent.total, walk.decimals);
      const gathered =
        earlier === undefined ? total : sum(s.number(earlier, walk.decimals), math.sent, total, style);
      const moment = walk.forward.length + 2 + i;
      return { moment, symbol: gateSymbol(step.node), from: s.name(step.name), math, gathered };
    }),
  );
}

/** df/dx, the total gradient of the result, as it is printed; a gate's local derivative has no such symbol. */
export function gradientOf(result: string, name: string, style: StyleName): string {
  const d = style === "tex" ? "\\mathrm{d}" : "d";
  return `${d}${result}/${d}${name}`;
}

function sum(a: string, b: string, total: string, style: StyleName): string {
  const s = styles[style];
  return `${a} + ${b.startsWith(s.minus) ? s.parentheses(b) : b}${s.equals}${total}`;
}
