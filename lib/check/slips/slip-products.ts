import type { GradientLine, Line, ValueLine } from "../plan/line.js";
import type { Plan } from "../plan/plan.js";
import type { Numbers } from "../work/bases.js";
import { lineAt, partner, placeOf, sizeOf, stemOf } from "./array-lines.js";
import type { Slipped } from "./slipped.js";

/** On the way back: W where its transpose sends the gradient back, or the other way round. */
export function factorsBack(plan: Plan, line: GradientLine, numbers: Numbers): Slipped[] {
  const factors = line.terms.map(({ gate, position, x, y }) =>
    gate.name === "multiply" ? plan.lines[position === 0 ? y : x] : undefined,
  );
  const stems = new Set(factors.flatMap((factor) => stemOf(factor) ?? []));
  const up = stemOf(arriving(plan, line.terms[0]?.upstream));
  return [...stems].flatMap((stem) => {
    const others = up === undefined ? [] : otherOrderBack(plan, line, stem, up, numbers);
    let value = 0;
    for (const [i, { upstream }] of line.terms.entries()) {
      const factor = factors[i];
      const used = factor && stemOf(factor) === stem ? turned(plan, factor) : factor;
      if (used === undefined) return others;
      value += numbers(upstream) * numbers(used.index);
    }
    return [{ code: "factor-transposed", says: usedTransposed(stem), value, rank: 0.9 }, ...others];
  });
}

/** Forward: the same in a product of matrices, or the product taken element by element. */
export function factorsForward(plan: Plan, line: ValueLine, numbers: Numbers): Slipped[] {
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
  const [a, b] = products[0].map(stemOf);
  const order = a && b ? otherOrder(plan, line, numbers, [b, false], [a, false]) : [];
  return [
    ...found,
    ...order.map((one) => ({ ...one, value: one.value + rest })),
    ...elementByElement(plan, line, products[0], numbers, rest),
  ];
}

/** A factor of a product of square matrices: whose it is, and whether its transpose. */
type Factor = readonly [stem: string, transposed: boolean];

/** The element at the line's place of the product of two square matrices, which should have stood in the other order. */
function otherOrder(plan: Plan, line: Line, numbers: Numbers, left: Factor, right: Factor): Slipped[] {
  const place = placeOf(line);
  const size = sizeOf(plan, left[0]);
  if (place === undefined || left[0] === right[0] || size === undefined || size !== sizeOf(plan, right[0]))
    return [];
  const at = ([stem, transposed]: Factor, i: number, j: number): number =>
    numbers((transposed ? lineAt(plan, stem, j, i) : lineAt(plan, stem, i, j))?.index ?? Number.NaN);
  let value = 0;
  for (let k = 1; k <= size; k++) value += at(left, place.row, k) * at(right, k, place.column);
  const says = (): string =>
    `the factors ${right[0]} and ${left[0]} were multiplied in the other order; of matrices that is another product`;
  return [{ code: "factors-exchanged", says, value, rank: 1 }];
}

/** The same on the way back, of what arrives and the other factor: as it is, or transposed as it should be. */
function otherOrderBack(
  plan: Plan,
  line: GradientLine,
  factor: string,
  up: string,
  numbers: Numbers,
): Slipped[] {
  // dX = G Wᵀ has G on the left, and its rows; dW = Xᵀ G has it on the right.
  const isLeft = line.terms.every(
    ({ upstream }) => placeOf(arriving(plan, upstream))?.row === placeOf(line)?.row,
  );
  return [true, false].flatMap((transposed) => {
    const [one, other]: [Factor, Factor] = [
      [factor, transposed],
      [up, false],
    ];
    return isLeft ? otherOrder(plan, line, numbers, one, other) : otherOrder(plan, line, numbers, other, one);
  });
}

function elementByElement(
  plan: Plan,
  line: ValueLine,
  [a, b]: readonly Line[],
  numbers: Numbers,
  rest: number,
): Slipped[] {
  const place = placeOf(line);
  const here = [a, b].map((one) => place && lineAt(plan, stemOf(one) ?? "", place.row, place.column));
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

/** What stands there in the transpose; undefined where that does not fit in the product, as the array is not square. */
function turned(plan: Plan, line: Line): Line | undefined {
  const stem = stemOf(line);
  return stem === undefined || sizeOf(plan, stem) === undefined ? undefined : partner(plan, line);
}

/** The element of a matrix whose gradient arrives at a product unchanged, through sums alone. */
function arriving(plan: Plan, upstream: number | undefined): Line | undefined {
  let found: Line | undefined;
  for (let at = upstream; at !== undefined; ) {
    const line = plan.lines[at];
    if (placeOf(line)) found = line;
    const [term, more] = line.kind === "gradient" ? line.terms : [];
    at = more === undefined && term?.gate.name === "add" ? term.upstream : undefined;
  }
  return found;
}
