import { type Shape, shapeSaid } from "../graph/shape.js";
import { parse } from "../notation/parse.js";
import { namesIn, parts, type Tree } from "../notation/tree.js";
import { GateError } from "../text/errors.js";

type Element = Extract<Tree, { kind: "element" }>;

/** A line in index notation, read: `out[i,j] = sum(k, x[i,k] * y[k,j])`. */
export interface Line {
  readonly name: string;
  readonly indices: readonly string[];
  readonly tree: Tree;
}

/**
 * What an input is sent, read: `y[k,j] for x[i,k]`, ∂out by that element where the indices agree; or all that one
 * element gets at once, over the gradient g of out: `dx[r,j] = out[r,j] * (g[r,j] - sum(i, g[r,i] * out[r,i]))`.
 */
export interface LocalLine {
  readonly tree: Tree;
  readonly by: Element;
  /** The indices that the line stands for each of: those of out and its own, or those of the element. */
  readonly over: readonly string[];
  /** Whether the line is of the second kind. */
  readonly whole: boolean;
}

/** Reads `name[indices] = formula`. @throws GateError with the place. */
export function readLine(text: string): Line {
  const at = text.indexOf("=");
  const left = parse(text.slice(0, at).trim(), { indices: true });
  const tree = parse(text.slice(at + 1).trim(), { indices: true });
  if (left.kind === "name") return { name: left.name, indices: [], tree };
  if (left.kind !== "element") throw badLine(text);
  return { name: left.name, indices: left.at.map((index) => nameOf(index, text)), tree };
}

/** Reads `formula for element`, or `dx[indices] = formula`; `numbers` are no indices. @throws GateError with the place. */
export function readLocal(
  text: string,
  input: string,
  out: readonly string[],
  numbers: readonly string[],
): LocalLine {
  const [formula, element] = text.split(" for ");
  if (element === undefined) return readWhole(text, input);
  const by = parse(element.trim(), { indices: true });
  if (by.kind !== "element") throw badLine(text);
  const used = [...new Set(by.at.flatMap(namesIn))];
  return {
    tree: parse(formula.trim(), { indices: true }),
    by,
    over: [...out, ...used.filter((index) => !out.includes(index) && !numbers.includes(index))],
    whole: false,
  };
}

function readWhole(text: string, input: string): LocalLine {
  if (!/^d\w+\[/.test(text)) throw badLine(text);
  const { name, indices, tree } = readLine(text);
  if (name !== `d${input}`) throw badLine(text);
  const at = indices.map((index): Tree => ({ kind: "name", name: index }));
  return { tree, by: { kind: "element", name: input, at }, over: indices, whole: true };
}

function nameOf(index: Tree, text: string): string {
  if (index.kind === "name") return index.name;
  throw badLine(text);
}

function badLine(text: string): GateError {
  return new GateError("bad-notation", `"${text}" is no line of a vector gate`, {
    value: text,
    expected: "out[i,j] = …, … for x[i,k], or dx[i,k] = …",
  });
}

/**
 * How far each index runs: as far as the axes that it stands at alone, x[i,k]. `known` are those told beforehand;
 * `calls` is what the person calls the inputs.
 * @throws GateError where two axes of one index differ, naming both shapes.
 */
export function rangesOf(
  gate: string,
  trees: readonly Tree[],
  shapes: Readonly<Record<string, Shape>>,
  known: Readonly<Record<string, number>> = {},
  calls: Readonly<Record<string, string>> = {},
): Record<string, number> {
  const ranges: Record<string, number> = { ...known };
  const from: Record<string, string> = {};
  const visit = (tree: Tree): void => {
    if (tree.kind === "element" && Object.hasOwn(shapes, tree.name))
      tree.at.forEach((index, axis) => {
        if (index.kind !== "name") return;
        const length = shapes[tree.name][axis];
        const before = Object.hasOwn(ranges, index.name) ? ranges[index.name] : undefined;
        if (before !== undefined && before !== length && !Object.hasOwn(known, index.name))
          throw differ(gate, shapes, calls, [from[index.name], tree.name], [before, length]);
        if (before === undefined) [ranges[index.name], from[index.name]] = [length, tree.name];
      });
    for (const part of parts(tree)) visit(part);
  };
  for (const tree of trees) visit(tree);
  return ranges;
}

function differ(
  gate: string,
  shapes: Readonly<Record<string, Shape>>,
  calls: Readonly<Record<string, string>>,
  names: readonly string[],
  sizes: readonly number[],
): GateError {
  const told = [...new Set(names)]
    .map((name) => `${calls[name] ?? name} is ${shapeSaid(shapes[name])}`)
    .join(" and ");
  return new GateError("shapes-differ", `${gate}: ${told}: the sizes ${sizes.join(" and ")} differ`, {
    value: names.map((name) => shapes[name]),
    expected: "sizes that agree",
  });
}
