import assert from "node:assert/strict";
import { test } from "node:test";
import {
  abs,
  contourAnimation,
  contourPath,
  derivativeError,
  descend,
  directionalDerivative,
  type Figure,
  formula,
  functionPath,
  gateCurve,
  gradientDescent,
  histograms,
  lines,
  lossCurve,
  multiply,
  OptionError,
  parameterCurves,
  regressionFit,
  sigmoid,
  stepSizeSlider,
  stepSizes,
  surfaceAnimation,
  surfacePath,
} from "../../index.js";
import { bowl, gallery, roll, start, valley, walk } from "../support/gallery.js";
import { unpacked } from "./unpacked.js";

// biome-ignore lint/suspicious/noExplicitAny: a figure is JSON, and a test says where it looks
type Trace = any;

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
  const [x, y] = [map.x0 + 7 * map.dx, map.y0 + 40 * map.dy];
  assert.ok(Math.abs(unpacked(map.z)[40][7] - (x * x + 2 * y * y)) < 1e-3);
});

test("the surface carries the path at the height of the loss", () => {
  const [surface, path] = traces(surfacePath(bowl, walk(0.1)));
  assert.equal(surface.type, "surface");
  assert.ok(Math.abs(path.z[0] - 27) < 0.02 * 40, "27 = 9 + 2·9, lifted a little");
});

for (const make of [contourAnimation, surfaceAnimation])
  test(`${make.name} shows every walk up to each step, and first of all the whole walks`, () => {
    const figure = make(bowl, [walk(0.1, 40), walk(0.25, 10)]);
    const frames = figure.frames as Trace;
    const drawn = figure.data.slice(-4) as Trace;
    const names = frames.map((frame: Trace) => frame.name);
    assert.deepEqual([names[0], names[7], names[names.length - 1]], ["0", "7", "40"]);
    const [slider] = figure.layout.sliders as Trace;
    assert.deepEqual(
      slider.steps.map((step: Trace) => step.args[0][0]),
      names,
    );
    const places = frames[7].data.map((trace: Trace) => unpacked(trace.x));
    assert.deepEqual(
      places.map((x: number[]) => x.length),
      [8, 1, 8, 1],
    );
    assert.ok(Math.abs(places[1][0] - -3 * Math.pow(0.8, 7)) < 1e-6);
    assert.ok(Math.abs(places[3][0] - -3 * Math.pow(0.5, 7)) < 1e-6);
    // The second walk ended long before: it waits at its end.
    const ends = frames[names.length - 1].data;
    assert.ok(Math.abs(unpacked(ends[3].x)[0] - -3 * Math.pow(0.5, 10)) < 1e-6);
    assert.deepEqual(
      frames[0].traces,
      [4, 3, 2, 1].map((back) => figure.data.length - back),
    );
    for (const [i, trace] of drawn.entries()) assert.deepEqual(trace.x, ends[i].x);
    assert.match(figure.alt, /through 40 steps; shown is the last/);
  });

test("a loss curve holds one line a walk, and J = 12.24 at the first step", () => {
  const [good, bad] = traces(lossCurve([walk(0.1), walk(0.6)]));
  assert.equal(good.y[1], 12.24);
  assert.ok(bad.y.length < 10, "of a walk that runs away only the beginning is drawn");
});

test("a walk that runs away is called so, and does not stretch the picture", () => {
  const figure = lossCurve([walk(0.1), walk(0.6)]);
  assert.match(traces(figure)[1].name, /diverges/);
  const [low, high] = (figure.layout as Trace).yaxis.range;
  assert.ok(low < 0.1 && high < 2 * 27, "J(20) of the second is 8 million");
  const { xaxis, yaxis } = contourPath(bowl, [walk(0.1), walk(0.6)]).layout as Trace;
  for (const end of [...xaxis.range, ...yaxis.range]) assert.ok(Math.abs(end) < 10, `${end}`);
});

