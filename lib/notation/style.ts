import { formatNumber, prettyNumber, superscript, texNumber } from "../text/format.js";
import { escapeHtml } from "../text/html.js";
import type { Reduction } from "./tree.js";

/** How strongly an expression binds: what is below the place it stands in goes into parentheses. */
export const Bind = { condition: 0, sum: 1, negative: 2, product: 3, power: 4, atom: 5 } as const;

/** A piece of written mathematics and how strongly it binds. */
export interface Written {
  text: string;
  bind: number;
  /** Set for the constant of a gate, whose sign joins a sum: x - 3. */
  constant?: true;
  /** Set for what is made of a tensor: between two of them a product is element by element. */
  tensor?: true;
}

/** How mathematics is written: as plain text, for a page without scripts, or in TeX. */
export interface Style {
  number(value: number, decimals?: number): string;
  name(name: string): string;
  /** What stands on a gate; among the tags of HTML it is escaped. */
  symbol(symbol: string): string;
  minus: string;
  times: string;
  /** Between tensors, element by element. */
  pointwise: string;
  equals: string;
  parentheses(text: string): string;
  /** A fraction with a bar; a style that cannot draw one writes a / b. */
  bar?(numerator: string, denominator: string): string;
  power(base: string, exponent: Written): string;
  call(name: string, args: Written[]): Written;
  compare(operator: string): string;
  /** An element by its indices: x[i,k]. */
  element(name: string, at: string[]): Written;
  /** A sum (or the largest, the smallest) over indices. */
  over(name: Reduction, indices: readonly string[], body: Written): Written;
  /** A value for each condition; the last condition is empty: otherwise. */
  cases(branches: [value: string, condition: string][]): string;
}

const text: Style = {
  number: formatNumber,
  name: (name) => name,
  symbol: (symbol) => symbol,
  minus: "-",
  times: " × ",
  pointwise: " ⊙ ",
  equals: " = ",
  parentheses: (inner) => `(${inner})`,
  power: (base, exponent) =>
    /^-?\d+$/.test(exponent.text) ? base + superscript(exponent.text) : `${base}^${orParentheses(exponent)}`,
  call(name, args) {
    const list = args.map((arg) => arg.text).join(", ");
    if (name === "abs") return { text: `|${list}|`, bind: Bind.atom };
    return { text: `${name === "log" ? "ln" : name}(${list})`, bind: Bind.atom };
  },
  compare: (operator) => comparisons[operator]?.[0] ?? operator,
  element: (name, at) => ({ text: `${name}[${at.join(",")}]`, bind: Bind.atom }),
  over: (name, indices, body) => ({
    text: `${name === "sum" ? "Σ" : name} over ${indices.join(", ")} of ${orParentheses(body)}`,
    bind: Bind.sum,
  }),
  cases: (branches) =>
    branches.map(([value, when]) => (when ? `${value} if ${when}` : `else ${value}`)).join(", "),
};

const html: Style = {
  ...text,
  call(name, args) {
    if (name === "sqrt") return { text: `√${orParentheses(args[0])}`, bind: Bind.power };
    return text.call(name, args);
  },
  number: prettyNumber,
  name: htmlName,
  symbol: escapeHtml,
  minus: "−",
  power: (base, exponent) => `${base}<sup>${exponent.text}</sup>`,
  compare: (operator) => escapeHtml(text.compare(operator)),
  element(name, at) {
    // Behind an index of its own a second one would read like a part of it.
    if (name.endsWith("</sub>")) return text.element(name, at);
    return { text: `${name}<sub>${at.join(",")}</sub>`, bind: Bind.atom };
  },
  over: (name, indices, body) => ({
    text: `${name === "sum" ? "Σ" : name}<sub>${indices.join(",")}</sub> ${orParentheses(body)}`,
    bind: Bind.sum,
  }),
};

