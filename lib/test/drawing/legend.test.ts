import assert from "node:assert/strict";
import { test } from "node:test";
import { marksLegend } from "../../drawing/kit/legend.js";

const entry = (mark: string) => ({ mark, words: "follows from an earlier slip", color: "#000000" });
/** Where each mark stands. */
function places(svg: string): Map<string, { x: number; y: number }> {
  const texts = svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" fill="#000000">(.)<\/text>/g);
  return new Map([...texts].map(([, x, y, mark]) => [mark, { x: Number(x), y: Number(y) }]));
}

test("entries that find no room beside the others stand in a row of their own, and the legend is as much higher", () => {
  const entries = ["a", "b", "c"].map(entry);
  const [wide, narrow] = [3000, 1].map((room) => marksLegend(entries)(room));
  const one = places(wide.draw(100));
  assert.equal(new Set([...one.values()].map(({ y }) => y)).size, 1, "with room all stand in one row");
  const rows = places(narrow.draw(100));
  const [a, b, c] = ["a", "b", "c"].map((mark) => rows.get(mark) ?? { x: Number.NaN, y: Number.NaN });
  const first = one.get("a")?.y ?? Number.NaN;
  // However narrow a graph is, there is room for the words on the wire, and below them for one entry a row.
  assert.deepEqual([a.x, b.x, c.x], [0, 0, 0]);
  const step = a.y - first;
  const size = Number(/font-size="([\d.]+)"/.exec(narrow.draw(100))?.[1]);
  assert.ok(step > size, "a row is higher than its letters");
  assert.deepEqual([b.y, c.y], [first + 2 * step, first + 3 * step]);
  assert.equal(narrow.height, wide.height + 3 * step);
  assert.ok(narrow.width < wide.width && c.y <= 100 + narrow.height, "nothing stands below it");
});
