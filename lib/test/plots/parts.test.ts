import assert from "node:assert/strict";
import { test } from "node:test";
import {
  contourPath,
  descend,
  formula,
  functionPath,
  gate,
  gateCurve,
  gradientDescent,
  lossCurve,
  parameterCurves,
  surfacePath,
  type Trajectory,
} from "../../index.js";
import { logScale } from "../../plots/parts/figure.js";
import { contourTrace, ground, roundStep } from "../../plots/parts/ground.js";
import { spread } from "../../plots/parts/labels.js";
import { outcome, runsAway, thin } from "../../plots/parts/outcome.js";
import { drawnSteps } from "../../plots/parts/path.js";
import { boxAround, plane } from "../../plots/parts/plane.js";
import { plain, round, say } from "../../plots/parts/words.js";
import { unpacked } from "./unpacked.js";

const bowl = formula("x^2 + 2*y^2", { x: -3, y: -3 });
const walk = (rate: number, steps = 20) => descend(bowl, { x: -3, y: -3 }, gradientDescent(rate), { steps });

test("a logarithmic axis has a tick at each power of ten, and where it has not two of them Plotly finds others", () => {
  assert.deepEqual([logScale(-2.1, 1.2).dtick, logScale(-9, 9).dtick, logScale(0, 1).dtick], [1, 2, 1]);
  for (const [low, high] of [
    [0.4, 0.97],
    [0.9, 1.3],
  ]) {
    const { dtick, nticks } = logScale(low, high);
    assert.deepEqual([dtick, nticks], [undefined, 6]);
  }
});

test("how a descent went, by the factors 1 - 2η and 1 - 4η of each step", () => {
  assert.equal(outcome(walk(0.01)), "too slow");
  assert.equal(outcome(walk(0.1)), "converges");
  assert.equal(outcome(walk(0.1), 1e-9), "too slow");
  assert.equal(outcome(walk(0.45)), "oscillates", "1 - 4η = -0.8: to and fro");
  assert.equal(outcome(walk(0.5)), "oscillates", "1 - 4η = -1: for ever");
  assert.equal(outcome(walk(0.51)), "diverges", "1 - 4η = -1.04");
});

test("a loss that begins at or below 0 has arrived when a step hardly lowers it", () => {
  const low = formula("x^2 - 4", { x: 1 }); // from -3 to -4; each step keeps (1 - 2η)² of what is left
  const from = (rate: number, steps: number) => descend(low, { x: 1 }, gradientDescent(rate), { steps });
  assert.equal(outcome(from(0.01, 3)), "too slow");
  assert.equal(outcome(from(0.25, 20)), "converges");
  assert.equal(outcome(from(0.01, 3), -2), "converges", "a target that was met");
  assert.equal(outcome(descend(low, { x: 2 }, gradientDescent(0.01), { steps: 3 })), "too slow", "from 0");
  assert.equal(
    outcome(descend(low, { x: 0 }, gradientDescent(0.1), { steps: 3 })),
    "converges",
    "at the bottom",
  );
});

test("a loss below 0 has a linear axis that holds the start and the way down", () => {
  const low = formula("x^2 - 4", { x: 1 });
  const axis = (f: typeof low, start: Record<string, number>, rate: number) =>
    lossCurve(descend(f, start, gradientDescent(rate), { steps: 20 })).layout as {
      yaxis: { range: [number, number]; type?: string };
    };
  const { range, type } = axis(low, { x: 1 }, 0.1).yaxis;
  assert.notEqual(type, "log");
  assert.ok(range[0] < -3.99 && range[1] > -3 && range[1] < 0, String(range));
  // From 0 and up: the start stays in the picture, and what runs away leaves it.
  const up = axis(formula("2 - x^2 / 2", { x: 2 }), { x: 2 }, 0.1).yaxis.range;
  assert.ok(up[0] < 0 && up[1] > 0, String(up));
});

/** A walk as data: x and y fall from 1 to 0 in a straight line, and so does the value. */
function longWalk(steps: number, names: readonly string[]): Trajectory {
  const at = Array.from({ length: steps + 1 }, (_, i) => 1 - i / steps);
  const points = at.map((x) => Float64Array.from(names, () => x));
  return {
    names,
    optimizer: "gradient-descent",
    learningRate: 0.1,
    points,
    values: at,
    gradients: points,
    stopped: "steps",
  };
}

test("a walk of 200,000 steps is drawn: no list of its points becomes the arguments of a call", () => {
  const [one, two] = [longWalk(200_000, ["x"]), longWalk(200_000, ["x", "y"])];
  const plain = formula("x + 0 * y", { x: 1, y: 1 });
  for (const figure of [
    functionPath(formula("x", { x: 1 }), one),
    contourPath(plain, two),
    surfacePath(plain, two),
    lossCurve(two),
    lossCurve(two, { log: true }),
    parameterCurves(two),
  ])
    for (const { x } of figure.data) assert.ok(!Array.isArray(x) || x.length < 1000);
  assert.throws(() => lossCurve({ ...one, values: one.values.map((v) => v - 0.5) }, { log: true }), {
    code: "not-positive",
  });
  assert.equal(runsAway(one), false);
});

test("a reader's gate is broken where it has its kinks, poles and ends of the domain", () => {
  const breaks = (g: Parameters<typeof gateCurve>[0], range?: [number, number]): unknown[] => {
    const x = gateCurve(g, range ? { range } : {}).data[0].x as (number | null)[];
    return x.flatMap((at, i) => (at === null ? [[x[i - 1], x[i + 1]]] : []));
  };
  const hinge = gate("hinge", {
    symbol: "h",
    forward: "max(0, 1 - x)",
    local: ["x < 1 ? -1 : 0"],
    kink: "x == 1",
  });
  // biome-ignore lint/suspicious/noExplicitAny: a trace is JSON
  const [, , rings, disc] = gateCurve(hinge).data as any;
  assert.deepEqual([rings.x, rings.y, disc.x, disc.y], [[1, 1], [-1, 0], [1], [0]]);
  assert.deepEqual(breaks(hinge), [[1, 1]]);
  assert.deepEqual(breaks(hinge, [2, 3]), []);
  const far = gate("far", {
    symbol: "f",
    forward: "abs(x - 120)",
    local: ["x < 120 ? -1 : 1"],
    kink: "x == 120",
  });
  assert.deepEqual(breaks(far, [-1000, 1000]), [[120, 120]]);
  const pole = gate("pole", {
    symbol: "p",
    forward: "1 / (x - 0.35)",
    local: ["-1 / ((x - 0.35) * (x - 0.35))"],
    domain: "x != 0.35",
  });
  assert.deepEqual(breaks(pole), [[0.35, 0.35]]);
  const end = gate("end", {
    symbol: "e",
    forward: "log(3 * x - 1)",
    local: ["3 / (3 * x - 1)"],
    domain: "3 * x > 1",
  });
  assert.deepEqual(breaks(end), [[0.333333, 0.333333]]);
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
  assert.deepEqual(unpacked(map.z), [
    [0, 1],
    [2, Number.NaN],
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
