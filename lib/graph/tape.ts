import { gateCode, sentCode } from "../gate/code.js";
import type { GateFacts } from "../gate/facts.js";
import { standardGates, table } from "../gate/table.js";
import { generate } from "../host/generate.js";
import { pow } from "../notation/functions.js";
import { BLOCK, CONSTANT, type Columns, ELEMENT, gateId, INPUT, opcode } from "./columns.js";

/** Evaluates the rows in order. Answers the first row whose value is not finite, -1 when there is none. */
type Forward = (rows: Columns) => number;
/** Sends from row `from` down to 0. Answers false when a gradient is not finite. */
type Backward = (rows: Columns, gradient: Float64Array, from: number) => boolean;
interface Loops {
  forward: Forward;
  backward: Backward;
}
let loops: Loops | undefined;

/** Evaluates every gate again, in order. Answers the first row whose value is not finite, -1 when there is none. */
export function replay(rows: Columns): number {
  loops ??= compiled() ?? interpreted;
  return loops.forward(rows);
}

/**
 * Walks from row `from` down to 0 and adds to each input upstream × local. `gradient` holds 1 at the output
 * and 0 elsewhere. Answers false when a gradient is not finite. Reverse accumulation after Linnainmaa
 * 1976; see Griewank & Walther, Evaluating Derivatives, 3.2.
 */
export function accumulate(rows: Columns, gradient: Float64Array, from: number): boolean {
  loops ??= compiled() ?? interpreted;
  return loops.backward(rows, gradient, from);
}

/** The first row of a block that is not finite, or -1. */
function evaluateBlock({ value, blocks, first }: Columns, i: number): number {
  const { offset, size, forward } = blocks[first[i]];
  forward(value);
  for (let row = offset; row < offset + size; row++) if (!Number.isFinite(value[row])) return row;
  return -1;
}

/** A row's value by its gate's own functions: for gates declared in cells, and where no code may be made. */
function evaluateRow({ value, operation, first, second }: Columns, i: number): void {
  value[i] = table[gateId(operation[i])].value(value[first[i]], value[second[i]]);
}

/** What a row sends, by its gate's own functions. */
function sendFromRow({ value, operation, first, second }: Columns, gradient: Float64Array, i: number): void {
  const { locals } = table[gateId(operation[i])];
  const [x, y, out, upstream] = [value[first[i]], value[second[i]], value[i], gradient[i]];
  if (operation[i] & 1) gradient[first[i]] += upstream * locals[0](x, y, out);
  if (operation[i] & 2) gradient[second[i]] += upstream * locals[1](x, y, out);
}

const interpreted: Loops = {
  forward(rows) {
    let bad = -1;
    for (let i = 0; i < rows.length; i++) {
      const operation = rows.operation[i];
      if (operation === BLOCK) {
        const row = evaluateBlock(rows, i);
        if (bad < 0) bad = row;
      } else if (operation > ELEMENT) {
        evaluateRow(rows, i);
        if (bad < 0 && !Number.isFinite(rows.value[i])) bad = i;
      }
    }
    return bad;
  },
  backward(rows, gradient, from) {
    for (let i = from; i >= 0; i--) {
      const operation = rows.operation[i];
      if (operation > ELEMENT) sendFromRow(rows, gradient, i);
      else if (operation === BLOCK) rows.blocks[rows.first[i]].backward(rows.value, gradient);
      else if (operation === CONSTANT && i < from) gradient[i] = 0;
      else if (operation === INPUT && !Number.isFinite(gradient[i])) return false;
    }
    return true;
  },
};

/**
 * One loop over a switch over the library's gates, made from the gate table: no call and no object for a gate. Gates
 * that were declared since go by their own functions: any number of them may come, and none makes the others slower.
 */
function compiled(): Loops | undefined {
  const cases = table.slice(0, standardGates()).map(casesOf);
  const loop = (head: string, part: "forward" | "backward", otherwise: string): string =>
    `const { length, value, operation, first, second } = rows;
     for (${head}) switch (operation[i]) { ${cases.map((made) => made[part]).join("\n")} ${otherwise} }`;
  const block = `case ${BLOCK}: { const row = evaluateBlock(rows, i); if (bad < 0) bad = row; break; }`;
  const still = `case ${INPUT}: case ${CONSTANT}: case ${ELEMENT}: break;`;
  const other = `${still} ${block} default: evaluateRow(rows, i); ${noted("value[i]")}`;
  const all = loop("let i = 0; i < length; i++", "forward", other);
  const forward = generate<Forward>("rows", `let bad = -1; ${all} return bad;`, {
    pow,
    evaluateRow,
    evaluateBlock,
  });
  // A gradient that is not finite sends nothing finite (∞ × 0 is NaN), so it is seen at the inputs at the latest.
  const seen = `case ${CONSTANT}: if (i < from) gradient[i] = 0; break;
    case ${INPUT}: if (gradient[i] - gradient[i] !== 0) return false; break;
    case ${ELEMENT}: break;
    case ${BLOCK}: rows.blocks[first[i]].backward(value, gradient); break;
    default: sendFromRow(rows, gradient, i);`;
  const back = `${loop("let i = from | 0; i >= 0; i--", "backward", seen)} return true;`;
  const backward = generate<Backward>("rows, gradient, from", back, { pow, sendFromRow });
  return forward && backward && { forward, backward };
}

/** The first row whose value is not finite is kept. */
function noted(value: string): string {
  return `if (${value} - ${value} !== 0 && bad < 0) bad = i;`;
}

/** What the loops do for one gate, for each choice of inputs that receive a gradient. */
function casesOf(gate: GateFacts): { forward: string; backward: string } {
  const { where, forward, local } = gateCode(gate);
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
  const evaluate = `const v = ${forward}; value[i] = v; ${noted("v")}`;
  return {
    forward: `${masks.map(label).join(" ")} ${block(evaluate)}`,
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
