import type { Columns } from "./columns.js";
import { type Gate, table } from "./gate.js";
import { codeName } from "./gate-code.js";
import { pow, toJavaScript } from "./notation.js";

/**
 * The number in the column `operation`: which gate, and which of its inputs receive a gradient (bit 0 the first,
 * bit 1 the second; a constant receives none). 0 to 3 are left for rows that are no gate.
 */
export function opcode(gate: number, receives: number): number {
  return ((gate + 1) << 2) | receives;
}

type Forward = (rows: Columns) => void;
type Backward = (rows: Columns, gradient: Float64Array, from: number) => void;
let compiledFor = -1;
let forward: Forward;
let backward: Backward;

/** Evaluates every gate again, in order. Values that do not exist come out as NaN or Infinity. */
export function replay(rows: Columns): void {
  if (compiledFor !== table.length) compileLoops();
  forward(rows);
}

/**
 * Walks from row `from` down to 0 and adds to each input upstream × local. `gradient` holds 1 at the output
 * and 0 elsewhere. Reverse accumulation after Linnainmaa 1976; see Griewank & Walther, Evaluating Derivatives, 3.2.
 */
export function accumulate(rows: Columns, gradient: Float64Array, from: number): void {
  if (compiledFor !== table.length) compileLoops();
  backward(rows, gradient, from);
}

/** A gate's exact forms as JavaScript over the names that `rename` answers for x, y, out and the shared parts. */
export function gateCode(gate: Gate, rename: (name: string) => string): GateCode {
  const js = (text: string): string => toJavaScript(text, (name) => rename(codeName(name)));
  const { where, forward, local } = gate.exact;
  return {
    where: Object.entries(where).map(([part, text]) => `const ${rename(codeName(part))} = ${js(text)};`),
    forward: js(forward),
    local: local.map(js),
  };
}

export interface GateCode {
  where: string[];
  forward: string;
  local: string[];
}

/** Upstream × local, without the multiplication where the local derivative is 1 or -1. */
export function sentCode(upstream: string, local: string): string {
  return local === "1" ? upstream : local === "- 1" ? `-${upstream}` : `${upstream} * (${local})`;
}

/** One loop over a switch over all gates, made from the gate table: no call and no object for a gate. */
function compileLoops(): void {
  const columns = "const { length, value, operation, first, second } = rows;";
  const cases = table.map((gate) => {
    const code = gateCode(gate, (name) => name);
    const x = "const x = value[first[i]];";
    const y = gate.inputs.length === 2 ? "const y = value[second[i]];" : "";
    const whereIf = (used: string[]): string[] =>
      code.where.filter((line) => used.some((text) => text.includes(line.split(" ")[1])));
    const label = (receives: number): string => `case ${opcode(gate.id, receives)}:`;
    const send = (receives: number): string => {
      const used = code.local.filter((_, slot) => receives & (1 << slot));
      const sends = code.local.map((local, slot) =>
        receives & (1 << slot) ? `gradient[${slot ? "second" : "first"}[i]] += ${sentCode("g", local)};` : "",
      );
      return `${label(receives)} { ${x} ${y} const out = value[i]; ${whereIf(used).join(" ")} ${sends.join(" ")} break; }`;
    };
    const masks = code.local.length === 2 ? [1, 2, 3] : [1];
    return {
      forward: `${[0, ...masks].map(label).join(" ")} { ${x} ${y} ${code.where.join(" ")} value[i] = ${code.forward}; break; }`,
      backward: masks.map(send).join("\n"),
    };
  });
  const loop = (name: "forward" | "backward", head: string): string =>
    `${columns} for (${head}) { ${name === "backward" ? "const g = gradient[i];" : ""}
      switch (operation[i]) { ${cases.map((made) => made[name]).join("\n")} } }`;
  const make = (parameters: string, body: string): unknown =>
    new Function("pow", `"use strict"; return (${parameters}) => { ${body} };`)(pow);
  forward = make("rows", loop("forward", "let i = 0; i < length; i++")) as Forward;
  backward = make("rows, gradient, from", loop("backward", "let i = from; i >= 0; i--")) as Backward;
  compiledFor = table.length;
}
