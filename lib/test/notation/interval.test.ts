import assert from "node:assert/strict";
import { test } from "node:test";
import {
  around,
  distance,
  everything,
  hull,
  type Interval,
  isPoint,
  nothing,
  overBox,
  point,
  rounded,
  sum,
  times,
} from "../../notation/interval.js";

const span = (lo: number, hi: number): Interval => ({ lo, hi });

test("a point is an interval of one number", () => {
  assert.deepEqual(point(3), span(3, 3));
  assert.equal(isPoint(point(3)), true);
  assert.equal(isPoint(span(3, 4)), false);
  assert.equal(isPoint(nothing), false);
});

test("a hull is the least interval around all that is known", () => {
  assert.deepEqual(hull(span(1, 2), span(-1, 0), span(0, 5)), span(-1, 5));
  assert.deepEqual(hull(span(4, 5), nothing, span(1, 2)), span(1, 5));
  assert.deepEqual(hull(point(7)), span(7, 7));
  assert.deepEqual(hull(nothing), nothing);
  assert.deepEqual(hull(), nothing);
  assert.deepEqual(hull(everything), everything);
});

test("sums and products hold every sum and product of their members", () => {
  assert.deepEqual(sum(span(1, 2), span(-3, 5)), span(-2, 7));
  assert.deepEqual(times(span(1, 2), span(3, 5)), span(3, 10));
  assert.deepEqual(times(span(-1, 2), span(3, 5)), span(-5, 10));
  assert.deepEqual(times(span(-2, -1), span(3, 5)), span(-10, -3));
  assert.deepEqual(times(span(-3, 2), span(-5, 7)), span(-21, 15));
  assert.deepEqual(times(point(-3), point(5)), point(-15));
  assert.deepEqual(times(point(3), span(-1, 2)), span(-3, 6));
  assert.deepEqual(times(span(-1, 2), point(3)), span(-3, 6));
  assert.deepEqual(times(point(0), everything), span(0, 0));
});

test("the part around a value holds the value, also where it lies outside", () => {
  assert.deepEqual(around(span(0, 10), 5, 2), span(3, 7));
  assert.deepEqual(around(span(4, 6), 5, 2), span(4, 6));
  assert.deepEqual(around(span(0, 10), 11, 2), span(9, 11));
  assert.deepEqual(around(span(0, 10), -1, 2), span(-1, 1));
  assert.deepEqual(around(span(0, 10), 20, 2), point(20));
  assert.deepEqual(around(span(0, 10), 12, 2), span(10, 12));
  assert.deepEqual(around(nothing, 3, 2), point(3));
});

test("the distance is how far a value lies outside", () => {
  assert.equal(distance(5, span(3, 7)), 0);
  assert.equal(distance(3, span(3, 7)), 0);
  assert.equal(distance(1, span(3, 7)), 2);
  assert.equal(distance(10, span(3, 7)), 3);
  assert.ok(Number.isNaN(distance(1, nothing)));
  assert.ok(Number.isNaN(distance(1, span(Number.NaN, 0))));
  assert.ok(Number.isNaN(distance(1, span(0, Number.NaN))));
});

test("rounding reaches to the multiples on both sides, and leaves a multiple alone", () => {
  assert.deepEqual(rounded(span(1.2, 3.4), 1), span(1, 4));
  assert.deepEqual(rounded(point(2.5), 0.5), point(2.5));
  assert.deepEqual(rounded(point(0.3), 0.1), span(0.3, 0.30000000000000004));
  assert.deepEqual(rounded(span(-1.2, -0.7), 0.5), span(-1.5, -0.5));
  assert.deepEqual(rounded(span(1.2, 3.4), 0), span(1.2, 3.4));
  assert.deepEqual(rounded(span(1.2, 3.4), Number.NaN), span(1.2, 3.4));
});

test("over a box a function is taken at every corner and in the middle", () => {
  const difference = (a: number, b: number): Interval => point(a - b);
  assert.deepEqual(overBox([span(1, 2), span(10, 30)], difference), span(-29, -8));
  assert.deepEqual(overBox([point(5), span(10, 30)], difference), span(-25, -5));
  assert.deepEqual(overBox([point(5), point(7)], difference), point(-2));
  assert.deepEqual(
    overBox([], () => point(1)),
    point(1),
  );
  // x² over -1 … 3 has its least value at 0, between the corners; (x - 3)² over 2 … 4 in the middle.
  assert.deepEqual(
    overBox([span(-1, 3)], (x) => point(x * x)),
    span(0, 9),
  );
  assert.deepEqual(
    overBox([span(2, 4)], (x) => point((x - 3) * (x - 3))),
    span(0, 1),
  );
  assert.deepEqual(
    overBox([span(0, 4)], (x) => point((x - 2) * (x - 2))),
    span(0, 4),
  );
  assert.deepEqual(
    overBox([span(-4, 0)], (x) => point((x + 2) * (x + 2))),
    span(0, 4),
  );
});

test("beside a pole everything is possible, and of what is never known nothing is known", () => {
  assert.deepEqual(
    overBox([span(0, 1)], (x) => point(1 / x)),
    everything,
  );
  assert.deepEqual(
    overBox([span(0, 1)], (x) => point(-1 / x)),
    everything,
  );
  assert.deepEqual(
    overBox([span(-1, -0.5)], (x) => point(Math.log(x))),
    nothing,
  );
  assert.deepEqual(
    overBox([span(1, 2)], (x) => point(1 / x)),
    span(0.5, 1),
  );
});
