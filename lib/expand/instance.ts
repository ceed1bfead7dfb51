import { standardNamed } from "../gate/table.js";
import { applyGate } from "../gates/apply.js";
import type { Gate } from "../graph/gate.js";
import type { Graph, Operand } from "../graph/graph.js";
import { stridesOf } from "../graph/shape.js";
import { evaluator } from "../notation/evaluate.js";
import { functions } from "../notation/functions.js";
import type { Reduction, Sign, Tree } from "../notation/tree.js";
import type { Layout, Program } from "../tensor/program.js";

const operators: Readonly<Record<Exclude<Sign, "^">, string>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
};
const joins: Readonly<Record<Reduction, string>> = { sum: "add", max: "max", min: "min" };

/**
 * The lines of one use of a vector gate as scalar gates: each element of each line is written out for its indices. What
 * depends on indices alone is a number; what is the same gate of the same operands is recorded once.
 */
export class Instance {
  private readonly recorded = new Map<string, Operand>();
  private readonly tensors: readonly Operand[][];
  private readonly at: Record<string, number> = {};

  /** @param inputs the elements of each input, in order. */
  constructor(
    private readonly graph: Graph,
    private readonly program: Program,
    private readonly layout: Layout,
    inputs: readonly (readonly Operand[])[],
  ) {
    this.tensors = program.tensors.map((_, i) => [...(inputs[i] ?? [])]);
  }

  /** The elements of the output, in order. @throws DomainError where the textbook's form has no finite value. */
  run(): readonly Operand[] {
    const { parts, out, tensors } = this.program;
    for (const { name, indices, tree } of [...parts, out]) {
      const elements = this.tensors[tensors.indexOf(name)];
      this.over(indices, () => {
        elements.push(this.open(tree));
      });
    }
    return this.tensors[tensors.indexOf(out.name)];
  }

  private over(indices: readonly string[], body: () => void): void {
    const [index, ...inner] = indices;
    if (index === undefined) {
      body();
      return;
    }
    for (let i = 0; i < this.layout.ranges[index]; i++) {
      this.at[index] = i;
      this.over(inner, body);
    }
  }

  private open(tree: Tree): Operand {
    switch (tree.kind) {
      case "number":
        return tree.value;
      case "name":
        return this.at[tree.name] ?? this.layout.attributes[tree.name] ?? this.element(tree.name, []);
      case "element":
        return this.element(
          tree.name,
          tree.at.map((index) => numberOf(this.open(index))),
        );
      case "negative": {
        const inner = this.open(tree.of);
        return typeof inner === "number" ? -inner : this.gate("unaryMinus", [inner]);
      }
      case "operation":
        return this.operation(tree.sign, this.open(tree.left), this.open(tree.right));
      // A condition on values is decided by the present ones, as on paper.
      case "comparison":
        return compared(tree, numberOf(this.open(tree.left)), numberOf(this.open(tree.right)));
      case "choice":
        return this.open(numberOf(this.open(tree.condition)) ? tree.yes : tree.no);
      case "call": {
        const args = tree.args.map((arg) => this.open(arg));
        if (args.some((arg) => typeof arg !== "number")) return this.gate(tree.name, args);
        const [x, y = x] = args as number[];
        return functions[tree.name].apply(x, y);
      }
      case "reduction":
        return this.reduction(tree);
    }
  }

  private reduction({ name, over, body }: Extract<Tree, { kind: "reduction" }>): Operand {
    let total: Operand | undefined;
    this.over(over, () => {
      const next = this.open(body);
      total = total === undefined ? next : this.gate(joins[name], [total, next]);
    });
    for (const index of over) delete this.at[index];
    return total as Operand;
  }

  private operation(sign: Sign, x: Operand, y: Operand): Operand {
    if (sign === "^") return this.gate("pow", [x, y]);
    return sign === "/" && y === 1 ? x : this.gate(operators[sign], [x, y]);
  }

  private element(name: string, at: readonly number[]): Operand {
    const tensor = this.program.tensors.indexOf(name);
    const strides = stridesOf(this.layout.shapes[tensor]);
    return this.tensors[tensor][at.reduce((place, index, axis) => place + index * strides[axis], 0)];
  }

  private gate(name: string, operands: readonly Operand[]): Operand {
    const key = [name, ...operands.map((one) => (typeof one === "number" ? one : `v${one.index}`))].join(" ");
    const before = this.recorded.get(key);
    if (before !== undefined) return before;
    const made = applyGate(this.graph, standardNamed(name) as unknown as Gate, operands, undefined);
    this.recorded.set(key, made);
    return made;
  }
}

function numberOf(operand: Operand): number {
  return typeof operand === "number" ? operand : operand.value;
}

function compared(tree: Extract<Tree, { kind: "comparison" }>, x: number, y: number): number {
  const sides = { ...tree, left: named("x"), right: named("y") };
  return evaluator<number, number, number>(sides, {
    name: (side) => (side === "x" ? (a) => a : (_, b) => b),
  })(x, y, 0);
}

function named(name: string): Tree {
  return { kind: "name", name };
}
