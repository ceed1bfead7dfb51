import { csv } from "../text/csv.js";
import { backwardMath, forwardMath } from "./tex.js";
import type { Walk } from "./walk.js";

/** A trace as plain data: what `backprop trace --json` prints. */
export interface TraceData {
  formula: string;
  inputs: Record<string, number>;
  value: number;
  gradients: Record<string, number>;
  steps: TraceStepData[];
}
export interface TraceStepData {
  name: string;
  gate: string;
  formula: string;
  inputs: TraceInputData[];
  value: number;
  gradient: number;
}
/** An input of a gate: a constant gets nothing sent, so it has no local derivative. */
export interface TraceInputData {
  name: string;
  value: number;
  local?: number;
  sent?: number;
}

export function traceData(walk: Walk): TraceData {
  const { output, text, values, gradients } = walk;
  const inputs = walk.nodes.filter((node) => node.kind === "input");
  const byName = (numbers: Map<number, number>): Record<string, number> =>
    Object.fromEntries(inputs.map((node) => [node.name, numbers.get(node.index) ?? 0]));
  const back = new Map(walk.backward.map((step) => [step.node.index, step]));
  return {
    formula: text,
    inputs: byName(values),
    value: values.get(output.index) as number,
    gradients: byName(gradients),
    steps: walk.forward.map((step) => {
      const sent = back.get(step.node.index)?.sent ?? [];
      return {
        name: step.name,
        gate: step.gate.name,
        formula: forwardMath(step, "text").formula,
        inputs: step.inputs.map(({ name, value }, position) => {
          const found = sent.find((one) => one.position === position);
          return found ? { name, value, local: found.local, sent: found.sent } : { name, value };
        }),
        value: step.value,
        gradient: gradients.get(step.node.index) ?? 0,
      };
    }),
  };
}

/** A line for each gate forward and for each input that is sent a gradient; the numbers in full. */
export function traceCsv(walk: Walk): string {
  const columns = "step,direction,name,gate,formula,value,to,upstream,local,sent,gradient".split(",");
  const forward = walk.forward.map((step, i) => {
    const { formula } = forwardMath(step, "text");
    return [i + 1, "forward", step.name, step.gate.name, formula, step.value];
  });
  const back = walk.backward.flatMap((step, i) =>
    step.sent.map((sent) => {
      const { local } = backwardMath(step, sent, "text");
      const head = [walk.forward.length + 2 + i, "backward", step.name, step.gate.name, local, step.value];
      return [...head, sent.name, step.upstream, sent.local, sent.sent, sent.total];
    }),
  );
  const rows = [...forward, ...back].map((row) => columns.map((_, i) => row[i]));
  return csv(columns, rows);
}
