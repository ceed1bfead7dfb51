import { conventionOf } from "../graph/kinks.js";
import type { BackwardStep } from "../graph/steps.js";
import { styles } from "../notation/style.js";
import { escapeHtml } from "../text/html.js";
import { type BackwardRow, backwardRows, gradientOf } from "../trace/rows.js";
import { gateSymbol } from "../trace/symbol.js";
import { type BackwardMath, forwardMath } from "../trace/tex.js";
import type { Walk } from "../trace/walk.js";

/** What is said at one moment of the walk, as HTML. */
export interface Sentence {
  /** Where we are: "Forward: + gate". */
  title: string;
  body: string;
}

const { number, name: nameOf } = styles.html;

/** One sentence for each moment from 0, the inputs, to the last gate backward. */
export function sentences(walk: Walk): Sentence[] {
  const result = nameOf(walk.output.name);
  const rows = backwardRows(walk, "html");
  return [
    { title: "The inputs", body: `<p>${given(walk)}</p>` },
    ...walk.forward.map((step) => {
      const { name, formula, filled, value } = forwardMath(step, "html", walk.decimals);
      const sides = filled === value ? [name, formula] : [name, formula, filled];
      const title = `Forward through the gate ${escapeHtml(gateSymbol(step.node))}`;
      return { title, body: `<p>${sides.join(" = ")} = <b class="value">${value}</b></p>` };
    }),
    {
      title: "The way back starts at the result",
      body: `<p><span class="gradient">${gradientOf(result, result, "html")} = ${number(1, walk.decimals)}</span></p><p>A change of ${result} changes ${result} by as much.</p>`,
    },
    ...walk.backward.map((step, i) => {
      const title = `Backward through the gate ${escapeHtml(gateSymbol(step.node))} of ${nameOf(step.name)}`;
      const moment = walk.forward.length + 2 + i;
      const sends = rows.filter((row) => row.moment === moment).map((row) => sent(row, result));
      return { title, body: [...sends, atKink(step)].join("") };
    }),
  ];
}

/** What is taken as the derivative, where the gate stands on a kink. */
function atKink({ gate, inputs: [x, y = x] }: BackwardStep): string {
  return gate.onKink(x.value, y.value)
    ? `<p>Here the slope jumps, so one is agreed on: ${escapeHtml(conventionOf(gate))}.</p>`
    : "";
}

function given(walk: Walk): string {
  return walk.nodes
    .filter((node) => node.kind === "input")
    .map((node) => `${nameOf(node.name)} = ${number(node.value, walk.decimalsOf(node))}`)
    .join(", ");
}

/**
 * upstream × local = sent, each with its name beneath; and the sum, where gradients meet. df/dx is always the total: the
 * local derivative is called by its gate, since its symbol would be that of the total where the gate is the last.
 */
function sent({ math, from, symbol, gathered }: BackwardRow, result: string): string {
  const upstream = term("upstream", `${gradientOf(result, from, "html")} = ${math.upstream}`);
  const local = term(`local at ${escapeHtml(symbol)}, to ${math.name}`, localChain(math));
  const answer = term("sent", `<b class="gradient">${math.sent}</b>`);
  const sum = gathered.includes("+")
    ? `<p class="sum">Paths meet at ${math.name}, so gradients add: ${gradientOf(result, math.name, "html")} = <b class="gradient">${gathered}</b></p>`
    : "";
  return `<p>to ${math.name}: ${upstream} × ${local} = ${answer}</p>${sum}`;
}

function term(label: string, inner: string): string {
  return `<span class="term"><span>${inner}</span> <small>${label}</small></span>`;
}

/** "−1 / v² = −1 / 1.37² = −0.53", saying nothing twice. */
function localChain({ local, filled, localValue }: BackwardMath): string {
  const chosen = local.includes(" if ") ? `(${local})` : local;
  const same = (a: string, b: string): boolean => a === b || toNumber(a) === toNumber(b);
  return [chosen, filled, localValue]
    .filter((part, i, all) => i === 0 || !same(part, all[i - 1]))
    .join(" = ");
}

function toNumber(text: string): number {
  return Number(text.replaceAll("−", "-"));
}
