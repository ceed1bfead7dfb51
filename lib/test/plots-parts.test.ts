import assert from "node:assert/strict";
import { test } from "node:test";
import { descend, formula, gradientDescent } from "../index.js";
import { contourTrace, ground, roundStep } from "../plots/ground.js";
import { spread } from "../plots/labels.js";
import { outcome, thin } from "../plots/outcome.js";
import { drawnSteps } from "../plots/path.js";
import { boxAround, plane } from "../plots/plane.js";
import { plain, round, say } from "../plots/words.js";

const bowl = formula("x^2 + 2*y^2", { x: -3, y: -3 });
const walk = (rate: number, steps = 20) => descend(bowl, { x: -3, y: -3 }, gradientDescent(rate), { steps });

test("how a descent went, by the factors 1 - 2η and 1 - 4η of each step", () => {
  assert.equal(outcome(walk(0.01)), "too slow");
  assert.equal(outcome(walk(0.1)), "converges");
  assert.equal(outcome(walk(0.1), 1e-9), "too slow");
  assert.equal(outcome(walk(0.45)), "oscillates", "1 - 4η = -0.8: to and fro");
  assert.equal(outcome(walk(0.5)), "oscillates", "1 - 4η = -1: for ever");
  assert.equal(outcome(walk(0.51)), "diverges", "1 - 4η = -1.04");
});

test("labels are moved apart by no more than is needed, and keep their order", () => {
  assert.deepEqual(spread([1, 5, 9], 2), [1, 5, 9]);
  assert.deepEqual(spread([4, 4], 2), [3, 5]);
  assert.deepEqual(spread([0, 1, 2], 2), [-1, 1, 3]);
  const places = spread([0, 0.1, 1.4, 1.5, 9], 1);
  places.slice(1).forEach((place, i) => {
    assert.ok(place - places[i] >= 1 - 1e-12);
  });
});

test("a long path is thinned, but keeps its beginning and its end", () => {
  assert.deepEqual(thin(5), [0, 1, 2, 3, 4]);
  const kept = thin(10_001);
  assert.ok(kept.length <= 242 && kept[1] === 1 && kept[kept.length - 1] === 10_000);
  assert.deepEqual(thin(1), [0]);
});

test("a path that runs away is drawn until it has left the box twice", () => {
  const box = { x: [-4, 4], y: [-4, 4] } as const;
  const places = (rate: number) => {
    const one = walk(rate);
    return drawnSteps(one, [one.points.map(([x]) => x), one.points.map(([, y]) => y)], box);
  };
  // y: -3, 4.2, -5.88, … at η = 0.6
  assert.deepEqual(places(0.6), [0, 1, 2]);
  assert.equal(places(0.1).length, 21);
});

test("the box holds the path and reaches beyond its best point by half its way", () => {
  const { x, y } = boxAround([walk(0.1, 1000)], ["x", "y"]);
  for (const [low, high] of [x, y])
    assert.ok(low < -3 && low > -4 && high > 1.5 && high < 2.5, `${low} ${high}`);
  const single = descend(bowl, { x: 0, y: 0 }, gradientDescent(0.1), { steps: 1 });
  assert.ok(boxAround([single], ["x", "y"]).x[1] > 0, "a path that stays at one point has a box too");
});

test("a cut through more than two parameters holds the others at the end of the path, or where it is told", () => {
  const sum = formula("a^2 + b^2 + c^2", { a: 1, b: 1, c: 2 });
  const path = descend(sum, { a: 1, b: 1, c: 2 }, gradientDescent(0.25), { steps: 1 });
  assert.equal(plane(sum, [path]).value(3, 4), 9 + 16 + 1);
  assert.equal(plane(sum, [path], { at: { c: 5 } }).value(3, 4), 9 + 16 + 25);
  assert.equal(plane(sum, [path], { axes: ["c", "a"], at: { b: 0 } }).value(3, 4), 25);
});

test("where a function has no value its map has a hole", () => {
  const root = formula("sqrt(x) + y", { x: 1, y: 0 });
  const path = descend(root, { x: 1, y: 0 }, gradientDescent(0.1), { steps: 1 });
  const { z, high } = ground(plane(root, [path]), { x: [-1, 1], y: [0, 1] }, 3);
  assert.deepEqual([z[0][0], z[2][2], high], [null, 2, 2]);
  assert.throws(
    () => ground(plane(root, [path]), { x: [-2, -1], y: [0, 1] }, 3),
    (error: { code?: string }) => error.code === "no-value",
  );
});

test("lines of a logarithmic map are even steps of the logarithm, and values below 0 are refused", () => {
  const flat = {
    x: [0, 1],
    y: [0, 1],
    z: [
      [1, 10],
      [100, null],
    ],
    low: 1,
    high: 100,
  };
  // biome-ignore lint/suspicious/noExplicitAny: a trace is JSON
  const map = contourTrace(flat, "log", "J") as any;
  assert.deepEqual(map.z, [
    [0, 1],
    [2, null],
  ]);
  assert.deepEqual([map.contours.start, map.contours.end, map.contours.size], [0, 2, 0.25]);
  assert.throws(() => contourTrace({ ...flat, low: -1 }, "log", "J"), { code: "not-positive" });
});

test("numbers in pictures: six digits as data, four in words, round steps", () => {
  assert.equal(round(-0.0675539947), -0.067554);
  assert.equal(plain(Number.POSITIVE_INFINITY), null);
  assert.equal(say(-0.0675539947), "−0.06755");
  assert.deepEqual([0.9, 1, 1.1, 3, 7, 0.021].map(roundStep), [1, 1, 2, 5, 10, 0.05]);
});
