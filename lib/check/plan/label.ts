import type { GateFacts } from "../../gate/facts.js";
import type { StepInput } from "../../graph/steps.js";
import { isAddend } from "../../notation/form.js";
import { forwardMath } from "../../trace/tex.js";
import type { Line, ValueLine } from "./line.js";
import type { Plan } from "./plan.js";
import { atStep, indexOf } from "./plan-index.js";

/** Longer than this, a formula is called by its number (v3) instead. */
const LONGEST = 44;

/** What to call a line: its name, or for a gate that was given none what it calculates: "w0 × x0", "d(w0 × x0)". */
export function labelOf(plan: Plan, line: Line): string {
  const value = unnamed(plan, line);
  const formula = value && formulaOf(plan, value);
  if (formula === undefined) return line.name;
  if (line.kind !== "gradient") return formula;
  return line.of === undefined ? `d(${formula})` : `∂${line.of}/∂(${formula})`;
}

/** The line of the value, for that or the gradient of a gate that was given no name. */
function unnamed(plan: Plan, line: Line): ValueLine | undefined {
  if (!("node" in line) || line.node.kind !== "gate" || line.node.graph.has(line.node.name)) return undefined;
  return indexOf(plan).values.get(atStep(line.step, line.node.index));
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
  const inSum = isAddend(gate.trees.forward, gate.inputs[position]);
  const inCall = /^-?\w+\(x\)$/.test(notation);
  return !label.includes(" ") || inSum || inCall ? label : `(${label})`;
}

const known = new WeakMap<ValueLine, { formula: string | undefined }>();

/** What a gate calculates; undefined where that is long. Each is written once, those inside it first. */
function formulaOf(plan: Plan, line: ValueLine): string | undefined {
  const open = [line];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (known.has(at)) continue;
    const inside = at.from.flatMap((i) => unnamed(plan, plan.lines[i]) ?? []);
    const missing = inside.filter((one) => !known.has(one));
    if (missing.length > 0) open.push(at, ...missing);
    else known.set(at, { formula: writtenOut(plan, at) });
  }
  return known.get(line)?.formula;
}

function writtenOut(plan: Plan, line: ValueLine): string | undefined {
  const { node, name, gate, exact: value } = line;
  const inputs = node.inputs.map((input, i): StepInput => {
    const label = inputLabel(plan, gate, i, plan.lines[line.from[i]]);
    return { name: label, value: input.value, constant: input.kind === "constant" };
  });
  const { formula } = forwardMath({ kind: "forward", node, name, gate, inputs, value }, "text");
  return formula.length <= LONGEST ? formula : undefined;
}
