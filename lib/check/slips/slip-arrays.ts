import { point } from "../../notation/interval.js";
import type { GradientLine, Line, ValueLine } from "../plan/line.js";
import type { Plan } from "../plan/plan.js";
import { follow } from "../plan/rule.js";
import type { Numbers } from "../work/bases.js";
import type { Slipped } from "./slipped.js";

/** "W[1,2]'" taken apart. */
const element = /^(.+)\[(\d+),(\d+)\]('?)$/;

/**
 * The slips that only matrices have: rows for columns, in an answer or in a factor of a product, and a product that was
 * taken element by element.
 */
export function onArray(plan: Plan, line: Line, numbers: Numbers): Slipped[] {
  if (!line.name.includes("[")) return [];
  const found = transposed(plan, line, numbers);
  if (line.kind === "gradient") return [...found, ...factorsBack(plan, line, numbers)];
  return line.kind === "value" ? [...found, ...factorsForward(plan, line, numbers)] : found;
}

/** What stands at [j,i] was written at [i,j]. */
function transposed(plan: Plan, line: Line, numbers: Numbers): Slipped[] {
  const other = partner(plan, line);
  if (other === undefined || other === line) return [];
  const [, stem, , , prime] = element.exec(line.name) ?? [];
  const value = follow(other, (i) => point(numbers(i))).lo;
  const says = (): string => `${stem}${prime} was written with its rows as columns, transposed`;
  return [{ code: "transposed", says, value, rank: -0.5 }];
}

/** On the way back: W where its transpose sends the gradient back, or the other way round. */
function factorsBack(plan: Plan, line: GradientLine, numbers: Numbers): Slipped[] {
  const factors = line.terms.map(({ gate, position, x, y }) =>
    gate.name === "multiply" ? plan.lines[position === 0 ? y : x] : undefined,
  );
  const stems = new Set(factors.flatMap((factor) => stemOf(factor) ?? []));
  return [...stems].flatMap((stem) => {
    let value = 0;
    for (const [i, { upstream }] of line.terms.entries()) {
      const factor = factors[i];
      const used = factor && stemOf(factor) === stem ? turned(plan, factor) : factor;
      if (used === undefined) return [];
      value += numbers(upstream) * numbers(used.index);
    }
    return [{ code: "factor-transposed", says: usedTransposed(stem), value, rank: 0.9 }];
  });
}

/** Forward: the same in a product of matrices, or the product taken element by element. */
function factorsForward(plan: Plan, line: ValueLine, numbers: Numbers): Slipped[] {
  const addends = addendsOf(plan, line);
  const products = addends.flatMap((one) =>
    one.kind === "value" && one.gate.name === "multiply" ? [one.from.map((i) => plan.lines[i])] : [],
  );
  if (products.length < 2) return [];
  const others = addends.filter((one) => one.kind !== "value" || one.gate.name !== "multiply");
  const rest = others.reduce((sum, { index }) => sum + numbers(index), 0);
  const stems = new Set(products.flat().flatMap((one) => stemOf(one) ?? []));
  const found = [...stems].flatMap((stem) => {
    const factors = products.map((pair) =>
      pair.map((one) => (stemOf(one) === stem ? turned(plan, one) : one)),
    );
    if (factors.flat().includes(undefined)) return [];
    const value = (factors as Line[][]).reduce(
      (sum, [a, b]) => sum + numbers(a.index) * numbers(b.index),
      rest,
    );
    return [{ code: "factor-transposed", says: usedTransposed(stem), value, rank: 0.9 }];
  });
  return [...found, ...elementByElement(plan, line, products[0], numbers, rest)];
}

function elementByElement(
  plan: Plan,
  { name }: ValueLine,
  [a, b]: readonly Line[],
  numbers: Numbers,
  rest: number,
): Slipped[] {
  const [, , i, j] = element.exec(name) ?? [];
  const here = [a, b].map((one) => byName(plan).get(`${stemOf(one)}[${i},${j}]`));
  if (here.some((one) => one === undefined)) return [];
  const [left, right] = here as Line[];
  const says = (): string =>
    `the product of ${stemOf(a)} and ${stemOf(b)} was taken element by element; that of matrices adds rows times columns`;
  return [
    { code: "element-by-element", says, value: numbers(left.index) * numbers(right.index) + rest, rank: 0.9 },
  ];
}

/** What a line adds up, through sums that have no name of their own. */
function addendsOf(plan: Plan, line: Line, root = true): Line[] {
  const own = !root && "node" in line && plan.formula?.graph.has(line.node.name);
  if (line.kind !== "value" || line.gate.name !== "add" || own) return [line];
  return line.from.flatMap((i) => addendsOf(plan, plan.lines[i], false));
}

const usedTransposed = (stem: string) => (): string =>
  `${stem} was used where its transpose belongs, rows for columns`;

const stemOf = (line: Line | undefined): string | undefined => element.exec(line?.name ?? "")?.[1];

/** The line of the same array at [j,i]; itself on the diagonal, undefined where the array is not square there. */
function partner(plan: Plan, line: Line): Line | undefined {
  const [, stem, i, j, prime] = element.exec(line.name) ?? [];
  return stem === undefined ? undefined : byName(plan).get(`${stem}[${j},${i}]${prime}`);
}

/** What stands there in the transpose; undefined where that does not fit in the product, as the array is not square. */
function turned(plan: Plan, line: Line): Line | undefined {
  const stem = stemOf(line);
  const has = (i: number, j: number): boolean => byName(plan).has(`${stem}[${i},${j}]`);
  let size = 1;
  while (has(size, size)) size++;
  return has(size, 1) || has(1, size) ? undefined : partner(plan, line);
}

const known = new WeakMap<readonly Line[], ReadonlyMap<string, Line>>();

function byName({ lines }: Plan): ReadonlyMap<string, Line> {
  const before = known.get(lines);
  if (before?.size === lines.length) return before;
  const made = new Map(lines.map((line) => [line.name, line]));
  known.set(lines, made);
  return made;
}
