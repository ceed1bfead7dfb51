import assert from "node:assert/strict";
import { test } from "node:test";
import type { BigNumber } from "mathjs";
import { random } from "../../data/random.js";
import { meanOf, sumOf } from "../../descent/combine.js";
import { newton } from "../../descent/optimizers.js";
import { penalized } from "../../descent/penalty.js";
import { measured } from "../../descent/second-derivatives.js";
import { descend } from "../../descent/trajectory.js";
import { formula } from "../../formula/formula.js";
import { add, multiply, sin } from "../../gates/scalar.js";
import { compile } from "../../graph/compile.js";
import { Graph } from "../../graph/graph.js";
import { randomGraph } from "../support/random-graph.js";
import { bigMath, exactly } from "../support/truth.js";

const math = bigMath(60);

function hessianOf(text: string, at: Record<string, number>, names = Object.keys(at)): number[][] {
  const objective = formula(text, at).objective(names);
  const rows = objective.hessian?.(names.map((name) => at[name])) ?? [];
  return rows.map((row) => [...row]);
}

test("whole numbers come out exact: Rosenbrock's function, products, powers, a node that is used twice", () => {
  assert.deepEqual(hessianOf("(1 - x)^2 + 100 * (y - x^2)^2", { x: 1, y: 1 }), [
    [802, -400],
    [-400, 200],
  ]);
  assert.deepEqual(hessianOf("x * y * z", { x: 2, y: 3, z: 5 }), [
    [0, 5, 3],
    [5, 0, 2],
    [3, 2, 0],
  ]);
  assert.deepEqual(hessianOf("q = x * y; q * q + q", { x: 2, y: 3 }), [
    [18, 25], // 2y², 4xy + 1
    [25, 8],
  ]);
  assert.deepEqual(hessianOf("x + 3 * y", { x: 1, y: 2 }), [
    [0, 0],
    [0, 0],
  ]);
  assert.deepEqual(hessianOf("x^2 * y", { x: 0, y: 0 }), [
    [0, 0],
    [0, 0],
  ]);
});

test("inputs that stay fixed have no row, and their own second derivatives need not exist", () => {
  assert.deepEqual(hessianOf("a * x^2 + b^1.5 * x", { a: 3, b: 0, x: 1 }, ["x"]), [[6]]);
  assert.deepEqual(hessianOf("x^b", { b: 2, x: -2 }, ["x"]), [[2]]);
});

test("the Hessian of a formula is mathjs's symbolic one", () => {
  const names = ["x", "y", "z"];
  for (const text of [
    "exp(x * y) / (1 + z^2)",
    "1 / (1 + exp(-(x * y + z)))",
    "log(1 + x^2 * y^2) * sin(z - x)",
    "sqrt(1 + (x - y)^2) * cosh(z / 2) + x^3 * z",
    "(x^2 + 1)^(y / 3) - tan(z / 4)",
  ]) {
    const symbolic = names.map((a) => {
      const slope = math.derivative(text, a, { simplify: false });
      return names.map((b) => math.derivative(slope, b, { simplify: false }).compile());
    });
    const next = random(5);
    for (let round = 0; round < 5; round++) {
      const at = Object.fromEntries(names.map((name) => [name, 4 * next() - 2]));
      const scope = Object.fromEntries(names.map((name) => [name, exactly(math, at[name])]));
      hessianOf(text, at).forEach((row, i) => {
        row.forEach((own, j) => {
          const expected = Number((symbolic[i][j].evaluate(scope) as BigNumber).toString());
          const error = Math.abs(own - expected) / Math.max(1, Math.abs(expected));
          assert.ok(error < 1e-13, `${text}, ${names[i]} ${names[j]}: ${own}, not ${expected}`);
        });
      });
    }
  }
});

test("on random graphs it is what differences of the exact gradient measure, and symmetric to the last bit", () => {
  let compared = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const { output } = randomGraph(seed);
    const objective = compile(output);
    const point = Float64Array.from(output.graph.inputs(), (node) => node.value);
    const gradientAt = (at: Float64Array): Float64Array => {
      const gradient = new Float64Array(at.length);
      objective.evaluate(at, gradient);
      return gradient;
    };
    let rows: Float64Array[];
    let near: readonly Float64Array[];
    try {
      rows = objective.hessian?.(point) as Float64Array[];
      near = measured(gradientAt, point).rows;
    } catch {
      continue; // no value, or none beside it
    }
    rows.forEach((row, i) => {
      row.forEach((own, j) => {
        assert.equal(own, rows[j][i]);
        const size = Math.max(1, Math.abs(own), ...gradientAt(point).map(Math.abs));
        if (Math.abs(own - near[i][j]) > 1e-5 * size)
          assert.fail(`seed ${seed}: ${own}, measured ${near[i][j]}`);
        compared++;
      });
    });
  }
  assert.ok(compared > 100, String(compared));
});

