import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "../../data/random.js";
import { meanOf } from "../../descent/combine.js";
import { curvature } from "../../descent/curvature.js";
import { eigen } from "../../descent/eigen.js";
import { gradientDescent } from "../../descent/optimizers.js";
import { descend } from "../../descent/trajectory.js";
import { formula } from "../../formula/formula.js";
import { show } from "../../notebook/show.js";

const matrix = (...rows: number[][]): Float64Array[] => rows.map((row) => Float64Array.from(row));
const close = (actual: readonly number[], expected: readonly number[], tolerance = 1e-14): void => {
  assert.equal(actual.length, expected.length);
  for (const [i, x] of actual.entries())
    assert.ok(Math.abs(x - expected[i]) <= tolerance * Math.max(1, Math.abs(expected[i])), `${actual}`);
};

test("eigenvalues by algebra, largest first, with eigenvectors of length 1", () => {
  const { values, vectors } = eigen(matrix([2, 1], [1, 2]));
  close(values, [3, 1]);
  close([...vectors[0]], [Math.SQRT1_2, Math.SQRT1_2]);
  close([...vectors[1]], [Math.SQRT1_2, -Math.SQRT1_2]);
  close(eigen(matrix([0, 1], [1, 0])).values, [1, -1]);
  close(eigen(matrix([1, 1, 1], [1, 1, 1], [1, 1, 1])).values, [3, 0, 0]);
  close(eigen(matrix([7])).values, [7]);
  close(eigen(matrix([-1, 0], [0, 4])).values, [4, -1]);
  // (802, -400; -400, 200): λ² - 1002λ + 400 = 0
  const root = Math.sqrt(1002 * 1002 - 4 * 400);
  close(eigen(matrix([802, -400], [-400, 200])).values, [(1002 + root) / 2, 800 / (1002 + root)], 1e-12);
});

test("the second difference matrix of 40 points has the eigenvalues 4·sin²(kπ/82)", () => {
  const n = 40;
  const rows = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0)),
  );
  const sine = (k: number): number => Math.sin((k * Math.PI) / (2 * (n + 1)));
  close(
    eigen(rows).values,
    rows.map((_, k) => 4 * sine(n - k) * sine(n - k)),
    1e-13,
  );
});

test("eigenvalues and vectors put a random symmetric matrix together again, and it is left alone", () => {
  const next = random(3);
  const n = 12;
  const rows = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) rows[i][j] = rows[j][i] = 2 * next() - 1;
  const before = rows.map((row) => [...row]);
  const { values, vectors } = eigen(rows);
  assert.deepEqual(
    rows.map((row) => [...row]),
    before,
  );
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const entry = values.reduce((sum, value, k) => sum + value * vectors[k][i] * vectors[k][j], 0);
      const inner = vectors[i].reduce((sum, x, k) => sum + x * vectors[j][k], 0);
      close([entry, inner], [rows[i][j], i === j ? 1 : 0], 1e-13);
    }
});

test("the bowl of notebook 05: curvatures 2 and 4, so the rate must stay below 0.5, and so it does", () => {
  const bowl = formula("x^2 + 2*y^2", { x: -3, y: -3 });
  const found = curvature(bowl);
  assert.deepEqual(found.hessian, { x: { x: 2, y: 0 }, y: { x: 0, y: 4 } });
  assert.deepEqual([found.eigenvalues, found.largestRate, found.exact], [[4, 2], 0.5, true]);
  assert.deepEqual(found.eigenvectors, [
    { x: 0, y: 1 },
    { x: 1, y: 0 },
  ]);
  const last = (rate: number): number =>
    descend(bowl, { x: -3, y: -3 }, gradientDescent(rate), { steps: 300 }).values.at(-1) ?? Number.NaN;
  assert.ok(last(0.99 * found.largestRate) < 27 && last(1.01 * found.largestRate) > 27);
});

