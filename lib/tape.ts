import { CONSTANT, type Columns, opcode } from "./columns.js";
import { type Gate, table } from "./gate.js";
import { codeName } from "./gate-code.js";
import { pow, toJavaScript } from "./notation.js";

type Forward = (rows: Columns) => number;
type Backward = (rows: Columns, gradient: Float64Array, from: number) => boolean;
let compiledFor = -1;
let forward: Forward;
let backward: Backward;

/** Evaluates every gate again, in order. Answers the first row whose value is not finite, -1 when there is none. */
export function replay(rows: Columns): number {
  if (compiledFor !== table.length) compileLoops();
  return forward(rows);
}

/**
 * Walks from row `from` down to 0 and adds to each input upstream × local. `gradient` holds 1 at the output
 * and 0 elsewhere. Answers false when a gradient is not finite. Reverse accumulation after Linnainmaa
 * 1976; see Griewank & Walther, Evaluating Derivatives, 3.2.
 */
export function accumulate(rows: Columns, gradient: Float64Array, from: number): boolean {
  if (compiledFor !== table.length) compileLoops();
  return backward(rows, gradient, from);
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

interface GateCode {
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
  const cases = table.map((gate) => casesOf(gate));
  const loop = (head: string, part: "forward" | "backward", otherwise: string): string =>
    `const { length, value, operation, first, second } = rows;
     for (${head}) switch (operation[i]) { ${cases.map((made) => made[part]).join("\n")} ${otherwise} }`;
  const make = (parameters: string, body: string): unknown =>
    new Function("pow", `"use strict"; return (${parameters}) => { ${body} };`)(pow);
  const all = loop("let i = 0; i < length; i++", "forward", "");
  forward = make("rows", `let bad = -1; ${all} return bad;`) as Forward;
  // A gradient that is not finite sends nothing finite (∞ × 0 is NaN), so it is seen at the inputs at the latest.
  const seen = `case ${CONSTANT}: if (i < from) gradient[i] = 0; break;
    default: if (gradient[i] - gradient[i] !== 0) return false;`;
  const back = loop("let i = from | 0; i >= 0; i--", "backward", seen);
  backward = make("rows, gradient, from", `${back} return true;`) as Backward;
  compiledFor = table.length;
}

/** What the loops do for one gate, for each choice of inputs that receive a gradient. */
function casesOf(gate: Gate): { forward: string; backward: string } {
  const { where, forward, local } = gateCode(gate, (name) => name);
  const declared = [
    "const a = first[i];",
    "const b = second[i];",
    "const x = value[a];",
    "const y = value[b];",
  ];
  const lines = [...declared, "const out = value[i];", "const g = gradient[i];", ...where];
  const label = (to: number): string => `case ${opcode(gate.id, to)}:`;
  const block = (text: string): string => `{ ${needed(lines, text).join(" ")} ${text} break; }`;
  const masks = local.length === 2 ? [1, 2, 3] : [1];
  const sends = local.map((text, slot) => `gradient[${slot ? "b" : "a"}] += ${sentCode("g", text)};`);
  const send = (to: number): string => sends.filter((_, slot) => to & (1 << slot)).join(" ");
  const evaluate = `const v = ${forward}; value[i] = v; if (v - v !== 0 && bad < 0) bad = i;`;
  return {
    forward: `${[0, ...masks].map(label).join(" ")} ${block(evaluate)}`,
    backward: masks.map((to) => `${label(to)} ${block(send(to))}`).join("\n"),
  };
}

/** Those of the declarations, each on a name of one letter or a part's, that the text or a later one of them uses. */
function needed(declarations: readonly string[], text: string): string[] {
  const kept: string[] = [];
  for (const line of [...declarations].reverse()) {
    const name = line.split(" ")[1].replace("$", "\\$");
    if (new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(`${kept.join(" ")} ${text}`)) kept.unshift(line);
  }
  return kept;
}
