import type { FunctionName } from "./functions.js";

/**
 * A formula of a gate as a tree: read once (parse.ts), and read by all that make something of it: evaluate.ts a
 * value, code.ts JavaScript, intervals.ts what rounding can make of it, write.ts text, HTML and TeX.
 */
export type Tree =
  /** `text` is the number as it stands in the declaration. */
  | { readonly kind: "number"; readonly value: number; readonly text: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "negative"; readonly of: Tree }
  | { readonly kind: "operation"; readonly sign: Sign; readonly left: Tree; readonly right: Tree }
  | { readonly kind: "comparison"; readonly sign: Comparison; readonly left: Tree; readonly right: Tree }
  | { readonly kind: "choice"; readonly condition: Tree; readonly yes: Tree; readonly no: Tree }
  | { readonly kind: "call"; readonly name: FunctionName; readonly args: readonly Tree[] }
  /** In index notation alone: `x[i,k]`, counted as the gate's line counts. */
  | { readonly kind: "element"; readonly name: string; readonly at: readonly Tree[] }
  /** In index notation alone: `sum(k, x[i,k] * y[k,j])`, over all that the indices can be. */
  | {
      readonly kind: "reduction";
      readonly name: Reduction;
      readonly over: readonly string[];
      readonly body: Tree;
    };

export type Sign = "+" | "-" | "*" | "/" | "^";
export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";
export const reductions = ["sum", "max", "min"] as const;
export type Reduction = (typeof reductions)[number];

/** The trees that a tree is made of, from left to right. */
export function parts(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case "number":
    case "name":
      return [];
    case "negative":
      return [tree.of];
    case "operation":
    case "comparison":
      return [tree.left, tree.right];
    case "choice":
      return [tree.condition, tree.yes, tree.no];
    case "call":
      return tree.args;
    case "element":
      return tree.at;
    case "reduction":
      return [tree.body];
  }
}

/** The names in a tree (of inputs, tensors and indices, not of functions), each once, in order of first use. */
export function namesIn(tree: Tree): string[] {
  const names = new Set<string>();
  const visit = (one: Tree): void => {
    if (one.kind === "name" || one.kind === "element") names.add(one.name);
    for (const part of parts(one)) visit(part);
  };
  visit(tree);
  return [...names];
}