test("at another point, of some of the names; of an objective, also of one without second derivatives", () => {
  const f = formula("a * x^3 + y", { a: 2, x: 1, y: 0 });
  const some = curvature(f, { x: 5 });
  assert.deepEqual([some.names, some.point, some.hessian], [["x"], { x: 5 }, { x: { x: 60 } }]);
  assert.equal(f.inputs.x, 1);
  const losses = [1, 2].map((a) => formula("a * w^2", { a, w: 0 }).objective(["w"]));
  assert.deepEqual(curvature(meanOf(losses), { w: 7 }).eigenvalues, [3]);
  const plain = {
    names: ["x"],
    evaluate(point: ArrayLike<number>, gradient: Float64Array): number {
      gradient[0] = 4 * point[0];
      return 2 * point[0] * point[0];
    },
  };
  const measured = curvature(plain, { x: 1 });
  assert.equal(measured.exact, false);
  close(measured.eigenvalues, [4], 1e-9);
  assert.match(measured.text(), /^Second derivatives at x = 1, measured\n/);
});

test("shown: the Hessian by name, eigenvalues with directions, and what they say about the learning rate", () => {
  assert.equal(
    curvature(formula("x^2 + 2*y^2", { x: -3, y: -3 })).text(),
    `Second derivatives at x = -3, y = -3
∂²  ∂x  ∂y
∂x   2   0
∂y   0   4

Eigenvalues and their directions
eigenvalue  x  y
         4  0  1
         2  1  0

It curves upward in every direction; gradient descent needs a learning rate below 2/λmax = 0.5.`,
  );
  const shapes: [string, RegExp][] = [
    ["x^2 - y^2", /^It curves upward in some directions and downward in others, as at a saddle; .* = 1\./],
    ["-x^2 - y^2", /^It curves downward in every direction; no learning rate/],
    ["x + y", /^It does not curve; no learning rate/],
    ["x^2 + y", /^It curves upward in some directions, and not at all in others; .* = 1\./],
    ["y - x^2", /^It curves downward in some directions, and not at all in others; no learning rate/],
  ];
  for (const [text, says] of shapes) {
    const shown = curvature(formula(text, { x: 1, y: 1 }));
    assert.match(shown.text().split("\n").at(-1) ?? "", says);
    assert.equal(Number.isFinite(shown.largestRate), text.startsWith("x^2"));
    const { "text/html": page, "text/plain": plain } = shown.toMime();
    assert.equal(plain, shown.text());
    assert.match(String(page), /<table>[\s\S]*<table>[\s\S]*<p>It /);
  }
});

test("show takes it; names from outside are escaped in HTML", () => {
  const lines: unknown[] = [];
  const { log } = console;
  console.log = (line) => lines.push(line);
  try {
    show(curvature(formula("x^2", { x: 1 })));
  } finally {
    console.log = log;
  }
  assert.match(String(lines[0]), /∂x +2\n/);
  const odd = { names: ["<b>"], evaluate: () => 0, hessian: () => matrix([1]) };
  assert.doesNotMatch(curvature(odd, { "<b>": 1 }).html(), /<b>/);
});

test("many parameters: only eigenvalues are shown, and more than 500 are refused", () => {
  const names = Array.from({ length: 30 }, (_, i) => `x${i}`);
  const at = Object.fromEntries(names.map((name) => [name, 1]));
  const text = names.map((name, i) => `${i + 1} * ${name}^2`).join(" + ");
  const shown = curvature(formula(text, at)).text();
  assert.match(shown, /^Eigenvalues\neigenvalue\n +60\n +58\n/);
  assert.doesNotMatch(shown, /∂/);
  const huge = Array.from({ length: 501 }, (_, i) => `x${i}`);
  assert.throws(
    () => curvature({ names: huge, evaluate: () => 0 }, Object.fromEntries(huge.map((name) => [name, 0]))),
    { name: "OptionError", code: "too-many-parameters", value: 501 },
  );
});

test("a point of other names, or without a value, is refused as a start is", () => {
  const f = formula("log(x)", { x: 1 });
  assert.throws(() => curvature(f, { y: 1 }), { name: "InputError" });
  assert.throws(() => curvature(f, { x: -1 }), { name: "DomainError", code: "outside-domain" });
  assert.throws(() => curvature(f.compile()), { name: "InputError", code: "not-a-finite-number" });
  assert.throws(() => curvature(f, {}), { name: "InputError", code: "empty-start" });
});
