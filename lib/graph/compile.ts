import { gateCode, sentCode } from "../gate/code.js";
import type { GateFacts } from "../gate/facts.js";
import { generate } from "../host/generate.js";
import { pow } from "../notation/functions.js";
import { InputError } from "../text/errors.js";
import { checkList, checkText, wrongArgument } from "../text/guards.js";
import { addUnder } from "../text/lists.js";
import { backward } from "./backward.js";
import { checkNode, type Graph, type Node } from "./graph.js";
import { hessian } from "./hessian.js";
import { ancestors } from "./steps.js";
import { replay } from "./tape.js";

/** A function of some inputs with its gradient, as optimizers, plots and gradient checks take it. */
export interface Objective {
  /** The inputs by position in `point` and `gradient`. */
  readonly names: readonly string[];
  /**
   * The value at the point; the gradient there is written into `gradient`.
   * @throws DomainError naming the gate when a value or a gradient is not finite, InputError when a coordinate is not.
   * Nothing is written into `gradient` then.
   */
  evaluate(point: ArrayLike<number>, gradient: Float64Array): number;
  /**
   * The exact second derivatives at the point, names × names; an objective without them has them measured.
   * @throws DomainError naming the gate where one is not finite, and as `evaluate` does.
   */
  hessian?(point: ArrayLike<number>): Float64Array[];
}

/** @throws InputError for what is no function with its gradient. */
export function checkObjective(what: string, value: unknown): asserts value is Objective {
  const { names, evaluate } = (value ?? {}) as Partial<Objective>;
  if (!Array.isArray(names) || typeof evaluate !== "function")
    throw wrongArgument(what, value, "an objective, such as formula(…).compile()");
}

/** Whether two objectives take the same parameters in the same order. */
export function areSame(names: readonly string[], others: readonly string[]): boolean {
  if (names === others) return true;
  return names.length === others.length && names.every((name, i) => name === others[i]);
}

/** Straight-line code stops paying at about this many gates or variables; above, the graph's columns are replayed. */
const MOST_STRAIGHT = 500;

/**
 * The fast form of a graph: straight-line code for value and gradient, made from the gate table and the shape of the
 * graph. Names never enter the code, numbers only as finite literals. Inputs that are not among
 * `variables` stay at their present values; the name of a tensor among them stands for all of its elements.
 *
 * @throws InputError for a variable that is no input of the graph, or that is named twice.
 */
export function compile(output: Node, variables?: readonly string[]): Objective {
  checkNode("the output", output);
  if (variables !== undefined) checkList("the variables", variables, "a list of names of inputs");
  const graph = output.graph.copy();
  const inputs = new Map(graph.inputs().map((input) => [input.name, input.index]));
  const names = variables?.flatMap((name) => elementsOf(graph, name)) ?? [...inputs.keys()];
  const before = new Set<string>();
  const rows = names.map((name) => {
    checkText("a variable", name, "the name of an input");
    if (before.has(name))
      throw new InputError("repeated-name", `"${name}" stands twice among the variables`, {
        value: name,
        expected: "each name once",
      });
    before.add(name);
    const found = inputs.get(name);
    if (found !== undefined) return found;
    const known = [...inputs.keys()].join(", ");
    throw new InputError("unknown-name", `"${name}" is no input here; the inputs are ${known}`, {
      value: name,
      expected: known,
    });
  });
  const nodes = ancestors(graph.node(output.index));
  const replayed = replaying(graph, nodes, rows);
  const secondDerivatives = (point: ArrayLike<number>): Float64Array[] => {
    rows.forEach((row, i) => {
      graph.value[row] = point[i];
    });
    replay(graph);
    for (const { index } of nodes) if (!Number.isFinite(graph.value[index])) throw graph.notFinite(index);
    return hessian(graph.node(output.index), rows);
  };
  // Vector gates are loops already, and have no second derivatives of their own: those are measured.
  if (graph.blocks.length > 0) return { names, evaluate: replayed };
  if (Math.max(nodes.length, rows.length) > MOST_STRAIGHT)
    return { names, evaluate: replayed, hessian: secondDerivatives };
  const body = straightLine(nodes, rows, output.index);
  const fast = generate<Objective["evaluate"]>("point, gradient", body, { pow, replayed });
  return { names, evaluate: fast ?? replayed, hessian: secondDerivatives };
}

