import { type MathNode, parse } from "../host/mathjs.js";
import type { FormulaError } from "../text/errors.js";
import { count } from "../text/format.js";
import { refuse } from "../text/refuse.js";
import type { Token } from "./tokens.js";
import { callable, constants, functionNamed } from "./words.js";

/** A checked expression. `gate` is the name of a gate or a function of tensors: "add", "unaryMinus", "sigmoid", "sum". */
export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly position: number }
  /** `at` counts from 1: the element of a tensor. */
  | {
      readonly kind: "name";
      readonly name: string;
      readonly at?: readonly number[];
      readonly position: number;
    }
  | {
      readonly kind: "call";
      readonly gate: string;
      readonly inputs: readonly Expression[];
      readonly position: number;
    };

/** The name as it is written, with the place of an element: "W[1,2]". */
export function nameOf({ name, at }: Extract<Expression, { kind: "name" }>): string {
  return at === undefined ? name : `${name}[${at.join(",")}]`;
}

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
  [".* 2", "dotMultiply"],
  ["./ 2", "dotDivide"],
  [".^ 2", "dotPow"],
  ["- 1", "unaryMinus"],
  ["+ 1", "unaryPlus"],
]);

/**
 * Turns the tokens of one expression, which `checkGrammar` has passed, into a tree. mathjs decides who binds
 * tighter: -x^2 is -(x^2), 2^3^2 is 2^(3^2). Its tree is then walked in the order of the text, and every node must
 * be of the allow-list and match the token that stands there, so that what is calculated is what is written. A name
 * of `own` is that name; else e and pi are the constants, and e^x is exp(x).
 * @throws FormulaError
 */
export function toTree(
  text: string,
  line: readonly Token[],
  own: ReadonlySet<string> = new Set(),
): Expression {
  const start = line[0].position;
  const last = line[line.length - 1];
  // A product of matrices may be written @, which mathjs does not know.
  const source = text
    .slice(start, last.position + last.text.length)
    .replace(/\s/g, " ")
    .replaceAll("@", "*");
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
        const value = own.has(node.name) ? undefined : constants.get(node.name);
        return value === undefined
          ? { kind: "name", name: node.name, position }
          : { kind: "number", value, position };
      }
      case "OperatorNode": {
        const gate = operators.get(`${node.op} ${node.args.length}`);
        if (gate !== node.fn || node.implicit) throw notPlain(text, words[next]?.position ?? start);
        const isOperator = (token: Token) =>
          token.kind === "operator" && (token.text === node.op || (token.text === "@" && node.op === "*"));
        const left = node.args.length === 2 ? [walk(node.args[0])] : [];
        const { position } = take(isOperator);
        const inputs = [...left, walk(node.args[node.args.length - 1])];
        if (gate === "pow" && isE(inputs[0]))
          return { kind: "call", gate: "exp", inputs: [inputs[1]], position };
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
      case "AccessorNode": {
        const { position, text: written } = take(
          (token) => token.kind === "name" && token.text.includes("["),
        );
        const [name, inner] = written.split(/[[\]]/);
        return { kind: "name", name, at: inner.split(",").map(Number), position };
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

/** The constant e, as it was written. */
function isE(expression: Expression): boolean {
  return expression.kind === "number" && expression.value === Math.E;
}

function checkCount(text: string, name: Token, given: number): void {
  const known = callable(name.text);
  if (known === undefined) throw notPlain(text, name.position);
  const { least, most, form } = known;
  if (given >= least && given <= most) return;
  const wanted = most;
  const hint =
    name.text === "log" && given === 2
      ? "to base b it is log(a) / log(b)"
      : functionNamed(name.text)?.inputs.length === 2 && given > 2
        ? `nest it: ${name.text}(a, ${name.text}(b, c))`
        : wanted === 1 && given === 2
          ? "a decimal number is written with a point"
          : undefined;
  const takes = `${least < most ? `${least} to ` : ""}${count(wanted, "argument")}, ${form}`;
  throw refuse(
    text,
    name.position,
    "wrong-number-of-arguments",
    `${name.text} takes ${takes}, not ${given}${hint ? `; ${hint}` : ""}`,
    { value: given, expected: takes, ...(hint === undefined ? {} : { hint }) },
  );
}

/** Nothing that passes `checkGrammar` should come here; it stands guard should mathjs read more than we do. */
function notPlain(text: string, position: number): FormulaError {
  return refuse(text, position, "not-arithmetic", "only plain arithmetic is read");
}
