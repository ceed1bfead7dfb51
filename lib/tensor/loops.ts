import { stridesOf } from "../graph/shape.js";
import { generate } from "../host/generate.js";
import { functions, pow } from "../notation/functions.js";
import { namesIn, parts, type Tree } from "../notation/tree.js";
import type { Line } from "./line.js";
import { type Program, type RunForward, type RunLocal, UPSTREAM } from "./program.js";

/*
 * The lines of a vector gate as loops in JavaScript, the fast form. Every name of the notation gets a prefix, so none
 * meets a name of the code: t_ a tensor's first row, s_ a stride, i_ an index, n_ how far it runs, a_ an attribute.
 */

/** A piece of an expression, and the statements that must run before it. */
interface Piece {
  before: string;
  text: string;
}

export function forwardLoops(program: Program): RunForward | undefined {
  const body = [...program.parts, program.out].map((line) => {
    const writer = new Writer(program, loopOrder(line.indices, line.tree));
    const { before, text } = writer.write(line.tree);
    return writer.loops(`${before} value[${placeOf(line)}] = ${text};`);
  });
  return generate("layout, value", `${head(program)} ${body.join("\n")}`, { pow, stridesOf });
}

export function localLoops(program: Program, input: number): RunLocal | undefined {
  const local = program.locals[input];
  if (local === undefined) return undefined;
  const { tree, over, whole } = local;
  const writer = new Writer(program, whole ? loopOrder(over, tree) : over);
  const { before, text } = writer.write(tree);
  const to = writer.write(local.by).text.replace("value[", "gradient[");
  if (!whole)
    writer.earlier(program.out.indices.length, `const upstream = gradient[${placeOf(program.out)}];`);
  const body = writer.loops(`${before} ${to} += ${whole ? text : `upstream * (${text})`};`);
  return generate("layout, value, gradient", `${head(program)} ${body}`, { pow, stridesOf });
}

/** The order in which loops stand: outside are those of indices that a sum of the formula waits for. */
function loopOrder(indices: readonly string[], tree: Tree): readonly string[] {
  const weight = new Map<string, number>(indices.map((index) => [index, 0]));
  const visit = (one: Tree): void => {
    if (one.kind === "reduction")
      for (const name of namesIn(one)) if (weight.has(name)) weight.set(name, (weight.get(name) ?? 0) + 1);
    for (const part of parts(one)) visit(part);
  };
  visit(tree);
  return [...indices].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0));
}

/** Takes the numbers of a layout apart into constants. */
function head({ tensors, attributes, parts: worked, out, locals }: Program): string {
  const ranks = new Map<string, number>();
  const indices = new Set<string>();
  const visit = (tree: Tree): void => {
    if (tree.kind === "element") ranks.set(tree.name, tree.at.length);
    if (tree.kind === "reduction") for (const index of tree.over) indices.add(index);
    for (const part of parts(tree)) visit(part);
  };
  for (const { name, indices: own, tree } of [...worked, out]) {
    ranks.set(name, own.length);
    for (const index of own) indices.add(index);
    visit(tree);
  }
  for (const local of locals) {
    if (local === undefined) continue;
    visit(local.tree);
    visit(local.by);
    for (const index of local.over) indices.add(index);
  }
  const lines = ["const { offsets, shapes, ranges, attributes } = layout;"];
  tensors.forEach((name, i) => {
    lines.push(`const t_${name} = offsets[${i}] | 0;`);
    const rank = ranks.get(name) ?? 0;
    for (let axis = 0; axis < rank - 1; axis++)
      lines.push(`const s_${name}_${axis} = stridesOf(shapes[${i}])[${axis}] | 0;`);
  });
  for (const index of indices) lines.push(`const n_${index} = ranges.${index} | 0;`);
  for (const name of attributes) lines.push(`const a_${name} = attributes.${name};`);
  return lines.join("\n");
}

function loops(indices: readonly string[], body: string): string {
  return indices.reduceRight(
    (inner, index) => `for (let i_${index} = 0; i_${index} < n_${index}; i_${index}++) { ${inner} }`,
    body,
  );
}

function placeOf({ name, indices }: Line): string {
  return place(
    name,
    indices.map((index) => `i_${index}`),
  );
}

/** The row of an element: its first row, and each index times its stride; the last axis is dense. */
function place(name: string, at: readonly string[]): string {
  const steps = at.map((index, axis) =>
    axis === at.length - 1 ? `(${index})` : `(${index}) * s_${name}_${axis}`,
  );
  return [`t_${name}`, ...steps].join(" + ");
}

