import type { GateFacts } from "../gate/facts.js";
import type { BackwardStep, ForwardStep, Sent, StepInput } from "../graph/steps.js";
import { Bind, type Style, type StyleName, styles, type Written } from "../notation/style.js";
import type { Tree } from "../notation/tree.js";
import { type Names, product, write } from "../notation/write.js";
import { decimalsInFull } from "../text/rounding.js";

/** A step forward, written: f = q × z = 3 × (-4) = -12. */
export interface ForwardMath {
  name: string;
  /** With names: "q × z". */
  formula: string;
  /** With numbers: "3 × (-4)". */
  filled: string;
  value: string;
  /** All of it in one line. */
  equation: string;
}

/** What one input is sent in a step backward, written: upstream × local = sent. */
export interface BackwardMath {
  name: string;
  /** The local derivative with names: "-1 / v6²". */
  local: string;
  /** With numbers: "-1 / 1.37²". */
  filled: string;
  /** Its value: "-0.53". */
  localValue: string;
  upstream: string;
  sent: string;
  /** All of it in one line: "1.00 × (-1 / 1.37²) = -0.53". */
  equation: string;
}

/** The gate's formula over x, y or k, as declared: "x × y", or in TeX "\frac{1}{x}". */
export function gateFormula(gate: GateFacts, style: StyleName = "tex"): string {
  return write(gate.trees.forward, symbolic(style), plainNames(gate, styles[style])).text;
}

/** The textbook's local derivative by one input: "-1 / x²"; the gate's own output is written as its symbol: "(1 - σ) × σ". */
export function localDerivative(gate: GateFacts, position = 0, style: StyleName = "tex"): string {
  return write(gate.trees.local[position], symbolic(style), plainNames(gate, styles[style])).text;
}

/** A step forward with names and with numbers. */
export function forwardMath(step: ForwardStep, style: StyleName = "tex", decimals?: number): ForwardMath {
  const s = styles[style];
  const tree = step.gate.trees.forward;
  const name = s.name(step.name);
  const formula = write(tree, symbolic(style), stepNames(step, s)).text;
  const filled = write(tree, s, stepNumbers(step, s, decimals)).text;
  const value = s.number(step.value, decimals);
  const sides = filled === value ? [name, formula, value] : [name, formula, filled, value];
  return { name, formula, filled, value, equation: sides.join(s.equals) };
}

/** What a step backward sends to one input, with names and with numbers. */
export function backwardMath(
  step: BackwardStep,
  sent: Sent,
  style: StyleName = "tex",
  decimals?: number,
): BackwardMath {
  const s = styles[style];
  const tree = step.gate.trees.local[sent.position];
  const local = write(tree, symbolic(style), stepNames(step, s)).text;
  const filled = filledLocal(tree, step, sent, s, decimals);
  const upstream = numeral(step.upstream, s, decimals);
  const answer = s.number(sent.sent, decimals);
  return {
    name: s.name(sent.name),
    local,
    filled: filled.text,
    localValue: s.number(sent.local, decimals),
    upstream: upstream.text,
    sent: answer,
    equation: `${product(upstream, filled, s).text}${s.equals}${answer}`,
  };
}

/** Where a derivative is chosen by a condition, the numbers have chosen: only its value is left to write. */
function filledLocal(tree: Tree, step: BackwardStep, sent: Sent, s: Style, decimals?: number): Written {
  if (tree.kind === "choice") return numeral(sent.local, s, decimals);
  return write(isOut(tree) ? step.gate.trees.forward : tree, s, stepNumbers(step, s, decimals));
}

/** In TeX a product of names takes a dot, a product of numbers a cross. */
function symbolic(style: StyleName): Style {
  return style === "tex" ? { ...styles.tex, times: " \\cdot " } : styles[style];
}

function plainNames(gate: GateFacts, s: Style): Names {
  const names: Names = (name) =>
    name === "out" ? outOf(gate, s, names) : { text: s.name(name), bind: Bind.atom };
  return names;
}

/** The output of a gate that no node names: σ for a gate whose symbol is one letter, else its formula: tanh(x). */
function outOf(gate: GateFacts, s: Style, names: Names): Written {
  if (/^\p{L}$/u.test(gate.symbol)) return { text: s.name(gate.symbol), bind: Bind.atom };
  return write(gate.trees.forward, s, names);
}

function stepNames(step: ForwardStep | BackwardStep, s: Style): Names {
  return (name) => {
    const input = inputOf(step, name);
    if (input?.constant) return { ...numeral(input.value, s), constant: true };
    if (input === undefined && isOut(step.gate.trees.local[0]))
      return write(step.gate.trees.forward, s, stepNames(step, s));
    return { text: s.name(input?.name ?? step.name), bind: Bind.atom };
  };
}

function stepNumbers(step: ForwardStep | BackwardStep, s: Style, decimals?: number): Names {
  return (name) => {
    const input = inputOf(step, name);
    const value = input?.value ?? step.value;
    if (input?.asGiven) return numeral(value, s, decimalsInFull(value, decimals));
    if (input?.constant) return { ...numeral(value, s), constant: true };
    return numeral(value, s, decimals);
  };
}

/** The input that a gate's formula calls x, y or k; undefined for `out`. */
function inputOf(step: ForwardStep | BackwardStep, name: string): StepInput | undefined {
  return name === "out" ? undefined : step.inputs[name === "x" ? 0 : 1];
}

function isOut(tree: Tree): boolean {
  return tree.kind === "name" && tree.name === "out";
}

function numeral(value: number, s: Style, decimals?: number): Written {
  const text = s.number(value, decimals);
  if (text.startsWith("-") || text.startsWith("−")) return { text, bind: Bind.negative };
  return { text, bind: /10[⁰-⁹⁻^]/u.test(text) ? Bind.product : Bind.atom };
}
