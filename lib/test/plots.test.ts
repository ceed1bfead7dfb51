import assert from "node:assert/strict";
import { test } from "node:test";
import {
  abs,
  contourPath,
  descend,
  type Figure,
  formula,
  functionPath,
  gateCurve,
  gradientDescent,
  lines,
  lossCurve,
  multiply,
  OptionError,
  parameterCurves,
  reciprocal,
  sigmoid,
  stepSizeSlider,
  stepSizes,
  surfacePath,
} from "../index.js";

// biome-ignore lint/suspicious/noExplicitAny: a figure is JSON, and a test says where it looks
type Trace = any;

const bowl = formula("x^2 + 2*y^2", { x: -3, y: -3 });
const start = { x: -3, y: -3 };
const walk = (rate: number, steps = 20) => descend(bowl, start, gradientDescent(rate), { steps });
const valley = formula("(x - 1)^2", { x: 4 });
const roll = descend(valley, { x: 4 }, gradientDescent(0.25), { steps: 5 });

const gallery: Record<string, () => Figure> = {
  contourPath: () => contourPath(bowl, [walk(0.1), walk(0.6)], { minimum: [0, 0] }),
  contourPathLog: () => contourPath(bowl, walk(0.1), { levels: "log" }),
  surfacePath: () => surfacePath(bowl, walk(0.1)),
  lossCurve: () => lossCurve([walk(0.1), walk(0.6)], { target: 0.005 }),
  parameterCurves: () => parameterCurves(walk(0.1), { goal: { x: 0 } }),
  functionPath: () => functionPath(valley, roll),
  stepSizes: () => stepSizes(bowl, start, [0.02, 0.1, 0.45, 0.6]),
  stepSizeSlider: () => stepSizeSlider(bowl, start, [0.1, 0.3, 0.6]),
  gateCurve: () => gateCurve(sigmoid),
  gateCurveKink: () => gateCurve(abs),
  gateCurvePole: () => gateCurve(reciprocal),
  lines: () =>
    lines([{ name: "forward difference", x: [1, 10], y: [1e-3, 1e-5] }], {
      title: "t",
      x: "h",
      y: "e",
      xScale: "log",
      yScale: "log",
    }),
};

function traces(figure: Figure): Trace[] {
  return JSON.parse(JSON.stringify(figure.toMime()))["application/vnd.plotly.v1+json"].data;
}

for (const [name, make] of Object.entries(gallery))
  test(`${name} is plain JSON, has a title, a size and an alternative text, and is the same twice`, () => {
    const figure = make();
    const text = JSON.stringify(figure.toMime());
    assert.deepEqual(JSON.parse(text), figure.toMime(), "typed arrays, undefined or NaN do not survive JSON");
    assert.equal(text, JSON.stringify(make().toMime()));
    const layout = figure.layout as Trace;
    assert.ok(layout.title.text.length > 0 && layout.width > 0 && layout.height > 0);
    assert.ok(figure.alt.length > 20 && !/<\w/.test(figure.alt), figure.alt);
    assert.ok(text.length < 120_000, `${text.length} characters in a notebook`);
  });

test("the path on the map of x² + 2y² is ((1 - 2η)ⁿ·x0, (1 - 4η)ⁿ·y0)", () => {
  const path = traces(contourPath(bowl, walk(0.1, 10)))[1];
  for (let n = 0; n <= 10; n++) {
    assert.ok(Math.abs(path.x[n] - -3 * Math.pow(0.8, n)) < 1e-5);
    assert.ok(Math.abs(path.y[n] - -3 * Math.pow(0.6, n)) < 1e-5);
  }
});

test("the map's heights are the function's values at the places of its grid", () => {
  const map = traces(contourPath(bowl, walk(0.1)))[0];
  const [x, y] = [map.x0 + 7 * map.dx, map.y0 + 50 * map.dy];
  assert.ok(Math.abs(map.z[50][7] - (x * x + 2 * y * y)) < 1e-3);
});

test("the surface carries the path at the height of the loss", () => {
  const [surface, path] = traces(surfacePath(bowl, walk(0.1)));
  assert.equal(surface.type, "surface");
  assert.ok(Math.abs(path.z[0] - 27) < 0.02 * 40, "27 = 9 + 2·9, lifted a little");
});

test("a loss curve holds one line a walk, and J = 12.24 at the first step", () => {
  const [good, bad] = traces(lossCurve([walk(0.1), walk(0.6)]));
  assert.equal(good.y[1], 12.24);
  assert.ok(bad.y.length < 10, "of a walk that runs away only the beginning is drawn");
});

test("the slider shows the map and one walk at each of its places", () => {
  const figure = stepSizeSlider(bowl, start, [0.1, 0.3, 0.6]);
  const { steps } = (figure.layout.sliders as Trace)[0];
  for (const [i, step] of steps.entries()) {
    const { visible } = step.args[0];
    assert.equal(visible.length, figure.data.length);
    assert.deepEqual(
      visible.map((on: boolean, k: number) => on && k).filter((k: unknown) => k !== false),
      [0, 1 + 2 * i, 2 + 2 * i],
    );
  }
  assert.deepEqual(
    steps.map((step: Trace) => step.args[1]["title.text"].split(":")[1].split(",")[0].trim()),
    ["converges", "oscillates", "diverges"],
  );
});

test("a gate's curve holds its value and derivative: σ(0) = 1/2, σ'(0) = 1/4", () => {
  const [value, slope] = traces(gateCurve(sigmoid));
  const middle = value.x.indexOf(0);
  assert.equal(value.y[middle], 0.5);
  assert.equal(slope.y[middle], 0.25);
});

test("a kink has two rings and the convention's disc", () => {
  const [, , rings, disc] = traces(gateCurve(abs));
  assert.deepEqual(rings.y, [-1, 1]);
  assert.deepEqual(disc.y, [0]);
});

test("what a figure cannot draw is refused by name", () => {
  assert.throws(
    () => contourPath(valley, roll),
    (error: OptionError) => error.code === "wrong-number-of-variables",
  );
  assert.throws(
    () => functionPath(bowl, walk(0.1)),
    (error: OptionError) => error.code === "wrong-number-of-variables",
  );
  assert.throws(
    () => lossCurve([]),
    (error: OptionError) => error.code === "no-trajectory",
  );
  assert.throws(
    () => gateCurve(multiply),
    (error: OptionError) => error.code === "wrong-number-of-inputs",
  );
  assert.throws(
    () => gateCurve(sigmoid, { range: [1, 1] }),
    (error: OptionError) => error.code === "bad-range",
  );
  assert.throws(
    () => stepSizes(bowl, start, []),
    (error: OptionError) => error.code === "no-learning-rate",
  );
  assert.throws(() => stepSizes(bowl, start, [-1]), OptionError);
  assert.throws(
    () => lines([], { title: "t", x: "x", y: "y" }),
    (error: OptionError) => error.code === "no-line",
  );
});
