import type { VectorGateFacts } from "../gate/facts.js";
import type { Block } from "../graph/block.js";
import type { Graph } from "../graph/graph.js";
import { type Shape, shapeText, sizeOf } from "../graph/shape.js";
import type { Span } from "../graph/spans.js";
import { parts as partsOf, type Tree } from "../notation/tree.js";
import { DomainError, GateError } from "../text/errors.js";
import { said } from "../text/guards.js";
import { checkDeclaration, checkUse } from "./guards.js";
import { interpretForward, interpretLocal } from "./interpret.js";
import { rangesOf } from "./line.js";
import { forwardLoops, localLoops } from "./loops.js";
import { type Layout, type Program, type RunForward, type RunLocal, readProgram } from "./program.js";
import { elementName, graphOf, spanOf, Tensor, type TensorOperand } from "./tensor.js";

type Attributes = Readonly<Record<string, number>>;

/** What a vector gate declares of itself, in index notation: lines over elements, `x[i,k]`, and sums over indices. */
export interface VectorGateDefinition {
  symbol: string;
  /** The textbook's line: "out[i,j] = sum(k, x[i,k] * y[k,j])". Indices run as far as the axes they stand at alone. */
  line: string;
  /** For each input the textbook's local derivative, "y[k,j] for x[i,k]"; undefined for one that gets no gradient. */
  local: readonly (string | undefined)[];
  /** The names of the inputs in the lines; ["x"] when left out. */
  inputs?: readonly string[];
  /** Steps of the textbook's line that have a name, in order: "m[c] = sum(r, x[r,c]) / n". */
  parts?: readonly string[];
  /** Numbers that are given with each use, such as a stride, and what they are when left out. */
  attributes?: Readonly<Record<string, number | "needed" | "optional">>;
  /** Numbers that follow from the shapes, such as how many elements there are. */
  counts?: Readonly<Record<string, (views: readonly Shape[], attributes: Attributes) => number>>;
  /**
   * The forms that are computed, where the textbook's lose their digits or their time. A local derivative may be all
   * that an element is sent, over the gradient g of out: "dx[r,j] = out[r,j] * (g[r,j] - sum(i, g[r,i] * out[r,i]))".
   */
  exact?: { parts?: readonly string[]; line?: string; local?: readonly (string | undefined)[] };
  /**
   * How the lines see the shapes of the inputs: a batch of rows as one axis. `told` are the inputs in words, "p is 2×3".
   * @throws GateError when they do not fit.
   */
  view?(shapes: readonly Shape[], attributes: Attributes, told: readonly string[]): readonly Shape[];
  /** The shape of the output, where it is not what the line's indices say. */
  shape?(shapes: readonly Shape[], attributes: Attributes): Shape;
  /** How far indices run that stand at no axis alone. */
  ranges?(
    views: readonly Shape[],
    attributes: Attributes,
    told: readonly string[],
  ): Readonly<Record<string, number>>;
  /** Loops by hand where they pay; proved equal to the line. */
  kernel?: { forward: RunForward; local: readonly (RunLocal | undefined)[] };
  /** What the gate does to the gradient, in a few words. */
  summary: string;
  /** What is taken where the derivative jumps. */
  convention?: string;
  /** What the matrices do, told: "x · y", and what each input is sent: "g · yᵀ". */
  told?: { forward: string; local: readonly (string | undefined)[] };
}

/** A vector gate: its facts, and the function that records it. */
export interface VectorGate extends VectorGateFacts {
  readonly definition: VectorGateDefinition;
  /** The lines as they are computed. */
  readonly program: Program;
  /** The same by the textbook's forms, as worked on paper. */
  readonly textbook: Program;
  (
    operands: readonly TensorOperand[],
    options?: { name?: string | undefined; attributes?: Attributes },
  ): Tensor;
}

/** Every vector gate declared so far: the tests loop over them. */
export const vectorGates: VectorGate[] = [];

/**
 * Declares a vector gate. Like a scalar gate it is a line of a textbook that runs: see lib/graph/gate.ts.
 * Calling it records it in the graph of its operands, as a block of rows, and answers the tensor.
 *
 * @throws GateError for lines outside the notation.
 */
