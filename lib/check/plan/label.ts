import type { GateFacts } from "../../gate/facts.js";
import type { StepInput } from "../../graph/steps.js";
import { forwardMath } from "../../trace/tex.js";
import type { Line, ValueLine } from "./line.js";
import type { Plan } from "./plan.js";

/** Longer than this, a formula is called by its number (v3) instead. */
const LONGEST = 44;

/** What to call a line: its name, or for a gate that was given none what it calculates: "w0 × x0", "d(w0 × x0)". */
export function labelOf(plan: Plan, line: Line): string {
  if (!("node" in line) || line.node.kind !== "gate" || plan.formula?.graph.has(line.node.name))
    return line.name;
  const { node, step } = line;
  const value = plan.lines.find(
    (one): one is ValueLine => one.kind === "value" && one.node.index === node.index && one.step === step,
  );
  const formula = value && formulaOf(plan, value);
  if (formula === undefined) return line.name;
  if (line.kind !== "gradient") return formula;
  return line.of === undefined ? `d(${formula})` : `∂${line.of}/∂(${formula})`;
}

/**
 * The same as it stands inside another gate's formula, or inside its local derivative where that is given: a sum needs its
 * parentheses there, but for in a sum and in a call.
 */
export function inputLabel(
  plan: Plan,
  gate: GateFacts,
  position: number,
  line: Line,
  notation: string = gate.forward,
): string {
  const label = labelOf(plan, line);
  const inSum = /^(add|addConstant)$/.test(gate.name) || (gate.name === "subtract" && position === 0);
  const inCall = /^-?\w+\(x\)$/.test(notation);
  return !label.includes(" ") || inSum || inCall ? label : `(${label})`;
}

function formulaOf(plan: Plan, line: ValueLine): string | undefined {
  const { node, name, gate, exact: value } = line;
  const inputs = node.inputs.map((input, i): StepInput => {
    const label = inputLabel(plan, gate, i, plan.lines[line.from[i]]);
    return { name: label, value: input.value, constant: input.kind === "constant" };
  });
  const { formula } = forwardMath({ kind: "forward", node, name, gate, inputs, value }, "text");
  return formula.length <= LONGEST ? formula : undefined;
}
