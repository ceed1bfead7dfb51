import type { GateFacts } from "../gate/facts.js";
import { flatten, type Nested, type Shape } from "../graph/shape.js";
import type { Span } from "../graph/spans.js";
import { Bind, type Style, type StyleName, styles, type Written } from "../notation/style.js";
import { namesIn } from "../notation/tree.js";
import { type Names, product, write } from "../notation/write.js";
import type { VectorGate } from "../tensor/definition.js";
import {
  isScalarGate,
  type TensorBackwardStep,
  type TensorForwardStep,
  type TensorSent,
} from "../tensor/steps.js";
import { largest } from "../text/extent.js";
import { decimalsInFull } from "../text/rounding.js";
import { layoutOfStep, linesOf } from "./lines.js";
import { isSmall, placeholder, transposed, type Writing, written } from "./matrix.js";
import type { TensorWalk } from "./tensor-walk.js";

/** What a gate does, or what it sends to an input, written with names and with numbers. */
export interface TensorMath {
  /** What it is about: "h", "dW". */
  name: string;
  /** "W · x", "dh · xᵀ". */
  formula: string;
  /** The same with numbers; empty where the formula is one of single elements. */
  filled: string;
  value: string;
}

type Step = TensorForwardStep | TensorBackwardStep;

/** A tensor in a formula: its name, and its numbers. */
interface Operand {
  name: string;
  span: Span;
  value: Nested;
  /** The places after the point: what is given, and constants, are written as they are. */
  decimals: number | undefined;
  constant?: boolean;
}

export class TensorWriter {
  private readonly walk: TensorWalk;
  private readonly style: StyleName;
  private readonly s: Style;

  constructor(walk: TensorWalk, style: StyleName) {
    this.walk = walk;
    this.style = style;
    // In TeX a product of names takes a dot, which is that of matrices here.
    this.s = styles[style];
  }

  /** "W", "W[1,2]" */
  name(span: Span): string {
    return this.s.name(this.walk.nameOf(span));
  }

  /** The gradient of the result by a tensor: "dW". */
  gradientName(span: Span): string {
    return `d${this.name(span)}`;
  }

  numbers(value: Nested, span: Span): string {
    return this.numbersTo(this.walk.decimals, value, span);
  }

  private numbersTo(decimals: number | undefined, value: Nested, { shape, offset }: Span): string {
    return written(value, shape, this.writing(decimals, this.walk.lying.has(offset)));
  }

  forward(step: TensorForwardStep): TensorMath {
    const { span, value } = step;
    const math = { name: this.name(span), value: this.numbers(value, span) };
    const operands = this.operands(step);
    if (isScalarGate(span)) {
      const { forward } = (step.gate as GateFacts).trees;
      const [formula, filled] = [this.named(operands, span), this.numbered(operands, step)].map(
        (names) => write(forward, this.s, names).text,
      );
      return { ...math, formula, filled };
    }
    const told = (step.gate as VectorGate).definition.told?.forward;
    const call = (args: string[]): string =>
      this.s.call(
        step.gate.name,
        [...args, ...this.attributes(span)].map((text) => ({ text, bind: Bind.atom })),
      ).text;
    const filled = call(operands.map((one) => this.operandNumbers(one)));
    if (told === undefined) {
      const formula = call(operands.map(({ name }) => name));
      return {
        ...math,
        formula: `${formula}${this.where(linesOf(step, this.s, (text) => this.words(text)).forward)}`,
        filled,
      };
    }
    const all = this.letters(step, operands);
    const isFilled = isProduct.test(told);
    return {
      ...math,
      formula: this.tell(told, step, all, false),
      filled: isFilled ? this.tell(told, step, all, true) : filled,
    };
  }

  sent(step: TensorBackwardStep, sent: TensorSent): TensorMath {
    const { span, upstream } = step;
    const operands = this.operands(step);
    const math = { name: this.gradientName(sent.to), value: this.numbers(sent.sent, sent.to) };
    const above = this.worked(this.gradientName(span), span, upstream);
    const summed = sent.summed === undefined ? "" : this.words(`sum over ${sent.summed} of `);
    if (isScalarGate(span)) {
      const tree = (step.gate as GateFacts).trees.local[sent.position];
      const local = write(tree, this.s, this.named(operands, span));
      const isFixed = namesIn(tree).every(
        (letter) => letter !== "out" && operands[letter === "x" ? 0 : 1].constant,
      );
      const numbers = isFixed ? local : this.numbersOf(this.worked("", span, sent.local as Nested));
      const formula = this.times(this.nameOf(above), local);
      const filled = this.times(this.numbersOf(above), numbers);
      return { ...math, formula: `${summed}${formula}`, filled: `${summed}${filled}` };
    }
    const told = (step.gate as VectorGate).definition.told?.local[sent.position];
    if (told !== undefined) {
      const all = this.letters(step, operands).set("g", above);
      const filled = isProduct.test(told) ? this.tell(told, step, all, true) : "";
      return { ...math, formula: this.tell(told, step, all, false), filled };
    }
    const line = linesOf(step, this.s, (text) => this.words(text)).local(sent.position);
    return { ...math, name: line.to, formula: line.sent, filled: "" };
  }

  /** "upstream ⊙ local"; a local derivative of 1 is not written. */
  private times(upstream: Written, local: Written): string {
    if (local.text === "1") return upstream.text;
    if (local.text === `${this.s.minus}1`) return `${this.s.minus}${upstream.text}`;
    return product(upstream, local, this.s).text;
  }

