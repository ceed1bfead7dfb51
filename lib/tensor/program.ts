import { placed } from "../gate/declaration.js";
import type { Shape } from "../graph/shape.js";
import { namesIn, parts as partsOf, type Tree } from "../notation/tree.js";
import { GateError } from "../text/errors.js";
import { type Line, type LocalLine, readLine, readLocal } from "./line.js";

/** The lines of a vector gate, read: the parts that it works out first, its output, and what it sends back. */
export interface Program {
  /** The tensors that the lines name, in the order of `Layout.offsets`: the inputs, out, the parts. */
  readonly tensors: readonly string[];
  readonly attributes: readonly string[];
  readonly parts: readonly Line[];
  readonly out: Line;
  /** For each input what it is sent; undefined for one that gets no gradient. */
  readonly locals: readonly (LocalLine | undefined)[];
}

/** Where a block's tensors lie in the columns, and how large everything is. */
export interface Layout {
  readonly offsets: readonly number[];
  /** As the lines see them: a batch of rows may be one axis there. */
  readonly shapes: readonly Shape[];
  readonly ranges: Readonly<Record<string, number>>;
  readonly attributes: Readonly<Record<string, number>>;
}

/** What the gradient of a gate's output is called in its lines. */
export const UPSTREAM = "g";

/** Evaluates the parts and the output. */
export type RunForward = (layout: Layout, value: Float64Array) => void;
/** Adds to one input's gradient. */
export type RunLocal = (layout: Layout, value: Float64Array, gradient: Float64Array) => void;

/** The exact forms of a vector gate's lines, as they are declared. */
export interface Lines {
  readonly parts: readonly string[];
  readonly out: string;
  readonly locals: readonly (string | undefined)[];
}

/** Reads and checks the lines of a gate. @throws GateError for grammar, and for names that nothing stands for. */
export function readProgram(
  gate: string,
  inputs: readonly string[],
  attributes: readonly string[],
  lines: Lines,
): Program {
  const parts = lines.parts.map((line) => placed(gate, "part", () => readLine(line)));
  const out = placed(gate, "line", () => readLine(lines.out));
  const locals = lines.locals.map((line, i) =>
    line === undefined
      ? undefined
      : placed(gate, `local derivative by ${inputs[i]}`, () =>
          readLocal(line, inputs[i], out.indices, attributes),
        ),
  );
  const tensors = [...inputs, out.name, ...parts.map((part) => part.name)];
  const known = new Set([...tensors, ...attributes]);
  const check = (tree: Tree, indices: readonly string[], more: readonly string[] = []): void => {
    const bad = namesIn(tree).find(
      (name) =>
        !known.has(name) && !indices.includes(name) && !more.includes(name) && !reduced(tree).has(name),
    );
    if (bad !== undefined)
      throw new GateError("unknown-name", `the gate ${gate} uses the unknown name "${bad}"`, {
        value: bad,
        expected: [...known, ...indices].join(", "),
      });
    const twice = indices.find((index) => reduced(tree).has(index));
    if (twice !== undefined)
      throw new GateError(
        "bad-notation",
        `the gate ${gate} sums over ${twice}, which is an index of the output`,
        {
          value: twice,
          expected: "an index of its own",
        },
      );
  };
  for (const line of [...parts, out]) check(line.tree, line.indices);
  for (const local of locals) if (local) check(local.tree, local.over, local.whole ? [UPSTREAM] : []);
  return { tensors, attributes, parts, out, locals };
}

/** The indices that sums in a tree run over. */
function reduced(tree: Tree): Set<string> {
  const found = new Set<string>();
  const visit = (one: Tree): void => {
    if (one.kind === "reduction") for (const index of one.over) found.add(index);
    for (const part of partsOf(one)) visit(part);
  };
  visit(tree);
  return found;
}
