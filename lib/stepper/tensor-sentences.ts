import type { GateFacts } from "../gate/facts.js";
import { nest } from "../graph/shape.js";
import { styles } from "../notation/style.js";
import { escapeHtml } from "../text/html.js";
import { gradientOf } from "../trace/rows.js";
import { TensorWriter } from "../trace/tensor-math.js";
import { type TensorBackwardRow, tensorBackwardRows, tensorSymbol } from "../trace/tensor-rows.js";
import type { TensorWalk } from "../trace/tensor-walk.js";
import { opener } from "./opened.js";
import type { Sentence } from "./sentences.js";

const { number, name: nameOf } = styles.html;

/** One sentence for each moment of a walk through tensors; a vector gate is walked in one. */
export function tensorSentences(walk: TensorWalk): Sentence[] {
  const writer = new TensorWriter(walk, "html");
  const result = nameOf(walk.output.name);
  const rows = tensorBackwardRows(walk, "html");
  const open = opener(walk);
  const symbol = (span: Parameters<typeof tensorSymbol>[1]): string => escapeHtml(tensorSymbol(walk, span));
  return [
    { title: "The inputs", body: `<p>${given(walk, writer)}</p>` },
    ...walk.forward.map((step): Sentence => {
      const { name, formula, filled, value } = writer.forward(step);
      const sides = filled === value ? [name, formula] : [name, formula, filled];
      const title = `Forward through the gate ${symbol(step.span)}`;
      return {
        title,
        body: `<p>${sides.join(" = ")} = <b class="value">${value}</b></p>${whatItDoes(step.gate)}${open(step.span)}`,
      };
    }),
    {
      title: "The way back starts at the result",
      body: `<p><span class="gradient">${gradientOf(result, result, "html")} = ${number(1, walk.decimals)}</span></p><p>A change of ${result} changes ${result} by as much. From here on d<i>x</i> stands for ${gradientOf(result, "<i>x</i>", "html")}, in the shape of <i>x</i>.</p>`,
    },
    ...walk.backward.map((step, i): Sentence => {
      const title = `Backward through the gate ${symbol(step.span)} of ${writer.name(step.span)}`;
      const moment = walk.forward.length + 2 + i;
      const sends = rows.filter((row) => row.moment === moment).map(sent);
      return { title, body: sends.join("") };
    }),
  ];
}

function given(walk: TensorWalk, writer: TensorWriter): string {
  return walk.spans
    .filter(({ kind }) => kind === "input")
    .map(
      (span) => `${writer.name(span)} = ${writer.numbers(nest(span.shape, walk.values, span.offset), span)}`,
    )
    .join(", ");
}

/** In a few words, what a vector gate does on the way back. */
function whatItDoes(gate: { summary: string } | GateFacts): string {
  return "line" in gate ? `<p><small>On the way back: ${escapeHtml(gate.summary)}.</small></p>` : "";
}

/** What an input is sent, and the sum, where paths meet. */
function sent({ to, math, part, gathered }: TensorBackwardRow): string {
  const { name, formula, filled, value } = math;
  const sides = [formula, ...(filled === "" || filled === value ? [] : [filled])];
  const head = part === "" ? `${name} = ` : `part ${part} of ${name}: `;
  const sum = gathered.includes(" + ")
    ? `<p class="sum">Paths meet at ${to}, so gradients add: ${name} = <b class="gradient">${gathered}</b></p>`
    : "";
  return `<p>to ${to}: ${head}${sides.join(" = ")} = <b class="gradient">${value}</b></p>${sum}`;
}
