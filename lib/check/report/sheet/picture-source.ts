import type { Formula } from "../../../formula/formula.js";
import type { JudgedSheet, NumberVerdict } from "../../judge/verdict.js";

/** A verdict on a number that stands on a wire of the graph: on that of this node. */
export interface PlacedVerdict extends NumberVerdict {
  node: number;
  kind: "value" | "gradient";
}

/** The graph, its given numbers, and the verdicts on its wires in the order of the work. */
export interface Placed {
  formula: Formula;
  given: Readonly<Record<string, number>>;
  verdicts: readonly PlacedVerdict[];
}

/** Larger graphs are hard to read, and a table tells as much. */
const MOST_GATES = 40;

/** Finds the wires of a sheet's numbers; undefined where there is no graph, or too large a one. */
export function placeVerdicts({ verdicts, work }: JudgedSheet): Placed | undefined {
  if (work === undefined) return undefined;
  const { plan, lines } = work;
  const { formula } = plan;
  if (formula === undefined || plan.lines.filter(({ kind }) => kind === "value").length > MOST_GATES)
    return undefined;
  const given: Record<string, number> = Object.create(null);
  for (const line of plan.lines) {
    if (line.kind !== "given" || line.node.kind !== "input") continue;
    // In a table of gradient descent the graph is walked again and again: x[0], x[1], …
    if (line.name !== line.node.name) return undefined;
    given[line.name] = line.exact;
  }
  const placed = lines.flatMap((index, i): { index: number; one: PlacedVerdict }[] => {
    const line = plan.lines[index];
    if (line.kind !== "value" && (line.kind !== "gradient" || line.of !== undefined)) return [];
    return [{ index, one: { ...verdicts[i], node: line.node.index, kind: line.kind } }];
  });
  placed.sort((a, b) => a.index - b.index);
  return { formula, given, verdicts: placed.map(({ one }) => one) };
}
