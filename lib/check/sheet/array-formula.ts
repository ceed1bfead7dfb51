import { expandRows } from "../../expand/expand.js";
import { build } from "../../formula/build.js";
import { plainText } from "../../formula/characters.js";
import type { Expression } from "../../formula/tree.js";
import type { GateFacts } from "../../gate/facts.js";
import type { Node, Operand } from "../../graph/graph.js";
import type { Nested } from "../../graph/shape.js";
import { Bind, styles, type Written } from "../../notation/style.js";
import { write } from "../../notation/write.js";
import { Tensor } from "../../tensor/tensor.js";
import { type Answerable, findName } from "./answer-name.js";
import { arrayShape, elementNames, isSameShape, wrongShape } from "./arrays.js";
import { learningRate, readIn, type WrittenFormula } from "./formula.js";

/** The formula of one element. */
export interface ElementFormula {
  name: string;
  formula: WrittenFormula;
}

/** A longer formula of an element is not written out. */
const LONGEST = 200;

/**
 * An answer that is a formula of whole vectors and matrices, "dW = (y - t) * transpose(h)", opened into the formulas of its
 * elements: dW[1,2] is (y[1] - t[1]) * h[2]. Undefined where neither the name nor the formula is of an array.
 * @throws FormulaError, GateError for what cannot be read, or shapes that do not fit; InputError for another shape than the
 * name has.
 */
export function elementFormulas(
  name: string,
  text: string,
  answerable: Answerable,
): ElementFormula[] | undefined {
  const shape = arrayShape(name, answerable);
  const single = shape === undefined ? findName(name, answerable) : undefined;
  const known = new Map<string, readonly string[]>();
  const nameOf = (one: string): string | undefined => {
    const found = arrayShape(one, answerable);
    if (found === undefined) return findName(one, answerable);
    const elements = elementNames(one, found).map((element) => findName(element, answerable) as string);
    const own = elements[0].replace(/\[[\d,]+\]/, "");
    known.set(own, elements);
    return own;
  };
  const read = readIn(withTransposes(text), nameOf, answerable);
  if (read === undefined || (shape === undefined && (single === undefined || known.size === 0)))
    return undefined;
  const { expression, names } = read;
  const inputs = Object.fromEntries(
    [...names].map(([word, meant]) => [word, numbersOf(meant, known.get(meant), answerable)]),
  );
  const program = {
    text: read.plain,
    inputs: [...names.keys()],
    lines: [{ name: undefined, expression, position: 0 }],
  };
  const { graph, output } = build(program, inputs);
  const given = output instanceof Tensor ? output.shape : [];
  if (!isSameShape(shape ?? [], given))
    throw wrongShape(name, shape ?? [], text, given, (found) => `the formula gives ${found}`);
  const { rows } = expandRows(graph);
  const first = output instanceof Tensor ? output.span.offset : output.index;
  const asked = shape === undefined ? [single as string] : elementNames(name, shape);
  const opened = new Opened(
    new Map([...names].flatMap(([word, meant]) => namesIn(word, meant, known.get(meant)))),
  );
  return asked.map((one, i) => ({ name: one, formula: opened.formula(rows[first + i] as Operand, read) }));
}

/** hᵀ, h^T and h.T are the transpose, as on paper. */
function withTransposes(text: string): string {
  return text
    .replaceAll(/([\p{L}_][\p{L}\p{N}_]*)\s*(?:ᵀ|\^\s*\{?[T⊤]\}?|\.T)(?![\p{L}\p{N}_])/gu, "transpose($1)")
    .replaceAll(/[⊙∘]/g, ".*");
}

/** The true numbers of what a word stands for, nested as it is. */
function numbersOf(name: string, elements: readonly string[] | undefined, { numbers }: Answerable): Nested {
  const number = (one: string): number => numbers?.get(one) ?? 0.5;
  if (elements === undefined) return name === learningRate ? 0.5 : number(name);
  const [, columns] = /,(\d+)\]/.exec(elements[elements.length - 1]) ?? [];
  if (columns === undefined) return elements.map(number);
  const width = Number(columns);
  return Array.from({ length: elements.length / width }, (_, i) =>
    elements.slice(i * width, (i + 1) * width).map(number),
  );
}

/** What the inputs of the opened graph are called, and what each stands for. */
function namesIn(word: string, meant: string, elements: readonly string[] | undefined): [string, string][] {
  if (elements === undefined) return [[word, meant]];
  return elements.map((one) => [`${word}${/\[[\d,]+\]/.exec(one)?.[0]}`, one]);
}

/** Formulas of the nodes of a graph of numbers, each made once. */
class Opened {
  private readonly expressions = new Map<number, Expression>();
  private readonly texts = new Map<number, Written>();

  constructor(private readonly names: ReadonlyMap<string, string>) {}

  formula(operand: Operand, whole: WrittenFormula): WrittenFormula {
    const { text } = this.written(operand);
    const short = text.length <= LONGEST ? { text, plain: plainText(text) } : { text: whole.text, plain: "" };
    return { ...short, expression: this.expression(operand), names: this.names };
  }

  private expression(operand: Operand): Expression {
    if (typeof operand === "number") return { kind: "number", value: operand, position: 0 };
    const known = this.expressions.get(operand.index);
    if (known) return known;
    const made = this.opened(operand);
    this.expressions.set(operand.index, made);
    return made;
  }

  private opened({ kind, name, value, gate, inputs }: Node): Expression {
    if (kind === "input") return { kind: "name", name, position: 0 };
    if (gate === undefined) return { kind: "number", value, position: 0 };
    return { kind: "call", gate: gate.name, inputs: inputs.map((one) => this.expression(one)), position: 0 };
  }

  private written(operand: Operand): Written {
    if (typeof operand === "number") return number(operand);
    const known = this.texts.get(operand.index);
    if (known) return known;
    const { kind, name, value, gate, inputs } = operand;
    const places: Readonly<Record<string, number>> = { x: 0, y: 1, k: 1 };
    const made =
      kind === "input"
        ? { text: this.names.get(name) ?? name, bind: Bind.atom }
        : gate === undefined
          ? number(value)
          : cut(
              write((gate as GateFacts).trees.forward, styles.text, (one) =>
                this.written(inputs[places[one]]),
              ),
            );
    this.texts.set(operand.index, made);
    return made;
  }
}

const number = (value: number): Written => ({
  text: String(value),
  bind: value < 0 ? Bind.negative : Bind.atom,
});
/** What is too long to be shown need not be written to its end. */
const cut = (one: Written): Written =>
  one.text.length > LONGEST ? { ...one, text: one.text.slice(0, LONGEST + 1) } : one;
