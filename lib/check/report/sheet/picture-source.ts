import type { Formula, Inputs } from "../../../formula/formula.js";
import type { Node } from "../../../graph/graph.js";
import { toldSpans } from "../../../tensor/told.js";
import type { JudgedSheet, NumberVerdict } from "../../judge/verdict.js";
import type { Plan } from "../../plan/plan.js";

/** A verdict on a number that stands on a wire of the graph: on that of this node. */
export interface PlacedVerdict extends NumberVerdict {
  node: number;
  kind: "value" | "gradient";
}

/** The graph, its given numbers, and the verdicts on its wires in the order of the work. */
export interface Placed {
  formula: Formula<Inputs>;
  /** By the place of their node in the graph. */
  given: readonly { node: number; name: string; value: number }[];
  verdicts: readonly PlacedVerdict[];
}

/** Larger graphs are hard to read, and a table tells as much. */
const MOST_GATES = 40;

/** Finds the wires of a sheet's numbers; undefined where there is no graph, or too large a one. */
export function placeVerdicts({ verdicts, work }: JudgedSheet): Placed | undefined {
  if (work === undefined) return undefined;
  const { plan, lines } = work;
  // A graph of tensors is drawn as it is, each element in its tensor.
  const formula = plan.tensors?.formula ?? plan.formula;
  if (formula === undefined || gatesOf(plan) > MOST_GATES) return undefined;
  const placeOf = ({ index }: Node): number | undefined =>
    plan.tensors === undefined ? index : plan.tensors.elementAt.get(index);
  const given: { node: number; name: string; value: number }[] = [];
  for (const line of plan.lines) {
    if (line.kind !== "given" || line.node.kind !== "input") continue;
    // In a table of gradient descent the graph is walked again and again: x[0], x[1], …
    if (line.name !== line.node.name) return undefined;
    const node = placeOf(line.node);
    if (node !== undefined) given.push({ node, name: line.name, value: line.exact });
  }
  const placed = lines.flatMap((index, i): { index: number; one: PlacedVerdict }[] => {
    const line = plan.lines[index];
    if (line.kind !== "value" && (line.kind !== "gradient" || line.of !== undefined)) return [];
    const node = placeOf(line.node);
    return node === undefined ? [] : [{ index, one: { ...verdicts[i], node, kind: line.kind } }];
  });
  placed.sort((a, b) => a.index - b.index);
  return { formula, given, verdicts: placed.map(({ one }) => one) };
}

function gatesOf({ tensors, lines }: Plan): number {
  if (tensors === undefined) return lines.filter(({ kind }) => kind === "value").length;
  return toldSpans(tensors.formula.output).filter(({ kind }) => kind === "gate").length;
}
