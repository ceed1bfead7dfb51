import { expandRows } from "../expand/expand.js";
import type { GateFacts } from "../gate/facts.js";
import { Node, type Operand } from "../graph/graph.js";
import type { Span } from "../graph/spans.js";
import { Bind, styles, type Written } from "../notation/style.js";
import { type Names, write } from "../notation/write.js";
import { DomainError } from "../text/errors.js";
import type { TensorWalk } from "../trace/tensor-walk.js";

/** A graph of more rows, and a gate of more elements, is not opened. */
const most = { rows: 500, elements: 16, signs: 600 };
const s = styles.html;

/** The vector gates of a walk, opened: the calculation of each element in scalar gates, with names and with numbers. */
export function opener(walk: TensorWalk): (span: Span) => string {
  const { graph } = walk.output;
  if (graph.length > most.rows) return () => "";
  const rows = opened(walk);
  if (rows === undefined) return () => "";
  const names = graph.names();
  return (span) => {
    if (span.block === undefined || span.size > most.elements) return "";
    const leaves = new Map<number, string>();
    for (const { offset, size } of span.inputs)
      for (let row = offset; row < offset + size; row++) {
        const leaf = rows[row];
        if (leaf instanceof Node) leaves.set(leaf.index, s.name(names[row]));
      }
    const lines = Array.from({ length: span.size }, (_, i) => {
      const row = span.offset + i;
      const written = [true, false].map(
        (named) => element(rows[row] as Operand, leaves, named, walk.decimals).text,
      );
      const sides = written[0] === written[1] ? written.slice(1) : written;
      return `<div>${[s.name(names[row]), ...sides, s.number(walk.values[row], walk.decimals)].join(" = ")}</div>`;
    });
    if (lines.some((line) => line.length > most.signs)) return "";
    return `<details><summary>Open this gate</summary>${lines.join("")}</details>`;
  };
}

/** What stands for each row; nothing where the textbook's forms, which are opened, overflow. */
function opened({ output }: TensorWalk): readonly (Operand | undefined)[] | undefined {
  try {
    return expandRows(output.graph).rows;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** An element over the elements of the gate's inputs, which `leaves` names. */
function element(
  operand: Operand,
  leaves: ReadonlyMap<number, string>,
  named: boolean,
  decimals: number | undefined,
): Written {
  if (typeof operand === "number") return numeral(operand, undefined);
  const name = leaves.get(operand.index);
  if (name !== undefined) return named ? { text: name, bind: Bind.atom } : numeral(operand.value, decimals);
  if (operand.kind !== "gate") return { ...numeral(operand.value, undefined), constant: true };
  const { inputs } = operand;
  const stands: Names = (letter) => element(inputs[letter === "x" ? 0 : 1], leaves, named, decimals);
  return write((operand.gate as GateFacts).trees.forward, s, stands);
}

function numeral(value: number, decimals: number | undefined): Written {
  const text = s.number(value, decimals);
  return { text, bind: text.startsWith(s.minus) ? Bind.negative : Bind.atom };
}