const tex: Style = {
  number: texNumber,
  name: texName,
  symbol: (symbol) => symbol,
  minus: "-",
  times: " \\times ",
  pointwise: " \\odot ",
  equals: " = ",
  parentheses: (inner) => `\\left(${inner}\\right)`,
  bar: (numerator, denominator) => `\\frac{${numerator}}{${denominator}}`,
  power: (base, exponent) => `${base}^{${exponent.text}}`,
  call(name, args) {
    const list = args.map((arg) => arg.text).join(", ");
    if (name === "exp") return { text: `e^{${list}}`, bind: Bind.power };
    if (name === "sqrt") return { text: `\\sqrt{${list}}`, bind: Bind.atom };
    if (name === "abs") return { text: `\\left|${list}\\right|`, bind: Bind.atom };
    const known = texFunctions.has(name) ? `\\${name === "log" ? "ln" : name}` : `\\operatorname{${name}}`;
    return { text: `${known}\\left(${list}\\right)`, bind: Bind.atom };
  },
  compare: (operator) => comparisons[operator]?.[1] ?? operator,
  element: (name, at) => ({
    text: `${name.includes("_{") ? `{${name}}` : name}_{${at.join(",")}}`,
    bind: Bind.atom,
  }),
  over: (name, indices, body) => ({
    text: `\\${name}_{${indices.join(",")}} ${body.bind >= Bind.product ? body.text : tex.parentheses(body.text)}`,
    bind: Bind.sum,
  }),
  cases: (branches) =>
    `\\begin{cases} ${branches.map(([value, when]) => `${value} & ${when || "\\text{else}"}`).join(" \\\\ ")} \\end{cases}`,
};

export type StyleName = "text" | "html" | "tex";
export const styles: Readonly<Record<StyleName, Style>> = { text, html, tex };

const texFunctions = new Set(["log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min"]);
const comparisons: Record<string, [plain: string, tex: string]> = {
  "==": ["=", "="],
  "!=": ["≠", "\\ne"],
  "<=": ["≤", "\\le"],
  ">=": ["≥", "\\ge"],
  "<": ["<", "\\lt"],
  ">": [">", "\\gt"],
};
const greek: Readonly<Record<string, string>> = Object.fromEntries(
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi _ pi rho _ sigma tau upsilon phi chi psi omega"
    .split(" ")
    .map((name, i) => [name, String.fromCharCode(0x3b1 + i)])
    .filter(([name]) => name !== "_"),
);
const greekNames = new Map(Object.entries(greek).map(([name, letter]) => [letter, name]));

/**
 * A name split as a textbook prints it: "w0" and "w_0" are w with index 0, "theta1" is θ with index 1, the element "W[1,2]"
 * is W with index 1,2.
 */
export function splitName(name: string): { stem: string; index: string } {
  const match = /^(\p{L}+?)_?(\d+)$/u.exec(name) ?? /^(\p{L}+)\[([\d,]+)\]$/u.exec(name);
  const stem = match ? match[1] : name;
  return { stem: Object.hasOwn(greek, stem) ? greek[stem] : stem, index: match ? match[2] : "" };
}

function htmlName(name: string): string {
  const { stem, index } = splitName(name);
  return `<i>${escapeHtml(stem)}</i>${index && `<sub>${index}</sub>`}`;
}

function texName(name: string): string {
  const { stem, index } = splitName(name);
  const letter = greekNames.get(stem);
  const one = letter ? `\\${letter}` : /^[a-z]$/i.test(stem) ? stem : `\\text{${escapeTex(stem)}}`;
  return index ? `${one}_{${index}}` : one;
}

/** Inside \text{…}: letters of any script pass, signs with a meaning in TeX or in HTML are defused. */
function escapeTex(name: string): string {
  return name.replace(/[\\{}$&#%^~<>]/g, " ").replaceAll("_", "\\_");
}

function orParentheses({ text: inner, bind }: Written): string {
  return bind >= Bind.atom ? inner : `(${inner})`;
}
