import type { ForwardStep } from "../graph/steps.js";
import { prettyNumber } from "../text/format.js";
import type { Walk } from "../trace/walk.js";

/** A picture in words, for those who do not see it: the inputs, each gate, the gradients of the inputs. */
export function describe(walk: Walk, reveal: number, gradients: boolean): string {
  const number = (value = 0): string => prettyNumber(value, walk.decimals);
  const inputs = walk.nodes.filter((node) => node.kind === "input");
  const given = inputs
    .map((node) => `${node.name} = ${prettyNumber(node.value, walk.decimalsOf(node))}`)
    .join(", ");
  const gates = walk.forward
    .slice(0, reveal)
    .map((step) => `${step.name} = ${operation(step)} = ${number(step.value)}`);
  const head = `Computation graph of ${walk.output.name}: ${given}`;
  const middle = gates.length <= 30 ? gates : [`${gates.length} gates`, gates[gates.length - 1]];
  const sentences = [[head, ...middle].join("; ")];
  if (gradients && reveal >= walk.last) {
    const slopes = inputs.map((node) => `to ${node.name} ${number(walk.gradients.get(node.index))}`);
    sentences.push(`Gradients of ${walk.output.name}: ${slopes.join(", ")}`);
  }
  return `${sentences.join(". ")}.`;
}

/** "x + y", "exp(v5)": enough to be read aloud, and no parser is loaded for it. */
function operation({ gate, inputs }: ForwardStep): string {
  const names = inputs.map((input) => (input.constant ? prettyNumber(input.value) : input.name));
  return names.length === 2 && /^[-+×÷−]$/u.test(gate.symbol)
    ? names.join(` ${gate.symbol} `)
    : `${gate.name}(${names.join(", ")})`;
}
