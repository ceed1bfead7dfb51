import assert from "node:assert/strict";
import { test } from "node:test";
import { clutter } from "../../drawing/clutter.js";
import type { Layout, Part, Place, Wire } from "../../drawing/kit/part.js";
import { Graph } from "../../graph/graph.js";

const node = new Graph().input("x", 1);

const part = (id: string, kind: Part["kind"]): Part => ({
  id,
  kind,
  node,
  width: 40,
  height: 20,
  text: id,
  now: [],
});

/** A straight wire as one Bézier curve. */
function straight(from: string, to: string, a: Place, b: Place): { wire: Wire; points: Place[] } {
  const at = (t: number): Place => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
  return { wire: { from, to, arrow: true }, points: [a, at(1 / 3), at(2 / 3), b] };
}

const layout = (places: Record<string, Place>, curves: Layout["curves"]): Layout => ({
  width: 400,
  height: 200,
  places: new Map(Object.entries(places)),
  curves,
});

const [a, b, c, d] = [
  { x: 0, y: 0 },
  { x: 0, y: 100 },
  { x: 300, y: 0 },
  { x: 300, y: 100 },
];
const four = [part("a", "input"), part("b", "input"), part("c", "gate"), part("d", "gate")];

test("a layout whose wires keep apart is not hard to read; one with a crossing is", () => {
  const apart = layout({ a, b, c, d }, [straight("a", "c", a, c), straight("b", "d", b, d)]);
  const crossed = layout({ a, b, c, d }, [straight("a", "d", a, d), straight("b", "c", b, c)]);
  assert.equal(clutter(apart, four), 0);
  assert.ok(clutter(crossed, four) > 0);
});

test("wires that begin or end together do not cross", () => {
  const together = layout({ a, b, c, d }, [straight("a", "d", a, d), straight("a", "c", a, c)]);
  assert.equal(clutter(together, four), 0);
});

test("a wire over a number makes a layout hard to read, more than a crossing does, and beside it not", () => {
  const label = part("l", "label");
  const wire = [straight("a", "c", a, c)];
  const over = clutter(layout({ a, c, l: { x: 150, y: 4 } }, wire), [four[0], four[2], label]);
  const beside = clutter(layout({ a, c, l: { x: 150, y: 30 } }, wire), [four[0], four[2], label]);
  const crossed = layout({ a, b, c, d }, [straight("a", "d", a, d), straight("b", "c", b, c)]);
  assert.equal(beside, 0);
  assert.ok(over > clutter(crossed, four));
});

test("inputs that stand in another order than they are given make a layout a little harder to read", () => {
  const inputs = [four[0], four[1]];
  const kept = clutter(layout({ a, b }, []), inputs);
  const turned = clutter(layout({ a: b, b: a }, []), inputs);
  const crossed = layout({ a, b, c, d }, [straight("a", "d", a, d), straight("b", "c", b, c)]);
  assert.equal(kept, 0);
  assert.ok(turned > 0 && turned < clutter(crossed, four));
});
