import { backward } from "./backward.js";
import { OptionError } from "./errors.js";
import type { Gate } from "./gate.js";
import type { Node } from "./graph.js";

/** An input of a gate as a step tells of it. */
export interface StepInput {
  name: string;
  value: number;
  constant: boolean;
}

/** One gate going forward. */
export interface ForwardStep {
  kind: "forward";
  node: Node;
  name: string;
  gate: Gate;
  inputs: StepInput[];
  value: number;
}

/** What a gate sends to one of its inputs: upstream × local. */
export interface Sent {
  to: Node;
  name: string;
  /** Which input of the gate this is: 0 the first, 1 the second. */
  position: number;
  local: number;
  sent: number;
  /** What has gathered at the input so far, this one included: where paths meet, gradients add. */
  total: number;
}

/** One gate going backward. */
export interface BackwardStep {
  kind: "backward";
  node: Node;
  name: string;
  gate: Gate;
  inputs: StepInput[];
  value: number;
  /** The gradient of the result with respect to this gate's output. */
  upstream: number;
  sent: Sent[];
}

export type Step = ForwardStep | BackwardStep;

/**
 * Every gate on which the output depends: forward in order of making, then backward in the reverse order.
 * With `decimals` each number is rounded to so many decimals before it is used again, and the textbook forms
 * are taken: work as it is done on paper. Without it the numbers are those of `backward`, to the last bit.
 *
 * @throws OptionError when decimals is no whole number from 0 to 15; DomainError as `backward` does.
 */
export function steps(output: Node, options: { decimals?: number | undefined } = {}): Step[] {
  const { decimals } = options;
  if (decimals !== undefined && !(Number.isInteger(decimals) && decimals >= 0 && decimals <= 15))
    throw new OptionError(
      "decimals-out-of-range",
      `decimals must be a whole number from 0 to 15, not ${decimals}`,
      {
        value: decimals,
        expected: "a whole number from 0 to 15",
      },
    );
  backward(output);
  const onPaper = decimals !== undefined;
  const round = (value: number): number => (onPaper ? Number(value.toFixed(decimals)) : value);
  const nodes = ancestors(output);
  const values = new Map(nodes.map((node) => [node.index, node.value]));
  const inputsOf = (node: Node): StepInput[] =>
    node.inputs.map((input) => ({
      name: input.name,
      value: values.get(input.index) as number,
      constant: input.kind === "constant",
    }));
  const gateNodes = nodes.filter((node) => node.kind === "gate");

  const forward = gateNodes.map((node): ForwardStep => {
    const gate = node.gate as Gate;
    const inputs = inputsOf(node);
    const [x, y = x] = inputs.map((input) => input.value);
    const value = onPaper ? round(gate.textbook.value(x, y)) : node.value;
    values.set(node.index, value);
    return { kind: "forward", node, name: node.name, gate, inputs, value };
  });

  const gradient = new Map([[output.index, 1]]);
  const back = gateNodes.reverse().map((node): BackwardStep => {
    const gate = node.gate as Gate;
    const inputs = inputsOf(node);
    const value = values.get(node.index) as number;
    const upstream = gradient.get(node.index) as number;
    const [x, y = x] = inputs.map((input) => input.value);
    const sent: Sent[] = [];
    (onPaper ? gate.textbook.locals : gate.locals).forEach((derivative, position) => {
      const to = node.inputs[position];
      if (to.kind === "constant") return;
      const local = derivative(x, y, value);
      const product = round(upstream * local);
      const total = round((gradient.get(to.index) ?? 0) + product);
      gradient.set(to.index, total);
      sent.push({ to, name: to.name, position, local, sent: product, total });
    });
    return { kind: "backward", node, name: node.name, gate, inputs, value, upstream, sent };
  });
  return [...forward, ...back];
}

/** The nodes on which the output depends, itself included, constants too, in the order in which they were made. */
export function ancestors(output: Node): Node[] {
  const reached = new Set([output.index]);
  for (let i = output.index; i >= 0; i--)
    if (reached.has(i)) for (const input of output.graph.node(i).inputs) reached.add(input.index);
  return [...reached].sort((a, b) => a - b).map((index) => output.graph.node(index));
}
