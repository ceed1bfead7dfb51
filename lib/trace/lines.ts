import { Bind, type Style } from "../notation/style.js";
import { namesIn, type Tree } from "../notation/tree.js";
import { type Names, write } from "../notation/write.js";
import type { VectorGate } from "../tensor/definition.js";
import { layoutOf } from "../tensor/layout.js";
import { type Layout, UPSTREAM } from "../tensor/program.js";
import type { TensorBackwardStep, TensorForwardStep } from "../tensor/steps.js";

/** A vector gate told by its elements, in the textbook's lines with the names of the graph. */
export interface Lines {
  /** "p[i] = exp(z[i]) / Σ over j of exp(z[j])", after the lines that have a name in it. */
  forward: string[];
  /** What an element of an input, `to`, is sent: the sum of upstream × local over the outputs that use it. */
  local(position: number): { to: string; sent: string };
}

/** How far the indices of a gate's textbook lines run, and its attributes and counts. */
export function layoutOfStep({ gate, span }: TensorForwardStep | TensorBackwardStep): Layout {
  const { textbook } = gate as VectorGate;
  return layoutOf(gate as VectorGate, span.inputs, span.attributes, span.offset, textbook).layout;
}

/** @param words how words are written among mathematics. */
export function linesOf(
  step: TensorForwardStep | TensorBackwardStep,
  s: Style,
  words: (text: string) => string,
): Lines {
  const gate = step.gate as VectorGate;
  const { parts, out, locals } = gate.textbook;
  const layout = layoutOfStep(step);
  const own = s.name(step.name);
  const stands = new Map(gate.inputs.map((letter, i) => [letter, s.name(step.inputs[i].name)]));
  stands.set("out", own).set(UPSTREAM, `d${own}`);
  const names: Names = (letter) => {
    const { attributes } = layout;
    const number = Object.hasOwn(attributes, letter) ? s.number(attributes[letter]) : undefined;
    return { text: stands.get(letter) ?? number ?? letter, bind: Bind.atom };
  };
  const shown = (tree: Tree, by: Names = names): string => write(plain(tree, layout), s, by).text;
  const element = (name: string, indices: readonly string[]): Tree => ({
    kind: "element",
    name,
    at: indices.map((index) => ({ kind: "name", name: index })),
  });
  return {
    forward: [...parts, out].map(
      ({ name, indices, tree }) => `${shown(element(name, indices))}${s.equals}${shown(tree)}`,
    ),
    local(position) {
      const local = locals[position];
      if (local === undefined) return { to: "", sent: "" };
      const { by, tree, over, whole } = local;
      const own = new Set(by.at.flatMap((index) => (index.kind === "name" ? [index.name] : [])));
      // Where windows overlap, one element is met from several places: x[i + k].
      const isMet = by.at.some((index) => index.kind === "operation" && namesIn(index).length > 1);
      const summed = isMet ? [] : over.filter((index) => !own.has(index));
      const left = element(UPSTREAM, out.indices);
      const body: Tree = isOne(tree) ? left : { kind: "operation", sign: "*", left, right: tree };
      const sum: Tree = summed.length > 0 ? { kind: "reduction", name: "sum", over: summed, body } : body;
      const to: Names = (letter) =>
        letter === by.name ? { text: `d${names(letter).text}`, bind: Bind.atom } : names(letter);
      const sent = shown(whole ? tree : sum);
      return {
        to: shown(by, to),
        sent: isMet ? `${words("the sum of all ")}${sent}${words(" that meet there")}` : sent,
      };
    },
  };
}

function isOne(tree: Tree): boolean {
  return tree.kind === "number" && tree.value === 1;
}

/**
 * The same without the indices that run over one place alone, since a vector is seen as one row, but is told as a vector;
 * and without factors that are 1, such as a stride.
 */
function plain(tree: Tree, layout: Layout): Tree {
  const { ranges, attributes } = layout;
  const inner = (one: Tree): Tree => plain(one, layout);
  const isSingle = (index: Tree): boolean => index.kind === "name" && ranges[index.name] === 1;
  switch (tree.kind) {
    case "number":
    case "name":
      return tree;
    case "negative":
      return { ...tree, of: inner(tree.of) };
    case "operation": {
      const { left } = tree;
      if (tree.sign === "*" && left.kind === "name" && attributes[left.name] === 1) return inner(tree.right);
      return { ...tree, left: inner(left), right: inner(tree.right) };
    }
    case "comparison":
      return { ...tree, left: inner(tree.left), right: inner(tree.right) };
    case "choice": {
      const { condition, yes, no } = tree;
      const isSame = condition.kind === "comparison" && condition.sign === "==";
      if (isSame && isSingle(condition.left) && isSingle(condition.right)) return inner(yes);
      return { ...tree, condition: inner(condition), yes: inner(yes), no: inner(no) };
    }
    case "call":
      return { ...tree, args: tree.args.map(inner) };
    case "element": {
      const at = tree.at.filter((index) => !isSingle(index)).map(inner);
      return at.length === 0 ? { kind: "name", name: tree.name } : { ...tree, at };
    }
    case "reduction": {
      const over = tree.over.filter((index) => ranges[index] !== 1);
      return over.length === 0 ? inner(tree.body) : { ...tree, over, body: inner(tree.body) };
    }
  }
}
