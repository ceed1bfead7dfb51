import assert from "node:assert/strict";
import { test } from "node:test";
import { draw } from "../../drawing/drawing.js";
import { fold, pageWidth } from "../../drawing/fold.js";
import { layOut } from "../../drawing/layout.js";
import { partsOf } from "../../drawing/parts.js";
import { formula } from "../../formula/formula.js";
import { walk } from "../../trace/walk.js";

/** 1, then times 2 and plus 1 in turn, so many gates in all: a chain with no other way through. */
const chain = (gates: number) => {
  const line = (_: unknown, i: number) => `a${i + 1} = ${i === 0 ? "x" : `a${i}`} ${i % 2 ? "+ 1" : "* 2"}`;
  return formula(Array.from({ length: gates }, line).join("; "), { x: 1 });
};
/** Every gate of the first layer feeds every gate of the second, so no single wire leads on. */
const mesh = formula(
  "a1 = x*y; a2 = x/y; a3 = x+y; b1 = a1*a2; b2 = a2*a3; b3 = a1*a3; c1 = b1*b2; c2 = b2*b3; c3 = b1*b3; d1 = c1*c2; d2 = c2*c3; d3 = c1*c3; f = d1*d2*d3",
  { x: 2, y: 3 },
);

test("a long chain stands in rows that fit the page, in reading order", () => {
  for (const gates of [7, 12, 30]) {
    const parts = partsOf(walk(chain(gates)), true, false);
    const { width, height, places, curves } = layOut(parts);
    assert.ok(width <= pageWidth + 12, `${gates} gates take ${width} pixels`);
    const order = parts.parts
      .filter(({ kind }) => kind === "gate")
      .map(({ id }) => places.get(id) ?? { x: 0, y: 0 });
    for (const [i, { x, y }] of order.entries()) {
      const before = order[i - 1];
      if (before) assert.ok(y > before.y + 40 || (Math.abs(y - before.y) < 1 && x > before.x));
    }
    for (const { points } of curves) {
      assert.equal(points.length % 3, 1, "a chain of Bézier curves");
      for (const { x, y } of points) assert.ok(x >= -1 && x <= width + 1 && y >= -1 && y <= height + 1);
    }
  }
});

test("a wire that goes back to the next row begins at its number and ends at its gate", () => {
  const parts = partsOf(walk(chain(12)), true, false);
  const { places, curves } = layOut(parts);
  const width = new Map(parts.parts.map((part) => [part.id, part.width]));
  const back = curves.filter(({ points }) => points.length > 10);
  assert.ok(back.length > 0);
  for (const { wire, points } of back) {
    const [from, to] = [places.get(wire.from), places.get(wire.to)];
    const [start, end] = [points[0], points[points.length - 1]];
    assert.ok(
      from &&
        Math.abs(start.x - from.x - (width.get(wire.from) ?? 0) / 2) < 1 &&
        Math.abs(start.y - from.y) < 1,
    );
    assert.ok(
      to && Math.abs(to.x - end.x - (width.get(wire.to) ?? 0) / 2) < 1 && Math.abs(start.y - from.y) < 1,
    );
  }
});

test("what fits is not folded, and what has no place to be cut stays as it is", () => {
  const small = partsOf(walk(chain(2)), true, false);
  const layout = layOut(small);
  assert.equal(fold(layout, small.parts), layout);
  const wide = draw(mesh);
  assert.ok(wide.width > pageWidth);
  assert.match(String(wide.toMime()["text/html"]), /overflow-x:auto.*min-width:\d+px/, "it is scrolled");
});
