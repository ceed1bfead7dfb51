import { opcode } from "./columns.js";
import { GateError } from "./errors.js";
import type { GateFacts } from "./gate.js";
import type { Graph, Node, Operand } from "./graph.js";
import { pow } from "./notation.js";

/**
 * The function that a gate is: it adds a row to the graph of its operands, evaluates it and answers the node.
 * Each gate gets code of its own with its formula written into it. One function for all gates would be called with
 * another formula each time and run twice as long. `| 0` tells V8 that a row is a small whole number.
 *
 * @param expression the gate's exact formula as JavaScript over x and y, with the parts in `shared` before it.
 */
export function recorder(
  facts: GateFacts,
  expression: string,
  shared: string,
): (...operands: unknown[]) => Node {
  const two = facts.inputs.length === 2;
  const check = facts.inputs[1] === "k" ? 'typeof second !== "number"' : "second === undefined";
  const [one, other, both] = [1, 2, 3].map((sends) => opcode(facts.id, sends));
  const numbers = `typeof second === "number" ? ${one} : typeof first === "number" ? ${other} : ${both}`;
  const operation = facts.locals.length === 2 ? numbers : one;
  const body = `
    ${two ? `if (${check}) throw wrongSecond(facts, second);` : ""}
    const graph = (typeof first === "number" ? undefined : first?.graph) ?? graphOf(facts, ${two ? "second" : "first"});
    const a = graph.rowOf(first) | 0;
    const b = ${two ? "graph.rowOf(second) | 0" : "a"};
    const row = graph.write(${operation}, a, b);
    const { value } = graph;
    const x = value[a];
    ${two ? "const y = value[b];" : ""}
    ${shared}
    const out = ${expression};
    if (out - out !== 0) throw graph.refusal(row, facts, name);
    value[row] = out;
    return graph.close(row, name);`;
  const parameters = two ? "first, second, name" : "first, name";
  const make = new Function(
    "pow, facts, graphOf, wrongSecond",
    `"use strict"; return (${parameters}) => { ${body} };`,
  );
  return make(pow, facts, graphOf, wrongSecond);
}

/** The graph of the second operand, where the first is a number. */
function graphOf(facts: GateFacts, operand: Operand): Graph {
  const graph = typeof operand === "object" ? operand?.graph : undefined;
  if (graph !== undefined) return graph;
  throw new GateError("no-node", `${facts.name} needs at least one node of a graph, got ${String(operand)}`, {
    value: operand,
    expected: "a node, such as graph.input(…) or the answer of a gate",
  });
}

function wrongSecond({ name, inputs }: GateFacts, value: unknown): GateError {
  const expected = inputs[1] === "k" ? "a number, which gets no gradient" : "a node or a number";
  const message = `the second input of ${name} must be ${expected}, not ${String(value)}`;
  return new GateError("wrong-operand", message, { value, expected });
}
