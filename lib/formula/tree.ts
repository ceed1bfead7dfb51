import { type MathNode, parse } from "../host/mathjs.js";
import type { FormulaError } from "../text/errors.js";
import { refuse } from "../text/refuse.js";
import type { Token } from "./tokens.js";
import { callOf, constants, functionNamed } from "./words.js";

/** A checked expression. `gate` is the name of a gate, mathjs's own: "add", "unaryMinus", "sigmoid". */
export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly position: number }
  | { readonly kind: "name"; readonly name: string; readonly position: number }
  | {
      readonly kind: "call";
      readonly gate: string;
      readonly inputs: readonly Expression[];
      readonly position: number;
    };

/** One line of a formula: an expression, and the name that its value gets. */
export interface Line {
  readonly name: string | undefined;
  readonly expression: Expression;
  /** Where the line begins in the text, from 0. */
  readonly position: number;
}

/** The operators by [sign, number of operands] as mathjs names them: the whole allow-list. */
const operators = new Map([
  ["+ 2", "add"],
  ["- 2", "subtract"],
  ["* 2", "multiply"],
  ["/ 2", "divide"],
  ["^ 2", "pow"],
  ["- 1", "unaryMinus"],
  ["+ 1", "unaryPlus"],
]);

/**
 * Turns the tokens of one expression, which `checkGrammar` has passed, into a tree. mathjs decides who binds
 * tighter: -x^2 is -(x^2), 2^3^2 is 2^(3^2). Its tree is then walked in the order of the text, and every node must
 * be of the allow-list and match the token that stands there, so that what is calculated is what is written.
 * @throws FormulaError
 */
export function toTree(text: string, line: readonly Token[]): Expression {
  const start = line[0].position;
  const last = line[line.length - 1];
  const source = text.slice(start, last.position + last.text.length).replace(/\s/g, " ");
  const words = line.filter(({ kind }) => kind === "number" || kind === "name" || kind === "operator");
  let next = 0;
  const take = (fits: (token: Token) => boolean): Token => {
    const token = words[next++];
    if (token === undefined || !fits(token)) throw notPlain(text, token?.position ?? start);
    return token;
  };

  const walk = (node: MathNode): Expression => {
    switch (node.type) {
      case "ParenthesisNode":
        return walk(node.content);
      case "ConstantNode": {
        const { position } = take((token) => token.kind === "number" && Number(token.text) === node.value);
        return { kind: "number", value: node.value, position };
      }
      case "SymbolNode": {
        const { position } = take((token) => token.kind === "name" && token.text === node.name);
        const value = constants.get(node.name);
        return value === undefined
          ? { kind: "name", name: node.name, position }
          : { kind: "number", value, position };
      }
      case "OperatorNode": {
        const gate = operators.get(`${node.op} ${node.args.length}`);
        if (gate !== node.fn || node.implicit) throw notPlain(text, words[next]?.position ?? start);
        const isOperator = (token: Token) => token.kind === "operator" && token.text === node.op;
        const left = node.args.length === 2 ? [walk(node.args[0])] : [];
        const { position } = take(isOperator);
        const inputs = [...left, walk(node.args[node.args.length - 1])];
        if (gate === "unaryPlus") return inputs[0];
        if (gate === "unaryMinus" && inputs[0].kind === "number")
          return { kind: "number", value: -inputs[0].value, position };
        return { kind: "call", gate, inputs, position };
      }
      case "FunctionNode": {
        const { fn } = node;
        const name = take(
          (token) => fn.type === "SymbolNode" && token.kind === "name" && token.text === fn.name,
        );
        checkCount(text, name, node.args.length);
        return { kind: "call", gate: name.text, inputs: node.args.map(walk), position: name.position };
      }
      default:
        throw notPlain(text, words[next]?.position ?? start);
    }
  };

  const tree = walk(parsed(text, start, source));
  if (next !== words.length) throw notPlain(text, words[next].position);
  return tree;
}

function parsed(text: string, start: number, source: string): MathNode {
  try {
    return parse(source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { char } = error as SyntaxError & { char?: number };
    const said = error.message.replace(/ \(char \d+\)$/, "");
    throw refuse(text, start + Math.min((char ?? 1) - 1, source.length), "syntax", said);
  }
}

function checkCount(text: string, name: Token, given: number): void {
  const gate = functionNamed(name.text);
  if (gate === undefined) throw notPlain(text, name.position);
  const wanted = gate.inputs.length;
  if (given === wanted) return;
  const hint =
    name.text === "log" && given === 2
      ? "to base b it is log(a) / log(b)"
      : wanted === 2 && given > 2
        ? `nest it: ${name.text}(a, ${name.text}(b, c))`
        : wanted === 1 && given === 2
          ? "a decimal number is written with a point"
          : undefined;
  const count = `${wanted} argument${wanted === 1 ? "" : "s"}, ${callOf(gate)}`;
  throw refuse(
    text,
    name.position,
    "wrong-number-of-arguments",
    `${name.text} takes ${count}, not ${given}${hint ? `; ${hint}` : ""}`,
    { value: given, expected: count, ...(hint === undefined ? {} : { hint }) },
  );
}

/** Nothing that passes `checkGrammar` should come here; it stands guard should mathjs read more than we do. */
function notPlain(text: string, position: number): FormulaError {
  return refuse(text, position, "not-arithmetic", "only plain arithmetic is read");
}
