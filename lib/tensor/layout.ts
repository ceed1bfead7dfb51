import { type Shape, shapeSaid, sizeOf } from "../graph/shape.js";
import type { Span } from "../graph/spans.js";
import { parts as partsOf, type Tree } from "../notation/tree.js";
import { GateError } from "../text/errors.js";
import type { Attributes, VectorGate } from "./definition.js";
import { rangesOf } from "./line.js";
import type { Layout, Program } from "./program.js";

/** Where everything lies for these inputs. @throws GateError naming the shapes that do not fit. */
export function layoutOf(
  gate: VectorGate,
  spans: readonly Span[],
  attributes: Attributes,
  offset: number,
  program: Program = gate.program,
): { layout: Layout; shape: Shape } {
  const { definition } = gate;
  const shapes = spans.map((span) => span.shape);
  if (spans.length !== gate.inputs.length)
    throw new GateError(
      "wrong-number-of-arguments",
      `${gate.name} takes ${gate.inputs.length} tensor(s), ${gate.inputs.join(", ")}, not ${spans.length}`,
      { value: spans.length, expected: `[${gate.inputs.join(", ")}]` },
    );
  const told = spans.map((span, i) => `${span.name ?? gate.inputs[i]} is ${shapeSaid(span.shape)}`);
  const views = definition.view?.(shapes, attributes, told) ?? shapes;
  const named: Record<string, Shape> = {};
  gate.inputs.forEach((input, i) => {
    named[input] = views[i];
  });
  checkRanks(gate, spans, views);
  const trees = [...program.parts.map((part) => part.tree), program.out.tree];
  const calls = Object.fromEntries(gate.inputs.map((input, i) => [input, spans[i].name ?? input]));
  const ranges = rangesOf(gate.name, trees, named, definition.ranges?.(views, attributes, told), calls);
  for (const local of program.locals)
    if (local) Object.assign(ranges, rangesOf(gate.name, [local.by, local.tree], named, ranges, calls));
  const shapeBy = (indices: readonly string[]): Shape => indices.map((index) => ranges[index]);
  const own = shapeBy(program.out.indices);
  const shape = definition.shape?.(shapes, attributes) ?? own;
  const parts = program.parts.map((part) => shapeBy(part.indices));
  const offsets = [...spans.map((span) => span.offset), offset];
  let next = offset + sizeOf(own);
  for (const part of parts) {
    offsets.push(next);
    next += sizeOf(part);
  }
  const counts = Object.entries(definition.counts ?? {}).map(([name, count]) => [
    name,
    count(views, attributes),
  ]);
  const numbers = { ...attributes, ...Object.fromEntries(counts) };
  return { layout: { offsets, shapes: [...views, own, ...parts], ranges, attributes: numbers }, shape };
}

/** An input whose axes are not those of the lines. */
function checkRanks(gate: VectorGate, spans: readonly Span[], views: readonly Shape[]): void {
  gate.inputs.forEach((input, i) => {
    const wanted = rankOf(gate.program, input);
    if (wanted === undefined || views[i].length === wanted) return;
    const told = `${spans[i].name ?? input} is ${shapeSaid(spans[i].shape)}`;
    throw new GateError(
      "wrong-rank",
      `${gate.name}: ${told}, but ${gate.line} needs ${wanted} ${wanted === 1 ? "axis" : "axes"}`,
      {
        value: spans[i].shape,
        expected: `${wanted} axes`,
      },
    );
  });
}

/** How many axes the lines give a tensor; undefined for one that is taken whole. */
function rankOf({ parts, out, locals }: Program, name: string): number | undefined {
  const visit = (tree: Tree): number | undefined => {
    if (tree.kind === "element" && tree.name === name) return tree.at.length;
    for (const part of partsOf(tree)) {
      const rank = visit(part);
      if (rank !== undefined) return rank;
    }
    return undefined;
  };
  for (const tree of [
    ...parts.map((part) => part.tree),
    out.tree,
    ...locals.flatMap((local) => local?.by ?? []),
  ]) {
    const rank = visit(tree);
    if (rank !== undefined) return rank;
  }
  return undefined;
}
