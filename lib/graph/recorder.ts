import { gateCode } from "../gate/code.js";
import type { GateFacts } from "../gate/facts.js";
import { generate } from "../host/generate.js";
import { pow } from "../notation/functions.js";
import { GateError } from "../text/errors.js";
import { opcode } from "./columns.js";
import type { Graph, Node, Operand } from "./graph.js";

type Record = (...operands: unknown[]) => Node;

/** The function that a gate is: it adds a row to the graph of its operands, evaluates it and answers the node. */
export function recorder(facts: GateFacts): Record {
  return generated(facts) ?? interpreted(facts);
}

/**
 * Each gate gets code of its own with its formula written into it. One function for all gates would be called with
 * another formula each time and run twice as long. `| 0` tells V8 that a row is a small whole number.
 */
function generated(facts: GateFacts): Record | undefined {
  const two = facts.inputs.length === 2;
  const check = facts.inputs[1] === "k" ? 'typeof second !== "number"' : "second === undefined";
  const [one, other, both] = [1, 2, 3].map((sends) => opcode(facts.id, sends));
  const numbers = `typeof second === "number" ? ${one} : typeof first === "number" ? ${other} : ${both}`;
  const operation = facts.locals.length === 2 ? numbers : one;
  const { where, forward } = gateCode(facts);
  const body = `
    ${two ? `if (${check}) throw wrongSecond(facts, second);` : ""}
    const graph = (typeof first === "number" ? undefined : first?.graph) ?? graphOf(facts, ${two ? "second" : "first"});
    const a = graph.rowOf(first) | 0;
    const b = ${two ? "graph.rowOf(second) | 0" : "a"};
    const row = graph.write(${operation}, a, b);
    const { value } = graph;
    const x = value[a];
    ${two ? "const y = value[b];" : ""}
    ${where.join(" ")}
    const out = ${forward};
    if (out - out !== 0) throw graph.refusal(row, facts, name);
    value[row] = out;
    return graph.close(row, name);`;
  return generate(two ? "first, second, name" : "first, name", body, { pow, facts, graphOf, wrongSecond });
}

/** The same without code of its own, where none may be made. */
function interpreted(facts: GateFacts): Record {
  const two = facts.inputs.length === 2;
  const constant = facts.inputs[1] === "k";
  const sends = (x: unknown, y: unknown): number => {
    if (facts.locals.length === 1 || typeof y === "number") return 1;
    return typeof x === "number" ? 2 : 3;
  };
  return (first, ...rest) => {
    const [second, name] = (two ? rest : [undefined, ...rest]) as [unknown, string?];
    if (two && (constant ? typeof second !== "number" : second === undefined))
      throw wrongSecond(facts, second);
    const own = typeof first === "number" ? undefined : (first as Node | undefined)?.graph;
    const graph = own ?? graphOf(facts, (two ? second : first) as Operand);
    const a = graph.rowOf(first as Operand);
    const b = two ? graph.rowOf(second as Operand) : a;
    const row = graph.write(opcode(facts.id, sends(first, second)), a, b);
    const out = facts.value(graph.value[a], graph.value[b]);
    if (!Number.isFinite(out)) throw graph.refusal(row, facts, name);
    graph.value[row] = out;
    return graph.close(row, name);
  };
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