  private operands(step: Step): Operand[] {
    return step.inputs.map(({ value, constant, asGiven }, i) => {
      const span = step.span.inputs[i];
      const decimals = asGiven ? this.inFull(value) : constant ? undefined : this.walk.decimals;
      return {
        span,
        value,
        constant,
        decimals,
        name: constant ? this.numbersTo(decimals, value, span) : this.name(span),
      };
    });
  }

  /** "window = 2"; axes count from 1, as in formulas. */
  private attributes({ attributes }: Span): string[] {
    return Object.entries(attributes).map(
      ([name, value]) =>
        `${this.words(name)}${this.s.equals}${this.s.number(name === "axis" ? value + 1 : value)}`,
    );
  }

  /** What was calculated: written with the places that were asked for. */
  private worked(name: string, span: Span, value: Nested): Operand {
    return { name, span, value, decimals: this.walk.decimals };
  }

  /** The places that state every number of a given tensor in full, at least those that were asked for. */
  private inFull(value: Nested): number | undefined {
    const { decimals } = this.walk;
    const places = [...flatten("a tensor", value).data].map((one) => decimalsInFull(one, decimals));
    return places.includes(undefined) ? undefined : largest(places as number[]);
  }

  /** What the letters of a told formula stand for. */
  private letters(step: Step, operands: readonly Operand[]): Map<string, Operand> {
    const letters = new Map(step.gate.inputs.map((letter, i) => [letter, operands[i]]));
    return letters.set("out", this.worked(this.name(step.span), step.span, step.value));
  }

  /** A told formula, "x · yᵀ", with names or with numbers in place of its letters. */
  private tell(told: string, step: Step, letters: ReadonlyMap<string, Operand>, numbers: boolean): string {
    const { attributes } = layoutOfStep(step);
    // of a single row the mean is that row: nobody writes "/ 1"
    const shown = told.replace(/ \/ ([A-Za-z]+)\b/g, (part, letter) =>
      attributes[letter] === 1 ? "" : part,
    );
    const text = shown.replace(/([A-Za-z]+)(ᵀ?)/g, (word, letter: string, turned: string) => {
      const operand = letters.get(letter);
      if (Object.hasOwn(attributes, letter)) return this.s.number(attributes[letter]);
      if (operand === undefined) return this.style === "tex" ? `\\operatorname{${word}}` : word;
      if (!numbers) return `${operand.name}${turned && this.turn}`;
      return turned ? this.turned(operand) : this.operandNumbers(operand);
    });
    return this.style === "tex" ? text.replace(/[·×⊙Σ‖−]/g, (sign) => signs[sign]) : text;
  }

  private get turn(): string {
    return { text: "ᵀ", html: "<sup>T</sup>", tex: "^{\\top}" }[this.style];
  }

  private operandNumbers(operand: Operand): string {
    const { text, bind } = this.numbersOf(operand);
    return bind === Bind.negative ? this.s.parentheses(text) : text;
  }

  /** The numbers of a transposed tensor: of a matrix its columns as rows, of a vector a row for a column. */
  private turned(operand: Operand): string {
    const { span, value, decimals } = operand;
    if (!isSmall(span.shape)) return `${this.operandNumbers(operand)}${this.turn}`;
    if (span.shape.length === 2)
      return written(transposed(value), [...span.shape].reverse(), this.writing(decimals, false));
    if (this.style === "text") return `${this.operandNumbers(operand)}${this.turn}`;
    return written(value, span.shape, this.writing(decimals, !this.walk.lying.has(span.offset)));
  }

  private writing(decimals: number | undefined, lying: boolean): Writing {
    return { style: this.style, decimals, lying };
  }

  private named(operands: readonly Operand[], out: Span): Names {
    return (letter) => {
      if (letter === "out") return { text: this.name(out), bind: Bind.atom, ...tensor(out.shape) };
      const operand = operands[letter === "x" ? 0 : 1];
      return operand.constant ? this.numbersOf(operand) : this.nameOf(operand);
    };
  }

  private numbered(operands: readonly Operand[], { span, value }: Step): Names {
    return (letter) =>
      this.numbersOf(letter === "out" ? this.worked("", span, value) : operands[letter === "x" ? 0 : 1]);
  }

  private nameOf({ name, span }: Operand): Written {
    return { text: name, bind: Bind.atom, ...tensor(span.shape) };
  }

  private numbersOf({ span, value, constant, decimals }: Operand): Written {
    const { shape } = span;
    if (shape.length > 0) {
      const text = isSmall(shape) ? this.numbersTo(decimals, value, span) : placeholder(shape, this.style);
      return { text, bind: Bind.atom, tensor: true };
    }
    const text = this.numbersTo(decimals, value, span);
    const bind = /^[-−]/.test(text) ? Bind.negative : /10[⁰-⁹⁻^]/u.test(text) ? Bind.product : Bind.atom;
    return { text, bind, ...(constant ? { constant: true as const } : {}) };
  }

  private where(lines: readonly string[]): string {
    return lines.map((line) => (this.style === "tex" ? `,\\quad ${line}` : `, ${line}`)).join("");
  }

  private words(words: string): string {
    return this.style === "tex" ? `\\text{${words}}` : words;
  }
}

/** A told form that can be read with numbers in place of its letters: "g · yᵀ". */
const isProduct = /^[a-z]+ᵀ?(?: [·×] [a-z]+ᵀ?)*$/;

/** The signs of told forms in TeX. */
const signs: Readonly<Record<string, string>> = {
  "·": "\\cdot",
  "×": "\\times",
  "⊙": "\\odot",
  Σ: "\\sum ",
  "‖": "\\|",
  "−": "-",
};

function tensor(shape: Shape): { tensor?: true } {
  return shape.length > 0 ? { tensor: true } : {};
}
