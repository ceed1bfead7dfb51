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

/** How much of a step is written. */
export interface StepParts {
  /** Also with the numbers in place of the names. */
  filled: boolean;
  /** Also what it gives; else the last equation sign and the result are left to the reader. */
  result: boolean;
}

/** A step in one line of text, with names and with the learner's own numbers: "dq = df × z = 1 × (-4)". */
export function stepText(plan: Plan, line: Line, numbers: Numbers, { filled, result }: StepParts): string {
  const { names, inNumbers, why } = written(plan, line, numbers);
  const found = formatNumber(numbers[line.index]);
  const numbered = filled && inNumbers !== undefined ? [inNumbers] : [];
  const sides = [...names, ...numbered, ...(result && numbered[0] !== found ? [found] : [])];
  return sides.join(" = ") + (why === undefined ? "" : `: ${why}`);
}

/** The sides of the equation that a step is. */
interface Written {
  /** What is worked out, and the rule in names. */
  names: string[];
  /** The rule with the numbers. */
  inNumbers?: string;
  /** In words, where there is no rule. */
  why?: string;
}

function written(plan: Plan, line: Line, numbers: Numbers): Written {
  switch (line.kind) {
    case "given":
    case "plain":
      return { names: [line.name] };
    case "value": {
      const { formula, filled } = forwardMath(forwardStep(plan, line, numbers, line.from), "text");
      const names = labelOf(plan, line) === formula ? [formula] : [line.name, formula];
      return { names, inNumbers: filled };
    }
    case "update": {
      const [old, rate, gradient] = [numbers[line.old], line.rate, numbers[line.gradient]].map(inProduct);
      const rule = `${plan.lines[line.old].name} - learning rate × ${labelOf(plan, plan.lines[line.gradient])}`;
      return { names: [line.name, rule], inNumbers: `${old} - ${rate} × ${gradient}` };
    }
    case "rule": {
      const inNumbers = line.filled(line.from.map((i) => inProduct(numbers[i])));
      return { names: [line.name, line.formula], inNumbers };
    }
    case "gradient":
      return line.terms.length === 0 ? noStep(plan, line) : gradientStep(plan, line, numbers);
  }
}

function noStep(plan: Plan, line: GradientLine): Written {
  const result = line.of ?? plan.result;
  const why =
    line.node.name === result
      ? `the way back starts with the derivative of ${result} by itself`
      : `${result} does not depend on ${line.node.name}`;
  return { names: [line.name], why };
}

function gradientStep(plan: Plan, line: GradientLine, numbers: Numbers): Written {
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
  const [rule, inNumbers] = [0, 1].map(
    (side) =>
      parts
        .slice(0, MOST)
        .map((part) => part[side])
        .join(" + ") + more,
  );
  return { names: [labelOf(plan, line), rule], inNumbers };
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