test("beside trajectories a loss curve takes plain values, and a logarithmic axis leaves out a 0", () => {
  const figure = lossCurve([walk(0.1), { name: "bound", values: [30, 3, 0.3] }], { log: true, target: 0.01 });
  assert.deepEqual(traces(figure)[1].y, [30, 3, 0.3]);
  const { yaxis, shapes, annotations } = figure.layout as Trace;
  assert.equal(yaxis.type, "log");
  assert.equal(shapes[0].y0, 0.01);
  assert.equal(annotations[0].y, -2, "an annotation's place on a logarithmic axis is the logarithm");
});

test("each parameter's curve ends in its name and last value, and the goal lies across", () => {
  const figure = parameterCurves(walk(0.1, 2), { goal: { y: 0 } });
  const [x, y] = traces(figure);
  const near = (actual: number[], expected: number[]) =>
    expected.forEach((value, i) => {
      assert.ok(Math.abs(actual[i] - value) < 1e-5, `${actual[i]} for ${value}`);
    });
  near(x.y, [-3, -2.4, -1.92]);
  near(y.y, [-3, -1.8, -1.08]);
  const { annotations, shapes } = figure.layout as Trace;
  assert.deepEqual(annotations.map((a: Trace) => a.text).sort(), ["<i>x</i> = −1.92", "<i>y</i> = −1.08"]);
  assert.deepEqual([shapes.length, shapes[0].y0], [1, 0]);
});

test("maps side by side say how each descent went", () => {
  const { annotations } = stepSizes(bowl, start, [0.01, 0.25, 0.5, 0.55], { steps: 20 }).layout as Trace;
  const said = annotations.map((a: Trace) => a.text.replace(/<[^>]*>/g, " "));
  // η = 0.25 takes y to 0 at once and halves x: J = 9·4⁻²⁰ = 8.2e-12. η = 0.5 takes x to 0 and turns y round: J = 18.
  assert.match(said[0], /η = 0.01 .*too slow/);
  assert.match(said[1], /converges +J = 8.2·10⁻¹² after 20 steps/);
  assert.match(said[2], /oscillates +J = 18 after 20 steps/);
  assert.match(said[3], /diverges/);
});

test("a fit shows outputs against targets, the errors as bars, and apart what was held out", () => {
  const [diagonal, bars, trained, held] = traces(gallery.regressionFit());
  assert.deepEqual(diagonal.x, diagonal.y);
  assert.deepEqual(bars.y.slice(0, 2), [0.8, 0.7]);
  assert.deepEqual([trained.x, trained.y, trained.customdata[0]], [[0.8], [0.7], [-0.1, 0.01]]);
  assert.deepEqual([held.x, held.y], [[0.5], [0.55]]);
});

test("errors of derivatives stand at their steps from small to large, and the best step is named", () => {
  const figure = gallery.derivativeError();
  const [forward, central] = traces(figure);
  assert.deepEqual(
    [forward.x, forward.y, central.y],
    [
      [0.1, 1],
      [0.05, 0.5],
      [0.001, 0.1],
    ],
  );
  assert.equal((figure.layout as Trace).annotations[1].y, -3);
});

