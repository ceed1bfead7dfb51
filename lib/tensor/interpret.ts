import { stridesOf } from "../graph/shape.js";
import { evaluator, type Leaves, type Run } from "../notation/evaluate.js";
import type { Tree } from "../notation/tree.js";
import { startOf } from "./loops.js";
import { type Layout, type Program, type RunForward, type RunLocal, UPSTREAM } from "./program.js";

/** What a line is evaluated in: the indices as they stand now, and the columns. */
interface Place {
  readonly layout: Layout;
  readonly strides: readonly number[][];
  readonly value: Float64Array;
  /** On the way back. */
  readonly gradient: Float64Array | undefined;
  readonly at: Record<string, number>;
}
type Evaluate = Run<Place, undefined, undefined>;

/** The lines of a vector gate by closures: the same numbers as by loops.ts, where no code may be made. */
export function interpretForward(program: Program): RunForward {
  const lines = [...program.parts, program.out].map((line) => ({
    ...line,
    evaluate: evaluator(line.tree, leavesOf(program)),
    tensor: program.tensors.indexOf(line.name),
  }));
  return (layout, value) => {
    const place = placeIn(layout, value);
    for (const { indices, evaluate, tensor } of lines)
      over(place, indices, () => {
        const row = rowOf(
          place,
          tensor,
          indices.map((index) => place.at[index]),
        );
        value[row] = evaluate(place, undefined, undefined);
      });
  };
}

export function interpretLocal(program: Program, input: number): RunLocal | undefined {
  const local = program.locals[input];
  if (local === undefined) return undefined;
  const leaves = leavesOf(program);
  const evaluate = evaluator(local.tree, leaves);
  const to = local.by.at.map((index) => evaluator(index, leaves));
  const { out, tensors } = program;
  const { whole } = local;
  const from = tensors.indexOf(out.name);
  return (layout, value, gradient) => {
    const place = placeIn(layout, value, gradient);
    over(place, local.over, () => {
      const row = rowOf(
        place,
        input,
        to.map((index) => index(place, undefined, undefined)),
      );
      const local = evaluate(place, undefined, undefined);
      if (whole) gradient[row] += local;
      else {
        const own = out.indices.map((index) => place.at[index]);
        gradient[row] += gradient[rowOf(place, from, own)] * local;
      }
    });
  };
}

function placeIn(layout: Layout, value: Float64Array, gradient?: Float64Array): Place {
  return { layout, strides: layout.shapes.map(stridesOf), value, gradient, at: {} };
}

function rowOf({ layout, strides }: Place, tensor: number, at: readonly number[]): number {
  return at.reduce((row, index, axis) => row + index * strides[tensor][axis], layout.offsets[tensor]);
}

/** Runs once for all that the indices can be, the last the fastest. */
function over(place: Place, indices: readonly string[], body: () => void): void {
  const [index, ...inner] = indices;
  if (index === undefined) {
    body();
    return;
  }
  for (let i = 0; i < place.layout.ranges[index]; i++) {
    place.at[index] = i;
    over(place, inner, body);
  }
}

function leavesOf(program: Program): Leaves<Place, undefined, undefined> {
  const { tensors, attributes } = program;
  const element = (name: string, at: readonly Evaluate[]): Evaluate => {
    const upstream = name === UPSTREAM && !tensors.includes(name);
    const tensor = tensors.indexOf(upstream ? program.out.name : name);
    return (place) => {
      const indices = at.map((index) => index(place, undefined, undefined));
      const column = upstream ? (place.gradient as Float64Array) : place.value;
      return column[rowOf(place, tensor, indices)];
    };
  };
  return {
    name(name) {
      if (attributes.includes(name)) return ({ layout }) => layout.attributes[name];
      return tensors.includes(name) || name === UPSTREAM ? element(name, []) : ({ at }) => at[name];
    },
    element,
    reduction: (tree, body) => reduce(tree, body),
  };
}

function reduce({ name, over: indices }: Extract<Tree, { kind: "reduction" }>, body: Evaluate): Evaluate {
  const join = { sum: (x: number, y: number) => x + y, max: Math.max, min: Math.min }[name];
  return (place) => {
    let total = startOf(name);
    over(place, indices, () => {
      total = join(total, body(place, undefined, undefined));
    });
    return total;
  };
}