export function vectorGate(name: string, definition: VectorGateDefinition): VectorGate {
  checkDeclaration(name, definition);
  const { inputs = ["x"], parts = [], attributes = {}, counts = {}, local, line, exact = {} } = definition;
  const numbers = [...Object.keys(attributes), ...Object.keys(counts)];
  const textbook = readProgram(name, inputs, numbers, { parts, out: line, locals: local });
  const program = readProgram(name, inputs, numbers, {
    parts: exact.parts ?? parts,
    out: exact.line ?? line,
    locals: exact.local ?? local,
  });
  if (program.locals.length !== inputs.length)
    throw new GateError(
      "wrong-number-of-locals",
      `the gate ${name} has ${inputs.length} input(s), but ${local.length} local derivative(s)`,
      {
        value: local.length,
        expected: `${inputs.length} local derivative(s)`,
      },
    );
  const runs = runsOf(program, definition);
  const { symbol, summary, convention } = definition;
  const facts = { symbol, summary, convention, inputs, parts, line, local };
  const record: VectorGate = Object.assign(
    (
      operands: readonly TensorOperand[],
      options: { name?: string | undefined; attributes?: Attributes } = {},
    ) => {
      checkUse(name, operands, options);
      const graph = graphOf(name, operands);
      const spans = operands.map((operand) => spanOf(graph, operand));
      const given = attributesOf(name, attributes, options.attributes ?? {});
      return append(graph, record, runs, spans, given, options.name);
    },
    { ...facts, definition, program, textbook },
  ) as VectorGate;
  Object.defineProperty(record, "name", { value: name });
  vectorGates.push(record);
  return record;
}

/** The numbers of one use. @throws GateError for one that is missing, unknown, or no finite number. */
function attributesOf(
  gate: string,
  declared: NonNullable<VectorGateDefinition["attributes"]>,
  given: Attributes,
): Attributes {
  const answer: Record<string, number> = {};
  for (const [name, otherwise] of Object.entries(declared)) {
    const value = given[name] ?? (typeof otherwise === "number" ? otherwise : undefined);
    if (value !== undefined) answer[name] = value;
    if (value === undefined ? otherwise === "needed" : !Number.isFinite(value))
      throw new GateError("wrong-attribute", `${gate} needs a number ${name}, not ${said(value)}`, {
        value,
        expected: `attributes: { ${name}: a finite number }`,
      });
  }
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(declared, name));
  if (unknown === undefined) return answer;
  const known = Object.keys(declared).join(", ") || "none";
  throw new GateError("unknown-name", `${gate} has no attribute ${unknown}; its attributes: ${known}`, {
    value: unknown,
    expected: known,
  });
}

interface Runs {
  forward: RunForward;
  locals: readonly (RunLocal | undefined)[];
}

function runsOf(program: Program, { kernel }: VectorGateDefinition): Runs {
  if (kernel) return { forward: kernel.forward, locals: kernel.local };
  return linesRun(program);
}

/** A program's lines as they run: loops of code, or closures where no code may be made. */
export function linesRun(program: Program): Runs {
  return {
    forward: forwardLoops(program) ?? interpretForward(program),
    locals: program.locals.map((_, i) => localLoops(program, i) ?? interpretLocal(program, i)),
  };
}

function append(
  graph: Graph,
  gate: VectorGate,
  runs: Runs,
  spans: readonly Span[],
  attributes: Attributes,
  name: string | undefined,
): Tensor {
  const { layout, shape } = layoutOf(gate, spans, attributes, graph.length);
  const size = sizeOf(shape);
  const rows =
    size + gate.program.parts.reduce((sum, _, i) => sum + sizeOf(layout.shapes[spans.length + 1 + i]), 0);
  if (rows === 0)
    throw new GateError(
      "empty-tensor",
      `${gate.name} of ${spans.map((span) => shapeText(span.shape)).join(" and ")} has no elements`,
      {
        value: shape,
        expected: "axes of one element at least",
      },
    );
  const receives = spans.map((span) => span.kind !== "constant");
  const offset = graph.length;
  const send = (position: number, value: Float64Array, gradient: Float64Array): void => {
    if (receives[position]) runs.locals[position]?.(layout, value, gradient);
  };
  const block: Block = {
    offset,
    size: rows,
    inputs: spans,
    forward: (value) => runs.forward(layout, value),
    backward: (value, gradient) => {
      for (let i = 0; i < spans.length; i++) send(i, value, gradient);
    },
    send,
    refusal: (row, value) =>
      refusal(gate, block, elementName(name ?? gate.name, shape, row - offset), value[row]),
    noDerivative: (input, gradient) =>
      new DomainError(
        "no-derivative",
        `at ${name ?? gate.name}: the gradient that ${gate.name} sends to ${input} is not finite`,
        { step: name ?? gate.name, value: gradient },
      ),
  };
  const span: Span = { offset, shape, size, name, kind: "gate", gate, inputs: spans, block, attributes };
  graph.closeBlock(block, span);
  return new Tensor(graph, span);
}

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
  const told = spans.map((span, i) => `${span.name ?? gate.inputs[i]} is ${shapeText(span.shape)}`);
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
    const told = `${spans[i].name ?? input} is ${shapeText(spans[i].shape)}`;
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

function refusal(gate: VectorGate, block: Block, step: string, value: number): DomainError {
  const given = block.inputs.map((input) => shapeText((input as Span).shape)).join(" and ");
  const what = Number.isNaN(value) ? "has no value" : "is too large for a number (above 1.8e308)";
  const code = Number.isNaN(value) ? "outside-domain" : "overflow";
  return new DomainError(code, `at ${step}: ${gate.name} of ${given} ${what}`, { step, value });
}