test("each histogram shows the share of its values in each bar, over one axis, with mean and spread", () => {
  const { layout } = gallery.histograms() as Trace;
  const [wide, narrow] = traces(gallery.histograms());
  assert.deepEqual(wide.x, [0.5, 1.5, 2.5, 3.5]);
  // A value on a border belongs to the bar on its right, the right end to the last bar.
  assert.deepEqual(
    [wide.y, narrow.y],
    [
      [0.25, 0.25, 0.25, 0.25],
      [0, 0.25, 0.75, 0],
    ],
  );
  assert.deepEqual([layout.xaxis.range, layout.xaxis.anchor], [[0, 4], "y2"]);
  // Mean 7/4 both; squared distances from it 35/4 and 3/4, so √(35/16) = 1.479 and √(3/16) = 0.433.
  const said = layout.annotations.map((a: Trace) => a.text);
  assert.deepEqual(said, ["wide: mean 1.75, spread 1.48", "narrow: mean 1.75, spread 0.433"]);
  const marked = gallery.histogramsMarked().layout as Trace;
  assert.deepEqual([marked.shapes[0].x0, marked.shapes[0].x1], [0, 0]);
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

test("the slope in a direction is gradient · direction, largest along the gradient, 0 across it", () => {
  // The gradient of x² + 2y² at (1.5, 1) is (3, 4): a 3-4-5 triangle.
  const [rule, measured, marks] = traces(directionalDerivative(bowl, { x: 1.5, y: 1 }));
  const at = (trace: Trace, angle: number): number => trace.y[trace.x.indexOf(angle)];
  const near = (actual: number, expected: number) =>
    assert.ok(Math.abs(actual - expected) < 1e-4, `${actual}`);
  for (const trace of [rule, measured])
    for (const [angle, slope] of [
      [0, 3],
      [90, 4],
      [180, -3],
      [45, 7 / Math.SQRT2],
    ])
      near(at(trace, angle), slope);
  const up = (Math.atan(4 / 3) * 180) / Math.PI;
  [up, up + 90, up + 180, up + 270].forEach((angle, i) => {
    assert.ok(Math.abs(marks.x[i] - angle) < 1e-3, `${marks.x[i]}`);
    near(marks.y[i], [5, 0, -5, 0][i]);
  });
});

test("on a kink the measured slopes leave the curve: relu(x) + y has no gradient at (0, 0)", () => {
  const roof = formula("relu(x) + y", { x: 0, y: 0 });
  const [rule, measured] = traces(directionalDerivative(roof, { x: 0, y: 0 }));
  assert.equal(rule.y[0], 0, "relu'(0) is taken as 0");
  assert.equal(measured.y[0], 0.5, "half-way between the slopes of the two sides");
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
  const codes: [() => unknown, string][] = [
    [() => contourPath(bowl, { ...walk(0.1), points: [], values: [] }), "empty-trajectory"],
    [() => contourPath(bowl, walk(0.1), { range: { x: [0, Number.NaN], y: [0, 1] } }), "bad-range"],
    [() => contourPath(bowl, walk(0.1), { axes: ["x", "z"] }), "unknown-parameter"],
    [() => contourPath(bowl, walk(0.1), { names: ["a", "b"] }), "wrong-number-of-names"],
    [() => contourPath(bowl, [walk(0.1), roll]), "other-parameters"],
    [() => surfacePath(bowl, walk(0.1), { eye: [1, Number.NaN, 1] }), "bad-eye"],
    [() => functionPath(valley, roll, { range: [2, 1] }), "bad-range"],
    [() => lossCurve({ ...walk(0.1), values: [] }), "empty-trajectory"],
    [() => lossCurve([{ name: "none", values: [] }]), "empty-curve"],
    [() => lossCurve([{ name: "low", values: [-1] }], { log: true }), "not-positive"],
    [() => lossCurve(walk(0.1), { log: true, target: 0 }), "bad-target"],
    [() => parameterCurves(walk(0.1), { goal: { z: 0 } }), "bad-goal"],
    [() => stepSizes(bowl, start, [1, 2, 3, 4, 5, 6, 7]), "too-many-rates"],
    [() => stepSizeSlider(bowl, start, [0.1]), "wrong-number-of-rates"],
    [() => stepSizeSlider(bowl, start, [0.1, 0.2], { active: 2 }), "bad-place"],
    [() => regressionFit([]), "no-sample"],
    [() => regressionFit([{ target: 1, output: Number.NaN }]), "not-finite"],
    [() => directionalDerivative(valley, { x: 1 }), "wrong-number-of-variables"],
    [() => directionalDerivative(bowl, { x: 1, y: Number.NaN }), "bad-value"],
    [() => directionalDerivative(bowl.compile(), { x: 1 }), "bad-value"],
    [() => histograms({}), "wrong-number-of-rows"],
    [() => histograms({ a: [] }), "empty-list"],
    [() => histograms({ a: [1, Number.NaN] }), "not-finite"],
    [() => histograms({ a: [1] }, { bars: 1 }), "bars-out-of-range"],
    [() => histograms({ a: [1] }, { range: [2, 1] }), "bad-range"],
    [() => histograms({ a: [1] }, { mark: { value: Number.NaN, name: "m" } }), "bad-mark"],
    [() => derivativeError([0], { forward: [1] }), "bad-step"],
    [() => derivativeError([1], { forward: [1, 2] }), "wrong-length"],
  ];
  for (const [draw, code] of codes)
    assert.throws(draw, (error: OptionError) => error instanceof OptionError && error.code === code, code);
  assert.throws(
    () => lines([], { title: "t", x: "x", y: "y" }),
    (error: OptionError) => error.code === "no-line",
  );
});

test("every figure fits a page of 500 pixels, and its letters have 12 or more", () => {
  for (const [name, make] of Object.entries(gallery)) {
    const figure = make();
    const { layout } = figure as Trace;
    assert.ok(layout.width <= 500 && layout.height <= 640, `${name}: ${layout.width} × ${layout.height}`);
    const inner = layout.width - layout.margin.l - layout.margin.r;
    assert.ok(inner >= 300, `${name}: the drawing has ${inner} pixels`);
    const sizes = [
      ...JSON.stringify(figure.toMime()).matchAll(/"\w*font":\{[^}]*"size":([\d.]+)|font-size:([\d.]+)px/g),
    ];
    for (const [text, a, b] of sizes) assert.ok(Number(a ?? b) >= 12, `${name}: ${text}`);
  }
});

test("a long title is broken between words, and what stands below it moves down", () => {
  const long = "A walk with a name so long that no page of this width could ever hold it in one line";
  const [one, two] = ["short", long].map((title) => lossCurve(walk(0.1), { title }).layout as Trace);
  assert.equal(two.title.text.replaceAll("<br>", " "), long);
  assert.ok(two.title.text.split("<br>").every((line: string) => line.length <= 58));
  assert.ok(two.margin.t >= one.margin.t + 20 && two.height >= one.height + 20);
});

test("no toolbar stands over a title, and the wheel scrolls the page", () => {
  const { config } = surfacePath(bowl, walk(0.1)).toMime()["application/vnd.plotly.v1+json"] as Trace;
  assert.deepEqual(config, { displayModeBar: false, scrollZoom: false });
});

test("fits that are compared have equal axes, and a bound of a gate is a tick", () => {
  const one = { target: 0.8, output: 0.7 };
  const { xaxis, yaxis } = regressionFit([one], { range: [0.2, 1] }).layout as Trace;
  assert.deepEqual(
    [xaxis.range, yaxis.range],
    [
      [0.2, 1],
      [0.2, 1],
    ],
  );
  assert.throws(() => regressionFit([one], { range: [1, 0] }), { code: "bad-range" });
  const { yaxis2 } = gateCurve(sigmoid).layout as Trace; // the slope runs from nearly 0 to 1/4
  assert.equal(yaxis2.rangemode, "tozero");
  assert.ok(Math.abs(0.25 / yaxis2.dtick - Math.round(0.25 / yaxis2.dtick)) < 1e-9);
});

test("the cut of a walk that runs away goes through its best point, so the map has a valley", () => {
  const three = formula("x^2 + y^2 + z^2", { x: 1, y: 1, z: 1 });
  const away = descend(three, { x: 1, y: 1, z: 1 }, gradientDescent(1.2), { steps: 40 });
  const { title } = contourPath(three, away, { levels: "log" }).layout as Trace;
  assert.match(title.text, /with <i>z<\/i> = 1$/, "1 at the start, then 1.4 times as far at each step");
});
