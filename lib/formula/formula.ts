import { backward } from "../graph/backward.js";
import { compile, type Objective } from "../graph/compile.js";
import { type Graph, Node, type Operand } from "../graph/graph.js";
import { kinks } from "../graph/kinks.js";
import { type Step, steps } from "../graph/steps.js";
import { InputError } from "../text/errors.js";
import { inspected } from "../text/inspect.js";
import { build } from "./build.js";
import { parseProgram } from "./program.js";

/** A result with the graph that computes it: what is shown, traced, checked and descended. */
export class Formula {
  /** The text it was written as; empty for one that was recorded gate by gate. */
  readonly text: string;
  readonly graph: Graph;
  /** The node of the result. */
  readonly output: Node;
  /** What the names of the text stand for, those of no node of their own too. */
  private readonly meant: ReadonlyMap<string, Operand>;

  constructor(output: Node, text = "", meant: ReadonlyMap<string, Operand> = new Map()) {
    this.text = text;
    this.graph = output.graph;
    this.output = output;
    this.meant = meant;
  }

  /** "q = x + y; f = q * z: f = -12 at x = -2, y = 5, z = -4", where it is the last expression of a cell. */
  [inspected](): string {
    const given = Object.entries(this.inputs).map(([name, value]) => `${name} = ${value}`);
    const result = `${this.output.name} = ${this.value} at ${given.join(", ") || "no inputs"}`;
    return this.text ? `${this.text}: ${result}` : result;
  }

  /** The present value of the result. */
  get value(): number {
    return this.output.value;
  }

  /** The present inputs by name. */
  get inputs(): Record<string, number> {
    return Object.fromEntries(this.graph.inputs().map((node) => [node.name, node.value]));
  }

  /** A word on each gate that stands on a kink at the present inputs, and what is taken as its derivative. */
  get warnings(): string[] {
    return kinks(this.output).map((kink) => kink.message);
  }

  /** ∂result/∂input for every input, by name, in the order of the inputs. @throws DomainError, see `backward`. */
  gradients(): Record<string, number> {
    const gradient = backward(this.output);
    return Object.fromEntries(this.graph.inputs().map((node) => [node.name, gradient[node.index]]));
  }

  /** ∂result/∂name for any named value. @throws InputError when there is none of that name, or it is a number. */
  gradient(name: string): number {
    const meant = this.meant.get(name);
    if (typeof meant === "number")
      throw new InputError("no-gradient", `${name} is just the number ${meant}, which gets no gradient`, {
        value: name,
        expected: "the name of an input or of a value that is calculated",
      });
    return backward(this.output)[(meant ?? this.graph.node(name)).index];
  }

  /** Every gate forward, then backward; see `steps`. */
  steps(options: { decimals?: number | undefined } = {}): Step[] {
    return steps(this.output, options);
  }

  /** Gives inputs other values and evaluates again. @throws InputError, DomainError; nothing has changed then. */
  set(inputs: Readonly<Record<string, number>>): this {
    this.graph.set(inputs);
    return this;
  }

  /** The fast function of all inputs, by position: value and gradient; see `compile`. */
  compile(): Objective {
    return compile(this.output);
  }

  /** The fast function of some inputs; the others stay as they are now. @throws InputError for an unknown name. */
  objective(variables: readonly string[]): Objective {
    return compile(this.output, variables);
  }
}

/**
 * A formula from its text, such as "q = x + y; f = q * z" or "(x + y) * z", and its inputs; or from a node that was
 * recorded gate by gate.
 *
 * @throws FormulaError for text outside the language (lib/formula), InputError for a missing, extra or non-finite
 * input, DomainError where a step has no finite value.
 */
export function formula(source: string | Node, inputs: Readonly<Record<string, number>> = {}): Formula {
  if (source instanceof Node) return new Formula(source);
  if (typeof source !== "string")
    throw new InputError("not-a-formula", `a formula is a text or a node, not ${String(source)}`, {
      value: source,
      expected: 'a text such as "(x + y) * z", or a node',
    });
  const { output, names } = build(parseProgram(source), inputs);
  return new Formula(output, source, names);
}
