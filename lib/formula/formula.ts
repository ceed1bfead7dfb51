import { backward } from "../graph/backward.js";
import { compile, type Objective } from "../graph/compile.js";
import { type Graph, Node } from "../graph/graph.js";
import { kinks } from "../graph/kinks.js";
import { type Nested, nest, shapeSaid } from "../graph/shape.js";
import { type Step, steps } from "../graph/steps.js";
import { withArrays } from "../notation/elements.js";
import { type AnyTensorStep, tensorSteps } from "../tensor/steps.js";
import { Tensor } from "../tensor/tensor.js";
import { hasTensors } from "../tensor/told.js";
import { InputError } from "../text/errors.js";
import { said } from "../text/guards.js";
import { inspected } from "../text/inspect.js";
import type { Value } from "./apply.js";
import { build } from "./build.js";
import { parseProgram } from "./program.js";

/** Numbers, vectors, matrices, … by the names of a formula's inputs. */
export type Inputs = Readonly<Record<string, Nested>>;
/** The same without the exact numbers of a literal: { x: number, W: number[][] }. */
type Widened<G> = { [Name in keyof G]: G[Name] extends number ? number : G[Name] };

/** Steps of numbers where every input is a number, else steps of tensors. */
type StepsOf<G> = G extends Readonly<Record<string, number>> ? Step[] : AnyTensorStep[];

/** A result with the graph that computes it: what is shown, traced, checked and descended. */
export class Formula<G extends Inputs = Readonly<Record<string, number>>> {
  /** The text it was written as; empty for one that was recorded gate by gate. */
  readonly text: string;
  readonly graph: Graph;
  private readonly last: Node | Tensor;
  /** What the names of the text stand for, those of no node of their own too. */
  private readonly meant: ReadonlyMap<string, Value>;

  constructor(output: Node | Tensor, text = "", meant: ReadonlyMap<string, Value> = new Map()) {
    this.text = text;
    this.graph = output.graph;
    this.last = output;
    this.meant = meant;
  }

  /** "q = x + y; f = q * z: f = -12 at x = -2, y = 5, z = -4", where it is the last expression of a cell. */
  [inspected](): string {
    const given = Object.entries(this.inputs).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
    const result = `${this.last.name} = ${JSON.stringify(this.result)} at ${given.join(", ") || "no inputs"}`;
    return this.text ? `${this.text}: ${result}` : result;
  }

  /** The node of the result. @throws InputError when the result is a vector or a matrix: only a number has gradients. */
  get output(): Node {
    if (this.last instanceof Node) return this.last;
    const { name, shape } = this.last;
    throw new InputError(
      "no-number",
      `the result ${name} is ${shapeSaid(shape)}; make a number of it, such as sum(${name})`,
      {
        value: this.result,
        expected: "a number as the result: only that has gradients",
        hint: "its numbers are in .result",
      },
    );
  }

  /** What the result is called. */
  get name(): string {
    return this.last.name;
  }

  /** The present value of the result. @throws InputError when it is a vector or a matrix; see `result`. */
  get value(): number {
    return this.output.value;
  }

  /** The present value of the result, of a vector or a matrix as nested arrays. */
  get result(): Nested {
    return this.last.value;
  }

  /** The present inputs by name. */
  get inputs(): Widened<G> {
    return this.byInput(this.graph.value);
  }

  /** The names that a line gives to what already has one, as in "y = v5": each with the name of its node. */
  get renamed(): ReadonlyMap<string, string> {
    const nodes = [...this.meant].flatMap(([name, value]) =>
      value instanceof Node && value.name !== name ? [[name, value.name] as const] : [],
    );
    return new Map(nodes);
  }

  /** A word on each gate that stands on a kink at the present inputs, and what is taken as its derivative. */
  get warnings(): string[] {
    return kinks(this.output).map((kink) => kink.message);
  }

  /**
   * ∂result/∂input for every input, by name, in the order of the inputs; nested as the input is.
   * @throws DomainError, see `backward`; InputError when the result is no number.
   */
  gradients(): Widened<G> {
    return this.byInput(backward(this.output));
  }

  /** ∂result/∂name for any named number. @throws InputError when there is none of that name, or it is a constant. */
  gradient(name: string): number {
    const meant = this.meant.get(name);
    if (typeof meant === "number")
      throw new InputError("no-gradient", `${name} is just the number ${meant}, which gets no gradient`, {
        value: name,
        expected: "the name of an input or of a value that is calculated",
      });
    if (meant instanceof Tensor)
      throw new InputError(
        "no-number",
        `${name} is ${shapeSaid(meant.shape)}; ask for one element, ${name}[1]`,
        {
          value: name,
          expected: "the name of a number",
        },
      );
    return backward(this.output)[(meant ?? this.graph.node(name)).index];
  }

  /** Every gate forward, then backward; see `steps`, and for a graph of tensors `tensorSteps`. */
  steps(options: { decimals?: number | undefined } = {}): StepsOf<G> {
    const { output } = this;
    const told = hasTensors(this.graph) ? tensorSteps(output, options).steps : steps(output, options);
    return told as StepsOf<G>;
  }

  /** Gives inputs other values and evaluates again. @throws InputError, DomainError; nothing has changed then. */
  set(inputs: Inputs): this {
    this.graph.set(hasTensors(this.graph) ? withArrays(inputs) : inputs);
    return this;
  }

  /** The same on a graph of its own, whose inputs can be set apart. */
  copy(): Formula<G> {
    const graph = this.graph.copy();
    const meant = [...this.meant].map(
      ([name, value]) => [name, value instanceof Node ? graph.node(value.index) : value] as const,
    );
    return new Formula(graph.node(this.output.index), this.text, new Map(meant));
  }

  /** The fast function of all inputs, by position: value and gradient; see `compile`. */
  compile(): Objective {
    return compile(this.output);
  }

  /** The fast function of some inputs; the others stay as they are now. @throws InputError for an unknown name. */
  objective(variables: readonly string[]): Objective {
    return compile(this.output, variables);
  }

  /** A column of the graph, by input. */
  private byInput(column: ArrayLike<number>): Widened<G> {
    const { graph } = this;
    const answer: Record<string, Nested> = {};
    for (const node of graph.inputs()) {
      const span = graph.spans.at(node.index);
      if (span === undefined) answer[node.name] = column[node.index];
      else if (span.offset === node.index)
        answer[span.name as string] = nest(span.shape, column, span.offset);
    }
    return answer as Widened<G>;
  }
}

/**
 * A formula from its text, such as "q = x + y; f = q * z" or "L = sum((W * x - t)^2)", and its inputs, numbers or
 * nested arrays, or elements, "W[1,2]": 0.3; or from a node that was recorded gate by gate.
 *
 * @throws FormulaError for text outside the language (lib/formula), InputError for a missing, extra, uneven or non-finite
 * input, GateError for shapes that do not fit, DomainError where a step has no finite value.
 */
export function formula(source: Node): Formula;
export function formula<G extends Inputs = Readonly<Record<string, number>>>(
  source: string | Node,
  inputs?: G,
): Formula<G>;
export function formula(source: string | Node, inputs: Inputs = {}): Formula<Inputs> {
  if (source instanceof Node) return new Formula(source);
  if (typeof source !== "string")
    throw new InputError("not-a-formula", `a formula is a text or a node, not ${said(source)}`, {
      value: source,
      expected: 'a text such as "(x + y) * z", or a node',
    });
  const whole = withArrays(inputs);
  const { output, names } = build(parseProgram(source, Object.keys(whole ?? {})), whole);
  return new Formula(output, source, names);
}
