import { addUnder } from "../../text/lists.js";
import type { GivenLine, Line, UpdateLine, ValueLine } from "./line.js";
import type { Plan } from "./plan.js";

/** What is looked up in a plan again and again, found in one pass over its lines. */
export interface PlanIndex {
  /** The lines that the problem states an input on, in order. */
  readonly inputs: readonly GivenLine[];
  /** By step and by name without its number, as `stemOf` answers it: x1 and x2 stand together. */
  readonly inputsLike: ReadonlyMap<string, readonly GivenLine[]>;
  /** By step and name the lines that were given a name with a number at its end. */
  readonly numbered: ReadonlyMap<string, ValueLine>;
  readonly updatesLike: ReadonlyMap<string, readonly number[]>;
  readonly updatesIn: ReadonlyMap<number, readonly UpdateLine[]>;
  /** The first update of the line that holds a parameter's old value. */
  readonly updateOf: ReadonlyMap<number, UpdateLine>;
  /** By step and node of a gate the line of its value. */
  readonly values: ReadonlyMap<string, ValueLine>;
  /** For each line those that are worked out from it by the textbook's rule. */
  readonly usedBy: readonly (readonly number[])[];
  /** The same, and those that look at it for the gate's place: on a kink or not. */
  readonly readBy: readonly (readonly number[])[];
}

const known = new WeakMap<readonly Line[], PlanIndex>();

/** The index of a plan; made once, when its lines are complete. */
export function indexOf({ lines }: Plan): PlanIndex {
  const before = known.get(lines);
  if (before?.usedBy.length === lines.length) return before;
  const index = made(lines);
  known.set(lines, index);
  return index;
}

/** "w" of w1 and of w2: names that differ in their number only are easily mixed up. */
export function stemOf(name: string): string {
  return name.replace(/\d+$/, "");
}

export const atStep = (step: number, what: string | number): string => `${step} ${what}`;

/** All lines at which the rule of a line looks. */
export function readsOf(line: Line): readonly number[] {
  if (line.kind !== "gradient") return line.from;
  return [...new Set([...line.from, ...line.terms.flatMap(({ x, y, out }) => [x, y, out])])];
}

/** The lines of a gate beside this one by their names: h1 and h3 beside h2, so far as they were worked before it. */
export function neighboursOf(plan: Plan, line: Line): ValueLine[] {
  if (line.kind !== "value") return [];
  const { name } = line.node;
  const stem = stemOf(name);
  if (stem === name) return [];
  const number = Number(name.slice(stem.length));
  const { numbered } = indexOf(plan);
  return [-3, -2, -1, 1, 2, 3].flatMap(
    (by) => numbered.get(atStep(line.step, `${stem}${number + by}`)) ?? [],
  );
}

/** Whether a line was given a name with a number at its end; what the graph calls v3 by itself was not. */
function isNumbered({ node }: ValueLine): boolean {
  return stemOf(node.name) !== node.name && node.graph.has(node.name);
}

function made(lines: readonly Line[]): PlanIndex {
  const inputs: GivenLine[] = [];
  const inputsLike = new Map<string, GivenLine[]>();
  const numbered = new Map<string, ValueLine>();
  const updatesLike = new Map<string, number[]>();
  const updatesIn = new Map<number, UpdateLine[]>();
  const updateOf = new Map<number, UpdateLine>();
  const values = new Map<string, ValueLine>();
  const usedBy: number[][] = lines.map(() => []);
  const readBy: number[][] = lines.map(() => []);
  for (const line of lines) {
    for (const from of line.from) usedBy[from].push(line.index);
    for (const read of readsOf(line)) readBy[read].push(line.index);
    if (line.kind === "given" && line.node.kind === "input") inputs.push(line);
    if (line.kind === "given") addUnder(inputsLike, atStep(line.step, stemOf(line.node.name)), line);
    if (line.kind === "value") {
      if (isNumbered(line)) numbered.set(atStep(line.step, line.node.name), line);
      const key = atStep(line.step, line.node.index);
      if (!values.has(key)) values.set(key, line);
    }
    if (line.kind !== "update") continue;
    addUnder(updatesLike, stemOf(line.node.name), line.index);
    addUnder(updatesIn, line.step, line);
    if (!updateOf.has(line.old)) updateOf.set(line.old, line);
  }
  return { inputs, inputsLike, numbered, updatesLike, updatesIn, updateOf, values, usedBy, readBy };
}
