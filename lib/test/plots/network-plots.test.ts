import assert from "node:assert/strict";
import { test } from "node:test";
import { decisionBoundary, type Figure, images, layerCurves, OptionError, type Rows } from "../../index.js";
import { corner, networkGallery as gallery, half } from "../support/gallery.js";
import { refuses } from "../support/refuses.js";

// biome-ignore lint/suspicious/noExplicitAny: a figure is JSON, and a test says where it looks
type Trace = any;

const traces = (figure: Figure): Trace[] => JSON.parse(JSON.stringify(figure.data));

for (const [name, make] of Object.entries(gallery))
  test(`${name} is plain JSON, has a title, a size and an alternative text, and is the same twice`, () => {
    const figure = make();
    const text = JSON.stringify(figure.toMime());
    assert.deepEqual(JSON.parse(text), figure.toMime());
    assert.equal(text, JSON.stringify(make().toMime()));
    const layout = figure.layout as Trace;
    assert.ok(layout.title.text.length > 0 && layout.width > 0 && layout.height > 0);
    assert.ok(figure.alt.length > 20, figure.alt);
    assert.ok(text.length < 120_000, `${text.length} characters in a notebook`);
  });

test("the map of one output holds its answers, rows from low to high, the line at the level, and the samples by class", () => {
  const steep = (points: Rows): number[][] => points.map(([x, y]) => [x + 10 * y]);
  const [map, line, a, b] = traces(decisionBoundary(steep, corner, { level: 0.25 }));
  for (const [i, j] of [
    [0, 0],
    [3, 60],
    [69, 69],
  ]) {
    const [x, y] = [map.x0 + j * map.dx, map.y0 + i * map.dy];
    assert.ok(Math.abs(map.z[i][j] - (x + 10 * y)) < 2e-3);
  }
  assert.deepEqual([line.contours.start, line.contours.end], [0.25, 0.25]);
  assert.deepEqual([a.name, a.x, a.y], ["a", [0], [0]]);
  assert.deepEqual([b.name, b.x, b.y], ["b", [2, 0], [0, 1]]);
});

test("of several outputs the map holds the class of the largest", () => {
  const [map] = traces(gallery.regions());
  const [x, y] = [map.x0 + 50 * map.dx, map.y0 + 10 * map.dy];
  assert.ok(x > y);
  assert.deepEqual([map.z[10][50], map.z[69][0]], [1, 2]);
});

test("an image is its rows from above, the next one beside it, and the third below", () => {
  const [{ z }] = traces(
    images(
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
        [9, 9, 9, 9],
      ],
      { columns: 2 },
    ),
  );
  assert.deepEqual(z, [
    [null, null, null, null, null],
    [1, 2, null, 5, 6],
    [3, 4, null, 7, 8],
    [null, null, null, null, null],
    [9, 9, null, null, null],
    [9, 9, null, null, null],
  ]);
});

test("layer curves show one or the other variance", () => {
  const layers = [{ layer: "z1", variance: 1, gradientVariance: 4 }];
  assert.deepEqual(traces(layerCurves({ one: layers }))[0].y, [1]);
  assert.deepEqual(traces(layerCurves({ one: layers }, { of: "gradientVariance" }))[0].y, [4]);
});

const option = (code: string): Record<string, unknown> => ({ constructor: OptionError, code });
refuses(
  "samples of one feature",
  () => decisionBoundary(half, { ...corner, inputs: [[1]] }),
  option("wrong-number-of-features"),
);
refuses("too few answers", () => decisionBoundary(() => [[1]], corner), option("wrong-number-of-answers"));
refuses("an image of five pixels", () => images([[1, 2, 3, 4, 5]]), option("no-square"));
refuses(
  "a name too many",
  () => images([[1, 2, 3, 4]], { names: ["a", "b"] }),
  option("wrong-number-of-names"),
);
refuses("no network", () => layerCurves({}), option("no-network"));
