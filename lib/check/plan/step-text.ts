import type { GateFacts } from "../../gate/facts.js";
import type { Node } from "../../graph/graph.js";
import type { BackwardStep, ForwardStep, StepInput } from "../../graph/steps.js";
import { formatNumber } from "../../text/format.js";
import { backwardMath, forwardMath } from "../../trace/tex.js";
import { inputLabel, labelOf } from "./label.js";
import type { GradientLine, Line } from "./line.js";
import type { Plan } from "./plan.js";

/** The numbers of the lines, by place, as the learner has them. */
export type Numbers = readonly number[];

/**
 * A step in one line of text, with names and with the learner's own numbers: "dq = df × z = 1 × (-4)". The last
 * equation sign and the result are left to the reader, or with `reveal` written too.
 */
export function stepText(plan: Plan, line: Line, numbers: Numbers, reveal: boolean): string {
  const result = reveal ? ` = ${formatNumber(numbers[line.index])}` : "";
  switch (line.kind) {
    case "given":
    case "plain":
      return `${line.name}${result}`;
    case "value": {
      const { formula, filled } = forwardMath(forwardStep(plan, line, numbers, line.from), "text");
      return `${labelOf(plan, line) === formula ? "" : `${line.name} = `}${formula} = ${filled}${filled === formatNumber(numbers[line.index]) ? "" : result}`;
    }
    case "update": {
      const [old, rate, gradient] = [numbers[line.old], line.rate, numbers[line.gradient]].map(inProduct);
      const names = `${plan.lines[line.old].name} - learning rate × ${labelOf(plan, plan.lines[line.gradient])}`;
      return `${line.name} = ${names} = ${old} - ${rate} × ${gradient}${result}`;
    }
    case "rule": {
      const filled = line.filled(line.from.map((i) => inProduct(numbers[i])));
      return `${line.name} = ${line.formula} = ${filled}${result}`;
    }
    case "gradient":
      return line.terms.length === 0 ? noStep(plan, line) : gradientText(plan, line, numbers) + result;
  }
}

function noStep(plan: Plan, line: GradientLine): string {
  const result = line.of ?? plan.result;
  return line.node.name === result
    ? `${line.name} = 1: the way back starts with the derivative of ${result} by itself`
    : `${line.name} = 0: ${result} does not depend on ${line.node.name}`;
}

function gradientText(plan: Plan, line: GradientLine, numbers: Numbers): string {
  const parts = line.terms.map((term) => {
    const node = term.node;
    const upstream = numbers[term.upstream];
    const sent = { to: line.node, name: line.name, position: term.position, local: 0, sent: 0, total: 0 };
    const local = term.gate.textbook.locals[term.position](
      numbers[term.x],
      numbers[term.y],
      numbers[term.out],
    );
    const place = { node, name: node.name, index: term.out };
    const forward = forwardStep(plan, place, numbers, [term.x, term.y], term.gate.local[term.position]);
    const step: BackwardStep = { ...forward, kind: "backward", upstream, sent: [] };
    const math = backwardMath(step, { ...sent, local }, "text");
    return [
      `${labelOf(plan, plan.lines[term.upstream])} × ${grouped(math.local)}`,
      `${inProduct(upstream)} × ${grouped(math.filled)}`,
    ];
  });
  const rest = parts.length - MOST;
  const more = rest > 0 ? ` + … (${rest} more)` : "";
  const shown = parts.slice(0, MOST);
  return `${labelOf(plan, line)} = ${shown.map(([names]) => names).join(" + ")}${more} = ${shown.map(([, numbers]) => numbers).join(" + ")}${more}`;
}

/** Of a gradient that arrives on many ways, so many are written out. */
const MOST = 4;

type Place = { node: Node; name: string; index: number };

/** A gate with its inputs, as its formula tells them, or the local derivative in `notation`. */
function forwardStep(
  plan: Plan,
  place: Place,
  numbers: Numbers,
  places: readonly number[],
  notation?: string,
): ForwardStep {
  const { node, name, index } = place;
  const gate = node.gate as GateFacts;
  const inputs = node.inputs.map(
    (input, i): StepInput => ({
      name: inputLabel(plan, gate, i, plan.lines[places[i]], notation),
      value: numbers[places[i]],
      constant: input.kind === "constant",
    }),
  );
  return { kind: "forward", node, name, gate, inputs, value: numbers[index] };
}

function inProduct(number: number): string {
  return grouped(formatNumber(number));
}

function grouped(text: string): string {
  return /^[\p{L}\d_.]+$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}
