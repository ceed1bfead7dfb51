import type { Layout, Part, Place } from "./kit/part.js";

/** How hard a layout is to read: wires that cross, wires over numbers, inputs that stand in another order than given. */
export function clutter(layout: Layout, parts: Part[]): number {
  const lines = layout.curves.map(({ points }) => polyline(points));
  const boxes = parts.map((part) => ({ part, ...(layout.places.get(part.id) ?? { x: 0, y: 0 }) }));
  let score = 0;
  layout.curves.forEach(({ wire }, i) => {
    for (let j = i + 1; j < lines.length; j++) {
      const other = layout.curves[j].wire;
      const together = wire.from === other.from || wire.to === other.to;
      if (!together && cross(lines[i], lines[j])) score += 10;
    }
    for (const { part, x, y } of boxes) {
      if (part.id === wire.from || part.id === wire.to) continue;
      const inside = ([px, py]: number[]): boolean =>
        Math.abs(px - x) < part.width / 2 - 2 && Math.abs(py - y) < part.height / 2 - 2;
      if (lines[i].some(inside)) score += 15;
    }
  });
  const inputs = boxes.filter(({ part }) => part.kind === "input");
  for (let i = 1; i < inputs.length; i++)
    if (Math.abs(inputs[i].x - inputs[i - 1].x) < 40 && inputs[i].y < inputs[i - 1].y) score += 3;
  return score;
}

/** A chain of Bézier curves as short straight pieces. */
function polyline(points: Place[]): number[][] {
  const line: number[][] = [];
  for (let i = 0; i + 3 < points.length; i += 3)
    for (let t = 0; t <= 1; t += 0.125) {
      const [a, b, c, d] = [
        (1 - t) * (1 - t) * (1 - t),
        3 * t * (1 - t) * (1 - t),
        3 * t * t * (1 - t),
        t * t * t,
      ];
      const along = (of: (place: Place) => number): number =>
        a * of(points[i]) + b * of(points[i + 1]) + c * of(points[i + 2]) + d * of(points[i + 3]);
      line.push([along(({ x }) => x), along(({ y }) => y)]);
    }
  return line;
}

function cross(one: number[][], other: number[][]): boolean {
  for (let i = 1; i < one.length; i++)
    for (let j = 1; j < other.length; j++) if (meet(one[i - 1], one[i], other[j - 1], other[j])) return true;
  return false;
}

/** Whether two straight pieces have a point in common: the ends of each lie on both sides of the other. */
function meet(a: number[], b: number[], c: number[], d: number[]): boolean {
  const side = (p: number[], q: number[], r: number[]): number =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
