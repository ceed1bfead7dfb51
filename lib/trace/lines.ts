import { Bind, type Style } from "../notation/style.js";
import type { Tree } from "../notation/tree.js";
import { type Names, write } from "../notation/write.js";
import type { VectorGate } from "../tensor/gate.js";
import { readLine, readLocal } from "../tensor/line.js";
import type { TensorBackwardStep, TensorForwardStep } from "../tensor/steps.js";
import { nameIn } from "./matrix.js";

/** A vector gate told by its elements, in the textbook's lines with the names of the graph. */
export interface Lines {
  /** "p[r,i] = exp(z[r,i]) / Σ over j of exp(z[r,j])" */
  forward: string;
  /** What an element of an input, `to`, is sent: the sum of upstream × local over the outputs that use it. */
  local(position: number): { to: string; sent: string };
}

export function linesOf(step: TensorForwardStep | TensorBackwardStep, s: Style): Lines {
  const gate = step.gate as VectorGate;
  const { attributes } = step.span;
  const own = nameIn(step.name, s);
  const stands = new Map(gate.inputs.map((letter, i) => [letter, nameIn(step.inputs[i].name, s)]));
  stands.set("out", own).set("upstream", `d${own}`);
  const names: Names = (letter) => {
    const attribute = Object.hasOwn(attributes, letter) ? s.number(attributes[letter]) : undefined;
    return { text: stands.get(letter) ?? attribute ?? letter, bind: Bind.atom };
  };
  const out = readLine(gate.line);
  const element = (name: string, at: readonly Tree[]): Tree =>
    at.length === 0 ? { kind: "name", name } : { kind: "element", name, at };
  const at = out.indices.map((name): Tree => ({ kind: "name", name }));
  return {
    forward: `${write(element("out", at), s, names).text}${s.equals}${write(out.tree, s, names).text}`,
    local(position) {
      const { by, tree } = readLocal(gate.local[position] as string, out.indices);
      const own = new Set(by.at.flatMap((index) => (index.kind === "name" ? [index.name] : [])));
      const over = out.indices.filter((index) => !own.has(index));
      const body: Tree = { kind: "operation", sign: "*", left: element("upstream", at), right: tree };
      const sum: Tree = over.length > 0 ? { kind: "reduction", name: "sum", over, body } : body;
      const to: Names = (letter) =>
        letter === by.name ? { text: `d${names(letter).text}`, bind: Bind.atom } : names(letter);
      return { to: write(by, s, to).text, sent: write(sum, s, names).text };
    },
  };
}