/** A tensor's name stands for all of its elements, W[1,1], W[1,2], …; any other name for itself. */
function elementsOf(graph: Graph, name: string): readonly string[] {
  const span = graph.spans.named(name);
  if (span === undefined) return [name];
  return graph.names().slice(span.offset, span.offset + span.size);
}

/** By the graph's columns. Only the nodes on which the output, the last of them, depends must have a value. */
function replaying(graph: Graph, nodes: readonly Node[], rows: readonly number[]): Objective["evaluate"] {
  const all = new Float64Array(graph.length);
  const needed = Int32Array.from(nodes, (node) => node.index);
  const output = nodes[nodes.length - 1];
  const { value } = graph;
  return (point, gradient) => {
    let bad = false;
    for (let i = 0; i < rows.length; i++) {
      value[rows[i]] = point[i];
      bad ||= !Number.isFinite(point[i]);
    }
    if (replay(graph) >= 0 || bad)
      for (const row of needed) if (!Number.isFinite(value[row])) throw graph.notFinite(row);
    backward(output, all);
    for (let i = 0; i < rows.length; i++) gradient[i] = all[rows[i]];
    return output.value;
  };
}

/** One `const` for each value and each gradient; what is not finite is left to the replayed form to explain. */
function straightLine(nodes: readonly Node[], rows: readonly number[], output: number): string {
  const lines: string[] = [];
  const sends = new Map<number, string[]>([[output, ["1"]]]);
  const backLines: string[] = [];
  const textOf = new Map<number, string>();
  for (const node of nodes) {
    const name = `v${node.index}`;
    textOf.set(node.index, name);
    const slot = rows.indexOf(node.index);
    // A fixed number gets a name too: gate notation takes only a name as the base of a square.
    if (node.kind !== "gate")
      lines.push(`const ${name} = ${slot >= 0 ? `point[${slot}]` : literal(node.value)};`);
    else {
      const code = codeOf(node, textOf);
      lines.push(...code.where, `const ${name} = ${code.forward};`);
    }
  }
  const depends = dependsOn(nodes, rows);
  for (const node of [...nodes].reverse()) {
    const gathered = sends.get(node.index);
    if (!gathered || node.kind !== "gate" || !depends.has(node.index)) continue;
    const upstream = `g${node.index}`;
    backLines.push(`const ${upstream} = ${gathered.join(" + ")};`);
    codeOf(node, textOf).local.forEach((local, position) => {
      const to = node.inputs[position].index;
      addUnder(sends, to, sentCode(upstream, local));
    });
  }
  const answers = rows.map((row, slot) => `const d${slot} = ${sends.get(row)?.join(" + ") ?? "0"};`);
  const checked = new Set([output, ...hidden(nodes)].map((row) => textOf.get(row)));
  const sum = [...checked, ...rows.map((_, slot) => `d${slot}`)].join(" + ");
  const check = `const all = ${sum}; if (all - all !== 0) return replayed(point, gradient);`;
  const write = rows.map((_, slot) => `gradient[${slot}] = d${slot};`);
  return [...lines, ...backLines, ...answers, check, ...write, `return ${textOf.get(output)};`].join("\n");
}

/** The rows that need a look of their own: were they infinite, the gate behind them could still be finite, as 1/∞ is. */
function hidden(nodes: readonly Node[]): number[] {
  return nodes.flatMap(({ gate, inputs }) => {
    const finite = (x: number, y: number): boolean => Number.isFinite(gate?.value(x, y));
    const hides = [Infinity, -Infinity].some((end) =>
      [-2, 0.5, 2].some((other) => finite(end, other) || finite(other, end)),
    );
    return hides ? inputs.map((input) => input.index) : [];
  });
}

/** The rows through which a variable reaches the output: only they need a gradient. */
function dependsOn(nodes: readonly Node[], rows: readonly number[]): Set<number> {
  const depends = new Set(rows);
  for (const node of nodes)
    if (node.inputs.some((input) => depends.has(input.index))) depends.add(node.index);
  return depends;
}

function codeOf(node: Node, textOf: ReadonlyMap<number, string>) {
  const [x, y = x] = node.inputs.map((input) => textOf.get(input.index) as string);
  const known: Record<string, string> = { x, y, out: `v${node.index}` };
  return gateCode(node.gate as GateFacts, (name) => known[name] ?? `${name}_${node.index}`);
}

/** A finite number as source text. */
function literal(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