class Writer {
  private count = 0;
  /** What stands inside so many of the loops, before the next one. */
  private readonly between: string[];
  private readonly hoisted = new Map<string, string>();
  /** The indices of the sums that are being written. */
  private readonly bound: string[] = [];

  constructor(
    private readonly program: Program,
    private readonly around: readonly string[],
  ) {
    this.between = [...around, ""].map(() => "");
  }

  /** The loops around a body. */
  loops(body: string): string {
    return this.around.reduceRight(
      (inner, index, depth) => `${this.between[depth]} ${loops([index], inner)}`,
      `${this.between[this.around.length]} ${body}`,
    );
  }

  /** Runs a statement inside so many of the loops, before the next one. */
  earlier(depth: number, statement: string): void {
    this.between[depth] += ` ${statement}`;
  }

  write(tree: Tree): Piece {
    switch (tree.kind) {
      case "number":
        return { before: "", text: tree.text };
      case "name":
        return { before: "", text: this.name(tree.name) };
      case "element": {
        const at = tree.at.map((index) => this.write(index).text);
        if (this.isUpstream(tree.name))
          return { before: "", text: `gradient[${place(this.program.out.name, at)}]` };
        return { before: "", text: `value[${place(tree.name, at)}]` };
      }
      case "negative":
        return this.join([tree.of], ([x]) => `(-${x})`);
      case "operation":
        if (tree.sign === "^") return this.join([tree.left, tree.right], ([x, y]) => `pow(${x}, ${y})`);
        return this.join([tree.left, tree.right], ([x, y]) => `(${x} ${tree.sign} ${y})`);
      case "comparison": {
        const sign = tree.sign === "==" || tree.sign === "!=" ? `${tree.sign}=` : tree.sign;
        return this.join([tree.left, tree.right], ([x, y]) => `(${x} ${sign} ${y})`);
      }
      case "call":
        return this.join(tree.args, (args) => `${functions[tree.name].code}(${args.join(", ")})`);
      case "choice": {
        const [condition, yes, no] = [tree.condition, tree.yes, tree.no].map((part) => this.write(part));
        const chosen = this.fresh();
        const side = ({ before, text }: Piece): string => `{ ${before} ${chosen} = ${text}; }`;
        return {
          before: `${condition.before} let ${chosen}; if (${condition.text}) ${side(yes)} else ${side(no)}`,
          text: chosen,
        };
      }
      case "reduction":
        return this.reduction(tree);
    }
  }

  /** A sum, as far outside as its indices allow, and once where it stands twice. */
  private reduction(tree: Extract<Tree, { kind: "reduction" }>): Piece {
    const known = this.hoisted.get(JSON.stringify(tree));
    if (known !== undefined) return { before: "", text: known };
    this.bound.push(...tree.over);
    const { before, text } = this.write(tree.body);
    this.bound.length -= tree.over.length;
    const total = this.fresh();
    const step = tree.name === "sum" ? `${total} + ${text}` : `Math.${tree.name}(${total}, ${text})`;
    const all = loops(tree.over, `${before} ${total} = ${step};`);
    const made = `let ${total} = ${startOf(tree.name)}; ${all}`;
    const needs = namesIn(tree).filter((name) => !tree.over.includes(name));
    const depth = Math.max(0, ...needs.map((name) => this.around.indexOf(name) + 1));
    if (depth === this.around.length || needs.some((name) => this.bound.includes(name)))
      return { before: made, text: total };
    this.hoisted.set(JSON.stringify(tree), total);
    this.earlier(depth, made);
    return { before: "", text: total };
  }

  private join(args: readonly Tree[], text: (args: string[]) => string): Piece {
    const pieces = args.map((arg) => this.write(arg));
    return {
      before: pieces.map(({ before }) => before).join(" "),
      text: text(pieces.map((piece) => piece.text)),
    };
  }

  private name(name: string): string {
    if (this.program.attributes.includes(name)) return `a_${name}`;
    if (this.isUpstream(name)) return `gradient[t_${this.program.out.name}]`;
    return this.program.tensors.includes(name) ? `value[t_${name}]` : `i_${name}`;
  }

  private isUpstream(name: string): boolean {
    return name === UPSTREAM && !this.program.tensors.includes(name);
  }

  private fresh(): string {
    return `v${this.count++}`;
  }
}

/** What a sum, a largest or a smallest begins with. */
export function startOf(name: "sum" | "max" | "min"): number {
  return { sum: 0, max: Number.NEGATIVE_INFINITY, min: Number.POSITIVE_INFINITY }[name];
}
