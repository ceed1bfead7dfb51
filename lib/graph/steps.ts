import type { GateFacts } from "../gate/facts.js";
import { DomainError, InputError } from "../text/errors.js";
import { checkRecord } from "../text/guards.js";
import { checkDecimals, roundTo } from "../text/rounding.js";
import { backward } from "./backward.js";
import type { Block } from "./block.js";
import { BLOCK, ELEMENT, isGate } from "./columns.js";
import { derivativeError, domainError } from "./domain.js";
import { checkNode, type Node } from "./graph.js";

/** An input of a gate as a step tells of it. */
export interface StepInput {
  name: string;
  value: number;
  constant: boolean;
  /** Set in rounded working on an input of the graph: it is used as given, so it is to be shown in full. */
  asGiven?: true;
}

/** One gate going forward. */
export interface ForwardStep {
  kind: "forward";
  node: Node;
  name: string;
  gate: GateFacts;
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
  gate: GateFacts;
  inputs: StepInput[];
  value: number;
  /** The gradient of the result with respect to this gate's output. */
  upstream: number;
  sent: Sent[];
}

/** A step of the work: a value worked out, or the gradients that a gate sends. */
export type Step = ForwardStep | BackwardStep;

/**
 * Every gate on which the output depends: forward in order of making, then backward in the reverse order.
 * With `decimals` work is as on paper: the textbook forms are taken, and every gate's result, every product sent and
 * every sum gathered is rounded to so many decimals, half away from zero; inputs and constants stay as given, and a
 * local derivative is not rounded by itself. Without it the numbers are those of `backward`, to the last bit.
 *
 * A graph with vector gates is told by tensors: see lib/tensor/steps.ts.
 * @throws OptionError when decimals is no whole number from 0 to 15; DomainError as `backward` does, and where rounded
 * numbers have no value: 1/0.00.
 */
export function steps(output: Node, options: { decimals?: number | undefined } = {}): Step[] {
  checkNode("the output", output);
  checkRecord("the options", options);
  const { decimals } = options;
  const onPaper = decimals !== undefined;
  const unit = onPaper ? Number(`1e-${checkDecimals(decimals)}`) : 0;
  const round = (value: number): number => (onPaper ? roundTo(value, unit) : value);
  checkScalar(output);
  backward(output);
  const nodes = ancestors(output);
  const values = new Map(nodes.map((node) => [node.index, node.value]));
  const inputsOf = (node: Node): StepInput[] =>
    node.inputs.map((input) => ({
      name: input.name,
      value: values.get(input.index) as number,
      constant: input.kind === "constant",
      ...(onPaper && input.kind === "input" ? { asGiven: true as const } : {}),
    }));
  const gateNodes = nodes.filter((node) => node.kind === "gate");

  const forward = gateNodes.map((node): ForwardStep => {
    const gate = node.gate as GateFacts;
    const inputs = inputsOf(node);
    const [x, y = x] = inputs.map((input) => input.value);
    const value = onPaper ? round(finite(gate.textbook.value(x, y), () => gate.value(x, y))) : node.value;
    if (!Number.isFinite(value)) throw byRounding(domainError(gate, node.name, inputs), decimals);
    values.set(node.index, value);
    return { kind: "forward", node, name: node.name, gate, inputs, value };
  });

  const gradient = new Map([[output.index, 1]]);
  const back = gateNodes.reverse().map((node): BackwardStep => {
    const gate = node.gate as GateFacts;
    const inputs = inputsOf(node);
    const value = values.get(node.index) as number;
    const upstream = gradient.get(node.index) as number;
    const [x, y = x] = inputs.map((input) => input.value);
    const sent: Sent[] = [];
    gate.locals.forEach((exact, position) => {
      const to = node.inputs[position];
      if (to.kind === "constant") return;
      const textbook = (onPaper ? gate.textbook.locals : gate.locals)[position];
      const local = finite(textbook(x, y, value), () => exact(x, y, value));
      const product = round(upstream * local);
      const total = round((gradient.get(to.index) ?? 0) + product);
      if (!Number.isFinite(total))
        throw byRounding(derivativeError(gate, node.name, inputs, upstream), decimals);
      gradient.set(to.index, total);
      sent.push({ to, name: to.name, position, local, sent: product, total });
    });
    return { kind: "backward", node, name: node.name, gate, inputs, value, upstream, sent };
  });
  return [...forward, ...back];
}

/** @throws InputError for a graph with vector gates, whose steps are told by tensors. */
function checkScalar({ graph, name }: Node): void {
  if (graph.blocks.length === 0) return;
  throw new InputError("tensors", `${name} stands in a graph of tensors: ask for formula(…).steps()`, {
    value: name,
    expected: "a graph of numbers, or a formula of it",
  });
}

/** Where the textbook's form overflows (log(1 + exp(1000))) or is 0 · log 0, the exact form answers. */
function finite(textbook: number, exact: () => number): number {
  return Number.isFinite(textbook) ? textbook : exact();
}

/** In full precision there is a value: `backward` has been there before. */
export function byRounding(
  { code, message, step, value }: DomainError,
  decimals: number | undefined,
): DomainError {
  const cause = `rounding every step to ${decimals} decimals did this, more decimals may do`;
  return new DomainError(code, `${message}; ${cause}`, { step: step as string, value });
}

/** The nodes on which the output depends, itself included, constants too, in the order in which they were made. */
export function ancestors(output: Node): Node[] {
  const nodes: Node[] = [];
  reachedFrom(output).forEach((reached, row) => {
    if (reached) nodes.push(output.graph.node(row));
  });
  return nodes;
}

/** How many gates the output depends on; a million are counted before a picture of them would be begun. */
export function countGates(output: Node): number {
  const { operation } = output.graph;
  return reachedFrom(output).reduce(
    (count, reached, row) => (reached && isGate(operation[row]) ? count + 1 : count),
    0,
  );
}

/** For each row up to the output's 1 where the output depends on it, else 0. */
export function reachedFrom(output: Node): Uint8Array {
  checkNode("the output", output);
  const { graph, index } = output;
  const { operation, first, second, blocks } = graph;
  const reached = new Uint8Array(index + 1);
  reached[index] = 1;
  for (let row = index; row >= 0; row--) {
    if (!reached[row] || !isGate(operation[row])) continue;
    if (operation[row] === ELEMENT) reached[blocks[first[row]].offset] = 1;
    else if (operation[row] === BLOCK) reachBlock(blocks[first[row]], reached);
    else {
      reached[first[row]] = 1;
      reached[second[row]] = 1;
    }
  }
  return reached;
}

/** A vector gate reads its inputs whole, and its elements are made together. */
function reachBlock({ offset, size, inputs }: Block, reached: Uint8Array): void {
  reached.fill(1, offset, offset + size);
  for (const input of inputs) reached.fill(1, input.offset, input.offset + input.size);
}