test("sums, means and penalties of objectives have the sum of their Hessians", () => {
  const [a, b] = ["x^2 * y", "x * y^2"].map((text) => formula(text, { x: 1, y: 1 }).objective(["x", "y"]));
  const at = [3, 5]; // (10, 6; 6, 0) and (0, 10; 10, 6)
  const rows = (objective = a): number[][] | undefined => objective.hessian?.(at).map((row) => [...row]);
  assert.deepEqual(rows(sumOf([a, b])), [
    [10, 16],
    [16, 6],
  ]);
  assert.deepEqual(rows(meanOf([a, b])), [
    [5, 8],
    [8, 3],
  ]);
  assert.deepEqual(rows(penalized(a, { l1: 7, l2: 4, names: ["y"] })), [
    [10, 6],
    [6, 4],
  ]);
  const plain = { names: ["x", "y"], evaluate: () => 0 };
  assert.equal(sumOf([a, plain]).hessian, undefined);
  assert.equal(penalized(plain, { l2: 1 }).hessian, undefined);
});

test("Newton lands exactly: 3y² from 5 at 0, a bowl of curvatures 1 and 10⁻⁹, x⁴ - 2x² from 2 in three steps", () => {
  const walk = (text: string, start: Record<string, number>, steps: number): number[] =>
    [...descend(formula(text, start), start, newton(), { steps }).points].flatMap((point) => [...point]);
  assert.deepEqual(walk("3 * y^2", { y: 5 }, 1), [5, 0]);
  assert.deepEqual(walk("x^2 + 2 * y^2", { x: -3, y: -3 }, 1).slice(2), [0, 0]);
  assert.deepEqual(walk("x^2 + 2^(-30) * y^2", { x: 3, y: 4 }, 1).slice(2), [0, 0]);
  // x - (4x³ - 4x)/(12x² - 4): in fractions 2, 16/11, 4096/3553… evaluated with 60 digits
  const step = (x: BigNumber): BigNumber =>
    math.evaluate("x - (4 x^3 - 4 x) / (12 x^2 - 4)", { x }) as BigNumber;
  const third = Number(step(step(step(math.bignumber(2)))).toString());
  assert.ok(Math.abs(walk("x^4 - 2 * x^2", { x: 2 }, 3)[3] - third) <= 3e-16);
});

test("an objective that changes from step to step has Newton use the Hessian of that step", () => {
  const objectives = ["x^2", "5 * (x - 1)^2"].map((text) => formula(text, { x: 3 }).objective(["x"]));
  const walk = descend((step) => objectives[step % 2], { x: 3 }, newton(), { steps: 2 });
  assert.deepEqual(
    walk.points.map(([x]) => x),
    [3, 0, 1],
  );
});

test("where a second derivative does not exist the gate is named, and Newton's walk ends there", () => {
  const f = formula("q = x^1.5; q + y^2", { x: 0, y: 1 });
  assert.throws(() => f.compile().hessian?.([0, 1]), {
    name: "DomainError",
    code: "no-second-derivative",
    step: "q",
    message: /^at q: the second derivative of pow\(x, y\) is not finite at x = 0/,
  });
  const walk = descend(f, { x: 0, y: 1 }, newton(), { steps: 3 });
  assert.deepEqual(
    [walk.stopped, walk.points.length, walk.reason?.code],
    ["diverged", 1, "no-second-derivative"],
  );
  assert.throws(
    () => formula("1e200 * x^2 * y * 1e200", { x: 1e-200, y: 1e-200 }).compile().hessian?.([1e-200, 1]),
    {
      name: "DomainError",
    },
  );
});

test("a point without a value has no Hessian either", () => {
  const objective = formula("log(x)", { x: 1 }).compile();
  assert.throws(() => objective.hessian?.([-1]), { name: "DomainError", code: "outside-domain" });
  assert.deepEqual(
    objective.hessian?.([0.5]).map((row) => [...row]),
    [[-4]],
  );
});

test("a chain of 50,000 gates: x ← x + 0.001·sin x, whose second derivative follows a recurrence", () => {
  const graph = new Graph();
  let x = graph.input("x", 1);
  let [value, first, second] = [1, 1, 0];
  for (let i = 0; i < 50_000 / 3; i++) {
    x = add(x, multiply(0.001, sin(x)));
    [value, first, second] = [
      value + 0.001 * Math.sin(value),
      first * (1 + 0.001 * Math.cos(value)),
      second * (1 + 0.001 * Math.cos(value)) - 0.001 * Math.sin(value) * first * first,
    ];
  }
  const own = compile(x).hessian?.([1])[0][0] ?? Number.NaN;
  assert.ok(Math.abs(own / second - 1) < 1e-9, `${own}, not ${second}`);
});
