import type { Tree } from "./tree.js";

/*
 * What the form of a gate's formula tells of its inputs, so that nothing has to know gates by name.
 */

/** Whether a formula is one operation on two inputs whose order is free: x + y, x * y, max(x, y). */
export function commutes(tree: Tree): boolean {
  if (tree.kind === "operation") return "+*".includes(tree.sign) && areInputs([tree.left, tree.right]);
  return tree.kind === "call" && ["max", "min"].includes(tree.name) && areInputs(tree.args);
}

/** Whether an input is added, or something is subtracted from it: a sum that stands there needs no parentheses. */
export function isAddend(tree: Tree, input: string): boolean {
  if (tree.kind !== "operation") return false;
  const open = { "+": [tree.left, tree.right], "-": [tree.left], "*": [], "/": [], "^": [] }[tree.sign];
  return open.some((part) => part.kind === "name" && part.name === input);
}

function areInputs(parts: readonly Tree[]): boolean {
  return ["x", "y"].every((input) => parts.some((part) => part.kind === "name" && part.name === input));
}
