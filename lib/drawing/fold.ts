import type { Layout, Part, Place, Wire } from "./kit/part.js";

/** A drawing of this width still has letters of 12 pixels when it is made to fit 500. */
export const pageWidth = 590;

/** Room between two rows, for the wire that leads from one to the next. */
const between = 30;
/** Room before the first gate of a later row, for the end of that wire. */
const indent = 44;
const radius = 11;

/**
 * A long chain of gates in several rows, one below the other, as the lines of a text: it is cut where a single wire
 * leads on, and that wire goes back to the left. What has no such place stays as wide as it is.
 */
export function fold(layout: Layout, parts: readonly Part[]): Layout {
  if (layout.width <= pageWidth) return layout;
  const cuts = cutsOf(layout, parts);
  const few = chosen(cuts, layout.width, pageWidth);
  if (few.length === 0) return layout;
  // As many rows, of about one width.
  const widths = [...new Set(cuts.flatMap((one) => [0, ...cuts].map((other) => one - other)))];
  const narrower = widths.filter((width) => width > 0 && width < pageWidth).sort((a, b) => a - b);
  const same = narrower.find((width) => fits(cuts, layout.width, width, few.length));
  return inRows(layout, parts, same === undefined ? few : chosen(cuts, layout.width, same));
}

/** The places between two columns over which one wire leads, and no more. */
function cutsOf({ places, curves }: Layout, parts: readonly Part[]): number[] {
  const spans = parts.map((part) => {
    const { x } = places.get(part.id) as Place;
    return { id: part.id, left: x - part.width / 2, right: x + part.width / 2 };
  });
  const span = new Map(spans.map((one) => [one.id, one]));
  const over = (x: number): Wire[] =>
    curves
      .map(({ wire }) => wire)
      .filter(({ from, to }) => (span.get(from)?.right ?? 0) <= x && (span.get(to)?.left ?? 0) >= x);
  return curves
    .filter(({ wire }) => wire.arrow && !wire.to.startsWith("result"))
    .map(({ wire }) => ((span.get(wire.from)?.right ?? 0) + (span.get(wire.to)?.left ?? 0)) / 2)
    .filter((x) => over(x).length === 1 && spans.every(({ left, right }) => right < x || left > x))
    .sort((a, b) => a - b);
}

/** Each row as long as the limit allows, and no longer than the next place to cut where nothing is short enough. */
function chosen(cuts: readonly number[], width: number, limit: number): number[] {
  const taken: number[] = [];
  for (let from = 0; width - from > room(from, limit); from = taken[taken.length - 1]) {
    const later = cuts.filter((cut) => cut > from + 1);
    const near = later.filter((cut) => cut - from <= room(from, limit));
    const next = near.length > 0 ? near[near.length - 1] : later[0];
    if (next === undefined) break;
    taken.push(next);
  }
  return taken;
}

function fits(cuts: readonly number[], width: number, limit: number, rows: number): boolean {
  const taken = chosen(cuts, width, limit);
  const ends = [0, ...taken, width];
  return (
    taken.length === rows && ends.every((end, i) => i === 0 || end - ends[i - 1] <= room(ends[i - 1], limit))
  );
}

/** How wide the row that begins here may be. */
function room(from: number, limit: number): number {
  return from === 0 ? limit : limit - indent;
}

function inRows({ places, curves, width }: Layout, parts: readonly Part[], cuts: readonly number[]): Layout {
  const starts = [0, ...cuts];
  const rowOf = (id: string): number => {
    const { x } = places.get(id) as Place;
    return starts.filter((start) => start <= x).length - 1;
  };
  const rows = starts.map((start, i) => {
    const own = parts.filter((part) => rowOf(part.id) === i);
    const heights = own.map((part) => {
      const { y } = places.get(part.id) as Place;
      return [y - part.height / 2, y + part.height / 2];
    });
    const top = Math.min(...heights.map(([low]) => low));
    const bottom = Math.max(...heights.map(([, high]) => high));
    const to = starts[i + 1] ?? width;
    return {
      top,
      bottom,
      dx: i === 0 ? 0 : indent - start,
      dy: 0,
      width: to - start + (i === 0 ? 0 : indent),
    };
  });
  let below = 0;
  for (const row of rows) {
    row.dy = below - row.top;
    below += row.bottom - row.top + between;
  }
  const moved = ({ x, y }: Place, row: number): Place => ({ x: x + rows[row].dx, y: y + rows[row].dy });
  const drawn = curves.map(({ wire, points }) => {
    const [from, to] = [rowOf(wire.from), rowOf(wire.to)];
    if (from === to) return { wire, points: points.map((point) => moved(point, from)) };
    const target = moved(places.get(wire.to) as Place, to);
    const half = (parts.find(({ id }) => id === wire.to)?.width ?? 0) / 2;
    const turn = rows[to].top + rows[to].dy - between / 2;
    return { wire, points: returning(moved(points[0], from), { x: target.x - half, y: target.y }, turn) };
  });
  return {
    width: Math.max(...rows.map((row) => row.width)) + radius,
    height: below - between,
    places: new Map([...places].map(([id, place]) => [id, moved(place, rowOf(id))])),
    curves: drawn,
  };
}

/** A wire from the end of a row to the beginning of the next: down at the right, back at this height, down at the left. */
function returning(start: Place, end: Place, y: number): Place[] {
  const [right, left] = [start.x + radius, end.x - 28];
  const corners = [
    { x: right, y: start.y },
    { x: right, y },
    { x: left, y },
    { x: left, y: end.y },
  ];
  const points: Place[] = [start];
  const lineTo = (to: Place): void => {
    const from = points[points.length - 1];
    const part = (t: number): Place => ({ x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) });
    points.push(part(1 / 3), part(2 / 3), to);
  };
  corners.forEach((corner, i) => {
    const next = corners[i + 1] ?? end;
    lineTo(towards(corner, points[points.length - 1]));
    points.push(corner, corner, towards(corner, next));
  });
  lineTo(end);
  return points;
}

/** A corner's radius from it, on the way to another place. */
function towards(corner: Place, other: Place): Place {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y) || 1;
  const share = Math.min(radius, length) / length;
  return { x: corner.x + share * (other.x - corner.x), y: corner.y + share * (other.y - corner.y) };
}
