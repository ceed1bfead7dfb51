import { backward } from "../../graph/backward.js";
import type { Node } from "../../graph/graph.js";
import { ancestors } from "../../graph/steps.js";
import { addUnder } from "../../text/lists.js";
import { addGradients } from "./gradients.js";
import type { Line } from "./line.js";
import type { Plan } from "./plan.js";

/**
 * A plan with lines for what a sheet answers beyond it: the derivative of any named value by any other, "∂a/∂b", with the
 * way back from a to b; and the step of a parameter, "Δw", which the learning rate makes of its gradient.
 */
export function withAsked(plan: Plan, names: readonly string[]): Plan {
  if (plan.formula === undefined || !names.some((name) => /^[∂Δ]/.test(name))) return plan;
  const lines = [...plan.lines];
  const byTop = new Map<string, string[]>();
  for (const name of names) {
    const [, top, below] = /^∂(.+)\/∂(.+)$/.exec(name) ?? [];
    if (below !== undefined) addUnder(byTop, top, below);
    if (name.startsWith("Δ")) addStep(lines, name);
  }
  const valueAt = new Map<number, number>();
  const nodes = new Map<string, Node>();
  for (const line of plan.lines) {
    if (line.kind !== "value" && line.kind !== "given") continue;
    valueAt.set(line.node.index, line.index);
    nodes.set(line.name, line.node);
  }
  for (const [top, below] of byTop) {
    const from = nodes.get(top) as Node;
    const to = below.map((name) => nodes.get(name) as Node);
    const way = between(from, to);
    const apart = new Set(to.filter((node) => !way.includes(node)));
    const named = (node: Node): string => `∂${top}/∂${node.name}`;
    const gradients = backward(from);
    const back = { gradients, valueAt, step: 0, named, of: top };
    addGradients(lines, { ...back, nodes: way });
    // What does not depend on it at all has a derivative too: 0. It sends nothing on.
    for (const node of apart) addGradients(lines, { ...back, nodes: [node] });
  }
  return { ...plan, lines };
}

/** The nodes on the ways from some to one that depends on them, in the order of the graph. */
function between(top: Node, below: readonly Node[]): Node[] {
  const reached = new Set(below.map(({ index }) => index));
  const on = ancestors(top).filter(({ index, inputs }) => {
    if (inputs.some((input) => reached.has(input.index))) reached.add(index);
    return reached.has(index);
  });
  return on.includes(top) ? on : [...on, top];
}

function addStep(lines: Line[], name: string): void {
  const update = lines.find((line) => line.kind === "update" && line.name === `${name.slice(1)}'`);
  if (update?.kind !== "update") return;
  const { step, gradient, rate } = update;
  const down = (slope: number): number => -rate * slope;
  lines.push({
    kind: "rule",
    index: lines.length,
    name,
    step,
    exact: down(lines[gradient].exact),
    from: [gradient],
    rule: down,
    formula: `-learning rate × ${lines[gradient].name}`,
    filled: ([slope]) => `-${rate} × ${slope}`,
  });
}
