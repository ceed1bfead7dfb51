import type { Rows } from "../data/dataset.js";
import type { Value } from "../formula/apply.js";
import { build } from "../formula/build.js";
import { type Program, parseProgram } from "../formula/program.js";
import type { Graph, Node } from "../graph/graph.js";
import { type Nested, nest } from "../graph/shape.js";
import type { Span } from "../graph/spans.js";
import type { Network } from "./network.js";
import { ANSWER, INPUTS, LOSS, TARGETS, type Written } from "./page.js";

/** What a graph of a network is for: a step of training, answers alone, or answers and how good they are. */
export type Purpose = "training" | "answers" | "measure";

/**
 * A network on a batch as a graph, which is replayed with other samples and other parameters. The parameters are its
 * inputs; the samples, masks and running moments are constants, so no gradient of them is worked out.
 */
export class Recorded {
  readonly graph: Graph;
  /** How many samples it takes. */
  readonly rows: number;
  readonly written: Written;
  /** Its lines as a formula's text, and what the names in it stand for. */
  readonly text: string;
  readonly names: ReadonlyMap<string, Value>;
  /** The name of what it answers: a row for each sample. */
  readonly answer: string;
  private readonly last: Value;
  private readonly net: Network;

  /** @throws DomainError where a gate has no finite value at these samples. */
  constructor(net: Network, purpose: Purpose, inputs: Rows, targets: Rows) {
    const written = net.written(purpose === "training");
    const { lines, answer } = linesOf(net, written, purpose);
    const fixed: Record<string, Nested> = { [INPUTS]: inputs };
    if (purpose !== "answers") fixed[TARGETS] = targets;
    for (const { name, width } of written.masks)
      fixed[name] = nest([inputs.length, width], new Float64Array(inputs.length * width).fill(1));
    if (purpose !== "training") for (const [name, numbers] of net.running) fixed[name] = Array.from(numbers);
    const values = { ...fixed, ...net.weights };
    const program = programOf(lines, Object.keys(values));
    const { graph, output, names } = build(program, values, new Set(Object.keys(fixed)));
    this.net = net;
    this.graph = graph;
    this.rows = inputs.length;
    this.written = written;
    this.text = program.text;
    this.names = names;
    this.answer = answer;
    this.last = output;
  }

  /** The loss. */
  get output(): Node {
    return this.last as Node;
  }

  /** The rows of a tensor of the network. */
  span(name: string): Span {
    return this.graph.spans.named(name) as Span;
  }

  /** Writes numbers into a tensor, without evaluating anything yet. */
  write(name: string, numbers: ArrayLike<number>): void {
    this.graph.value.set(numbers, this.span(name).offset);
  }

  /** Writes samples. */
  writeRows(name: string, rows: readonly ArrayLike<number>[]): void {
    let { offset } = this.span(name);
    for (const row of rows) {
      this.graph.value.set(row, offset);
      offset += row.length;
    }
  }

  /** Writes the parameters. */
  writeParameters(values: ArrayLike<number>): void {
    const { value } = this.graph;
    for (const { name, offset, size } of this.net.parameters) {
      const to = this.span(name).offset;
      for (let i = 0; i < size; i++) value[to + i] = values[offset + i];
    }
  }

  /** The numbers of a tensor as they stand. */
  read(name: string): Float64Array {
    const { offset, size } = this.span(name);
    return this.graph.value.slice(offset, offset + size);
  }
}

/** The lines of a network for a purpose, and the name of its answer. */
function linesOf({ loss }: Network, { lines, last }: Written, purpose: Purpose) {
  const link = purpose === "training" ? undefined : loss.answer;
  const answer = link === undefined ? last.name : ANSWER;
  const all = [...lines];
  if (link !== undefined) all.push(`${ANSWER} = ${link}(${last.name})`);
  if (purpose !== "answers") all.push(`${LOSS} = ${loss.name}(${last.name}, ${TARGETS})`);
  return { lines: all, answer };
}

/** Reads the lines one by one: together they may be longer than what a learner can write. */
function programOf(lines: readonly string[], inputs: readonly string[]): Program {
  return { text: lines.join("; "), lines: lines.flatMap((line) => parseProgram(line).lines), inputs };
}
